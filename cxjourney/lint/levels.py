"""Which level a finding has: default, preset, levels of the workspace, status of the journey, live, overrides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from cxjourney.diagnostics.code import Code
from cxjourney.diagnostics.codes.hygiene import breaks_model
from cxjourney.diagnostics.diagnostic import Diagnostic, Place, Severity
from cxjourney.lint.catalogue import code_names
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.model import Model
from cxjourney.model.node import make
from cxjourney.source.glob import names
from cxjourney.workspace import Override, Rules

_ORDER: tuple[Severity | None, ...] = (None, Severity.INFO, Severity.WARNING, Severity.ERROR)
_BY_STATUS = {"draft": -1, "review": 0, "live": 0}
"""How many levels a graded code moves; `retired` is off altogether."""


@dataclass(frozen=True, slots=True)
class Step:
    """A level, None for off, and what set it.

    `by` is `default`, `preset`, `levels`, `status`, `live` or `overrides`; `at` is where the workspace says so.
    """

    level: Severity | None
    by: str
    at: Place | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """What a level is for: a file, the kind of the entity (empty when there is none), the status of the journey.

    `status` is empty outside of journeys, which nothing grades.
    """

    file: str
    kind: str = ""
    status: str = ""


def subject_of(file: str, ref: str, journey: Journey | None) -> Subject:
    """What a finding in `file` about `ref` is judged as; a journey that does not say its status is a draft."""
    return Subject(file, ref.partition(":")[0], (journey.status or "draft") if journey else "")


class Levels:
    """The levels that a workspace asks for."""

    def __init__(self, rules: Rules | None) -> None:
        self.rules = rules or make(Rules)

    def severity(self, code: Code, file: str, journey: Journey | None, ref: str) -> Severity | None:
        """The level of a finding of `code` in `file`, inside `journey` if any; None when it is off."""
        level: Severity | None = code.severity
        for step in self.steps(code, subject_of(file, ref, journey)):
            level = step.level
        return level

    def steps(self, code: Code, subject: Subject) -> Iterator[Step]:
        """Every step that has a say, in order; the last one holds. Overrides are final: nothing is graded after them."""
        level: Severity | None = code.severity
        yield Step(level, "default")
        level = self._preset(code)
        if level is not code.severity:
            yield Step(level, "preset", self.rules.at("preset"))
        for step in _asked(self.rules, code):
            level = step.level
            yield step
        if code.graded and subject.status and level is not None:
            graded_level = _graded(level, subject.status)
            if graded_level is not level:
                yield Step(graded_level, "status")
            if subject.status == "live" and code.raised_when_live and level is not Severity.ERROR:
                yield Step(_moved(level, 1), "live")
        for override in self.rules.overrides:
            if _concerns(override, subject):
                yield from _asked(override, code)

    def off(self, code: Code) -> bool:
        """Whether no finding of `code` can ever be shown."""
        if self.rules.overrides:
            return False
        return [*self.steps(code, Subject(""))][-1].level is None

    def _preset(self, code: Code) -> Severity | None:
        match self.rules.preset:
            case "minimal":
                return None if code.graded and code.code != "A501" else code.severity
            case "strict":
                return _moved(code.severity, 1)
        return code.severity


def graded(diagnostics: Iterable[Diagnostic], levels: Levels, model: Model | None = None) -> Iterator[Diagnostic]:
    """What stages other than the rules have said, at the levels of the workspace; what breaks the model stays as it is."""
    known = code_names()
    for diagnostic in diagnostics:
        code = known.get(diagnostic.code)
        if code is None or code.severity is not diagnostic.severity or breaks_model(code):
            yield diagnostic
            continue
        journey = model.journey_at(diagnostic.ref) if model else None
        severity = levels.severity(code, diagnostic.place.file, journey, diagnostic.ref)
        if severity is not None:
            yield replace(diagnostic, severity=severity)


def _asked(node: Rules | Override, code: Code) -> Iterator[Step]:
    """What a map of levels says of a code, by code, name or group, in the order of writing."""
    for word, wanted in node.levels.items():
        if word in (code.code, code.name, code.group, *code.aliases):
            by = "overrides" if isinstance(node, Override) else "levels"
            yield Step(_level(wanted), by, node.at_key("levels", word))


def _level(word: str) -> Severity | None:
    return None if word == "off" else Severity[word.upper()]


def _concerns(override: Override, subject: Subject) -> bool:
    """Whether all the keys that an override gives match."""
    return (
        (not override.kinds or subject.kind in override.kinds)
        and (not override.paths or any(names(pattern, subject.file) for pattern in override.paths))
        and (not override.status or subject.status in override.status)
    )


def _graded(level: Severity, status: str) -> Severity | None:
    return None if status == "retired" else _moved(level, _BY_STATUS[status])


def _moved(level: Severity, by: int) -> Severity | None:
    return _ORDER[min(_ORDER.index(level) + by, len(_ORDER) - 1)]
