"""What every rewriting owes to the author: the meaning that was intended, whole files, and a look beforehand."""

from __future__ import annotations

import difflib
import os
import tempfile
from contextlib import suppress
from errno import EACCES
from pathlib import Path
from typing import Any

from cxjourney.source.file import SourceFile
from cxjourney.source.reader import Reading, locate, read


def reading(data: bytes, path: str) -> Reading:
    """What these bytes hold when they stand in the file `path`; nothing is raised."""
    return read(SourceFile(path, data, locate))


def equal(one: Any, other: Any) -> bool:
    """Whether two plain data are the same: types count (`1` is not `1.0`, nor `true`), the order of keys does not."""
    waiting = [(one, other)]
    while waiting:
        left, right = waiting.pop()
        if type(left) is not type(right):
            return False
        if isinstance(left, dict):
            if left.keys() != right.keys():
                return False
            waiting += [(value, right[key]) for key, value in left.items()]
        elif isinstance(left, list):
            if len(left) != len(right):
                return False
            waiting += zip(left, right, strict=True)
        elif left != right:
            return False
    return True


def same_data(before: bytes, after: bytes, path: str) -> bool:
    """Whether both texts can be read, and hold the same data. The file `path` is only named, never opened."""
    old = reading(before, path)
    return old.readable and intended(after, old.data, path)


def intended(after: bytes, expected: Any, path: str) -> bool:
    """Whether a text can be read, and holds exactly the data that was `expected` of it."""
    new = reading(after, path)
    return new.readable and equal(new.data, expected)


def replace_file(path: Path, data: bytes) -> None:
    """Write a file in one go: whoever reads it meanwhile finds the old one or the new one. Its mode stays; links are followed.

    Raises `OSError` when the file or its folder cannot be written, and leaves everything as it was.
    """
    target = path.resolve()
    if target.exists() and not os.access(target, os.W_OK):
        # Its name could be given to another file all the same: whoever made it read-only did not mean that.
        raise PermissionError(EACCES, os.strerror(EACCES), str(target))
    mode = target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:100]}-", dir=target.parent)
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(data)
        fresh.chmod(mode)
        fresh.replace(target)
    except BaseException:
        with suppress(OSError):
            fresh.unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def unified(before: bytes, after: bytes, path: str) -> str:
    """The difference of two texts in the form that `git apply` takes; empty when there is none."""
    if before == after:
        return ""
    old, new = _lines(before), _lines(after)
    parts = []
    for line in difflib.unified_diff(old, new, f"a/{path}", f"b/{path}", lineterm="\n"):
        parts.append(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n")
    return "".join(parts)


def _lines(data: bytes) -> list[str]:
    """Lines with their ends; only LF ends one, so that a lone CR or a Unicode separator stays inside."""
    text = data.decode("utf-8", "replace")
    lines = [f"{line}\n" for line in text.split("\n")]
    last = lines.pop()[:-1]
    return [*lines, last] if last else lines
