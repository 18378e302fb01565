"""The manual page of every code: complete, in two languages, and true, since its examples are compiled."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from cxjourney.compiler import Compilation, compile_workspace
from cxjourney.diagnostics.code import GROUPS, SECTIONS, Code
from cxjourney.diagnostics.diagnostic import Severity
from cxjourney.diagnostics.snippet import expand
from cxjourney.lint.catalogue import all_codes
from cxjourney.lint.rule import rules
from cxjourney.registry import modules_below

TODAY = dt.date(2026, 11, 22)
WORKSPACE = "cxjourney: v1\nkind: workspace\norganisation: {name: Colis}\nlanguages: [en]\ninclude: [journeys]\n"
BY_CODE = {code.code: code for code in all_codes()}
MEASURED = {code.code for code in all_codes() if code.of_data}
"""Found by `cxj measure` in data, not by compiling: their pages show commands."""

FRENCH = re.compile(r"\b(le|la|les|un|une|des|du|de|ce|cela|qui|que|ne|est|sans|sur|dans|deux)\b|[ld]'", re.IGNORECASE)
UNACCENTED = re.compile(
    r"\b(?:etapes?|meme|deja|apres|tres|equipes?|metriques?|donnees?|verifie\w*|ecri\w+|cles?|numero|prefere|etre|etat|"
    r"evenement|identite|resume|parametre|francais|annee)\b",
    re.IGNORECASE,
)
ENGLISH = re.compile(
    r"\b(the|a|an|is|are|of|that|it|no|without|with|from|to|and|can|its|whose|they|what|which)\b", re.IGNORECASE
)


OUTWARD = ("Z007", "Z008")
"""Said by a build for everyone; their examples run in `tests/site/test_audience.py`."""


def write_workspace(root: Path, code: Code, documents: str) -> None:
    """Write the documents of a manual page: one a file; `kind: workspace` is the workspace file.

    A document whose first line is a comment such as `# documents/refund.md` is written there.
    """
    (root / "journeys").mkdir(parents=True)
    (root / "cxjourney.yaml").write_text(WORKSPACE)
    parts = [documents] if code.group == "Y" else re.split(r"^---\n", documents + "\n", flags=re.MULTILINE)
    for number, part in enumerate(parts):
        named = re.match(r"# (\S+/\S+)\n", part)
        path = named[1] if named else f"journeys/{number}.yaml"
        body = part[named.end() :] if named else part
        if re.search(r"^kind: workspace$", body, re.MULTILINE):
            path = "cxjourney.yaml"
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_bytes(expand(body.rstrip("\n") + "\n" if code.group != "Y" else body))


def compiled(root: Path, code: Code, section: str) -> Compilation:
    write_workspace(root / section, code, code.sections[section])
    return compile_workspace(root / section, TODAY)


def said(compilation: Compilation) -> list[str]:
    return [diagnostic.code for diagnostic in compilation.diagnostics]


@pytest.mark.parametrize(
    "name",
    [name for name, code in sorted(BY_CODE.items()) if code.group not in "BD" and name not in (*MEASURED, *OUTWARD)],
)
def test_the_bad_example_has_the_fault_and_the_good_one_has_not(name: str, tmp_path: Path) -> None:
    code = BY_CODE[name]
    assert name in said(compiled(tmp_path, code, "Bad"))
    good = compiled(tmp_path, code, "Good")
    assert name not in said(good)
    errors = [f"{d.code} {d.message.in_('en')}" for d in good.diagnostics if d.severity is Severity.ERROR]
    if code.group == "Y":  # these pages show a file as YAML, not as a whole journey
        errors = [error for error in errors if error.startswith("Y")]
    assert errors == [], "what is shown as good must not hold another error"


@pytest.mark.parametrize("name", sorted(BY_CODE))
def test_the_page_has_its_six_sections_in_english_and_in_french(name: str) -> None:
    code = BY_CODE[name]
    assert tuple(sorted(code.sections)) == tuple(sorted(SECTIONS))
    for section in ("What", "Why"):
        assert ENGLISH.search(code.sections[section]), section
        assert code.sections[section].rstrip().endswith("."), section
    for section in ("Quoi", "Pourquoi"):
        text = code.sections[section]
        assert FRENCH.search(text), section
        assert text.rstrip().endswith("."), section
        assert not re.search(r"\w[;?!»]|«\w|\w :\w|[^\s`]:\s", re.sub("`[^`]*`", "x", text)), f"French spacing: {text}"
    assert not UNACCENTED.search(code.what("fr") + code.why("fr"))


def test_codes_names_and_aliases_are_unique_and_well_formed() -> None:
    words = [word for code in all_codes() for word in (code.code, code.name, *code.aliases)]
    assert sorted(set(words)) == sorted(words)
    for code in all_codes():
        assert re.fullmatch(r"[A-Z]\d{3}", code.code)
        assert code.group in GROUPS
        for word in (code.name, *code.aliases):
            assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", word), word


def test_a_rule_is_named_like_its_file() -> None:
    modules = tuple(modules_below("cxjourney.lint.rules"))
    assert len(modules) == len(rules())
    for module in modules:
        assert module.__name__.rpartition(".")[2] == module.RULE.code.name.replace("-", "_")


def test_messages_have_the_same_holes_in_both_languages(tmp_path: Path) -> None:
    hole = re.compile(r"(?<!\{)\{(\w+)\}")
    for code in all_codes():
        if code.group == "B" or code.code in MEASURED:
            continue  # these pages show commands
        for diagnostic in compiled(tmp_path / code.code, code, "Bad").diagnostics:
            assert not diagnostic.message.in_("en").endswith("."), diagnostic
            assert not diagnostic.message.in_("fr").endswith("."), diagnostic
            for wording in (diagnostic.message, diagnostic.help):
                if wording is not None and wording.values:
                    assert set(hole.findall(wording.en)) == set(hole.findall(wording.fr)), wording
                    assert wording.in_("en")
                    assert wording.in_("fr")
