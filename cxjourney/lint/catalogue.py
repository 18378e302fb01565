"""Every code that the tool can say: those of the rules, and those of the reader, the schema and the references."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from cxjourney.diagnostics.code import Code, codes_in
from cxjourney.lint.own import own_codes
from cxjourney.lint.rule import rules
from cxjourney.registry import modules_below
from cxjourney.workspace import Workspace


@cache
def all_codes() -> tuple[Code, ...]:
    """Every code once, in the order of their letters and numbers."""
    constants = (code for module in modules_below("cxjourney.diagnostics.codes") for code in codes_in(module))
    found = {code.code: code for code in (*constants, *(rule.code for rule in rules()))}
    return tuple(found[name] for name in sorted(found))


def codes_in_force(workspace: Workspace) -> tuple[Code, ...]:
    """Every code, and those of the own rules of a workspace."""
    return (*all_codes(), *own_codes(workspace))


def words_in_force(workspace: Workspace) -> Mapping[str, Code]:
    """Every word by which a code may be called in a workspace."""
    return {**{word: code for code in own_codes(workspace) for word in (code.code, code.name)}, **code_names()}


@cache
def code_names() -> Mapping[str, Code]:
    """Every word by which a code may be called: `R101`, `unknown-reference`, and its former or special names."""
    return {word: code for code in all_codes() for word in (code.code, code.name, *code.aliases)}
