"""The workspace as it was, from git: a version a commit, without touching the checkout; and the history they tell."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from cxjourney.cli import git
from cxjourney.compiler import Compilation, compile_model
from cxjourney.diff.history import Version
from cxjourney.diff.past import past
from cxjourney.errors import CannotRun
from cxjourney.front.parsing import Memory
from cxjourney.model.model import Model
from cxjourney.model.past import Past, Reach

COMMITS = 20
"""How many commits a site tells when nobody says otherwise."""


def past_of(compilation: Compilation, most: int) -> Past:
    """The history of the journeys along the last `most` commits; without git, one that says why it is empty.

    What is not committed yet comes first, as a version without a commit.
    """
    root = compilation.root
    try:
        git.checkout(root)
        listed = git.commits(root, most=most + 1)
        reach: Reach = "cut" if len(listed) > most else "shallow" if git.is_shallow(root) else "whole"
        fresh = git.changed_now(root) or not listed
    except CannotRun as error:
        return Past(why=error.wording, limit=most)
    with tempfile.TemporaryDirectory(prefix="cxj-") as folder:
        told = versions(root, listed, Path(folder).resolve())
        return past(_with_now(compilation.model, told) if fresh else told, reach, most)


def _with_now(model: Model, told: Iterator[Version]) -> Iterator[Version]:
    yield Version("", "", (), "", model)
    yield from told


def versions(root: Path, listed: Sequence[git.Commit], folder: Path) -> Iterator[Version]:
    """The workspace at some commits, in their order; those at which it had errors are left out.

    `folder` is an empty one, in which the files of the past are laid. What is equal in several is read once.
    """
    mirror, memory = git.Mirror(root, folder), Memory()
    for commit in listed:
        mirror.show(commit.id)
        model = Model((), frozenset())
        if (folder / "cxjourney.yaml").is_file():
            try:
                compilation = compile_model(folder, memory)
            except CannotRun:
                continue
            if not compilation.ok:
                continue
            model = compilation.model
        yield Version(commit.id, commit.date, commit.authors, commit.title, model, commit.reviewers)
