"""Words under `rules:` of the workspace that name no rule; in comments, they are found where comments are read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cxjourney.diagnostics.code import GROUPS
from cxjourney.diagnostics.codes.hygiene import UNKNOWN_RULE
from cxjourney.lint.repair import rekeyed
from cxjourney.lint.rule import Context, Finding, rule_for
from cxjourney.workspace import Override, Rules

_OF_CHANGES = re.compile(r"D\d{3}")
"""Codes of comparisons between two revisions are no rules, and may have a level."""


@rule_for(UNKNOWN_RULE)
def check(context: Context) -> Iterator[Finding]:
    """Keys of `levels` that are neither a code, nor a name, nor the letter of a group."""
    from cxjourney.lint.catalogue import words_in_force
    from cxjourney.lint.own import own_codes
    from cxjourney.lint.suppress import likely, unknown

    rules = context.workspace.rules
    if rules is None:
        return
    known = {*words_in_force(context.workspace), *GROUPS, *(code.group for code in own_codes(context.workspace))}
    places: list[Rules | Override] = [rules, *rules.overrides]
    for node in places:
        for word in node.levels:
            if word not in known and not _OF_CHANGES.fullmatch(word):
                message, advice = unknown(word)
                fix = rekeyed(node, ("levels", word), likely(word))
                yield Finding(node, message, advice, node.at_key("levels", word), fix=fix)
