"""From a text to its tree, by the second pass of the reader."""

from __future__ import annotations

import re
from typing import Final

from cxjourney.rewrite.attach import attach
from cxjourney.rewrite.tree import Branch, Document, Leaf, Member, Tree
from cxjourney.source.layout import Kind, Step, lay_out
from cxjourney.source.reader import steps

_MARK: Final = re.compile(r"^---(?=[ \n]|$)", re.MULTILINE)


def grown(text: str) -> Document:
    """The tree of a text that can be read: line breaks are LF, anchors and tags have been refused."""
    walked = steps(text)
    comments = lay_out(text, walked, len(text)).comments
    bare = _without(text, comments)
    root = _nodes(text, bare, walked)
    mark = _MARK.search(bare, 0, root.start if isinstance(root, Branch) else _first(walked))
    document = Document(root, mark is not None)
    attach(document, text, comments, mark.start() if mark else 0)
    return document


def _without(text: str, comments: tuple[tuple[int, int], ...]) -> str:
    """The text with its comments blanked out, at the same indices."""
    parts: list[str] = []
    at = 0
    for start, end in comments:
        parts += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*parts, text[at:]])


def _first(walked: tuple[Step, ...]) -> int:
    return walked[0].start if walked else 0


def _nodes(text: str, bare: str, walked: tuple[Step, ...]) -> Tree:
    """The nodes without their comments."""
    opened: list[Branch] = []
    root: list[Tree] = []
    waiting: Member | None = None  # a key that has no value yet

    def place(node: Tree, start: int) -> None:
        nonlocal waiting
        if not opened:
            root.append(node)
        elif waiting is not None:
            waiting.value, waiting = node, None
        else:
            branch = opened[-1]
            hyphen = start if branch.flow else bare.rfind("-", 0, start)
            branch.members.append(Member(hyphen, branch, None, node))

    for step in walked:
        match step.kind:
            case Kind.END:
                done = opened.pop()
                done.end = step.end
            case Kind.MAP | Kind.LIST:
                flow = text[step.start] in "[{" or (bool(opened) and opened[-1].flow)
                branch = Branch(step.kind is Kind.MAP, flow, step.start)
                place(branch, step.start)
                opened.append(branch)
            case _ if opened and opened[-1].is_map and waiting is None:
                waiting = Member(step.start, opened[-1], _leaf(text, step))
                opened[-1].members.append(waiting)
            case _:
                place(_leaf(text, step), step.start)
    return root[0] if root else Leaf("", "", "")


def _leaf(text: str, step: Step) -> Leaf:
    written = text[step.start : step.end]
    return Leaf(step.text, written if step.style in ("|", ">") else written.rstrip(), step.style)
