"""A build of which nothing has changed: all that it would read is what it was, and all that it wrote is still there."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cxjourney.cache.store import FOLDER, Store, digest, text_digest
from cxjourney.errors import CannotRun
from cxjourney.source.names import RESULTS

if TYPE_CHECKING:
    from cxjourney.cli.order import Order
    from cxjourney.compiler import Compilation

_ROOM = "builds"
_MOST = 8
"""Output folders of one workspace that are remembered."""
Paths = Mapping[str, list[str]]
"""The files of a build, by back end."""


class Standing:
    """What stands of the last build into the same folder.

    Nothing does for one that may not `remember` or has to verify; for one of a selection, which may ask git what has
    changed; and beside packages that add to the tool.
    """

    def __init__(self, order: Order) -> None:
        from cxjourney.registry import extended

        self._order = order
        remembers = order.remember and not order.verify and order.selection is None and not extended()
        self._store = Store(order.root / FOLDER if remembers else None)
        self._key = text_digest(str(order.folder.resolve()))
        self._around = _around(order) if self._store.on else ""

    def again(self) -> tuple[Paths, str] | None:
        """The files of the last build and the digest of them all, if another one would write the same."""
        from cxjourney.cli.output import standing

        try:
            kept = json.loads(self._store.get(_ROOM, self._key) or b"{}")
            if kept["around"] != self._around or not self._reads_the_same(kept):
                return None
            whole = standing(self._order.folder, kept["manifest"])
            return (kept["paths"], whole) if whole else None
        except (ValueError, LookupError, TypeError, AttributeError):  # kept by something else
            return None

    def remember(self, compilation: Compilation, paths: Paths) -> None:
        """Note a build that had nothing to say, after it was written."""
        from cxjourney.cli.output import MANIFEST
        from cxjourney.cli.publish import portraits

        sight = compilation.sight
        if not self._store.on or sight is None:
            return
        kept = {
            "around": self._around,
            "include": compilation.workspace.include,
            "files": _sum((file.path, file.data) for file in compilation.files),
            "looked": sight.looked,
            "fetched": sight.fetched,
            "pictures": self._pictures(portraits(compilation.model)),
            "manifest": digest((self._order.folder / MANIFEST).read_bytes()),
            "paths": paths,
        }
        self._store.put(_ROOM, self._key, json.dumps(kept, separators=(",", ":")).encode())
        self._store.trim(_ROOM, _MOST)

    def _reads_the_same(self, kept: Mapping[str, Any]) -> bool:
        from cxjourney.source.discovery import listing
        from cxjourney.source.names import BASELINE, FILE_NAME, present
        from cxjourney.source.sight import sees_the_same

        root = self._order.root
        listed = listing(root, kept["include"] or present(root))
        if listed is None or _sum(_read(root, {FILE_NAME, BASELINE, *listed})) != kept["files"]:
            return False
        pictures = kept["pictures"]
        return sees_the_same(root, kept["looked"], kept["fetched"]) and self._pictures(pictures) == pictures

    def _pictures(self, paths: Iterable[str]) -> dict[str, str]:
        """The digest of each portrait; empty for one that is not shown."""
        from cxjourney.cli.publish import picture

        read = ((path, picture(self._order.root, path)) for path in paths)
        return {path: digest(data) if data is not None else "" for path, data in read}


def _around(order: Order) -> str:
    """A digest of what a build depends on besides the files of the workspace."""
    from cxjourney.backends.graphviz.engine import engines, stamp
    from cxjourney.cache.tool import tool
    from cxjourney.incremental.state import outside

    results = order.results or order.root / RESULTS
    names = sorted(path.name for path in results.glob("*.json")) if results.is_dir() else []
    options = (order.today.isoformat(), order.backends, *order.reduced, order.base_url, order.history, order.changes)
    told = (
        tool(),
        options,
        outside(order.root),
        [stamp(engine) for engine in engines(order.dot)],
        str(order.results),
        _sum(_read(results, names)),
        _history(order.root, order.history) if order.history else "",
    )
    return text_digest(repr(told))


def _history(root: Path, most: int) -> str:
    """What git tells of the last commits: those that the history would be made of."""
    from cxjourney.cli.past import told_of

    try:
        return repr(told_of(root, most))
    except CannotRun as error:
        return error.wording.en


def _read(root: Path, paths: Iterable[str]) -> Iterable[tuple[str, bytes]]:
    """The bytes of those of the files that can be read. Links are not followed: whoever reads the workspace looks where
    they lead.
    """
    for path in paths:
        with suppress(OSError):
            if not (root / path).is_symlink():
                yield path, (root / path).read_bytes()


def _sum(files: Iterable[tuple[str, bytes]]) -> str:
    return text_digest("\n".join(sorted(f"{path} {digest(data)}" for path, data in files)))
