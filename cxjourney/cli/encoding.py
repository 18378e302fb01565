"""What the output can take: a letter that it lacks is written `\\u00e9`, never refused; one that is closed is left."""

from __future__ import annotations

import codecs
import contextlib
import os
import sys
from io import TextIOWrapper
from typing import TextIO

_NAME = "cxj-escape"


def bear_any_text() -> None:
    """Let standard output and standard error take any text, whatever their encoding."""
    codecs.register_error(_NAME, escaped)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=_NAME)


def forsake(stream: TextIO | None) -> None:
    """Let what is still to be written to an output go nowhere, so that the end of the program does not fail on it."""
    if stream is None:
        return
    with contextlib.suppress(OSError):  # a stream that is no file of the system
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def escaped(error: UnicodeError) -> tuple[str, int]:
    """What stands for the letters that an encoding lacks: `\\u00e9`, two of them above U+FFFF, as JSON reads them."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{high:02x}{low:02x}" for high, low in zip(units[::2], units[1::2], strict=True)), error.end
