"""A folder of entries by key. It may be deleted at any time; a fault in it is as if nothing had been kept.

Each entry is one file, put in place whole, that begins with a checksum: runs at the same time do not disturb one
another, and an entry that was cut or changed is not taken. Entries are data, never code.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

FOLDER = ".cxjourney/cache"
"""Where a workspace keeps it."""
_SUM = 16
_MARK = "CACHEDIR.TAG"
_TAG = (
    b"Signature: 8a477f597d28d172789f06886806bc55\n# What cxj has worked out before. It can be deleted at any time.\n"
)


def digest(*parts: bytes) -> str:
    """A key for some content: BLAKE2b, 16 bytes in hexadecimal; where one part ends counts."""
    made = hashlib.blake2b(digest_size=_SUM)
    for part in parts:
        made.update(len(part).to_bytes(8, "big"))
        made.update(part)
    return made.hexdigest()


def text_digest(text: str) -> str:
    """A key for a text, in which names of files may be no Unicode."""
    return digest(text.encode("utf-8", "surrogatepass"))


class Store:
    """Entries below a folder, by room and key; without a folder, nothing is kept and nothing is found."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    @property
    def on(self) -> bool:
        """Whether anything is kept."""
        return self._folder is not None

    def get(self, room: str, key: str) -> bytes | None:
        """What was put under a key; None when there is nothing, or when it is not what was put."""
        if self._folder is None:
            return None
        try:
            whole = (self._folder / room / key).read_bytes()
        except OSError:
            return None
        return whole[_SUM:] if whole[:_SUM] == _sum(whole[_SUM:]) else None

    def part(self, room: str, key: str, start: int, length: int) -> bytes | None:
        """A stretch of what `put_stretches` has put under a key, as it stands there."""
        if self._folder is None:
            return None
        try:
            with (self._folder / room / key).open("rb") as opened:
                opened.seek(start)
                return opened.read(length)
        except OSError:
            return None

    def put(self, room: str, key: str, content: bytes) -> None:
        """Keep something under a key, in the place of what was there. What cannot be written is not kept."""
        self._put(room, key, (self.sealed(content),))

    def put_stretches(self, room: str, key: str, stretches: Iterable[bytes]) -> None:
        """Keep stretches end to end, for `part`. They have no checksum: whoever wants one knows what it should be."""
        self._put(room, key, stretches)

    def _put(self, room: str, key: str, stretches: Iterable[bytes]) -> None:
        if self._folder is None:
            return
        import tempfile  # which a run that only reads can do without

        folder = self._folder / room
        with contextlib.suppress(OSError):
            _make(self._folder)
            folder.mkdir(exist_ok=True)
            handle, made = tempfile.mkstemp(dir=folder, prefix="~")
            try:
                with os.fdopen(handle, "wb") as opened:
                    opened.writelines(stretches)
                Path(made).replace(folder / key)
            except OSError:
                Path(made).unlink(missing_ok=True)

    @staticmethod
    def sealed(content: bytes) -> bytes:
        """An entry as it is written: the checksum, then the content."""
        return _sum(content) + content

    def trim(self, room: str, most: int) -> None:
        """Leave in a room the entries that were put last, `most` of them."""
        if self._folder is None:
            return
        with contextlib.suppress(OSError):
            for path in _newest_first(self._folder / room)[most:]:
                path.unlink(missing_ok=True)


def _sum(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=_SUM).digest()


def _make(folder: Path) -> None:
    """The folder, which no version control and no backup takes."""
    if (folder / _MARK).is_file():
        return
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ".gitignore").write_text("*\n", encoding="utf-8")
    (folder / _MARK).write_bytes(_TAG)


def _newest_first(folder: Path) -> list[Path]:
    with os.scandir(folder) as entries:
        found = [(-entry.stat(follow_symlinks=False).st_mtime_ns, entry.path) for entry in entries]
    return [Path(path) for _, path in sorted(found)]
