"""Filters of a list: for each question its answers, with how many things of the page give each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

FEW, MOST = 7, 40
"""More answers than the first are folded; with more than the second, a question helps nobody."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Something to filter by: its value in addresses, its name, how many things of this page have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """A question and its answers. `key` stands in addresses: `?status=planned`."""

    key: str
    label: str
    answers: tuple[Answer, ...]

    @property
    def long(self) -> bool:
        """Whether its answers are better folded away."""
        return len(self.answers) > FEW


def facet(key: str, label: str, held: Iterable[Iterable[str]], names: Mapping[str, str]) -> Facet:
    """The answers that the things of a page give, in the order of `names`; `held` has those of each thing."""
    counts = Counter(value for values in held for value in set(values))
    return Facet(key, label, tuple(Answer(value, names[value], counts[value]) for value in names if counts[value]))


def useful(*facets: Facet) -> tuple[Facet, ...]:
    """The questions that tell things apart."""
    return tuple(one for one in facets if 1 < len(one.answers) <= MOST)


def marks(**held: Iterable[str]) -> str:
    """What a thing answers, as its element says it: `status:planned journey:home`."""
    return " ".join(f"{key}:{value}" for key, values in held.items() for value in values)
