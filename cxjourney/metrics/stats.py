"""Intervals, in pure Python: what a number is worth, given the observations behind it. All are at 95 %."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, exp, inf, lgamma, log, log1p, sqrt
from statistics import NormalDist

LEVEL = 0.95
Z = NormalDist().inv_cdf((1 + LEVEL) / 2)
"""1.96."""
FEW_ANSWERS = 100
"""Below this many answers the plain interval of a recommendation score is too narrow."""
LITTLE_SPREAD = 40
"""Below this sum of squared deviations it is too narrow as well: nearly all answers are of one sort."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The value and its two bounds."""

    value: float
    low: float
    high: float


def wilson(successes: int, n: int) -> Interval | None:
    """The interval of a share by Wilson's score method; None without observations."""
    if n == 0:
        return None
    share = successes / n
    centre = (share + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n)
    return Interval(share, max(0.0, min(share, centre - half)), min(1.0, max(share, centre + half)))


def nps(promoters: int, detractors: int, n: int) -> Interval | None:
    """A recommendation score from -100 to 100 and its interval; None without answers.

    With few answers, or nearly all of one sort, the plain interval is too narrow, or has no width: three answers are
    then added, ¾ promoter, 1½ passive and ¾ detractor, to the shares from which the interval is drawn.
    """
    if n == 0:
        return None
    value = 100 * (promoters - detractors) / n
    spread = n * nps_variance(promoters / n, detractors / n)
    if n >= FEW_ANSWERS and spread >= LITTLE_SPREAD:
        centre, half = value, _half_width(promoters / n, detractors / n, n)
    else:
        p, d = (promoters + 0.75) / (n + 3), (detractors + 0.75) / (n + 3)
        centre, half = 100 * (p - d), _half_width(p, d, n + 3)
    return Interval(value, max(-100.0, min(value, centre - half)), min(100.0, max(value, centre + half)))


def nps_variance(promoters: float, detractors: float) -> float:
    """The variance of one answer, promoters counting 1 and detractors -1, from their shares."""
    return promoters + detractors - (promoters - detractors) ** 2


def answers_needed(margin: float, variance: float) -> int:
    """How many answers give a recommendation score to `margin` points either way."""
    return ceil(variance * (100 * Z / margin) ** 2)


def mean(total: float, sd: float | None, n: int) -> Interval | None:
    """The interval of a mean by Student's t, from the sum and the standard deviation; None below two observations."""
    if n < 2 or sd is None:
        return None
    value = total / n
    half = t_quantile((1 + LEVEL) / 2, n - 1) * sd / sqrt(n)
    return Interval(value, value - half, value + half)


def t_quantile(probability: float, freedom: int) -> float:
    """The quantile of Student's t, for a probability above one half, by bisection of its distribution."""
    low, high = 0.0, 1.0
    while t_probability(high, freedom) < probability:
        low, high = high, high * 2
        if high == inf:
            return inf
    for _ in range(200):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if t_probability(middle, freedom) < probability else (low, middle)
    return (low + high) / 2


def t_probability(t: float, freedom: int) -> float:
    """The probability that Student's t stays below a positive `t`."""
    return 1 - _beta_share(freedom / 2, 0.5, freedom / (freedom + t * t)) / 2


def _half_width(promoters: float, detractors: float, n: float) -> float:
    return 100 * Z * sqrt(max(0.0, nps_variance(promoters, detractors)) / n)


def _beta_share(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function, by its continued fraction (Lentz's method)."""
    if x in (0, 1):
        return float(x)
    if x > (a + 1) / (a + b + 2):
        return 1 - _beta_share(b, a, 1 - x)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)) / a
    tiny = 1e-300
    value, c, d = 1.0, 1.0, 0.0
    for step in range(400):
        m = step // 2
        if step == 0:
            term = 1.0
        elif step % 2 == 0:
            term = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        else:
            term = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        d = 1 / (1 + term * d or tiny)
        c = 1 + term / c or tiny
        value *= c * d
        if step and abs(1 - c * d) < 1e-15:
            break
    return front * (value - 1)
