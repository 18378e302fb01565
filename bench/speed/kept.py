"""The figures of one run, as the JSON that is kept beside the code."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from speed.goals import Row
from speed.timing import Timing

FILE = Path(__file__).parent.parent / "figures.json"


@dataclass(frozen=True)
class Figures:
    """What one run measured: on what, beside what, and how it grew. `growth` is seconds of processor by what and size."""

    machine: Mapping[str, str]
    growth: Mapping[str, Mapping[int, float]]
    rows: tuple[Row, ...]


def machine() -> dict[str, str]:
    """What about this machine bears on seconds: never its name."""
    return {"cores": str(os.cpu_count()), "python": platform.python_version(), "system": platform.system()}


def write(figures: Figures, file: Path = FILE) -> None:
    """Replace what was kept: all figures of a page come from one run."""
    text = json.dumps(asdict(figures), indent=2, ensure_ascii=False)
    file.write_text(text + "\n", encoding="utf-8")


def read(file: Path = FILE) -> Figures:
    """What was kept."""
    data = json.loads(file.read_text(encoding="utf-8"))
    growth = {name: {int(size): cpu for size, cpu in line.items()} for name, line in data["growth"].items()}
    return Figures(data["machine"], growth, tuple(map(_row, data["rows"])))


def _row(data: dict[str, Any]) -> Row:
    timings = {side: Timing(**data[side]) if data[side] else None for side in ("ours", "theirs")}
    return Row(**{**data, **timings})


def growth_rows(growth: Mapping[str, Mapping[int, Timing]]) -> Iterable[tuple[str, int, Timing, Timing]]:
    """Each size beside the one that is ten times smaller: what, size, its cost, the cost of the smaller one."""
    for what, line in growth.items():
        for size in sorted(line):
            if size // 10 in line and size % 10 == 0:
                yield what, size, line[size], line[size // 10]
