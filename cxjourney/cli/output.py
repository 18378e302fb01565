"""Writing an output folder in one go: beside the old one first, then exchanged by renaming."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from cxjourney import __version__
from cxjourney.backends.backend import Artifact
from cxjourney.errors import CannotRun, system_reason
from cxjourney.wording import say

MANIFEST = "manifest.json"
_NONE: Mapping[str, str] = {}


def digest(hashes: Mapping[str, str]) -> str:
    """One SHA-256 over the paths and hashes of all files, in the order of the paths."""
    whole = hashlib.sha256()
    for path, sha in sorted(hashes.items()):
        whole.update(f"{sha}  {path}\n".encode())
    return whole.hexdigest()


def hashes_of(artifacts: Iterable[Artifact]) -> dict[str, str]:
    """The SHA-256 of each file, by its path; the files are taken one after the other, and none is kept."""
    return {artifact.path: _sha(artifact.content) for artifact in artifacts}


def standing(folder: Path, manifest: str) -> str | None:
    """The digest of an output folder if its manifest has the digest `manifest`, and all its files stand; else None."""
    from cxjourney.cache import store

    try:
        text = (folder / MANIFEST).read_bytes()
        told = json.loads(text)
    except (OSError, ValueError):
        return None
    if store.digest(text) != manifest or not all(stands(folder / path, sha) for path, sha in told["files"].items()):
        return None
    return str(told["digest"])


def stands(path: Path, sha: str) -> bool:
    """Whether a file is there and has that SHA-256."""
    try:
        return not path.is_symlink() and _sha(path.read_bytes()) == sha
    except OSError:
        return False


def write(
    folder: Path,
    artifacts: Iterable[Artifact],
    accept: Callable[[Mapping[str, str]], None] = lambda hashes: None,
    same: Mapping[str, str] = _NONE,
) -> Mapping[str, str]:
    """Make `folder` hold exactly these artifacts, beside files that are not ours. Returns their hashes, by path.

    `same` are files that stand there as they should be, with their hashes: they stay, unless they are among the artifacts.

    Artifacts are taken one after the other, and none is kept. Files of the last build, as its manifest lists them,
    are replaced or removed; one that would be the same stays as it is, with its date. Any other file stays. The new
    folder is complete before it takes the place of the old one; `accept` may refuse it, by raising, until then.
    A link is followed, and stays. Raises `CannotRun` when that cannot be done, and leaves everything as it was.
    """
    made: list[Path] = []
    try:
        real = _real(folder)
        made = [parent for parent in real.parents if not parent.exists()]
        real.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{real.name}-", dir=real.parent))
        try:
            hashes = _fill(fresh, real, artifacts, same)
            accept(hashes)
            if real.exists():
                _keep_foreign(real, fresh, folder)
            fresh.chmod(0o755)
            _exchange(real, fresh)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    except OSError as error:
        for parent in made:
            with contextlib.suppress(OSError):
                parent.rmdir()
        raise CannotRun(
            say(
                "`{folder}` cannot be written: {why}",
                "`{folder}` ne peut pas être écrit : {why}",
                folder=folder,
                why=system_reason(error),
            ),
            _ELSEWHERE,
        ) from error
    return hashes


_ELSEWHERE = say("choose another folder with `--out`", "choisissez un autre dossier avec `--out`")


def _real(folder: Path) -> Path:
    """The folder behind any link, which may not exist yet."""
    try:
        real = folder.resolve()
    except (OSError, RuntimeError):  # links that lead in a circle
        real = folder
    if folder.is_symlink() and not real.exists():
        raise CannotRun(
            say(
                "`{folder}` is a link that leads nowhere",
                "`{folder}` est un lien qui ne mène nulle part",
                folder=folder,
            ),
            say(
                "create the folder it leads to, or choose another one with `--out`",
                "créez le dossier vers lequel il mène, ou choisissez-en un autre avec `--out`",
            ),
        )
    if real.exists() and not real.is_dir():
        raise CannotRun(
            say("`{folder}` is a file, not a folder", "`{folder}` est un fichier, pas un dossier", folder=folder),
            _ELSEWHERE,
        )
    return real


def _fill(fresh: Path, old: Path, artifacts: Iterable[Artifact], same: Mapping[str, str]) -> dict[str, str]:
    hashes: dict[str, str] = {}
    folders: set[Path] = set()

    def place(path: str) -> Path:
        target = fresh / path
        if target.parent not in folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            folders.add(target.parent)
        return target

    for artifact in artifacts:
        _refuse_clash(artifact.path, hashes)
        hashes[artifact.path] = _sha(artifact.content)
        _put(place(artifact.path), old / artifact.path, artifact.content)
    for path, sha in same.items():
        if path not in hashes:
            hashes[path] = sha
            _take(place(path), old / path)
    _put(fresh / MANIFEST, old / MANIFEST, _manifest(hashes).encode())
    return hashes


def _put(target: Path, old: Path, content: bytes) -> None:
    """Write a file; when the last build wrote the very same, take that one, which keeps its date."""
    if not _holds(old, content):
        target.write_bytes(content)
    else:
        _take(target, old)


def _take(target: Path, old: Path) -> None:
    try:
        target.hardlink_to(old)
    except OSError:  # a disk that knows no second name for a file
        shutil.copy2(old, target)


def _holds(path: Path, content: bytes) -> bool:
    try:
        if path.is_symlink() or path.stat().st_size != len(content):
            return False
        return path.read_bytes() == content
    except OSError:
        return False


def _manifest(hashes: Mapping[str, str]) -> str:
    listed = {"generator": f"cxjourney {__version__}", "digest": digest(hashes), "files": hashes}
    return json.dumps(listed, indent=1, sort_keys=True) + "\n"


def _sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _refuse_clash(path: str, taken: Mapping[str, str]) -> None:
    parts = Path(path).parts
    assert parts, "an artifact needs a path"
    assert ".." not in parts, path
    assert not Path(path).is_absolute(), path
    assert path not in taken, f"two back ends write {path}"


def _keep_foreign(old: Path, fresh: Path, shown: Path) -> None:
    try:
        ours = set(json.loads((old / MANIFEST).read_text(encoding="utf-8"))["files"]) | {MANIFEST}
    except (OSError, ValueError, KeyError, TypeError):
        if any(old.iterdir()):
            raise CannotRun(
                say(
                    "`{folder}` holds files that cxjourney did not write",
                    "`{folder}` contient des fichiers que cxjourney n'a pas écrits",
                    folder=shown,
                ),
                say(
                    "choose another folder with `--out`, or empty this one",
                    "choisissez un autre dossier avec `--out`, ou videz celui-ci",
                ),
            ) from None
        return
    for path in sorted(old.rglob("*")):
        inside = path.relative_to(old).as_posix()
        ours_or_folder = inside in ours or (path.is_dir() and not path.is_symlink())
        if not ours_or_folder and not (fresh / inside).exists():
            (fresh / inside).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, fresh / inside, follow_symlinks=False)


def _exchange(folder: Path, fresh: Path) -> None:
    if not folder.exists():
        fresh.rename(folder)
        return
    aside = folder.with_name(f".{folder.name}-old-{os.getpid()}")
    folder.rename(aside)
    try:
        fresh.rename(folder)
    except OSError:
        aside.rename(folder)
        raise
    shutil.rmtree(aside, ignore_errors=True)
