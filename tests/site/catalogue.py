"""Every sentence that the site may ask a catalogue for, collected from templates, code and declarations."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from cxjourney.backends import site
from cxjourney.backends.site import words
from cxjourney.backends.site.pages import glossary, kpis, lists, map
from cxjourney.backends.site.urls import FOLDERS
from cxjourney.model.declare import DOCS, KINDS, ChoiceType, fields_of

ROOT = Path(site.__file__).parent
_TEMPLATE = re.compile(r"""(?<!\w)n?_\(\s*(["'])(.*?)(?<!\\)\1(?:\s*,\s*(["'])(.*?)(?<!\\)\3)?""")


def sentences() -> set[str]:
    """The sentences; of those that count, the one for a single thing."""
    return {found for found in (*_templates(), *_code(), *_tables()) if found}


def _templates() -> list[str]:
    return [
        match[2] for path in sorted((ROOT / "templates").glob("*.html")) for match in _TEMPLATE.finditer(path.read_text("utf-8"))
    ]  # fmt: skip


def _code() -> list[str]:
    found = []
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and node.args):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in ("t", "n"):
                inner = [each for each in ast.walk(node.args[0]) if isinstance(each, ast.Constant)]
                found += [each.value for each in inner if isinstance(each.value, str)]
    return found


def _tables() -> list[str]:
    found = [*words.TRAVELLERS.values(), *words.SCORES.values(), "error", "warning", "info", "people"]
    for cls in DOCS:
        for spec in fields_of(cls):
            found.append(words.field_label(spec.name))
            if isinstance(spec.type, ChoiceType):
                found += [words.choice_label(value) for value in spec.type.values]
    found += [words.choice_label(role) for role in ("responsible", "accountable", "consulted", "informed", "traveller")]
    found += [DOCS[KINDS[kind]].en for kind in FOLDERS]
    found += [text for group in map._LANES for text in (group[1], *(text for lane in group[3] for text in lane[1:3]))]
    found += [*lists._INTROS.values(), *(text for pair in (*glossary.MAP, *glossary.JUDGING) for text in pair)]
    found += [text for text, _ in kpis._STATES]
    found += ["day", "hour", "minute", "month", "year"]
    return found
