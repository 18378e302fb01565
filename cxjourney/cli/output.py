"""Writing an output folder in one go: beside the old one first, then exchanged by renaming."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from cxjourney import __version__
from cxjourney.backends.backend import Artifact
from cxjourney.errors import CannotRun, system_reason
from cxjourney.wording import say

MANIFEST = "manifest.json"


def digest(artifacts: Sequence[Artifact]) -> str:
    """One SHA-256 over all paths and bytes, in the order of the paths."""
    whole = hashlib.sha256()
    for path, sha in sorted(_hashes(artifacts).items()):
        whole.update(f"{sha}  {path}\n".encode())
    return whole.hexdigest()


def write(folder: Path, artifacts: Sequence[Artifact]) -> None:
    """Make `folder` hold exactly these artifacts, beside files that are not ours.

    Files of the last build, as its manifest lists them, are replaced or removed; any other file stays. The new
    folder is complete before it takes the place of the old one. A link is followed, and stays. Raises `CannotRun`
    when that cannot be done, and leaves everything as it was.
    """
    _refuse_clashes(artifacts)
    made: list[Path] = []
    try:
        real = _real(folder)
        made = [parent for parent in real.parents if not parent.exists()]
        real.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{real.name}-", dir=real.parent))
        try:
            _fill(fresh, artifacts)
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


def _fill(fresh: Path, artifacts: Sequence[Artifact]) -> None:
    for artifact in artifacts:
        target = fresh / artifact.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(artifact.content)
    (fresh / MANIFEST).write_text(_manifest(artifacts), encoding="utf-8")


def _manifest(artifacts: Sequence[Artifact]) -> str:
    listed = {"generator": f"cxjourney {__version__}", "digest": digest(artifacts), "files": _hashes(artifacts)}
    return json.dumps(listed, indent=1, sort_keys=True) + "\n"


def _hashes(artifacts: Sequence[Artifact]) -> dict[str, str]:
    return {artifact.path: hashlib.sha256(artifact.content).hexdigest() for artifact in artifacts}


def _refuse_clashes(artifacts: Sequence[Artifact]) -> None:
    seen: set[str] = set()
    for artifact in artifacts:
        parts = Path(artifact.path).parts
        assert parts, "an artifact needs a path"
        assert ".." not in parts, artifact.path
        assert not Path(artifact.path).is_absolute(), artifact.path
        assert artifact.path not in seen, f"two back ends write {artifact.path}"
        seen.add(artifact.path)


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
