"""The rows on `cxj check`: cold, again, after an edit, and on one journey."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from speed.goals import Row, judged
from speed.peers import Peer
from speed.timing import Timing, measure
from speed.workspaces import BENCH, CXJ, EDITS, FAULTS, TODAY, cold, journeys, knows, laid_out, restored

SCHEMA = BENCH.parent / "schemas" / "v1" / "journey.json"
OF_VALIDATORS = {"check-jsonschema": 1000, "ajv-cli": 10000, "yamllint": 1000}
"""The most journeys that each of these is given: beyond, it would take minutes for a figure that is promised nowhere."""
_YAMLLINT = "{extends: default, rules: {line-length: disable, document-start: disable}}"
_QUICK = 11
"""Runs of what takes a fraction of a second."""


def check_of(folder: Path) -> list[str]:
    """The command that checks a workspace with all rules."""
    return [*CXJ, "-C", str(folder), "check", *TODAY, "--output", "json", "-q"]


def cold_check(folder: Path) -> Timing:
    """A check that finds nothing in the cache."""
    return measure(check_of(folder), prepare=lambda _: cold(folder))


def rows_of_checks(size: int, peers: Mapping[str, Peer], first: Timing) -> Iterator[Row]:
    """A cold check, timed before, beside each validator; then warm ones."""
    folder = laid_out(size)
    for name, most in OF_VALIDATORS.items():
        if name in peers and size <= most:
            theirs = measure(validation(peers[name], folder), accepted=(0,))
            ratio = theirs.wall / first.wall if name == "ajv-cli" else theirs.cpu / first.cpu
            yield judged(f"check beside {name}", size, "cxj check, cold", first, ratio, str(peers[name]), theirs)
    measure(check_of(folder), 1)
    again = measure(check_of(folder), 5)
    yield judged("check again", size, "cxj check, nothing changed", again, first.wall / again.wall, "cold", first)
    for name, edit in (EDITS | FAULTS).items():
        with restored(folder):
            edited = measure(check_of(folder), prepare=lambda turn, edit=edit: edit(folder, turn))
            same_as_cold(folder)
        yield judged("check after an edit", size, f"cxj check, {name}", edited, edited.wall)


def validation(peer: Peer, folder: Path) -> list[str]:
    """The command by which a peer looks at the journeys of a workspace."""
    match peer.name:
        case "check-jsonschema":
            return [peer.program, "--schemafile", str(SCHEMA), *journeys(folder)]
        case "ajv-cli":
            words = ["--spec=draft2020", "--strict=false", "-c", "ajv-formats", "-s", str(SCHEMA)]
            return [peer.program, "validate", *words, "-d", f"{folder}/journeys/*.yaml"]
        case _:
            return [peer.program, "-d", _YAMLLINT, str(folder / "journeys")]


def same_as_cold(folder: Path) -> None:
    """Ends the measuring when a check that used its cache says another thing than one that did not."""
    if not knows("check", "--no-cache"):
        return
    said = [
        subprocess.run([*check_of(folder), *flag], capture_output=True, check=False).stdout
        for flag in ([], ["--no-cache"])
    ]
    if said[0] != said[1]:
        raise SystemExit(f"a warm check of {folder} does not say what a cold one says")


def rows_of_start() -> Iterator[Row]:
    """What it costs to start, beside an interpreter that does nothing."""
    python = measure([sys.executable, "-c", "pass"], _QUICK)
    version = measure([*CXJ, "--version"], _QUICK)
    yield judged("version", 1, "cxj --version", version, version.cpu / python.cpu, "python -c pass", python)
    folder = laid_out(1)
    one = measure(check_of(folder), _QUICK, prepare=lambda _: cold(folder))
    yield judged("check of one journey", 1, "cxj check, cold", one, one.cpu / python.cpu, "python -c pass", python)
