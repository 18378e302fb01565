"""The workspace as it was, from git: a version a commit, without touching the checkout; and the history they tell."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from cxjourney.cli import git
from cxjourney.cli.pathspecs import specs
from cxjourney.compiler import Compilation, compile_model
from cxjourney.diff.history import Version
from cxjourney.diff.past import past
from cxjourney.errors import CannotRun
from cxjourney.front.opening import workspace_of
from cxjourney.front.parsing import Memory
from cxjourney.model.model import Model
from cxjourney.model.past import Past, Reach
from cxjourney.source.names import DEFAULT_INCLUDE, FILE_NAME

COMMITS = 20
"""How many commits a site tells when nobody says otherwise."""


def past_of(compilation: Compilation, most: int) -> Past:
    """The history of the journeys along the last `most` commits; without git, one that says why it is empty.

    What is not committed yet comes first, as a version without a commit.
    """
    root = compilation.root
    try:
        listed, reach, fresh = told_of(root, most)
    except CannotRun as error:
        return Past(why=error.wording, limit=most)
    with tempfile.TemporaryDirectory(prefix="cxj-") as folder:
        told = versions(root, listed, Path(folder).resolve())
        return past(_with_now(compilation.model, told) if fresh else told, reach, most)


def told_of(root: Path, most: int) -> tuple[tuple[git.Commit, ...], Reach, bool]:
    """What git tells of the last `most` commits: one more than these if there are more, how far back that goes, and
    whether something is not committed yet. Raises `CannotRun` when git cannot tell.
    """
    git.checkout(root)
    files = own_files(root)
    listed = git.commits(root, most=most + 1, files=files)
    reach: Reach = "cut" if len(listed) > most else "shallow" if git.is_shallow(root) else "whole"
    return listed, reach, git.changed_now(root, files) or not listed


def own_files(root: Path) -> tuple[str, ...]:
    """Pathspecs of the files that the workspace includes, or that it included at some commit; and of its own file.

    Without them, commits that touch other YAML files of the repository would count among the last ones.
    """
    entries: set[str] = set(workspace_of(root).include or DEFAULT_INCLUDE)
    with tempfile.TemporaryDirectory(prefix="cxj-") as folder:
        for content in git.versions_of(root, FILE_NAME):
            (Path(folder) / FILE_NAME).write_bytes(content)
            with suppress(CannotRun):  # a version that nobody could read included nothing that is told
                entries |= set(workspace_of(Path(folder)).include or DEFAULT_INCLUDE)
    return specs({FILE_NAME, *entries})


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
