"""In which language the command line speaks: `--locale`, else the environment, else English."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence

from cxjourney.wording import LOCALES, Wording


def chosen(argv: Sequence[str], environment: Mapping[str, str]) -> str:
    """`en` or `fr`. The first of LC_ALL, LC_MESSAGES, LANGUAGE, LANG that is set decides."""
    for position, word in enumerate(argv):
        value = word.partition("=")[2] if word.startswith("--locale=") else ""
        if word == "--locale" and position + 1 < len(argv):
            value = argv[position + 1]
        if value in LOCALES:
            return value
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG"):
        if value := environment.get(name, ""):
            language = value.split(":")[0][:2].lower()
            return language if language in LOCALES else LOCALES[0]
    return LOCALES[0]


_locale = ""


def current() -> str:
    """The language of this run."""
    return _locale or chosen(sys.argv[1:], os.environ)


def use(locale: str) -> None:
    """Speak `locale` from now on."""
    global _locale  # noqa: PLW0603 -- one process speaks one language, and help is built before options are parsed
    _locale = locale


def tr(wording: Wording) -> str:
    """A sentence in the language of this run."""
    return wording.in_(current())
