"""Runs the rules and gives each finding the level that the workspace wants."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from cxjourney.diagnostics.diagnostic import Diagnostic
from cxjourney.lint.levels import Levels
from cxjourney.lint.own import own_rules
from cxjourney.lint.rule import Context, Finding, Rule, rules


@dataclass(frozen=True, slots=True)
class Linted:
    """What the rules found, with the level of each; `off` are the findings that the workspace does not want."""

    found: tuple[Diagnostic, ...]
    off: tuple[Diagnostic, ...]


def lint(context: Context, levels: Levels, wanted: Callable[[Rule], bool] = lambda rule: True) -> Linted:
    """Everything that the rules have to say about the model, graded. Rules that are off altogether do not run."""
    found: list[Diagnostic] = []
    off: list[Diagnostic] = []
    for rule in (*rules(), *own_rules(context.workspace)):
        if levels.off(rule.code) or not wanted(rule):
            continue
        for finding in rule.check(context):
            diagnostic = _diagnostic(rule, finding)
            severity = levels.severity(
                rule.code, diagnostic.place.file, context.model.journey_of(finding.node), diagnostic.ref
            )
            if severity is None:
                off.append(diagnostic)
            else:
                found.append(replace(diagnostic, severity=severity))
    return Linted(tuple(found), tuple(off))


def _diagnostic(rule: Rule, finding: Finding) -> Diagnostic:
    place = finding.place or finding.node.at()
    return rule.code.at(
        place, finding.message, finding.help, ref=finding.node.ref, related=finding.related, fix=finding.fix
    )
