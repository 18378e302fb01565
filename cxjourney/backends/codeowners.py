"""CODEOWNERS from the accountable teams: a marked block in a file that is otherwise the reader's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from cxjourney.diagnostics.diagnostic import Place
from cxjourney.model.derive.raci import accountable, assignments
from cxjourney.model.entity import Entity
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.kinds.team import Team
from cxjourney.model.model import Model
from cxjourney.source.checkout import owners_file, prefix_of
from cxjourney.source.span import Position, Span

BEGIN = "# cxjourney: begin"
END = "# cxjourney: end"
_HEAD = f"{BEGIN} (accountable teams, written by `cxj codeowners --write`)"
_HANDLE = re.compile(r"@[\w./-]+")
_UNWRITABLE = re.compile(r"[\x00-\x1f\x7f\u0085\u2028\u2029]")
_SPECIAL = re.compile(r"([\\ #*?\[\]!])")


def lines(model: Model, prefix: str = "") -> tuple[str, ...]:
    """One line a file that someone answers for, by path: `/journeys/x.yaml @azur/lending`.

    `prefix` is the way from the top of the repository to the workspace: `services/` or nothing.
    """
    owners: dict[str, set[str]] = {}
    for entity in model.sound:
        if entity.origin and entity.origin.file.data:
            owners.setdefault(entity.origin.file.path, set()).update(handles(entity, model))
    return tuple(
        f"/{escaped(prefix + path)} {' '.join(sorted(handles))}"
        for path, handles in sorted(owners.items())
        if handles and not _UNWRITABLE.search(prefix + path)
    )


def block(found: Sequence[str]) -> str:
    """The marked block that holds these lines."""
    return "\n".join([_HEAD, *found, END]) + "\n"


def put(text: str, found: Sequence[str]) -> str:
    """A CODEOWNERS file with the block in it, in the place of an earlier one or at the end; the rest stays as it is."""
    newline = "\r\n" if "\r\n" in text else "\n"
    made = block(found).replace("\n", newline)
    span = stretch(text)
    if span is not None:
        return text[: span[0]] + made + text[span[1] :]
    gap = "" if not text else newline if text.endswith(("\n", "\r")) else 2 * newline
    return f"{text}{gap}{made}"


def stretch(text: str) -> tuple[int, int] | None:
    """Where the block stands in a file, with its last line end; to the end of the file when nothing ends it."""
    start = re.search(rf"^{re.escape(BEGIN)}\b", text, re.MULTILINE)
    if start is None:
        return None
    end = re.compile(rf"^{re.escape(END)}[^\r\n]*(?:\r\n|\r|\n|\Z)", re.MULTILINE).search(text, start.end())
    return start.start(), end.end() if end else len(text)


def differing(text: str, found: Sequence[str]) -> Span | None:
    """The line that begins the block of a CODEOWNERS file, when the block is there and does not hold these lines."""
    stands = stretch(text)
    if stands is None or put(text, found) == text:
        return None
    before = text[: stands[0]]
    start = Position(len(before.splitlines()) + 1, 1, len(before.encode()))
    return Span(start, Position(start.line, 1 + len(BEGIN), start.offset + len(BEGIN)))


def drift(root: Path, model: Model) -> Place | None:
    """The block of the repository's CODEOWNERS, when it is there and is not what the teams of `model` say."""
    owners = owners_file(root)
    span = differing(owners.text, lines(model, prefix_of(root))) if owners else None
    return Place(owners.from_workspace, span) if owners and span else None


def stands(root: Path) -> bool:
    """Whether the repository has a block that is to be kept."""
    owners = owners_file(root)
    return owners is not None and stretch(owners.text) is not None


def escaped(path: str) -> str:
    """A path as a pattern that matches it alone."""
    return _SPECIAL.sub(r"\\\1", path)


def handles(entity: Entity, model: Model) -> Iterator[str]:
    """The handles of the teams that answer for an entity."""
    for team in _teams(entity, model):
        if handle := _handle(team, model):
            yield handle


def _teams(entity: Entity, model: Model) -> Iterator[Team]:
    """The teams that answer for an entity: its owner, else who is accountable, else who is at its touchpoints."""
    owner = getattr(entity, "owner", None)
    if isinstance(entity, Team):
        yield entity
    elif owner is not None:
        yield model[owner]
    elif isinstance(entity, Journey) and entity.raci and entity.raci.accountable:
        yield model[entity.raci.accountable]
    elif isinstance(entity, Journey):
        for stage in entity.stages:
            for touchpoint in stage.touchpoints:
                found = accountable(assignments(entity, stage, touchpoint, model))
                if found is not None:
                    yield found


def _handle(team: Team, model: Model) -> str:
    """The handle of a team, or of the nearest one above it that has one."""
    seen: set[str] = set()
    while team.id not in seen:
        seen.add(team.id)
        if team.handle and _HANDLE.fullmatch(team.handle):
            return team.handle
        if team.part_of is None:
            break
        team = model[team.part_of]
    return ""
