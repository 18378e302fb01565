"""The history of one thing in words: what each version of the workspace changed about it, renames followed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from cxjourney.diff.change import Change
from cxjourney.diff.classes import Classed, Difference
from cxjourney.diff.compare import compare
from cxjourney.diff.findings import names_of, told
from cxjourney.model.model import Model
from cxjourney.wording import Wording


@dataclass(frozen=True, slots=True)
class Version:
    """The workspace at one commit: its id, day, authors and title, the model, and who reviewed it.

    What is not committed yet has neither id nor day.
    """

    id: str
    date: str
    authors: tuple[str, ...]
    title: str
    model: Model
    reviewers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """What one version changed: the changes with their words. `ref` is the address of the thing as it was then."""

    version: Version
    ref: str
    changes: tuple[tuple[Classed, Wording], ...]


def history(ref: str, versions: Iterable[Version], *, whole: bool = True) -> Iterator[Event]:
    """What happened to the entity or element at `ref`, the newest first; versions are given in that order too.

    When `whole`, the oldest version is the very first one: what stands there was added by it. Otherwise nobody knows.
    """
    oldest: Version | None = None
    for newer, older in pairwise(_with_end(versions)):
        if older is None:
            oldest = newer
            break
        assert newer is not None  # only the last one is
        changes = compare(older.model, newer.model)
        mine = [change for change in changes if _about(change, ref)]
        if mine:
            yield _event(newer, ref, Difference(older.model, newer.model, changes), mine)
        ref = _former(ref, changes)
    if oldest is not None and whole:
        empty = Model((), frozenset())
        changes = compare(empty, oldest.model)
        entity = ref.partition("/")[0]
        if mine := [change for change in changes if change.ref == entity]:
            yield _event(oldest, ref, Difference(empty, oldest.model, changes), mine)


def _with_end(versions: Iterable[Version]) -> Iterator[Version | None]:
    yield from versions
    yield None


def _about(change: Change, ref: str) -> bool:
    return any(node is not None and _within(node.ref, ref) for node in (change.old, change.new)) or (
        change.verb in ("added", "removed") and _within(ref, change.ref)
    )


def _within(ref: str, outer: str) -> bool:
    return ref == outer or ref.startswith(f"{outer}/")


def _former(ref: str, changes: Iterable[Change]) -> str:
    """The address in the older version: its own former name, or that of what contains it."""
    for change in changes:
        if change.old is None or change.new is None or change.old.ref == change.new.ref:
            continue
        if _within(ref, change.new.ref):
            return change.old.ref + ref.removeprefix(change.new.ref)
    return ref


def _event(version: Version, ref: str, difference: Difference, mine: list[Change]) -> Event:
    names = names_of(difference, "metric")
    chosen = {id(change) for change in mine}
    return Event(version, ref, tuple((one, told(one, names)) for one in difference.classed if id(one.change) in chosen))
