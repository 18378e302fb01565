"""From a tree to its text, in the one layout: two spaces, a line a member, brackets where they fit on the line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from cxjourney.rewrite.attach import SPEAKS_OF_NEXT
from cxjourney.rewrite.quotes import one_line
from cxjourney.rewrite.tree import Branch, Document, Leaf, Member, Note, Tree

WIDTH: Final = 100
"""The longest line that a map or a list in brackets may make."""


@dataclass(slots=True)
class Written:
    """A text, and what was done to arrive there: quotes put or taken away, brackets opened into lines."""

    lines: list[str] = field(default_factory=list)
    quotes: int = 0
    opened: int = 0


def emit(document: Document, *, levels: bool = False) -> Written:
    """The text of a document whose root is a map or a list; `levels` as in `one_line`."""
    assert isinstance(document.root, Branch)
    writer = _Writer(levels)
    done = writer.done
    writer.notes(document.prologue, 0)
    if document.marked:
        done.lines.append("---")
    writer.notes(document.head, 0)
    flow = writer.in_flow(document.root, 0)
    if flow is not None:
        done.lines.append(flow)
    else:
        writer.block(document.root, 0)
    while done.lines and not done.lines[0]:
        del done.lines[0]
    return done


class _Writer:
    """Fills the lines of a text from above to below."""

    def __init__(self, levels: bool) -> None:
        self.done = Written()
        self._levels = levels

    def block(self, branch: Branch, column: int, hyphen: str = "") -> None:
        """A map or list, one member a line, from `column` on; `hyphen` opens its first line."""
        if branch.flow:
            self.done.opened += 1
        for index, member in enumerate(branch.members):
            lead = hyphen if hyphen and not index else " " * column
            opening = lead + (f"{self._leaf(member.key, False, key=True)}:" if member.key else "-")
            flow = self._short(member, len(opening) + 1)
            kept = 0 if flow is None and _opens_on_its_hyphen(member) else 1
            apart = max(0, len(member.beside) - kept)
            self._above([*member.before, *member.beside[:apart]], member.spaced, column, opens=not index and column > 0)
            self._member(member, column, opening, flow, member.beside[apart:])
        self.notes(branch.last, column)

    def notes(self, notes: Sequence[Note], column: int) -> None:
        """Comments on lines of their own."""
        for note in notes:
            if note.spaced:
                self._space()
            self.done.lines.append(f"{' ' * column}{note.text}")

    def _above(self, notes: Sequence[Note], spaced: bool, column: int, *, opens: bool) -> None:
        """What stands above a member; no empty line follows the line that opens its block."""
        if opens and notes:
            notes = [Note(notes[0].text), *notes[1:]]
        self.notes(notes, column)
        if spaced and (notes or not opens):
            self._space()

    def _space(self) -> None:
        if self.done.lines and self.done.lines[-1].strip():
            self.done.lines.append("")

    def _short(self, member: Member, column: int) -> str | None:
        """The value in brackets when it stays so."""
        value = member.value
        if isinstance(value, Leaf) or _opens(value, member.key is not None):
            return None
        return self.in_flow(value, column)

    def _member(self, member: Member, column: int, opening: str, flow: str | None, beside: Sequence[Note]) -> None:
        value = member.value
        if flow is not None:
            self._line(f"{opening} {flow}", beside)
        elif isinstance(value, Branch):
            if member.key is None and not beside:
                self.block(value, column + 2, f"{opening} ")
                return
            self._line(opening, beside)
            self.block(value, column + 2)
        elif value.style in ("|", ">") and (body := _body(value, column + 2)) is not None:
            self._line(f"{opening} {body[0]}", beside)
            self.done.lines += body[1:]
        elif value.style not in ("|", ">") and value.lines > 1:
            self._folded(value, column, opening, beside, keyed=member.key is not None)
        else:
            self._line(f"{opening} {self._leaf(value, False)}".rstrip(" "), beside)

    def _folded(self, value: Leaf, column: int, opening: str, beside: Sequence[Note], *, keyed: bool) -> None:
        """A text over several lines, cut where its author cut it."""
        indent = " " * (column + 2)
        shown = [f"{indent}{line}" if line else "" for line in map(_trimmed, value.written.split("\n"))]
        if keyed:
            self.done.lines.append(opening)
        else:
            shown[0] = f"{opening} {shown[0].lstrip(' ')}"
        self.done.lines += shown[:-1]
        self._line(shown[-1], beside)

    def _line(self, text: str, beside: Sequence[Note]) -> None:
        self.done.lines.append(f"{text}  {beside[0].text}" if beside else text)

    def in_flow(self, branch: Branch, column: int) -> str | None:
        """The branch in brackets on one line that begins at `column`, None when it is not so or does not fit."""
        if not branch.flow or _noted(branch):
            return None
        before = self.done.quotes
        text = self._flow(branch)
        if text is None or column + len(text) > WIDTH:
            self.done.quotes = before
            return None
        return text

    def _flow(self, branch: Branch) -> str | None:
        parts: list[str] = []
        for member in branch.members:
            value = member.value
            if isinstance(value, Branch):
                shown = None if _opens(value, True) else self._flow(value)
            else:
                shown = None if value.lines > 1 else self._leaf(value, True) or "null"
            if shown is None:
                return None
            parts.append(f"{self._leaf(member.key, True, key=True)}: {shown}" if member.key else shown)
        inside = ", ".join(parts)
        return f"{{{inside}}}" if branch.is_map else f"[{inside}]"

    def _leaf(self, leaf: Leaf, flow: bool, *, key: bool = False) -> str:
        if leaf.style in ("|", ">"):
            return _escaped(leaf.value)
        shown = one_line(leaf, flow, levels=self._levels, key=key)
        if shown != leaf.written:
            self.done.quotes += 1
        return shown


def _opens(branch: Branch, keyed: bool) -> bool:
    """Whether a branch in brackets is opened whatever its length: a list of maps or lists, under a key."""
    return keyed and not branch.is_map and any(isinstance(m.value, Branch) for m in branch.members)


def _opens_on_its_hyphen(member: Member) -> bool:
    """Whether a list member that takes several lines begins beside its hyphen, where no comment fits.

    An exception that stands alone after a hyphen reaches nothing, and must not begin to: it stays there.
    """
    value = member.value
    if member.key is not None or isinstance(value, Leaf):
        return False
    return value.flow or not any(SPEAKS_OF_NEXT.search(note.text) for note in member.beside)


def _noted(branch: Branch) -> bool:
    """Whether a comment stands inside."""
    waiting: list[Tree] = [branch]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Branch):
            if node.last or any(member.before or member.beside for member in node.members):
                return True
            waiting += [member.value for member in node.members]
    return False


def _body(leaf: Leaf, column: int) -> list[str] | None:
    """A block text with its header, indented to `column`; None when it holds nothing but empty lines."""
    value = leaf.value
    spoken = next((line for line in value.split("\n") if line.strip(" ")), None)
    if spoken is None:
        return None
    _, _, content = leaf.written.partition("\n")
    lines = content.split("\n")
    seen = next((line for line in lines if line.strip(" ")), "")
    indent = len(seen) - len(seen.lstrip(" ")) - (len(spoken) - len(spoken.lstrip(" ")))
    cut = [line[indent:] for line in lines]
    while cut and not cut[-1]:
        cut.pop()
    ends = len(value) - len(value.rstrip("\n"))
    header = leaf.style + ("2" if spoken.startswith(" ") else "") + ("-" if not ends else "+" if ends > 1 else "")
    return [header, *(f"{' ' * column}{line}" if line else "" for line in cut), *[""] * (ends - 1)]


def _trimmed(line: str) -> str:
    """A line of a folded text without what folding drops; a space behind a back-slash is said."""
    stripped = line.strip(" \t")
    return f"{stripped} " if stripped.endswith("\\") and line.rstrip("\t").endswith("\\ ") else stripped


def _escaped(value: str) -> str:
    """A text of spaces and line breaks, in quotes."""
    return '"' + value.replace("\n", "\\n") + '"'
