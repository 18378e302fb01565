"""Which node a comment speaks of: the one it stands beside, else the one that follows, as the indentation tells."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Final

from cxjourney.rewrite.tree import Branch, Document, Member, Note, members


def attach(document: Document, text: str, comments: tuple[tuple[int, int], ...], mark: int) -> None:
    """Hang every comment of the text on the node it speaks of, and note the empty lines.

    `mark` is where `---` stands, 0 when it does not.
    """
    if not isinstance(document.root, Branch):
        return
    listed = list(members(document.root))
    place = _Place(text, document.root, listed)
    for member in listed:
        member.spaced = place.spaced(member.start)
    for start, end in comments:
        note = Note(text[start:end].rstrip(), place.spaced(start))
        if not listed or start < listed[0].start or start < document.root.start:
            alone = place.alone(start)
            (document.prologue if start < mark else document.head).append(note if alone else Note(note.text))
        elif place.alone(start):
            place.above(start, speaks_of_next=SPEAKS_OF_NEXT.search(note.text) is not None).append(note)
        else:
            place.beside(start).append(Note(note.text))


SPEAKS_OF_NEXT: Final = re.compile(r"cxj:\s*ignore(?!-file)")
"""An exception to a rule; alone on its line it is for the node that follows."""

_LINE: Final = re.compile(r"^([ \t]*)([^\n]?)", re.MULTILINE)


class _Place:
    """Looks up what stands around an index of the text."""

    def __init__(self, text: str, root: Branch, listed: list[Member]) -> None:
        self._lines = [(match.start(), match.end(1)) for match in _LINE.finditer(text)]
        self._line_starts = [start for start, _ in self._lines]
        self._empty = [match[2] == "" for match in _LINE.finditer(text)]
        self._root = root
        self._listed = listed
        self._starts = [member.start for member in listed]
        self._owner = {id(member.value): member for member in listed}

    def _line(self, index: int) -> int:
        return bisect_right(self._line_starts, index) - 1

    def _column(self, index: int) -> int:
        return index - self._line_starts[self._line(index)]

    def alone(self, index: int) -> bool:
        """Whether nothing but spaces stands before `index` on its line."""
        return index <= self._lines[self._line(index)][1]

    def spaced(self, index: int) -> bool:
        """Whether `index` begins a line below an empty one."""
        line = self._line(index)
        return line > 0 and self._empty[line - 1] and self.alone(index)

    def _around(self, index: int) -> tuple[Member, Member | None]:
        """The last member that begins before `index`, and the first one after it."""
        at = bisect_left(self._starts, index)
        return self._listed[at - 1], self._listed[at] if at < len(self._listed) else None

    def _flow(self, index: int, member: Member) -> Branch | None:
        """The innermost brackets around `index`; `member` is the last one that begins before."""
        branch = member.value if isinstance(member.value, Branch) else member.inside
        while branch.flow and not branch.start < index < branch.end:
            if id(branch) not in self._owner:
                return None
            branch = self._owner[id(branch)].inside
        return branch if branch.flow else None

    def above(self, index: int, *, speaks_of_next: bool) -> list[Note]:
        """Where a comment alone on its line belongs; one that `speaks_of_next` whatever its indentation."""
        before, after = self._around(index)
        if flow := self._flow(index, before):
            return after.before if after is not None and after.start < flow.end else flow.last
        column = self._column(index)
        if after is not None and (
            speaks_of_next or after.inside is before.value or column <= self._column(after.start)
        ):
            return after.before
        if after is None and not column:
            return self._root.last
        branch = before.inside
        while id(branch) in self._owner and (branch.flow or self._column(branch.members[0].start) > column):
            branch = self._owner[id(branch)].inside
        return after.before if after is not None and branch is after.inside else branch.last

    def beside(self, index: int) -> list[Note]:
        """Where a comment at the end of a line belongs."""
        member, _ = self._around(index)
        while member.inside.flow and member.inside.end <= index:
            if id(member.inside) not in self._owner:
                return self._root.last
            member = self._owner[id(member.inside)]
        return member.beside
