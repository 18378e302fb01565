"""Findings that were there on the day when a workspace began to be checked: listed in a file, let be until repaired.

`cxj baseline write` writes the file. An entry names a finding by what it is, never by a line, so that edits elsewhere
leave it alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cxjourney.diagnostics.code import is_own
from cxjourney.diagnostics.codes import hygiene
from cxjourney.diagnostics.diagnostic import Diagnostic, Fix
from cxjourney.diagnostics.fingerprint import Identity, identities
from cxjourney.lint.catalogue import code_names
from cxjourney.model.declare import nested, number, part, string
from cxjourney.model.node import Node, make
from cxjourney.source.edit import Edit
from cxjourney.source.file import SourceFile
from cxjourney.source.span import START, Position, Span
from cxjourney.source.writer import to_yaml
from cxjourney.wording import say

_HEAD = "# Findings that are let be until they are repaired. `cxj baseline write` and `cxj baseline prune` write this file.\n"


@part(say("A finding that is let be until it is repaired.", "Un constat laissé de côté jusqu'à sa réparation."))
class Accepted(Node):
    """One entry; together, its first four fields say which finding is meant."""

    code: str = string(say("The code of the finding.", "Le code du constat."), required=True, example="C104")
    entity: str = string(
        say("What it is about.", "Ce dont il parle."), required=True, example="journey:first-home-loan"
    )
    pointer: str | None = string(
        say(
            "The way to it inside the entity; absent for the entity itself.",
            "Le chemin jusqu'à lui dans l'objet ; absent pour l'objet lui-même.",
        ),
        example="stages/dream/touchpoints/simulator",
    )
    nth: int | None = number(
        say(
            "Which one, when several are equal in all this; absent for the first.",
            "Lequel, quand plusieurs sont égaux en tout cela ; absent pour le premier.",
        ),
        2,
        whole=True,
    )
    reason: str | None = string(say("Why it is let be.", "Pourquoi on le laisse de côté."))

    @property
    def identity(self) -> Identity:
        """The finding that is meant."""
        return Identity(self.code, self.entity, self.pointer or "", (self.nth or 1) - 1)


@part(say("Findings that are let be until they are repaired.", "Les constats laissés de côté jusqu'à leur réparation."))
class Baseline(Node):
    """The whole file."""

    findings: tuple[Accepted, ...] = nested(say("The findings.", "Les constats."), Accepted, many=True)


@dataclass(frozen=True, slots=True)
class Known:
    """A finding that the baseline lets be, and the entry that says so."""

    diagnostic: Diagnostic
    entry: Accepted


@dataclass(frozen=True, slots=True)
class Weighed:
    """What is left to say, what the baseline lets be, and what is wrong with the baseline itself."""

    kept: tuple[Diagnostic, ...]
    known: tuple[Known, ...] = ()
    said: tuple[Diagnostic, ...] = ()


def weigh(
    found: Sequence[Diagnostic], baseline: Baseline, files: Mapping[str, SourceFile], *, whole: bool = True
) -> Weighed:
    """Part the findings, in the order of a report, by the baseline.

    When not everything could be read (`whole` is False), nothing is called stale: the finding may still be there.
    """
    if not baseline.findings:
        return Weighed(tuple(found))
    entries = {entry.identity: entry for entry in reversed(baseline.findings) if _may_stand(entry)}
    kept: list[Diagnostic] = []
    known: list[Known] = []
    for diagnostic, identity in zip(found, identities(found, files), strict=True):
        entry = entries.get(identity)
        if entry is None:
            kept.append(diagnostic)
        else:
            known.append(Known(diagnostic, entry))
    used = {id(each.entry) for each in known}
    return Weighed(tuple(kept), tuple(known), tuple(_complaints(baseline, used, whole)))


def listed(
    found: Sequence[Diagnostic], baseline: Baseline, files: Mapping[str, SourceFile]
) -> tuple[tuple[Accepted, ...], int]:
    """The entries for these findings, sorted, with the reasons that the baseline has; and how many may not enter."""
    before = {entry.identity: entry for entry in baseline.findings}
    entries: list[Accepted] = []
    refused = 0
    for diagnostic, identity in zip(found, identities(found, files), strict=True):
        if _may_enter(diagnostic.code):
            entries.append(before.get(identity) or _entry(identity))
        else:
            refused += 1
    return tuple(sorted(entries, key=_order)), refused


def written(entries: Iterable[Accepted]) -> str:
    """The file that holds these entries."""
    findings = [data_of(entry) for entry in sorted(entries, key=_order)]
    return _HEAD + to_yaml({"cxjourney": "v1", "kind": "baseline", "findings": findings})


# ---------------------------------------------------------------- what is wrong with it


def _complaints(baseline: Baseline, used: Collection[int], whole: bool) -> Iterator[Diagnostic]:
    stale = [entry for entry in baseline.findings if id(entry) not in used and _may_stand(entry)]
    left = [entry for entry in baseline.findings if id(entry) in used]
    for entry in baseline.findings:
        if not _may_stand(entry):
            yield hygiene.NOT_SUPPRESSIBLE.at(
                entry.at("code"),
                say("`{name}` cannot be let be", "`{name}` ne peut être laissé de côté", name=entry.code),
                say("repair what it finds, and take the entry out", "réparez ce qu'il constate, et retirez l'entrée"),
            )
    for entry in stale if whole else ():
        yield hygiene.STALE_BASELINE_ENTRY.at(
            entry.at("code"),
            say(
                "`{code}` is no longer found in `{entity}`",
                "`{code}` n'est plus constaté dans `{entity}`",
                code=entry.code,
                entity=entry.entity,
            ),
            say("take it out: `cxj baseline prune`", "retirez l'entrée : `cxj baseline prune`"),
            fix=_pruning(baseline, left),
        )


def _pruning(baseline: Baseline, left: Sequence[Accepted]) -> Fix:
    """The same edit for every stale entry: the file without them."""

    def edits() -> tuple[Edit, ...]:
        if baseline.origin is None:
            return ()
        file = baseline.origin.file
        end = Position(len(file.lines), len(file.lines[-1]) + 1, len(file.data))
        return (Edit(file.path, Span(START, end), written(left)),)

    return Fix(True, edits)


# ---------------------------------------------------------------- entries


def _may_stand(entry: Accepted) -> bool:
    """Whether an entry may be there: an unknown code is that of a rule which went away, hence stale."""
    code = code_names().get(entry.code)
    return code is None or hygiene.suppressible(code)


def _may_enter(name: str) -> bool:
    code = code_names().get(name)
    return hygiene.suppressible(code) if code is not None else is_own(name)


def _entry(identity: Identity) -> Accepted:
    nth = identity.ordinal + 1
    return make(
        Accepted,
        code=identity.code,
        entity=identity.ref,
        pointer=identity.pointer or None,
        nth=nth if nth > 1 else None,
    )


def _order(entry: Accepted) -> tuple[str, str, str, int]:
    return (entry.entity, entry.pointer or "", entry.code, entry.nth or 1)


def data_of(entry: Accepted) -> dict[str, Any]:
    """An entry as plain data; absent fields are left out."""
    fields = {
        "code": entry.code,
        "entity": entry.entity,
        "pointer": entry.pointer,
        "nth": entry.nth,
        "reason": entry.reason,
    }
    return {**{name: value for name, value in fields.items() if value is not None}, **entry.extra}
