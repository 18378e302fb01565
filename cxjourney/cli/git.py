"""What git knows: the repository, the files that changed since a revision, and a tree of the past.

git is called with a list of arguments, never through a shell; a revision never begins with `-`, and `--` stands
before paths. Whatever it cannot answer is a `CannotRun`: silence would read as "nothing changed".
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cxjourney.errors import CannotRun
from cxjourney.wording import Wording, say

_SECONDS = 60
_BRANCHES = ("origin/main", "origin/master", "main", "master")
"""Where the default branch is looked for when the remote does not say which one it is."""
_SUFFIXES = (b".yaml", b".yml")
_YAML = ("*.yaml", "*.yml")


def checkout(root: Path) -> Path:
    """The top folder of the checkout in which the workspace stands. Raises `CannotRun` outside of one."""
    answer = _run(root, ("rev-parse", "--show-toplevel"))
    if answer.returncode == 0:
        return Path(answer.stdout.decode("utf-8", "surrogateescape").rstrip("\n"))
    if b"dubious ownership" in answer.stderr:
        raise CannotRun(
            say("git does not trust this checkout: it belongs to someone else", "git se méfie de ce dépôt : il est à quelqu'un d'autre"),
            say("see `safe.directory` in `git help config`", "voyez `safe.directory` dans `git help config`"),
        )  # fmt: skip
    raise CannotRun(
        say("this folder is not in a git checkout", "ce dossier n'est pas dans un dépôt git"),
        say("changes are known to git only; name the files instead", "seul git connaît les changements ; nommez plutôt les fichiers"),
    )  # fmt: skip


def base_of(root: Path, asked: str = "") -> str:
    """The commit at which the current branch left `asked`, by default the default branch, as 40 hexadecimal digits."""
    checkout(root)
    return fork_of(root, asked or _default_branch(root), "HEAD")


def commit_of(root: Path, revision: str) -> str:
    """The commit that a revision names, as 40 hexadecimal digits. Raises `CannotRun` when git does not know it."""
    if revision.startswith("-") or "\0" in revision:
        raise _unknown(revision, say("a revision does not begin with `-`", "une révision ne commence pas par `-`"))
    commit = _ask(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit is None:
        raise _unknown(revision, _fetch(root))
    return commit.decode().strip()


def fork_of(root: Path, one: str, other: str) -> str:
    """The last commit that two revisions have in common. Raises `CannotRun` when there is none here."""
    base = _ask(root, "merge-base", commit_of(root, one), commit_of(root, other))
    if base is None:
        raise CannotRun(
            say("no common commit with `{name}` is known", "aucun commit commun avec `{name}` n'est connu", name=one),
            _fetch(root),
        )
    return base.decode().strip()


def default_branch(root: Path) -> str:
    """The name of the default branch, such as `origin/main`. Raises `CannotRun` when nobody can tell."""
    return _default_branch(root)


def is_shallow(root: Path) -> bool:
    """Whether the checkout lacks a part of its history."""
    return (_ask(root, "rev-parse", "--is-shallow-repository") or b"").strip() == b"true"


def last_day(root: Path) -> str:
    """The day of the last commit that touched the workspace, as `2027-03-31`; empty when there is none."""
    return (_ask(root, "log", "-1", "--format=%cs", "--", ".") or b"").decode().strip()


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit: its 40 digits, its parents, the day, and the first line of its message.

    `authors` wrote it, or what it merges; `reviewers` are those whom its message names as such, and who merged it.
    They are names: an address of electronic mail is cut down to what stands before its `@`.
    """

    id: str
    parents: tuple[str, ...]
    date: str
    authors: tuple[str, ...]
    title: str
    reviewers: tuple[str, ...] = ()

    @property
    def author(self) -> str:
        """The authors in one text."""
        return ", ".join(self.authors)


def commits(
    root: Path, head: str = "HEAD", most: int | None = None, files: Sequence[str] = _YAML
) -> tuple[Commit, ...]:
    """The commits that touched one of `files`, the newest first, along the first parents.

    `files` are pathspecs of git from the workspace: by default every YAML file; see `pathspecs`.
    """
    found = []
    words = ("--first-parent", *([f"-{most}"] if most else []), commit_of(root, head))
    for id_, parents, *facts in _log(root, files, *words):
        found.append(_commit(root, files, id_, tuple(parents.split()), *facts))
    return tuple(found)


def changed_now(root: Path, files: Sequence[str] = _YAML) -> bool:
    """Whether one of `files` is otherwise than in the last commit; new files count."""
    status = ("status", "--porcelain", "-z", "--untracked-files=all", "--ignore-submodules=all")
    return bool(_must(root, *status, "--", *files))


def versions_of(root: Path, path: str) -> Iterator[bytes]:
    """The contents that a file of the workspace had in the commits that touched it, the newest first."""
    listed = _must(
        root, "-c", "log.showSignature=false", "log", "--first-parent", "--format=%H", "--", f":(literal){path}"
    )
    for commit in listed.decode().split():
        found = _ask(root, "cat-file", "blob", f"{commit}:./{path}")
        if found is not None:
            yield found


def _log(root: Path, files: Sequence[str], *words: str) -> Iterator[list[str]]:
    """Commits that touched some files: id, parents, day, author, those who reviewed it one a line, title."""
    form = "%H%x00%P%x00%as%x00%aN%x00%(trailers:key=Reviewed-by,key=Approved-by,key=Acked-by,valueonly)%x00%s%x00"
    listed = _must(root, "-c", "log.showSignature=false", "log", f"--format={form}", *words, "--", *files)
    fields = listed.decode("utf-8", "replace").split("\0")
    for at in range(0, len(fields) - _FIELDS, _FIELDS):
        yield [fields[at].strip("\n"), *fields[at + 1 : at + _FIELDS]]


_FIELDS = 6


def _commit(
    root: Path,
    files: Sequence[str],
    id_: str,
    parents: tuple[str, ...],
    date: str,
    author: str,
    reviewed: str,
    title: str,
) -> Commit:
    authors, reviewers = [author], reviewed.splitlines()
    if len(parents) > 1:
        brought = [*_log(root, files, "--no-merges", *parents[1:], f"^{parents[0]}")]
        if brought:
            authors = [one[3] for one in reversed(brought)]
            reviewers = [*(name for one in brought for name in one[4].splitlines()), author, *reviewers]
    wrote = tuple(dict.fromkeys(filter(None, (_visible(person(one)) for one in authors))))
    named = dict.fromkeys(filter(None, (_visible(person(one)) for one in reviewers)))
    return Commit(id_, parents, date, wrote, _visible(title), tuple(name for name in named if name not in wrote))


def _visible(text: str) -> str:
    """A title or a name without the signs that steer a terminal or turn the direction of writing."""
    return _STEERING.sub(" ", text).strip()


_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")


def person(named: str) -> str:
    """A name without the address that stands beside it; of an address alone, what stands before its `@`."""
    bare = _ADDRESS.sub("", named).strip() or named.strip(" <>")
    names = [word for word in bare.split() if "@" not in word]
    return " ".join(names) or bare.partition("@")[0]


_ADDRESS = re.compile(r"<[^>]*>")


class Mirror:
    """A folder that holds the workspace as it was at one commit after another; only what differs is written."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.root = root
        self.folder = folder
        self._held: dict[str, tuple[bytes, bytes]] = {}

    def show(self, commit: str) -> Path:
        """Make the folder hold the YAML files of a commit, links to files included, and no other file."""
        wanted = _entries(self.root, commit)
        for path in [path for path, blob in self._held.items() if wanted.get(path) != blob]:
            (self.folder / path).unlink()
            del self._held[path]
        fresh = {path: blob for path, blob in wanted.items() if path not in self._held}
        names = [name for _, name in fresh.values()]
        for path, data in zip(fresh, _contents(self.root, names), strict=True):
            place = self.folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            if fresh[path][0] == b"120000":
                place.symlink_to(data.decode("utf-8", "surrogateescape"))
            else:
                place.write_bytes(data)
        self._held.update(fresh)
        return self.folder


def changed_files(root: Path, base: str) -> frozenset[str]:
    """The files of the workspace that differ from those of the commit `base`, as paths from the workspace.

    Committed, staged, unstaged and untracked changes count; a renamed file counts under its new name.
    """
    options = ("--name-only", "-z", "--no-renames", "--no-ext-diff", "--relative")
    differing = _must(root, "diff", *options, base, "--", ".")
    untracked = _must(root, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
    return frozenset(_paths(differing + untracked))


def tree(root: Path, commit: str) -> Mapping[str, bytes]:
    """The YAML files of the workspace as they were at a commit, by their path from the workspace."""
    blobs = {path: name for path, (mode, name) in _entries(root, commit).items() if mode != b"120000"}
    return dict(zip(blobs, _contents(root, list(blobs.values())), strict=True))


def notes(root: Path, commit: str, folder: str) -> Mapping[str, bytes]:
    """The Markdown files of a folder of the workspace at a commit, by their path from the workspace."""
    listed = _must(root, "ls-tree", "-z", commit, "--", f"{folder}/")
    blobs: dict[str, bytes] = {}
    for entry in listed.split(b"\0"):
        facts, _, path = entry.partition(b"\t")
        if path.endswith(b".md") and facts[:6] in (b"100644", b"100755"):
            blobs[path.decode("utf-8", "surrogateescape")] = facts.split(b" ")[2]
    return dict(zip(blobs, _contents(root, list(blobs.values())), strict=True))


def _entries(root: Path, commit: str) -> dict[str, tuple[bytes, bytes]]:
    """The mode and the name of the content of each YAML file of the workspace at a commit; links are among them."""
    listed = _must(root, "ls-tree", "-r", "-z", commit, "--", ".")
    found: dict[str, tuple[bytes, bytes]] = {}
    for entry in listed.split(b"\0"):
        facts, _, path = entry.partition(b"\t")
        mode, _, rest = facts.partition(b" ")
        if path.endswith(_SUFFIXES) and mode in (b"100644", b"100755", b"120000"):
            found[path.decode("utf-8", "surrogateescape")] = (mode, rest.partition(b" ")[2].strip())
    return found


def _contents(root: Path, names: list[bytes]) -> Iterator[bytes]:
    answer = _must(root, "cat-file", "--batch", given=b"".join(name + b"\n" for name in names))
    at = 0
    for _ in names:
        line = answer.index(b"\n", at)
        size = int(answer[at:line].rsplit(b" ", 1)[1])
        yield answer[line + 1 : line + 1 + size]
        at = line + 1 + size + 1


def _default_branch(root: Path) -> str:
    named = _ask(root, "symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD")
    if named:
        return named.decode("utf-8", "surrogateescape").strip()
    for branch in _BRANCHES:
        if _ask(root, "rev-parse", "--verify", "--quiet", f"{branch}^{{commit}}") is not None:
            return branch
    raise CannotRun(
        say("the default branch of this repository is not known", "la branche par défaut de ce dépôt n'est pas connue"),
        say(
            "name the revision to compare with: `--changed REF`", "nommez la révision de comparaison : `--changed REF`"
        ),
    )


def _fetch(root: Path) -> Wording:
    if (_ask(root, "rev-parse", "--is-shallow-repository") or b"").strip() == b"true":
        return say(
            "this checkout is shallow: fetch the history with `git fetch --unshallow`, or set the depth to 0 in the job",
            "ce clone est partiel : rapatriez l'historique avec `git fetch --unshallow`, ou mettez la profondeur à 0 dans la tâche",
        )
    return say(
        "name a branch, a tag or a commit of this repository",
        "nommez une branche, une étiquette ou un commit de ce dépôt",
    )


def _unknown(revision: str, help: Wording) -> CannotRun:
    return CannotRun(
        say("git knows no revision `{name}`", "git ne connaît pas de révision `{name}`", name=revision), help
    )


def _paths(answer: bytes) -> Iterator[str]:
    return (path.decode("utf-8", "surrogateescape") for path in answer.split(b"\0") if path)


def _must(root: Path, *words: str, given: bytes = b"") -> bytes:
    answer = _run(root, words, given)
    if answer.returncode != 0:
        why = answer.stderr.decode("utf-8", "replace").strip().splitlines()
        raise CannotRun(
            say("git did not answer: {why}", "git n'a pas répondu : {why}", why=why[-1] if why else answer.returncode)
        )
    return answer.stdout


def _ask(root: Path, *words: str) -> bytes | None:
    answer = _run(root, words)
    return answer.stdout if answer.returncode == 0 else None


def _run(root: Path, words: tuple[str, ...], given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            ["git", "-C", str(root), *words], input=given, capture_output=True, timeout=_SECONDS, check=False
        )
    except FileNotFoundError:
        raise CannotRun(
            say("git is not installed", "git n'est pas installé"),
            say("changes are known to git only; name the files instead", "seul git connaît les changements ; nommez plutôt les fichiers"),
        ) from None  # fmt: skip
    except subprocess.TimeoutExpired:
        raise CannotRun(say("git did not answer in time", "git n'a pas répondu à temps")) from None
