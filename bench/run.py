"""Speed and scale beside the tools that people would pick instead: one table, from one run.

    python bench/run.py [100 1000 10000] [--all] [--keep]

Each number is a size in journeys; 100 and 1000 by default. CPU is user and system time of the whole tree of processes;
medians of up to three runs. Seconds belong to a machine, ratios travel. Sites of more than 1,000 journeys are built with
`--all` alone, for they take long. `--keep` writes the figures to
`bench/figures.json`, from which `docs/speed.md` and its plot are made.
"""

from __future__ import annotations

import resource
import signal
import sys
from collections.abc import Iterator

from speed import kept, page
from speed.builds import bare_site, cold_build, rows_of_builds
from speed.checks import cold_check, rows_of_checks, rows_of_start
from speed.goals import Row, judged
from speed.peers import peers
from speed.table import cells, in_terminal, summed
from speed.timing import Timing
from speed.workspaces import OUT, laid_out

OPTIONS = ("--all", "--keep")
SIZES = (100, 1000)
MOST_BUILT = 1000
"""Journeys of the largest site that is built without `--all`."""
Growth = dict[str, dict[int, Timing]]


def main(words: list[str]) -> None:
    """Measure, print one table, keep the figures when asked to."""
    if unknown := [word for word in words if not (word.isdigit() or word in OPTIONS)]:
        sys.exit(__doc__ if {*unknown} & {"-h", "--help"} else f"what is {unknown[0]}? see --help")
    sizes = sorted({int(word) for word in words if not word.startswith("-")} or set(SIZES))
    resource.setrlimit(resource.RLIMIT_NOFILE, (4096, max(4096, resource.getrlimit(resource.RLIMIT_NOFILE)[1])))
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))  # so that an edited file is put back
    growth: Growth = {"check": {}, "build": {}}
    rows = []
    most = max(sizes) if "--all" in words else MOST_BUILT
    for row in measured(sizes, growth, most):
        rows.append(row)
        print("  ".join(filter(None, cells(row))), file=sys.stderr, flush=True)
    rows.sort(key=lambda row: row.journeys)
    print(in_terminal(rows))
    print(summed(rows))
    if "--keep" in words:
        seconds = {what: {size: timing.cpu for size, timing in line.items()} for what, line in growth.items()}
        kept.write(kept.Figures(kept.machine(), seconds, tuple(rows)))
        page.write()


def measured(sizes: list[int], growth: Growth, most: int) -> Iterator[Row]:
    """Every row, as it is measured, sites up to `most` journeys; fills `growth` with what is cold, by size."""
    found = peers(OUT / "peers")
    yield from rows_of_start()
    for size in sizes:
        folder = laid_out(size)
        growth["check"][size] = cold_check(folder)
        yield from rows_of_checks(size, found, growth["check"][size])
        if size <= most:
            growth["build"][size] = cold_build(folder, bare_site(size))
            yield from rows_of_builds(size, found, growth["build"][size])
    for what, size, more, less in kept.growth_rows(growth):
        ratio = more.cpu / less.cpu
        yield judged(f"growth of {what}", size, f"cxj {what}, cold", more, ratio, f"{size // 10:,} journeys", less)


if __name__ == "__main__":
    main(sys.argv[1:])
