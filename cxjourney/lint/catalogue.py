"""Every code that the tool can say: those of the rules, and those of the reader, the schema and the references."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from cxjourney.diagnostics.code import Code, codes_in
from cxjourney.lint.rule import rules
from cxjourney.registry import modules_in


@cache
def all_codes() -> tuple[Code, ...]:
    """Every code once, in the order of their letters and numbers."""
    constants = (code for module in modules_in("cxjourney.diagnostics.codes") for code in codes_in(module))
    found = {code.code: code for code in (*constants, *(rule.code for rule in rules()))}
    return tuple(found[name] for name in sorted(found))


@cache
def code_names() -> Mapping[str, Code]:
    """Every word by which a code may be called: `R101`, `unknown-reference`, and its former or special names."""
    return {word: code for code in all_codes() for word in (code.code, code.name, *code.aliases)}
