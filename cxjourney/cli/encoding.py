"""Output that cannot carry every letter: what it lacks is written `\\u00e9`, never refused."""

from __future__ import annotations

import codecs
import sys
from io import TextIOWrapper

_NAME = "cxj-escape"


def bear_any_text() -> None:
    """Let standard output and standard error take any text, whatever their encoding."""
    codecs.register_error(_NAME, escaped)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=_NAME)


def escaped(error: UnicodeError) -> tuple[str, int]:
    """What stands for the letters that an encoding lacks: `\\u00e9`, two of them above U+FFFF, as JSON reads them."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{high:02x}{low:02x}" for high, low in zip(units[::2], units[1::2], strict=True)), error.end
