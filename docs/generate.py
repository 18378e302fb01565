"""Writes the pages that come from the code: `docs/reference.md`, the same in French, and `docs/rules.md`. `make docs` runs it.

`python docs/generate.py` writes them; with `--check` it only says which ones are out of date, and exits with 1.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import cxjourney.compiler  # noqa: F401 -- kinds and the workspace declare themselves when they are imported
from cxjourney.diagnostics.code import GROUPS, Code
from cxjourney.lint.catalogue import all_codes
from cxjourney.schema.reference import reference

DOCS = Path(__file__).parent

_RULES_HEAD = """\
# Codes and rules

This page is built from the code, by `make docs`. `cxj explain CODE` shows one entry in a terminal, in English or in
French; `cxj rules` lists them all.

Codes never change their meaning. The severity is the default one; `cxjourney.yaml` may change it, see
[the command line](cli.md#how-strict-the-check-is). A triangle ▲ marks a code that goes one level up when the journey
is `live`. In groups {graded} a journey that is a `draft` is judged one level down, and a `retired` one not at all.

In the examples, `---` separates files; `⟨U+200B⟩` stands for that character, `⟨0xE9⟩` for that byte.
"""


def pages() -> dict[str, str]:
    """Every generated page, by its path under `docs/`."""
    return {"reference.md": reference(), "fr/reference.md": reference("fr"), "rules.md": "\n".join(_rules()) + "\n"}


def _rules() -> Iterator[str]:
    codes = all_codes()
    graded = ", ".join(sorted({code.group for code in codes if code.graded}))
    yield _RULES_HEAD.format(graded=graded)
    groups = [letter for letter in GROUPS if any(code.group == letter for code in codes)]
    yield "| group | about | codes |"
    yield "|---|---|---|"
    for letter in groups:
        members = [code for code in codes if code.group == letter]
        about = GROUPS[letter].in_("en")
        yield f"| [{letter}](#{_anchor(letter, about)}) | {about} | {len(members)} |"
    for letter in groups:
        about = GROUPS[letter].in_("en")
        yield ""
        yield f"## {letter}: {about}"
        for code in codes:
            if code.group == letter:
                yield from _entry(code)


def _anchor(letter: str, about: str) -> str:
    return f"{letter}: {about}".lower().replace(":", "").replace(" ", "-")


def _entry(code: Code) -> Iterator[str]:
    severity = code.severity.word + (" ▲" if code.raised_when_live else "")
    names = f"; also called {', '.join(f'`{name}`' for name in code.aliases)}" if code.aliases else ""
    yield ""
    yield f"### {code.code} {code.name}"
    yield ""
    fix = {"safe": "; repaired by `--fix`", "unsafe": "; repaired by `--unsafe-fixes`"}.get(code.fix, "")
    yield f"*{severity}{names}{fix}*"
    yield ""
    yield _flow(code.what())
    yield ""
    yield f"Why: {_flow(code.why())}"
    for head in ("Bad", "Good"):
        body = code.sections[head]
        fence = "`" * max(3, _longest_ticks(body) + 1)
        yield ""
        yield f"{head}:"
        yield ""
        yield f"{fence}text"
        yield body
        yield fence


def _flow(text: str) -> str:
    return " ".join(text.split())


def _longest_ticks(text: str) -> int:
    longest = run = 0
    for character in text:
        run = run + 1 if character == "`" else 0
        longest = max(longest, run)
    return longest


def main(arguments: list[str]) -> int:
    """Write the pages, or say which ones are out of date."""
    stale = [
        path
        for path, text in pages().items()
        if not (DOCS / path).exists() or (DOCS / path).read_text(encoding="utf-8") != text
    ]
    for path in stale:
        if "--check" not in arguments:
            (DOCS / path).write_text(pages()[path], encoding="utf-8")
        print(f"docs/{path}")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
