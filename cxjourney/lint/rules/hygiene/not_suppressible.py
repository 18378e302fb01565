"""Levels of the workspace that would hide a model that is not whole; in comments, they are found where comments are read."""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.diagnostics.codes.hygiene import NOT_SUPPRESSIBLE, breaks_model
from cxjourney.lint.rule import Context, Finding, rule_for
from cxjourney.wording import say
from cxjourney.workspace import Override, Rules


@rule_for(NOT_SUPPRESSIBLE)
def check(context: Context) -> Iterator[Finding]:
    """Codes under `levels` that stay errors, whatever is asked for."""
    from cxjourney.lint.catalogue import code_names

    rules = context.workspace.rules
    if rules is None:
        return
    places: list[Rules | Override] = [rules, *rules.overrides]
    for node in places:
        for word, level in node.levels.items():
            code = code_names().get(word)
            if code is not None and breaks_model(code) and level != "error":
                yield Finding(
                    node,
                    say("`{name}` is an error at every level", "`{name}` est une erreur à tout niveau", name=word),
                    say("repair what it finds, and take this out", "réparez ce qu'il constate, et retirez ce réglage"),
                    node.at_key("levels", word),
                )
