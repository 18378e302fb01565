"""Runs the rules and gives each finding the level that the workspace wants."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cxjourney.diagnostics.diagnostic import Diagnostic
from cxjourney.lint.levels import Levels
from cxjourney.lint.rule import Context, Finding, Rule, rules


def lint(context: Context) -> Iterator[Diagnostic]:
    """Everything that the rules have to say about the model, graded."""
    levels = Levels(context.workspace.rules)
    for rule in rules():
        if levels.off(rule.code):
            continue
        for finding in rule.check(context):
            diagnostic = _diagnostic(rule, finding)
            severity = levels.severity(
                rule.code, diagnostic.place.file, context.model.journey_of(finding.node), diagnostic.ref
            )
            if severity is not None:
                yield replace(diagnostic, severity=severity)


def _diagnostic(rule: Rule, finding: Finding) -> Diagnostic:
    place = finding.place or finding.node.at()
    return rule.code.at(place, finding.message, finding.help, ref=finding.node.ref, related=finding.related)
