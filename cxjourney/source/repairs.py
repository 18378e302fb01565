"""How faults of syntax are repaired: characters taken out, quotes put around, tabs replaced by spaces."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from cxjourney.diagnostics.codes import syntax
from cxjourney.diagnostics.diagnostic import Fix
from cxjourney.source import characters
from cxjourney.source.characters import WIDE_SPACES, Finding
from cxjourney.source.edit import Edit
from cxjourney.source.positions import Positions
from cxjourney.source.span import START, Span

Change = tuple[int, int, str]
"""Two indices of characters, and what to put between them."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """What reading a text came to: its data, and the finding that stopped it, None when nothing did."""

    data: Any
    stopped: Finding | None


Read = Callable[[str], Attempt]


def repair(finding: Finding, path: str, positions: Positions, read: Read) -> Fix | None:
    """The repair of a finding in the file `path`, None when a person has to do it. `read` reads a changed text."""
    text = positions.text
    code = finding.code
    if code is syntax.BYTE_ORDER_MARK:
        return Fix(True, (Edit(path, Span(START, positions.at(0)), ""),))
    if code is syntax.TAB_IN_WHITESPACE:
        width = _width(text, finding, read)
        return _lazily(width.sure, path, positions, lambda: _tabs(text, finding, width, read)) if width else None
    if code is syntax.VALUE_CUT_BY_COMMENT:
        whole = finding.whole
        return _lazily(False, path, positions, lambda: _between_quotes(text, *whole)) if whole else None
    if code is syntax.NO_BREAK_SPACE_AS_INDENT:
        return _lazily(True, path, positions, lambda: _usual_spaces(text, finding, read))
    if code is syntax.NON_STRING_KEY:
        return _lazily(False, path, positions, lambda: _quotes(text, finding)) if finding.end > finding.start else None
    if code in _SAFE:
        return _lazily(True, path, positions, lambda: _SAFE[code](text, finding))
    return None


def _lazily(safe: bool, path: str, positions: Positions, changes: Callable[[], Iterator[Change]]) -> Fix:
    def edits() -> tuple[Edit, ...]:
        return tuple(Edit(path, positions.span(start, end), new) for start, end, new in changes())

    return Fix(safe, edits)


# ---------------------------------------------------------------- characters

_ESCAPE: Final = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))", re.DOTALL)
_SHORT: Final = {"0": "\0", "a": "\a", "b": "\b", "e": "\x1b", "f": "\f", "v": "\v", "N": "\x85", "L": "\u2028", "P": "\u2029"}  # fmt: skip
_LINE_SEPARATORS: Final = "\x85\u2028\u2029"


def _without(text: str, finding: Finding) -> Iterator[Change]:
    """Take out the characters, or the escapes that stand for them; a separator of lines becomes a space."""
    if text[finding.start : finding.start + 1] != '"':
        space = " " if finding.code is syntax.UNUSUAL_LINE_BREAK else ""
        yield finding.start, finding.end, space
        return
    for escape in _ESCAPE.finditer(text, finding.start, finding.end):
        number = escape[1] or escape[2] or escape[3]
        character = chr(int(number, 16)) if number else _SHORT.get(escape[4], "")
        found = characters.finding(character, 0, 1) if character and characters.UNUSUAL.match(character) else None
        if found is not None and found.code is finding.code and not _may_join(character):
            yield escape.start(), escape.end(), " " if character in _LINE_SEPARATORS else ""


def _may_join(character: str) -> bool:
    return character in "\u061c\u200c\u200d\u200e\u200f" or character >= "\U000e0020"


def _line_feeds(text: str, finding: Finding) -> Iterator[Change]:
    for found in re.finditer("\r\n?", text):
        yield found.start(), found.start() + 1, "" if len(found.group()) > 1 else "\n"


def _quotes(text: str, finding: Finding) -> Iterator[Change]:
    return _between_quotes(text, finding.start, finding.end)


def _between_quotes(text: str, start: int, end: int) -> Iterator[Change]:
    yield start, end, json.dumps(text[start:end], ensure_ascii=False)


_SAFE: Final = {
    syntax.CONTROL_CHARACTER: _without,
    syntax.BIDIRECTIONAL_CONTROL: _without,
    syntax.INVISIBLE_CHARACTER: _without,
    syntax.UNUSUAL_LINE_BREAK: _without,
    syntax.LINE_ENDINGS: _line_feeds,
    syntax.AMBIGUOUS_BOOLEAN: _quotes,
    syntax.AMBIGUOUS_TIME: _quotes,
    syntax.LEADING_ZERO_NUMBER: _quotes,
    syntax.AMBIGUOUS_NUMBER: _quotes,
    syntax.LOSSY_NUMBER: _quotes,
}

# ---------------------------------------------------------------- no-break spaces, tabs

_WIDTHS: Final = (2, 4, 8, 3, 1)
_MOST: Final = 300


def _usual_spaces(text: str, finding: Finding, read: Read) -> Iterator[Change]:
    """Usual spaces in the indentation of this line and of all that follow, whatever stands between them."""
    changed, following = text, finding
    for _ in range(_MOST):
        run = changed[following.start : following.end]
        usual = re.sub(f"[{WIDE_SPACES}]", " ", run)
        yield following.start, following.end, usual
        changed = changed[: following.start] + usual + changed[following.end :]
        stopped = read(changed).stopped
        if stopped is None or stopped.code is not finding.code or stopped.start < following.end:
            return
        following = stopped


@dataclass(frozen=True, slots=True)
class _Width:
    """How many spaces a tab is worth; `sure` when every width that can be read gives the same data."""

    spaces: int
    sure: bool


def _width(text: str, finding: Finding, read: Read) -> _Width | None:
    """What the tabs of a line are worth, judged by the text up to its end; None when no width can be read."""
    if not _indents(text, finding):
        return _Width(1, True)
    end = re.compile(r"[\r\n]|\Z").search(text, finding.end)
    until = end.start() if end else len(text)
    readable: list[tuple[int, Any]] = []
    for width in _WIDTHS:
        attempt = read(_spaced(text[:until], finding, width))
        if attempt.stopped is None and all(attempt.data != data for _, data in readable):
            readable.append((width, attempt.data))
    return _Width(readable[0][0], len(readable) == 1) if readable else None


def _indents(text: str, finding: Finding) -> bool:
    line = max(text.rfind("\n", 0, finding.start), text.rfind("\r", 0, finding.start)) + 1
    return not text[line : finding.start].strip()


def _spaced(text: str, finding: Finding, width: int) -> str:
    run = text[finding.start : finding.end]
    spaces = " " * (width * len(run)) if _indents(text, finding) else " "
    return text[: finding.start] + spaces + text[finding.end :]


def _tabs(text: str, finding: Finding, width: _Width, read: Read) -> Iterator[Change]:
    """All the tabs of a file, one after the other, as long as each one is sure; the first one in any case."""
    changed, first, current, worth = text, finding.start, finding, width
    for _ in range(_MOST):
        changed = _spaced(changed, current, worth.spaces)
        following = read(changed).stopped
        if following is None or following.code is not syntax.TAB_IN_WHITESPACE or following.start < first:
            break
        found = _width(changed, following, read)
        if found is None or not found.sure:
            break
        current, worth = following, found
    same = next((n for n, (old, new) in enumerate(zip(text[::-1], changed[::-1], strict=False)) if old != new), 0)
    same = min(same, len(text) - finding.end)
    yield first, len(text) - same, changed[first : len(changed) - same]
