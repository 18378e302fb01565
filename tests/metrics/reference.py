"""What a chain of steps means, by trying everything: slow, short, and without a word of SQL."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxjourney.metrics.ir import Chain
from tests.metrics.support import Event


def reference(events: Sequence[Event], chain: Chain, as_of: float) -> dict[tuple[object, ...], tuple[int, int]]:
    """The level of each unit (or attempt), and whether it has a start that is too recent."""
    logs: dict[str, list[Event]] = {}
    for index, event in enumerate(events):
        if event.unit is not None and event.second <= as_of:
            logs.setdefault(event.unit, []).append(Event(event.unit, event.event, event.second, event.seq, str(index)))
    found: dict[tuple[object, ...], tuple[int, int]] = {}
    for unit, log in logs.items():
        log.sort(key=lambda event: (event.second, event.seq, int(event.tag or 0)))
        if chain.counting == "entry":
            for number, attempt in _attempts(log, chain):
                found[(unit, number)] = _unit(attempt, chain, as_of)
        else:
            found[(unit,)] = _unit(log, chain, as_of)
    return {who: level for who, level in found.items() if _useful(who, level, logs, chain)}


def reference_times(events: Sequence[Event], chain: Chain, as_of: float) -> list[float]:
    """For each unit that gets through: the time from its latest start to its first success."""
    logs: dict[str, list[Event]] = {}
    for event in events:
        if event.unit is not None and event.second <= as_of:
            logs.setdefault(event.unit, []).append(event)
    times: list[float] = []
    for log in logs.values():
        log.sort(key=lambda event: (event.second, event.seq))
        starts, _ = _starts(log, chain, as_of)
        # A longer log gets further: the first end at which some start gets through is the first success.
        for end in range(len(log)):
            whole = [s for s in starts if s <= end and _depth(log[: end + 1], s, chain) == len(chain.steps)]
            if whole:
                times.append(log[end].second - max(log[s].second for s in whole))
                break
    return sorted(times)


def _starts(log: list[Event], chain: Chain, as_of: float) -> tuple[list[int], list[int]]:
    """The places of the starts whose window is closed, and of all that count."""
    starts = [i for i, event in enumerate(log) if event.event == chain.steps[0].event]
    if chain.entry == "first" and starts:
        same = log[starts[0]].second
        first = starts[:1]
        starts = [i for i in starts if log[i].second == same] if chain.ties == "strict-increase" else first
    return [i for i in starts if chain.window is None or log[i].second + chain.window <= as_of], starts


def _unit(log: list[Event], chain: Chain, as_of: float) -> tuple[int, int]:
    mature, starts = _starts(log, chain, as_of)
    level = max((_depth(log, i, chain) for i in mature), default=0)
    return level, int(len(mature) < len(starts))


def _depth(log: list[Event], start: int, chain: Chain) -> int:
    """The deepest chain from one start: every later event is tried for the next step."""
    limit = log[start].second + chain.window if chain.window is not None else float("inf")
    if chain.order == "any":
        names = {step.event for step in chain.steps[1:]}
        return 1 + len({e.event for e in log if log[start].second <= e.second <= limit and e.event in names})
    best = 1
    waiting = [(start, 1)]
    while waiting:
        here, depth = waiting.pop()
        best = max(best, depth)
        if depth == len(chain.steps):
            break
        for there in range(here + 1, len(log)):
            gap = log[there].second - log[here].second
            if log[there].second > limit or (chain.order == "strict" and there > here + 1):
                break
            if chain.ties == "strict-increase" and gap == 0:
                continue
            if chain.step_window is not None and gap > chain.step_window:
                break
            if log[there].event == chain.steps[depth].event:
                waiting.append((there, depth + 1))
    return best


def _attempts(log: list[Event], chain: Chain) -> Iterator[tuple[int, list[Event]]]:
    starts = [i for i, event in enumerate(log) if event.event == chain.steps[0].event]
    for number, begin in enumerate(starts, start=1):
        yield number, log[begin : starts[number] if number < len(starts) else len(log)]


def _useful(who: tuple[object, ...], level: tuple[int, int], logs: dict[str, list[Event]], chain: Chain) -> bool:
    """Whether the query keeps the unit at all: one without any event of the steps is left out early."""
    names = {step.event for step in chain.steps}
    return chain.order == "strict" or any(event.event in names for event in logs[str(who[0])])
