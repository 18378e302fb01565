"""A funnel of four steps over millions of events: `cxj measure` on DuckDB, beside retentioneering, in one run.

    python bench/events.py [EVENTS] [PEER_EVENTS] [PYTHON_OF_THE_PEER]

10 million events and 1 million by default. The peer lives in an environment of its own:

    python -m venv bench/out/peer && bench/out/peer/bin/pip install retentioneering pyarrow

Whole processes are timed, reading the same Parquet file; the greatest memory is that of the process. Both count the
people who reach each step, without a limit of time, and must agree. Events are synthetic, the same for the same number.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import duckdb

HERE = Path(__file__).parent
OUT = HERE / "out"
STEPS = ("visit", "basket", "payment", "order")
WORKSPACE = """
    cxjourney: v1
    kind: workspace
    organisation: {name: Bench}
    include: ['*.yaml']
"""
SOURCE = """
    cxjourney: v1
    kind: source
    id: events
    name: Events
    type: events
    format: parquet
    location: events.parquet
    mapping: {event_id: event_id, user_id: user_id, anonymous_id: device, event: event, ts: ts}
    timezone: UTC
"""
CLEANED = """\
    identity: {keys: [user_id], anonymous: device, max_component: 50}
    quality:
      - {step: duplicates}
      - {step: velocity, per_minute: 40}
"""
FUNNEL = """
    cxjourney: v1
    kind: metric
    id: visit-to-order
    name: Visit to order
    type: funnel
    source: events
    per: user
    steps: [{touchpoint: shop/all/visit}, {touchpoint: shop/all/basket}, {touchpoint: shop/all/payment}, {touchpoint: shop/all/order}]
    window: P365D
"""
JOURNEY = """
    cxjourney: v1
    kind: journey
    id: shop
    name: Shop
    stages:
      - id: all
        name: All
        touchpoints:
          - {id: visit, name: Visit, event: visit}
          - {id: basket, name: Basket, event: basket}
          - {id: payment, name: Payment, event: payment}
          - {id: order, name: Order, event: order}
    exits: [{id: done, type: success}]
"""
PEER = """
    import json, os, sys
    os.environ["RETENTIONEERING_NO_TRACK"] = "1"
    import pandas
    from retentioneering import Eventstream

    frame = pandas.read_parquet(sys.argv[1], columns=["user_id", "event", "ts"])
    frame = frame.rename(columns={"ts": "timestamp"})
    found = Eventstream(frame).funnel_data(steps=sys.argv[2].split(","))
    print(json.dumps([step["unique_paths"] for step in found["steps"]]))
"""


@dataclass(frozen=True)
class Timing:
    """Seconds of the clock and of the processor, the greatest memory in MB, and what was printed."""

    wall: float
    cpu: float
    memory: float
    printed: str


def generate(events: int) -> Path:
    """A Parquet file of so many events, ten a person over ninety days, in no order."""
    folder = OUT / f"events-{events}"
    file = folder / "events.parquet"
    if file.exists():
        return file
    folder.mkdir(parents=True, exist_ok=True)
    names = ", ".join(f"'{name}'" for name in (*STEPS, *(f"page-{number}" for number in range(16))))
    duckdb.connect().execute(
        f"""
        COPY (
          SELECT 'e' || i AS event_id, 'u' || (hash(i) % {max(events // 10, 1)}) AS user_id,
                 'd' || (hash(i) % {max(events // 10, 1)}) AS device,
                 [{names}][1 + (hash(i * 7 + 1) % 20)::INTEGER] AS event,
                 make_timestamp(1767225600000000 + 1000 * (hash(i * 13 + 5) % 7776000000)::BIGINT) AS ts
          FROM range({events}) AS numbers(i)
        ) TO '{file}' (FORMAT PARQUET)
        """
    )
    return file


def timed(command: list[str]) -> Timing:
    """Run a command as a whole process."""
    with tempfile.TemporaryFile("w+") as printed:
        before = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=printed, stderr=subprocess.DEVNULL, env={**os.environ, "DO_NOT_TRACK": "1"}
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - before
        if os.waitstatus_to_exitcode(status) != 0:
            raise SystemExit(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
        printed.seek(0)
        return Timing(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, printed.read())


def ours(file: Path, *, cleaned: bool) -> tuple[Timing, list[int]]:
    """`cxj measure` with the funnel alone, or with duplicates, persons and the paths of a journey beside it."""
    folder = file.parent
    for name, text in {"cxjourney": WORKSPACE, "funnel": FUNNEL, "journey": JOURNEY, "source": SOURCE}.items():
        (folder / f"{name}.yaml").write_text(dedent(text), encoding="utf-8")
    if cleaned:
        with (folder / "source.yaml").open("a", encoding="utf-8") as opened:
            opened.write(dedent(CLEANED))
    selected = () if cleaned else ("-s", "metric:visit-to-order")
    results = folder / "results.json"
    command = [str(Path(sys.executable).parent / "cxj"), "-C", str(folder), "measure", "--as-of", "2027-12-31", "--memory", "4GB", "--write", str(results), "-q"]  # fmt: skip
    timing = timed([*command, *selected])
    (metric,) = json.loads(results.read_text())["metrics"]
    parts = {part["name"]: part["value"] for part in metric["cleaned"]["parts"]}
    return timing, [int(parts[f"level_{level}"]) for level in range(1, len(STEPS) + 1)]


def main(events: int, peer_events: int, peer: Path) -> None:
    """Generate, measure, print one table."""
    rows = [("events", "command", "wall s", "CPU s", "MB", "people by step")]

    def told(number: int, name: str, timing: Timing, levels: list[int]) -> None:
        rows.append(
            (
                f"{number:,}",
                name,
                f"{timing.wall:.1f}",
                f"{timing.cpu:.1f}",
                f"{timing.memory:.0f}",
                " ".join(map(str, levels)),
            )
        )

    small = generate(peer_events)
    reached: list[list[int]] = []
    for number, file in {peer_events: small, events: generate(events)}.items():
        for cleaned in (False, True):
            timing, levels = ours(file, cleaned=cleaned)
            told(number, "cxj measure: " + ("cleaned, persons, paths" if cleaned else "funnel"), timing, levels)
            if number == peer_events and not cleaned:
                reached.append(levels)
    if peer.exists():
        script = OUT / "peer.py"
        script.write_text(dedent(PEER), encoding="utf-8")
        timing = timed([str(peer), str(script), str(small), ",".join(STEPS)])
        levels = json.loads(timing.printed.splitlines()[-1])
        told(peer_events, "retentioneering: funnel", timing, levels)
        reached.append(levels)
    else:
        print(f"{peer} is not there: the peer is left out")
    widths = [max(len(line[i]) for line in rows) for i in range(len(rows[0]))]
    for line in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())
    if len({tuple(levels) for levels in reached}) > 1:
        raise SystemExit("the two do not count the same people")


if __name__ == "__main__":
    words = sys.argv[1:]
    main(
        int(words[0]) if words else 10_000_000,
        int(words[1]) if len(words) > 1 else 1_000_000,
        Path(words[2]) if len(words) > 2 else OUT / "peer" / "bin" / "python",
    )
