"""What a build leaves as it stands: the files of journeys that nothing has touched since the last one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxjourney.backends.backend import Artifact, Backend, Job
    from cxjourney.cli.order import Order
    from cxjourney.compiler import Compilation
    from cxjourney.incremental.pages import Files


def own(backend: Backend) -> bool:
    """Whether a back end is one of ours: of the others, nobody here knows when their files change."""
    return backend.render.__module__.startswith("cxjourney.")


class Rebuilt:
    """One build, with the help of the last one into the same folder, if it may `remember` it."""

    def __init__(self, compilation: Compilation, order: Order) -> None:
        from cxjourney.cache.room import Room
        from cxjourney.cache.store import FOLDER, Store
        from cxjourney.incremental.pages import Shown

        self._compilation, self._order = compilation, order
        store = Store(order.root / FOLDER if order.remember else None)
        self._drawings, self._shown = Room(store, "drawings"), Shown(store, order.folder)
        self._looks: Mapping[str, str] = {}
        self._same: dict[str, Files] = {}
        self._written: dict[str, dict[str, list[str]]] = {}

    def begin(self, job: Job) -> Job:
        """The job with what need not be done again."""
        from dataclasses import replace

        from cxjourney.incremental.pages import looks_of

        if not self._order.remember:
            return job
        self._looks = looks_of(job, self._compilation, self._order.reduced)
        known = self._shown.same(self._looks)
        self._same = {id_: files for id_, files in known.items() if self._stand(files)}
        return replace(job, drawings=self._drawings, same=frozenset(self._same))

    @property
    def same(self) -> Mapping[str, str]:
        """The files that stay, with their hashes."""
        return {path: sha for files in self._same.values() for found in files.values() for path, sha in found.items()}

    def paths(self, backend: str) -> Iterator[str]:
        """The files of a back end that stay."""
        for files in self._same.values():
            yield from files.get(backend, ())

    def note(self, backend: Backend, artifact: Artifact) -> None:
        """Note whose file that is."""
        if artifact.about and own(backend):
            self._written.setdefault(artifact.about, {}).setdefault(backend.name, []).append(artifact.path)

    def end(self, hashes: Mapping[str, str]) -> None:
        """Remember what has been written."""
        written = {
            id_: {name: {path: hashes[path] for path in paths} for name, paths in files.items()}
            for id_, files in self._written.items()
        }
        self._shown.remember(self._looks, {**self._same, **written})
        self._drawings.trim()

    def _stand(self, files: Files) -> bool:
        """Whether the files are as they were written."""
        from cxjourney.cli.output import stands

        every = ((path, sha) for found in files.values() for path, sha in found.items())
        return all(stands(self._order.folder / path, sha) for path, sha in every)
