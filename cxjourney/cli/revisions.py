"""The two sides of a comparison: revisions of the checkout, folders, or the files as they are now."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cxjourney.cli import git
from cxjourney.cli.options import common
from cxjourney.cli.work import FILE_NAME, workspace_root
from cxjourney.compiler import Compilation, compile_model
from cxjourney.diagnostics.diagnostic import Diagnostic, Severity
from cxjourney.diagnostics.report import Report
from cxjourney.errors import CannotRun
from cxjourney.front.parsing import Memory
from cxjourney.lint.catalogue import all_codes
from cxjourney.model.model import Model
from cxjourney.wording import Wording, plain, say


@dataclass(frozen=True, slots=True)
class Side:
    """One side: how it is called, its model, and the notes that approve changes, by path.

    `root` is the folder from which its paths are shown, `commit` that of a revision. `compilation` is None for a revision in which the workspace was
    not there yet.
    """

    name: Wording
    model: Model
    compilation: Compilation | None
    root: Path
    notes: tuple[tuple[str, bytes], ...] = ()
    commit: str = ""

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """What keeps this side from being understood."""
        found = self.compilation.diagnostics if self.compilation else ()
        return tuple(one for one in found if one.severity is Severity.ERROR)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A side as it was asked for: a folder, or a commit (empty: the files as they are now), and how it is called."""

    name: Wording
    folder: Path | None = None
    commit: str = ""


@contextmanager
def sides(base: str | None, head: str | None) -> Iterator[tuple[Side, Side]]:
    """The two sides of `cxj diff BASE HEAD`; files of the past are there as long as the context lasts.

    Raises `CannotRun` for a revision that git does not know, and for a base that cannot be understood.
    """
    before, after, root = _asked(base, head)
    memory = Memory()
    with tempfile.TemporaryDirectory(prefix="cxj-") as folder:
        old = _side(before, root, memory, Path(folder).resolve() / "base")
        if old.errors:
            raise _unfit(old)
        yield old, _side(after, root, memory, Path(folder).resolve() / "head")


def _asked(base: str | None, head: str | None) -> tuple[_Asked, _Asked, Path]:
    """What the two words of the command line mean, and the workspace in which revisions are looked for."""
    base, head = _range(base, head)
    old_folder, new_folder = _folder(base), _folder(head)
    if old_folder and new_folder:
        return old_folder, new_folder, Path()
    root = workspace_root(common())
    if new_folder is None:
        new_folder = _revision(root, head) if head else _Asked(_NOW, root)
    if old_folder is None:
        _in_checkout(root)
        old_folder = _base(root, base, new_folder.commit or "HEAD")
    return old_folder, new_folder, root


_NOW = say("working tree", "fichiers actuels")


def _range(base: str | None, head: str | None) -> tuple[str | None, str | None]:
    """`A...B` and `A..B` in one word, as git writes them."""
    if base and head is None and not base.endswith("..") and _folder(base) is None:
        for dots in ("...", ".."):
            one, found, other = base.partition(dots)
            if found and one and other:
                return one + ("..." if dots == "..." else ""), other
    return base, head


def _folder(word: str | None) -> _Asked | None:
    """The folder that a word names: one that holds a workspace, or that is written as a path."""
    if not word:
        return None
    path = Path(word)
    if (path / FILE_NAME).is_file():
        return _Asked(plain(word), path)
    if path.is_dir() and (path.is_absolute() or word.startswith(("./", "../", ".\\", "..\\")) or word in (".", "..")):
        raise CannotRun(
            say("there is no `{name}` in `{folder}`", "il n'y a pas de `{name}` dans `{folder}`", name=FILE_NAME, folder=word),
            say("name a folder that holds a workspace, or a revision", "nommez un dossier qui contient un espace de travail, ou une révision"),
        )  # fmt: skip
    return None


def _base(root: Path, word: str | None, head: str) -> _Asked:
    if not word:
        try:
            word = f"{git.default_branch(root)}..."
        except CannotRun as error:
            raise CannotRun(error.wording, say("name the revision to compare with: `cxj diff REV`", "nommez la révision de comparaison : `cxj diff REV`")) from None  # fmt: skip
    if not word.endswith("..."):
        return _revision(root, word)
    word = word.removesuffix("...")
    return _named(word, git.fork_of(root, word, head))


def _revision(root: Path, word: str) -> _Asked:
    _in_checkout(root)
    return _named(word, git.commit_of(root, word))


def _named(word: str, commit: str) -> _Asked:
    return _Asked(plain(commit[:7] if commit.startswith(word) else f"{word}@{commit[:7]}"), commit=commit)


def _in_checkout(root: Path) -> None:
    try:
        git.checkout(root)
    except CannotRun as error:
        raise CannotRun(
            error.wording,
            say("compare two folders instead: `cxj diff OLD NEW`", "comparez plutôt deux dossiers : `cxj diff ANCIEN NOUVEAU`"),
        ) from None  # fmt: skip


def _side(asked: _Asked, root: Path, memory: Memory, folder: Path) -> Side:
    if asked.folder is not None:
        here = asked.folder
        compilation = compile_model(here, memory)
        return Side(asked.name, compilation.model, compilation, here, notes_in(here))
    folder.mkdir()
    git.Mirror(root, folder).show(asked.commit)
    notes = tuple(sorted(git.notes(root, asked.commit, NOTES).items()))
    if not (folder / FILE_NAME).is_file():
        return Side(asked.name, Model((), frozenset()), None, root, notes, asked.commit)
    try:
        compilation = compile_model(folder, memory)
    except CannotRun as error:
        raise CannotRun(_unreadable(asked.name, error.wording), error.help) from None
    return Side(asked.name, compilation.model, compilation, root, notes, asked.commit)


NOTES = "changes"
"""The folder of the workspace in which a change may be approved, in Markdown files."""
_MOST = 1_000_000


def notes_in(root: Path) -> tuple[tuple[str, bytes], ...]:
    """The Markdown files of `changes/`, by their path from the workspace; links out of it are not followed."""
    found: list[tuple[str, bytes]] = []
    folder = root / NOTES
    for path in sorted(folder.glob("*.md")) if folder.is_dir() else ():
        if path.is_file() and path.resolve().is_relative_to(root.resolve()) and path.stat().st_size <= _MOST:
            found.append((f"{NOTES}/{path.name}", path.read_bytes()))
    return tuple(found)


def _unfit(side: Side) -> CannotRun:
    first = side.errors[0]
    why = say(
        "{file}:{line}: {message}",
        "{file}:{line} : {message}",
        file=first.place.file,
        line=first.place.span.start.line,
        message=first.message,
    )
    return CannotRun(
        _unreadable(side.name, why),
        say("compare with a revision that passes `cxj check`", "comparez avec une révision qui passe `cxj check`"),
    )


def _unreadable(name: Wording, why: Wording) -> Wording:
    return say("`{name}` cannot be understood: {why}", "`{name}` ne peut être compris : {why}", name=name, why=why)


def report_of_changes(side: Side, found: Sequence[Diagnostic]) -> Report:
    """The report of some findings about a side, for any format; it depends on no date."""
    from cxjourney.cli.sinks import seen_from_here, seen_from_repository

    settings = common()
    files = side.compilation.files if side.compilation else ()
    return Report(
        tuple(found),
        {file.path: file for file in files},
        entities=len(side.model.entities),
        references=sum(len(made) for made in side.model.uses.values()),
        complete=side.compilation.complete if side.compilation else True,
        locale=settings.locale,
        width=shutil.get_terminal_size((100, 24)).columns,
        paint=settings.paint,
        in_repository=seen_from_repository(side.root),
        from_here=seen_from_here(side.root),
        codes=cache(lambda: {code.code: code for code in all_codes()}),
    )
