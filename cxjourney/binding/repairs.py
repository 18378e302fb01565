"""How a reference is rewritten where it is made: as a value, a key, inside a formula, with or without its kind."""

from __future__ import annotations

import re
from functools import partial

from cxjourney.diagnostics.diagnostic import Fix
from cxjourney.model.declare import StringType, fields_of
from cxjourney.model.walk import Use
from cxjourney.source import patches
from cxjourney.source.edit import Edit


def instead(use: Use, new: str) -> tuple[Edit, ...]:
    """Name `new` in the place of what a reference names now; the kind before it, if one is written, stays."""
    origin = use.node.origin
    if origin is None:
        return ()
    pointer = (*origin.pointer, *use.path)
    if use.is_key:
        return patches.key(origin.file, pointer, new)
    if _in_formula(use):
        return patches.part(origin.file, pointer, partial(_in_braces, use.ref.id, new))
    return patches.part(origin.file, pointer, partial(_after_kind, new) if len(use.type.kinds) > 1 else lambda _: new)


def renaming(use: Use, new: str, *, safe: bool = False) -> Fix:
    """The repair that names `new` instead."""
    return Fix(safe, lambda: instead(use, new))


def telling_kind(use: Use, kind: str) -> Fix | None:
    """The repair that writes the kind before the id."""
    origin = use.node.origin
    if origin is None:
        return None
    pointer = (*origin.pointer, *use.path)
    return Fix(False, lambda: patches.part(origin.file, pointer, lambda written: f"{kind}:{written}"))


def _in_formula(use: Use) -> bool:
    return any(spec.name == use.path[0] and isinstance(spec.type, StringType) for spec in fields_of(type(use.node)))


def _in_braces(old: str, new: str, formula: str) -> str:
    return re.sub(rf"(\{{\s*){re.escape(old)}(\s*\}})", lambda found: found[1] + new + found[2], formula)


def _after_kind(new: str, written: str) -> str:
    kind, colon, _ = written.partition(":")
    return f"{kind}{colon}{new}" if colon else new
