"""Which level a finding has: default, preset, levels of the workspace, status of the journey, overrides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fnmatch import fnmatch

from cxjourney.diagnostics.code import Code
from cxjourney.diagnostics.codes.hygiene import ALWAYS_SAID
from cxjourney.diagnostics.diagnostic import Diagnostic, Severity
from cxjourney.lint.catalogue import code_names
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.node import make
from cxjourney.workspace import Rules

_MINIMAL = "YSRZL"
"""Groups that the preset `minimal` keeps, beside the alternative text of pictures."""
_ORDER: tuple[Severity | None, ...] = (None, Severity.INFO, Severity.WARNING, Severity.ERROR)


class Levels:
    """The levels that a workspace asks for."""

    def __init__(self, rules: Rules | None) -> None:
        self.rules = rules or make(Rules)

    def severity(self, code: Code, file: str, journey: Journey | None, ref: str) -> Severity | None:
        """The level of a finding of `code` in `file`, inside `journey` if any; None when it is off."""
        level = self._preset(code)
        level = _asked(self.rules.levels, code, level)
        status = (journey.status or "draft") if journey else None
        if level is not None and code.graded and status:
            level = _graded(level, status, code.raised_when_live)
        for override in self.rules.overrides:
            kinds_match = not override.kinds or ref.partition(":")[0] in override.kinds
            paths_match = not override.paths or any(fnmatch(file, pattern) for pattern in override.paths)
            if kinds_match and paths_match and (not override.status or status in override.status):
                level = _asked(override.levels, code, level)
        return level

    def off(self, code: Code) -> bool:
        """Whether no finding of `code` can ever be shown."""
        return not self.rules.overrides and _asked(self.rules.levels, code, self._preset(code)) is None

    def _preset(self, code: Code) -> Severity | None:
        match self.rules.preset:
            case "minimal":
                return code.severity if code.group in _MINIMAL or code.code == "A501" else None
            case "strict":
                return Severity.WARNING if code.severity is Severity.INFO else Severity.ERROR
        return code.severity


def graded(diagnostics: Iterable[Diagnostic], levels: Levels) -> Iterator[Diagnostic]:
    """What stages other than the rules have said, at the levels of the workspace; what breaks the model stays as it is."""
    known = code_names()
    for diagnostic in diagnostics:
        code = known.get(diagnostic.code)
        if code is None or code.severity is not diagnostic.severity or code.code in ALWAYS_SAID or _is_broken(code):
            yield diagnostic
            continue
        severity = levels.severity(code, diagnostic.place.file, None, diagnostic.ref)
        if severity is not None:
            yield replace(diagnostic, severity=severity)


def _is_broken(code: Code) -> bool:
    return code.group in "YS" and code.severity is Severity.ERROR


def _asked(levels: dict[str, str], code: Code, level: Severity | None) -> Severity | None:
    for name, wanted in levels.items():
        if name in (code.code, code.name, code.group, *code.aliases):
            level = None if wanted == "off" else Severity[wanted.upper()]
    return level


def _graded(level: Severity, status: str, raised_when_live: bool) -> Severity | None:
    if status == "retired":
        return None
    step = {"draft": -1, "live": 1 if raised_when_live else 0}.get(status, 0)
    return _ORDER[min(_ORDER.index(level) + step, len(_ORDER) - 1)]
