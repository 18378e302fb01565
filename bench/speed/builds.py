"""The rows on `cxj build`: the site beside Hugo, what an edit costs, and the diagrams."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from speed import hugo
from speed.goals import Row, judged
from speed.peers import Peer
from speed.timing import Timing, measure
from speed.workspaces import (
    BENCH,
    CXJ,
    EDITS,
    OUT,
    TODAY,
    cold,
    knows,
    laid_out,
    no_programs,
    restored,
    without_engine,
)

MOST_OF_HUGO = 2_000_000_000
"""Bytes of pages that Hugo is asked for at most; beyond, it writes one page in several and is counted as many times."""
MOST_DRAWN = 1000
"""The most journeys whose diagrams are drawn for a figure of their own, and built again after an edit."""
LONGEST = 30
"""Seconds of processor that `dot` may spend on a graph, as long as we wait for our engine."""


def site_of(folder: Path, out: Path, program: tuple[str, ...] = CXJ) -> list[str]:
    """The command that builds the site of a workspace."""
    words = ["build", "--backend", "site", "--no-history", *TODAY, "--out", str(out), "-q"]
    return [*program, "-C", str(folder), *words]


def cold_build(folder: Path, out: Path) -> Timing:
    """A build of the site that finds neither cache nor pages, without diagrams: these are counted apart."""

    def prepare(_: int) -> None:
        cold(folder)
        shutil.rmtree(out, ignore_errors=True)

    return measure(site_of(folder, out, without_engine()), prepare=prepare, accepted=(0,), env=no_programs())


def bare_site(size: int) -> Path:
    """The folder of the site without diagrams."""
    return OUT / f"{size}-site"


def rows_of_builds(size: int, peers: Mapping[str, Peer], first: Timing) -> Iterator[Row]:
    """A cold build, timed before, beside Hugo on pages of the same size; its memory; then what an edit costs."""
    folder, pages = laid_out(size), hugo.sizes_of(bare_site(size))
    what = f"cxj build, site, cold, {len(pages)} pages of {sum(pages.values()) / len(pages) / 1000:.0f} KB, no diagrams"
    for name in ("hugo", "hugo of the system"):
        if name in peers:
            theirs, share = of_hugo(peers[name], size, pages, folder)
            beside = str(peers[name]) + (f", {share} × one page in {share}" if share > 1 else "")
            yield judged("build beside Hugo", size, what, first, theirs.cpu / first.cpu, beside, theirs)
    yield judged("memory of a build", size, what, first, first.memory)
    if size <= MOST_DRAWN:
        if knows("build", "--no-cache"):
            yield from rows_of_edits(size, sum(pages.values()))
        if "dot" in peers:
            yield row_of_diagrams(size, peers["dot"])


def of_hugo(peer: Peer, size: int, pages: Mapping[str, int], workspace: Path) -> tuple[Timing, int]:
    """What Hugo needs for these pages; processor and clock multiplied when it wrote one page in several."""
    share = -(-sum(pages.values()) // MOST_OF_HUGO)
    wanted = dict(list(pages.items())[::share])
    folder = OUT / f"{size}-hugo"
    hugo.lay_out(folder, wanted, workspace)
    found = measure(hugo.command(peer.program, folder), prepare=lambda _: hugo.cold(folder), accepted=(0,))
    hugo.compared(folder, wanted)
    shutil.rmtree(folder)
    return replace(found, cpu=round(found.cpu * share, 4), wall=round(found.wall * share, 4)), share


def rows_of_edits(size: int, bare: int) -> Iterator[Row]:
    """A build of the whole site, diagrams included, with nothing changed, then after one file changed; and before, that
    the bare one was bare.
    """
    folder, out = laid_out(size), OUT / f"{size}-drawn"
    shutil.rmtree(out, ignore_errors=True)
    first = measure(site_of(folder, out), 1, accepted=(0,))
    if sum(hugo.sizes_of(out).values()) <= bare:
        raise SystemExit("the build that was to hold no diagram is as large as the one that holds them all")
    again = measure(site_of(folder, out), accepted=(0,))
    yield judged(
        "build again", size, "cxj build, site, nothing changed", again, first.wall / again.wall, "the first", first
    )
    for name, edit in EDITS.items():
        with restored(folder):
            edited = measure(site_of(folder, out), prepare=lambda turn, edit=edit: edit(folder, turn), accepted=(0,))
        yield judged("build after an edit", size, f"cxj build, site, {name}", edited, edited.wall)


def row_of_diagrams(size: int, peer: Peer) -> Row:
    """All diagrams of a workspace, ours beside one process of `dot` a graph."""
    folder, texts = laid_out(size), OUT / f"{size}-dot"
    shutil.rmtree(texts, ignore_errors=True)
    script = str(BENCH / "speed" / "drawn.py")
    done = subprocess.run([sys.executable, "-P", script, str(folder), str(texts)], capture_output=True, check=True)
    drawn = json.loads(done.stdout)
    if drawn["empty"]:
        print(f"{drawn['empty']} of {drawn['diagrams']} diagrams could not be drawn", file=sys.stderr)
    ours = Timing(round(drawn["cpu"], 4), round(drawn["wall"], 4), 0.0, 1)
    each = f"ulimit -t {LONGEST}; for text in {texts}/*.dot; do {peer.program} -Tsvg -O $text; done; true"
    theirs = measure(["sh", "-c", each], 1, accepted=(0,))
    return judged(
        "diagrams",
        size,
        f"{drawn['diagrams']} diagrams",
        ours,
        theirs.cpu / ours.cpu,
        f"{peer}, a process each",
        theirs,
    )
