"""What may change between two versions of the language, and how it is done to a tree and to plain data.

Both are done apart, so that the text that comes out can be compared with the data that was meant.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import cxjourney.model.kinds  # noqa: F401 -- declares every kind
from cxjourney.model.declare import PLURALS
from cxjourney.rewrite.tree import Branch, Leaf, Member, Tree


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind has another name."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a kind has another name, or moves into a map beside it.

    `path` is the way to it, with `[]` for the members of a list: `stages[].touchpoints[].mood`. `to` is its new name
    where it stands, `emotion.score` for a member of a map there, which is made when it is missing; `personas[]` when
    the one value becomes a list.
    """

    kind: str
    path: str
    to: str


@dataclass(frozen=True, slots=True)
class Word:
    """Words that a field of a kind may hold, or a list of them, have others in their place."""

    kind: str
    path: str
    words: Mapping[str, str]


Change = Kind | Field | Word


@dataclass(frozen=True, slots=True)
class Step:
    """The way from one version to the next: each change sees what those before it have made."""

    old: str
    new: str
    changes: tuple[Change, ...]


class Clash(Exception):  # noqa: N818 -- ends the migration of one file, and never leaves this package
    """What a change would make stands there already; `name` is its key."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


# ---------------------------------------------------------------- plain data


def data_after(data: Any, step: Step) -> Any:
    """A copy of the plain data of a file after a step. Raises `Clash`."""
    made = copy.deepcopy(data)
    if isinstance(made, dict):
        for change in step.changes:
            _change_data(made, change)
        made["cxjourney"] = step.new
    return made


def _change_data(data: dict[str, Any], change: Change) -> None:
    match change:
        case Kind(old, new):
            if data.get("kind") == old:
                data["kind"] = new
        case Field(kind, path, to):
            parent, name = _split(path)
            for place in _places(data, kind, parent):
                if name in place:
                    _put(place, place.pop(name), to)
        case Word(kind, path, words):
            parent, name = _split(path)
            for place in _places(data, kind, parent):
                held = place.get(name)
                if isinstance(held, list):
                    place[name] = [words.get(one, one) if isinstance(one, str) else one for one in held]
                elif isinstance(held, str):
                    place[name] = words.get(held, held)


def _put(place: dict[str, Any], value: Any, to: str) -> None:
    *outer, last = to.split(".")
    for name in outer:
        place = place.setdefault(name, {})
        if not isinstance(place, dict):
            raise Clash(name)
    name = last.removesuffix("[]")
    if name in place:
        raise Clash(name)
    place[name] = [value] if name != last and not isinstance(value, list) else value


def _places(data: dict[str, Any], kind: str, parent: str) -> Iterator[dict[str, Any]]:
    found: list[Any] = [data] if data.get("kind") == kind else []
    if data.get("kind") == "catalog":
        found += [one for plural, name in PLURALS.items() if name == kind for one in _listed(data.get(plural))]
    for step in parent.split(".") if parent else ():
        inner = [one.get(step.removesuffix("[]")) for one in found if isinstance(one, dict)]
        found = [each for one in inner for each in _listed(one)] if step.endswith("[]") else inner
    yield from (one for one in found if isinstance(one, dict))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _split(path: str) -> tuple[str, str]:
    parent, _, name = path.rpartition(".")
    return parent, name


# ---------------------------------------------------------------- trees


def change_tree(root: Branch, step: Step) -> int:
    """Change a tree in place, comments and all; how many places were changed. Raises `Clash`."""
    done = sum(_change_tree(root, change) for change in step.changes)
    for member in _named(root, "cxjourney"):
        member.value = _plain(step.new)
    return done


def _change_tree(root: Branch, change: Change) -> int:
    done = 0
    match change:
        case Kind(old, new):
            for member in _named(root, "kind"):
                done += _reword(member, {old: new})
        case Field(kind, path, to):
            parent, name = _split(path)
            for place in _branches(root, kind, parent):
                for member in _named(place, name):
                    _move(place, member, to)
                    done += 1
        case Word(kind, path, words):
            parent, name = _split(path)
            for place in _branches(root, kind, parent):
                for member in _named(place, name):
                    listed = isinstance(member.value, Branch) and not member.value.is_map
                    held = member.value.members if isinstance(member.value, Branch) and listed else [member]
                    done += sum(_reword(each, words) for each in held)
    return done


def _reword(member: Member, words: Mapping[str, str]) -> bool:
    value = member.value
    if not isinstance(value, Leaf) or words.get(value.value, value.value) == value.value:
        return False
    member.value = _plain(words[value.value])
    return True


def _move(place: Branch, member: Member, to: str) -> None:
    *outer, last = to.split(".")
    name = last.removesuffix("[]")
    if name != last and not (isinstance(member.value, Branch) and not member.value.is_map):
        listed = Branch(False, _brackets(member.value), member.start)
        listed.members.append(Member(member.start, listed, None, member.value))
        member.value = listed
    for step in outer:
        there = next(_named(place, step), None)
        if there is None:
            made = Branch(True, _brackets(member.value), member.start)
            inner = Member(member.start, made, member.key, member.value)
            made.members.append(inner)
            member.key, member.value = _plain(step), made
            place, member = made, inner
        else:
            if not isinstance(there.value, Branch) or not there.value.is_map:
                raise Clash(step)
            place.members.remove(member)
            place, member.inside = there.value, there.value
            place.members.append(member)
    if any(other is not member for other in _named(place, name)):
        raise Clash(name)
    member.key = _plain(name)


def _brackets(value: Tree) -> bool:
    """Whether a new map or list around a value may be written in brackets."""
    return value.flow if isinstance(value, Branch) else value.style not in ("|", ">")


def _plain(text: str) -> Leaf:
    return Leaf(text, text, "")


def _named(branch: Branch, name: str) -> Iterator[Member]:
    return (member for member in [*branch.members] if member.key is not None and member.key.value == name)


def _branches(root: Branch, kind: str, parent: str) -> Iterator[Branch]:
    said = {m.key.value: m.value.value for m in root.members if m.key is not None and isinstance(m.value, Leaf)}
    found: list[Tree] = [root] if said.get("kind") == kind else []
    if said.get("kind") == "catalog":
        found += [
            one
            for plural, name in PLURALS.items()
            if name == kind
            for member in _named(root, plural)
            for one in _items(member.value)
        ]
    for step in parent.split(".") if parent else ():
        name = step.removesuffix("[]")
        inner = [member.value for one in found if isinstance(one, Branch) for member in _named(one, name)]
        found = [each for one in inner for each in _items(one)] if step.endswith("[]") else inner
    yield from (one for one in found if isinstance(one, Branch) and one.is_map)


def _items(value: Tree) -> list[Tree]:
    return [member.value for member in value.members] if isinstance(value, Branch) and not value.is_map else []
