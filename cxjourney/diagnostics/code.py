"""A diagnostic code and its manual page.

The page is written once, as a docstring with the sections What, Why, Quoi, Pourquoi, Bad and Good; it serves
`cxj explain`, the rule reference and the tests, which compile Bad and Good.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from cxjourney.diagnostics.diagnostic import Diagnostic, Fix, Place, Related, Severity
from cxjourney.wording import Wording

SECTIONS = ("What", "Why", "Quoi", "Pourquoi", "Bad", "Good")
_HEADING = re.compile(rf"^({'|'.join(SECTIONS)})(?:  |$)[ ]*", re.MULTILINE)

GROUPS: dict[str, Wording] = {
    "Y": Wording("syntax", "syntaxe"),
    "S": Wording("schema", "schéma"),
    "R": Wording("references", "références"),
    "C": Wording("completeness and flow", "complétude et enchaînement"),
    "O": Wording("ownership", "responsabilités"),
    "M": Wording("metrics", "indicateurs"),
    "E": Wording("emotion and evidence", "émotions et preuves"),
    "X": Wording("between journeys", "entre parcours"),
    "T": Wording("text", "textes"),
    "A": Wording("accessibility", "accessibilité"),
    "Z": Wording("security and privacy", "sécurité et vie privée"),
    "L": Wording("lint hygiene", "hygiène des suppressions"),
    "D": Wording("changes", "changements"),
    "B": Wording("build", "construction"),
}

_OWN = Wording("own rules", "règles propres")


@dataclass(frozen=True)
class Code:
    """A permanent code, its readable name, its default severity and its manual page.

    `graded` codes follow the `status` of the journey; `raised_when_live` codes go one level up when it is live.
    """

    code: str
    name: str
    severity: Severity
    manual: str
    raised_when_live: bool = False
    aliases: tuple[str, ...] = ()
    fix: str = ""
    """`safe` or `unsafe` when `cxj check --fix` can repair some of its findings, else empty."""
    of_data: bool = False
    """Whether it is a fact of a run on data: no opinion on a journey, so that neither status nor preset moves it."""

    @property
    def group(self) -> str:
        """The letter of the group: `C` of `C101`; the letters of an own rule, `ACME` of `ACME001`."""
        return group_of(self.code)

    @property
    def graded(self) -> bool:
        """Whether the status of a journey (draft, review, live, retired) changes the severity."""
        return not self.of_data and (is_own(self.code) or self.group in "COMEXTA")

    @cached_property
    def sections(self) -> dict[str, str]:
        """The manual page by section, each text dedented."""
        parts = _HEADING.split(inspect.cleandoc(self.manual))
        return {name: _dedent(body) for name, body in zip(parts[1::2], parts[2::2], strict=True)}

    def what(self, locale: str = "en") -> str:
        """What the code finds, in one sentence."""
        return self.sections["Quoi" if locale == "fr" else "What"]

    def why(self, locale: str = "en") -> str:
        """Why it matters."""
        return self.sections["Pourquoi" if locale == "fr" else "Why"]

    def at(
        self,
        place: Place,
        message: Wording,
        help: Wording | None = None,
        *,
        ref: str = "",
        related: tuple[Related, ...] = (),
        severity: Severity | None = None,
        fix: Fix | None = None,
    ) -> Diagnostic:
        """A diagnostic of this code."""
        return Diagnostic(self.code, self.name, severity or self.severity, message, place, ref, help, related, fix)


def group_of(code: str) -> str:
    """The letters of a code."""
    return code.rstrip("0123456789")


def is_own(code: str) -> bool:
    """Whether a code is that of an own rule, with several letters."""
    return len(group_of(code)) > 1


def group_name(group: str) -> Wording:
    """What a group is about; other letters are those of own rules."""
    return GROUPS.get(group, _OWN)


def codes_in(module: object) -> Iterator[Code]:
    """The codes that a module declares, by code."""
    found = {value.code: value for value in vars(module).values() if isinstance(value, Code)}
    yield from (found[code] for code in sorted(found))


def _dedent(body: str) -> str:
    first, _, rest = body.strip("\n").partition("\n")
    if first.strip():
        return inspect.cleandoc(f"{first}\n{rest}").strip()
    return inspect.cleandoc(rest).rstrip()
