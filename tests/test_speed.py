"""What is told about speed was measured: the page and its plot agree with the figures that are kept."""

from __future__ import annotations

import re
import sys
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from cxjourney.compiler import compile_workspace
from cxjourney.diagnostics.diagnostic import Severity
from tests.laying import TODAY
from tests.scripts import script

RUN = script("bench/run.py")
PAGE, KEPT, PLOT = RUN.page, RUN.kept, RUN.page.plot
SVG = "{http://www.w3.org/2000/svg}"


def module(name: str) -> object:
    return sys.modules[f"speed.{name}"]


# ---------------------------------------------------------------- the page


def test_the_page_shows_the_figures_that_are_kept() -> None:
    page = PAGE.PAGE.read_text(encoding="utf-8")
    assert PAGE.filled(page, KEPT.read()) == page, "run `python bench/run.py --keep`"


def test_the_plot_shows_the_figures_that_are_kept() -> None:
    assert PAGE.PLOT.read_text(encoding="utf-8") == PLOT.svg(KEPT.read().growth), "run `python bench/run.py --keep`"


def test_the_page_tells_no_figure_beside_those_that_are_kept() -> None:
    before, _, rest = PAGE.PAGE.read_text(encoding="utf-8").partition(PAGE.BEGIN)
    prose = before + rest.partition(PAGE.END)[2]
    assert re.findall(r"\d[\d.,]*\s*(?:×|%|s\b|ms\b|[KMG]B\b|times\b|seconds\b)", prose) == []


def test_what_is_kept_is_read_as_it_was_written(tmp_path: Path) -> None:
    figures = KEPT.read()
    KEPT.write(figures, tmp_path / "figures.json")
    assert KEPT.read(tmp_path / "figures.json") == figures
    assert (tmp_path / "figures.json").read_bytes() == KEPT.FILE.read_bytes()


def test_goals_are_judged_by_the_figures_that_are_kept() -> None:
    goals = module("goals").GOALS  # type: ignore[attr-defined]
    rows = KEPT.read().rows
    promised = [row for row in rows if row.journeys in goals[row.key]]
    assert promised
    assert [row for row in rows if (row.met is not None) != (row in promised)] == []
    assert [row for row in promised if row.met != goals[row.key][row.journeys].met(row.figure)] == []


# ---------------------------------------------------------------- the plot


def test_a_line_in_step_with_the_journeys_lies_on_its_guide() -> None:
    root = ElementTree.fromstring(PLOT.svg({"check": {100: 0.4, 1000: 4.0, 10000: 40.0}, "build": {}}))
    guide, line = (root.find(f".//{SVG}path[@class='{name}']").get("d") for name in ("guide", "line"))  # type: ignore[union-attr]
    start, middle, end = ([float(n) for n in point.split()] for point in line[1:].split("L"))
    assert guide == f"M{start[0]:g} {start[1]:g}L{end[0]:g} {end[1]:g}"
    assert middle == [pytest.approx((start[0] + end[0]) / 2, abs=0.1), pytest.approx((start[1] + end[1]) / 2, abs=0.1)]


def test_a_cost_that_grows_faster_rises_above_its_guide() -> None:
    root = ElementTree.fromstring(PLOT.svg({"check": {100: 1.0, 1000: 30.0}}))
    ends = [
        float(root.find(f".//{SVG}path[@class='{name}']").get("d").split("L")[-1].split()[1])  # type: ignore[union-attr]
        for name in ("guide", "line")
    ]
    assert ends[1] < ends[0], "a smaller y is higher"


def test_the_plot_is_told_in_words_and_is_the_same_each_time() -> None:
    growth = {"check": {1000: 4.0, 100: 0.4}, "build": {100: 2.0, 1000: 25.0}}
    text = PLOT.svg(growth)
    assert text == PLOT.svg({"check": {100: 0.4, 1000: 4.0}, "build": {1000: 25.0, 100: 2.0}})
    assert "cxj check: 0.40 s for 100 journeys, 4 s for 1,000 journeys." in text


def test_every_colour_of_the_plot_has_another_one_on_dark() -> None:
    light, _, dark = PLOT.STYLE.partition("@media(prefers-color-scheme:dark)")
    coloured = [set(re.findall(r"\.(\w+)\{(?:fill:#|stroke:#|--line:#)", part)) for part in (light, dark)]
    assert coloured[0] - coloured[1] == {"guide"}, "which is grey enough on both"


# ---------------------------------------------------------------- measuring


def test_processes_that_a_command_starts_are_counted() -> None:
    spin = "import time; hold = bytearray(40_000_000)\nwhile time.process_time() < 0.4: pass"
    parent = f"import subprocess, sys\n{spin}\nsubprocess.run([sys.executable, '-c', {spin!r}])"
    timing = module("timing").measure([sys.executable, "-c", parent], 1)  # type: ignore[attr-defined]
    assert timing.cpu >= 0.8
    assert timing.memory >= 80, "both hold 40 MB at the same time"


def test_a_command_that_fails_ends_the_measuring_with_what_it_said() -> None:
    with pytest.raises(SystemExit, match=r"ended with 3\nno such thing"):
        module("timing").measure([sys.executable, "-c", "import sys; print('no such thing', file=sys.stderr); sys.exit(3)"], 1)  # type: ignore[attr-defined]  # fmt: skip


@pytest.mark.parametrize("what", ["one text changed", "one reference changed"])
def test_an_edit_changes_one_file_at_each_turn_brings_no_fault_and_is_undone(what: str, tmp_path: Path) -> None:
    workspaces = module("workspaces")
    script("bench/generate.py").main(3, tmp_path / "w")

    def content() -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in sorted((tmp_path / "w").rglob("*.yaml"))}

    states = [content()]
    with workspaces.restored(tmp_path / "w"):  # type: ignore[attr-defined]
        for turn in range(4):
            workspaces.EDITS[what](tmp_path / "w", turn)  # type: ignore[attr-defined]
            states.append(content())
            assert compile_workspace(tmp_path / "w", TODAY).diagnostics == ()
    changes = [sum(one[path] != other[path] for path in one) for one, other in pairwise(states)]
    assert changes == [1, 1, 1, 1]
    assert content() == states[0]


def test_an_edit_that_breaks_a_reference_is_said_by_the_check(tmp_path: Path) -> None:
    script("bench/generate.py").main(3, tmp_path / "w")
    module("workspaces").reference_broken(tmp_path / "w", 1)  # type: ignore[attr-defined]
    errors = [
        found for found in compile_workspace(tmp_path / "w", TODAY).diagnostics if found.severity is Severity.ERROR
    ]
    assert [(found.code, found.place.file) for found in errors] == [("R101", "journeys/journey-1.yaml")]
