"""The graph engines of this machine, and how one of them is run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sysconfig
from collections.abc import Sequence
from dataclasses import dataclass

from cxjourney.errors import CannotRun, system_reason
from cxjourney.wording import Wording, plain, say

TIMEOUT = 30
"""Seconds after which a drawing is given up."""
_LONGEST = 300
"""Letters kept of what an engine says of itself."""
_KEPT = ("HOME", "PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")
"""What an engine sees of the environment: nothing that changes a drawing."""


@dataclass(frozen=True, slots=True)
class Engine:
    """A program that reads DOT and writes SVG: the name to show, and where it is."""

    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Output:
    """What an engine answered. `fault` is a short reason when it did not run to its end; of drawings made `together`
    it is not known."""

    svg: bytes
    fault: Wording | None = None
    together: bool = False


def engines(asked: str | None = None) -> tuple[Engine, ...]:
    """The engine that was asked for, alone; else those to try in order: the one installed with us, that of the system.

    Raises `CannotRun` when the one that was asked for is not there.
    """
    if asked is not None:
        path = shutil.which(asked)
        if path is None:
            raise CannotRun(
                say("there is no graph engine at `{path}`", "il n'y a pas de moteur de graphes à `{path}`", path=asked),
                say(
                    "leave `--dot` out to use the engine installed with cxjourney",
                    "retirez `--dot` pour utiliser le moteur installé avec cxjourney",
                ),
            )
        return (Engine(os.path.basename(path), path),)  # noqa: PTH119 -- a path of any system
    found: list[Engine] = []
    for name, folder in (("graphviz-pure", sysconfig.get_path("scripts")), ("dot", None)):
        path = shutil.which(name, path=folder)
        if path is not None:
            found.append(Engine(name, path))
    return tuple(dict.fromkeys(found))


def run(engine: Engine, source: str) -> Output:
    """Draw a DOT text. The exit code says little about an engine; look at the drawing."""
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    environment |= {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
    try:
        done = subprocess.run(
            [engine.path, "-Tsvg"],
            input=source.encode(),
            capture_output=True,
            timeout=TIMEOUT,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Output(b"", say("no answer in {time} s", "pas de réponse en {time} s", time=TIMEOUT))
    except OSError as error:
        return Output(b"", system_reason(error))
    return Output(done.stdout, _complaint(done.stderr))


_END = b"</svg>\n"


def run_together(engine: Engine, sources: Sequence[str]) -> tuple[Output, ...]:
    """Draw several DOT texts in one process, for starting an engine costs as much as a drawing.

    Where an answer is missing, or where the engine did not end in time, each is drawn alone.
    """
    if len(sources) > 1:
        drawn = run(engine, "\n".join(sources)).svg.split(_END)
        if len(drawn) == len(sources) + 1 and not drawn[-1].strip():
            return tuple(Output(svg + _END, together=True) for svg in drawn[:-1])
    return tuple(run(engine, source) for source in sources)


def stamp(engine: Engine) -> str:
    """What changes with the engine: its name, its size and its date."""
    try:
        found = os.stat(engine.path)  # noqa: PTH116 -- a path of any system
    except OSError:
        return engine.name
    return f"{engine.name} {found.st_size} {found.st_mtime_ns}"


def _complaint(stderr: bytes) -> Wording | None:
    """The first line that says more than that the width of a letter is unknown."""
    lines = stderr.decode("utf-8", "replace").splitlines()
    said = next((line.strip() for line in lines if line.strip() and "no value for width" not in line), "")
    return plain("".join(letter for letter in said if letter.isprintable())[:_LONGEST]) if said else None
