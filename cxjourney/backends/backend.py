"""What a back end is: a pure function from a model to artifacts. No clock, no network, no absolute path."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Protocol

from cxjourney.backends.measured import Measured
from cxjourney.diagnostics.diagnostic import Diagnostic
from cxjourney.model.model import Model
from cxjourney.model.past import Past
from cxjourney.registry import entry_points, modules_below
from cxjourney.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file to write: its path under the output folder, with forward slashes, and its bytes.

    `about` is the address of the entity that it is about, as `journey:parcel`, when it is about one alone: such a file
    says nothing but what follows from that entity, from what it refers to and from what refers to it.
    """

    path: str
    content: bytes
    about: str = ""


class Kept(Protocol):
    """Where work is kept from one run to the next, by a key that changes with whatever changes its outcome."""

    def get(self, key: str) -> bytes | None:
        """What was put under a key; None when nothing was."""

    def put(self, key: str, content: bytes) -> None:
        """Keep something under a key."""


@dataclass(frozen=True, eq=False)
class Job:
    """What there is to render. Two jobs are never equal, so that work can be remembered for one of them.

    `today` is the one date of the run; `findings` are what the check had to say, all below an error.
    `dot` names the engine that draws graphs, when the user asked for one. `pictures` are the bytes of portraits, by the
    path that their author wrote; what could not be read is not there. `measured` are the results that were kept, None
    when there are none. `past` is the history of the journeys, None when nobody asked for it. `beside` names the back ends
    that write into the same folder, so that one may lead to the files of another. `drawings` is where drawings are kept
    from one run to the next. `same` are the addresses of entities whose own files stand there as they should be: a back
    end may leave these out.
    """

    model: Model
    workspace: Workspace
    today: dt.date
    findings: tuple[Diagnostic, ...] = ()
    dot: str | None = None
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    measured: Measured | None = None
    past: Past | None = None
    beside: frozenset[str] = frozenset()
    drawings: Kept | None = None
    same: frozenset[str] = frozenset()

    @cached_property
    def found_in(self) -> Mapping[str, tuple[Diagnostic, ...]]:
        """The findings about each entity and what stands inside it, by its address."""
        table: dict[str, list[Diagnostic]] = {}
        for finding in self.findings:
            table.setdefault(finding.ref.partition("/")[0], []).append(finding)
        return {ref: tuple(found) for ref, found in table.items()}

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages to render, each once, the default first."""
        return tuple(dict.fromkeys(self.workspace.languages)) or ("en",)


@dataclass(frozen=True, slots=True)
class Rendering:
    """The files of a back end, and what could not be done."""

    artifacts: tuple[Artifact, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Backend:
    """A back end: its name for `--backend`, a sentence, and its function.

    `forget` drops what the back end remembers between two jobs, so that rendering twice is working twice. `stream`
    yields the same files one after the other, in any order, and what could not be done, so that a large output never
    stands whole in memory.
    """

    name: str
    doc: str
    render: Callable[[Job], Rendering] = field(repr=False)
    forget: Callable[[], None] = field(repr=False, default=lambda: None)
    stream: Callable[[Job], Iterator[Artifact | Diagnostic]] | None = field(repr=False, default=None)


@cache
def backends() -> tuple[Backend, ...]:
    """Every back end: ours and those of installed packages, by name."""
    own = [module.BACKEND for module in modules_below("cxjourney.backends") if hasattr(module, "BACKEND")]
    offered = [found for found in entry_points("cxjourney.backends") if isinstance(found, Backend)]
    return tuple(sorted([*own, *offered], key=lambda found: found.name))
