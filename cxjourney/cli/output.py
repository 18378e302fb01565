"""Writing an output folder in one go: beside the old one first, then exchanged by renaming."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from cxjourney import __version__
from cxjourney.backends.backend import Artifact
from cxjourney.errors import CannotRun
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
    folder is complete before it takes the place of the old one.
    """
    _refuse_clashes(artifacts)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise CannotRun(
            say(
                "`{folder}` cannot be written: {why}",
                "`{folder}` ne peut pas être écrit : {why}",
                folder=folder,
                why=error.strerror,
            ),
            say("choose another folder with `--out`", "choisissez un autre dossier avec `--out`"),
        ) from error
    try:
        for artifact in artifacts:
            target = fresh / artifact.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(artifact.content)
        (fresh / MANIFEST).write_text(_manifest(artifacts), encoding="utf-8")
        if folder.exists():
            _keep_foreign(folder, fresh)
        fresh.chmod(0o755)
        _exchange(folder, fresh)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


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


def _keep_foreign(old: Path, fresh: Path) -> None:
    try:
        ours = set(json.loads((old / MANIFEST).read_text(encoding="utf-8"))["files"]) | {MANIFEST}
    except (OSError, ValueError, KeyError, TypeError):
        if any(old.iterdir()):
            raise CannotRun(
                say(
                    "`{folder}` holds files that cxjourney did not write",
                    "`{folder}` contient des fichiers que cxjourney n'a pas écrits",
                    folder=old,
                ),
                say(
                    "choose another folder with `--out`, or empty this one",
                    "choisissez un autre dossier avec `--out`, ou videz celui-ci",
                ),
            ) from None
        return
    for path in sorted(old.rglob("*")):
        inside = path.relative_to(old).as_posix()
        if path.is_file() and inside not in ours and not (fresh / inside).exists():
            (fresh / inside).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, fresh / inside)


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
