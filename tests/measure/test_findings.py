"""What the data have against the declarations is told at the declaration; what cannot be measured is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.measure.support import ANSWERS, SOURCE, Small, at, codes

METRIC = "kind: metric\nid: rows\nname: Rows\ntype: count\nsource: log\nper: event\ncount: {event: A}\n"
ROW = {"id": "1", "who": "u", "what": "A", "at": at(0)}


def small(source: str = SOURCE, metric: str = METRIC) -> Small:
    return Small({"s.yaml": source, "m.yaml": metric})


def value(made: Small, name: str = "log", rows: object = (ROW,)) -> float | None:
    (metric,) = made.measured({name: rows}).results.metrics  # type: ignore[dict-item]
    return metric.cleaned.value


def test_data_that_are_right_say_nothing() -> None:
    outcome = small().measured({"log": [ROW]})
    assert codes(outcome) == []
    (source,) = outcome.results.sources
    assert (source.usable, source.rows, source.kept, source.undated) == (True, 1, 1, 0)
    assert source.first == source.last == "2026-01-01T00:00:00"
    assert len(source.data_hash or "") == 32


def test_a_file_that_is_not_there() -> None:
    outcome = small().measured({})
    assert codes(outcome) == ["M030 s.yaml:7:11"]
    (metric,) = outcome.results.metrics
    assert (metric.cleaned.value, metric.cleaned.undefined) == (None, "not-measured")


def test_a_file_outside_through_a_link(tmp_path: Path) -> None:
    made = small()
    (tmp_path / "log.csv").write_text("id,who,device,what,at,channel,file\n")
    (made.folder / "data").mkdir()
    (made.folder / "data" / "log.csv").symlink_to(tmp_path / "log.csv")
    assert codes(made.measured({})) == ["Z003 s.yaml:7:11"]


def test_a_column_that_is_not_there_is_told_where_it_is_named() -> None:
    columns = {"log": ("id", "who", "device", "what", "time", "channel", "file")}
    rows = [{"id": "1", "what": "A", "time": at(0)}]
    assert codes(small().measured({"log": rows}, columns=columns)) == ["M031 s.yaml:8:78"]
    bots = f"{SOURCE}    quality: [{{step: known-bots}}]\n"
    columns = {"log": ("id", "who", "device", "what", "at", "channel", "file")}
    assert codes(small(bots).measured({"log": [ROW]}, columns=columns)) == ["M031 s.yaml:10:18"]
    keys = f"{SOURCE}    identity: {{keys: [who, badge]}}\n"
    assert codes(small(keys).measured({"log": [ROW]}, columns=columns)) == ["M031 s.yaml:10:24"]


def test_a_column_that_one_metric_names_takes_that_metric_away_alone() -> None:
    made = Small(
        {"s.yaml": SOURCE, "m.yaml": METRIC, "n.yaml": METRIC.replace("id: rows", "id: odd").replace("{event: A}", "{event: A, where: colour = 'red'}")}
    )  # fmt: skip
    outcome = made.measured({"log": [ROW]})
    assert [code.split(":")[0] for code in codes(outcome)] == ["M031 n.yaml"]
    assert {metric.id: metric.cleaned.value for metric in outcome.results.metrics} == {"rows": 1, "odd": None}


def test_what_is_no_date_is_counted_and_shown() -> None:
    outcome = small().measured({"log": [ROW, {**ROW, "at": "03/04/2026"}, {**ROW, "at": ""}]})
    assert codes(outcome) == ["M032 s.yaml:8:78"]
    assert "`03/04/2026`" in outcome.diagnostics[0].message.in_("en")
    assert outcome.results.sources[0].usable is False


def test_rows_without_a_date_are_counted() -> None:
    (source,) = small().measured({"log": [ROW, {**ROW, "at": ""}]}).results.sources
    assert (source.rows, source.undated) == (1, 1)


def test_an_amount_that_no_engine_adds_up_is_left_out_of_its_metric() -> None:
    csv = small(SOURCE.replace("data/log.csv", "data/log.parquet").replace("format: csv", "format: parquet"))
    (csv.folder / "data").mkdir()
    (csv.folder / "data" / "log.parquet").write_bytes(b"not a parquet file")
    assert [code.split()[0] for code in codes(csv.measured({}))] == ["M032"]


@pytest.mark.parametrize("path", ["shop.log.csv", "shop/log.csv"])
def test_a_table_is_read_from_a_file_of_its_name(path: str) -> None:
    source = SOURCE.replace("format: csv", "format: table").replace("data/log.csv", "shop.log")
    made = small(source)
    assert codes(made.measured({})) == ["M030 s.yaml:7:11"]
    name = made.folder / path
    made.measured({"../" + path.removesuffix(".csv"): [ROW]})
    assert name.exists()
    assert value(made, "../" + path.removesuffix(".csv")) == 1


def test_dates_of_a_zone_are_compared_in_universal_time() -> None:
    paris = small(SOURCE.replace("timezone: UTC", "timezone: Europe/Paris"))
    winter, summer = (
        paris.measured({"log": [{**ROW, "at": day}]}).results.sources[0].first
        for day in ("2026-01-10 12:00:00", "2026-07-10 12:00:00")
    )
    assert (winter, summer) == ("2026-01-10T11:00:00", "2026-07-10T10:00:00")


def test_what_is_outside_the_dates_of_the_run_is_not_counted() -> None:
    rows = [{**ROW, "id": str(day), "at": at(day * 86_400)} for day in range(10)]
    made = small()
    outcome = made.measured({"log": rows}, since=at(2 * 86_400), as_of=at(6 * 86_400))
    assert outcome.results.metrics[0].cleaned.value == 5
    assert outcome.results.sources[0].rows == 5


def test_columns_called_like_our_own_are_read() -> None:
    where = METRIC.replace("{event: A}", "{event: A, where: since = 'x' and as_of = 'y'}")
    made = small(f"{SOURCE}    quality: [{{step: spam, where: since = 'spam'}}]\n", where)
    columns = {"log": ("id", "who", "device", "what", "at", "channel", "file", "since", "as_of")}
    rows = [{**ROW, "since": "x", "as_of": "y"}, {**ROW, "id": "2", "since": "spam"}]
    outcome = made.measured({"log": rows}, columns=columns)
    assert codes(outcome) == []
    assert outcome.results.metrics[0].cleaned.value == 1


def test_the_folder_of_before_is_back_and_nothing_is_left_behind() -> None:
    before = Path.cwd()
    small().measured({"log": [ROW]})
    assert Path.cwd() == before


@pytest.mark.parametrize(("ceiling", "told"), [("40 %", ["M019 s.yaml:10:36"]), ("50 %", [])])
def test_rows_without_a_date_are_shown_with_their_share_and_have_a_ceiling(ceiling: str, told: list[str]) -> None:
    kpi = "kind: journey\nid: j\nname: J\nkpis: [{metric: rows, target: '>= 1'}]\n"
    step = f"{SOURCE}    quality: [{{step: undated, ceiling: {ceiling}}}]\n"
    made = Small({"s.yaml": step, "m.yaml": METRIC, "j.yaml": kpi})
    outcome = made.measured({"log": [ROW, {**ROW, "id": "2", "at": ""}]})
    assert codes(outcome) == told
    ((step_,),) = (source.cleaning for source in outcome.results.sources)
    assert (step_.step, step_.removed, step_.share, step_.exceeded) == ("undated", 1, 0.5, bool(told))
    assert outcome.results.kpis[0].status == ("quality-exceeded" if told else "met")


def test_rows_without_a_date_are_shown_where_nothing_is_said_of_them() -> None:
    (source,) = small().measured({"log": [ROW, ROW, ROW, {**ROW, "at": ""}]}).results.sources
    assert [(step.step, step.removed, step.share, step.ceiling) for step in source.cleaning] == [
        ("undated", 1, 0.25, None)
    ]


@pytest.mark.parametrize("step", ["undated", "out-of-scale"])
def test_what_counts_nowhere_is_watched_by_a_ceiling_alone(step: str) -> None:
    made = small(f"{SOURCE}    quality: [{{step: {step}}}]\n")
    assert codes(made.measured({"log": [ROW]})) == ["M033 s.yaml:10:11"]


def test_a_file_of_names_without_a_row_says_so() -> None:
    outcome = small().measured({"log": []})
    assert codes(outcome) == ["M040 s.yaml:7:11"]
    assert outcome.results.sources[0].usable
    assert outcome.results.metrics[0].cleaned.value == 0


CSAT = """
    kind: catalog
    metrics:
      - {id: csat, name: Csat, type: csat, source: answers, scale: {low: 1, high: 5}}
      - {id: worse, name: Worse, type: derived, formula: '1 - {csat}'}
"""
KPIS = "kind: journey\nid: j\nname: J\nkpis: [{metric: csat, target: '>= 1 %'}, {metric: worse, target: '>= 0 %'}]\n"


@pytest.mark.parametrize(
    ("quality", "told", "status"),
    [
        ("", ["M042 m.yaml:4:64"], "met"),
        ("    quality: [{step: out-of-scale, ceiling: 10 %}]\n", ["M019 s.yaml:10:41"], "quality-exceeded"),
        ("    quality: [{step: out-of-scale, ceiling: 20 %}]\n", ["M042 m.yaml:4:64"], "met"),
    ],
)
def test_answers_outside_the_scale_are_told_and_have_a_ceiling(quality: str, told: list[str], status: str) -> None:
    made = Small({"s.yaml": ANSWERS + quality, "m.yaml": CSAT, "j.yaml": KPIS})
    rows = [{"id": str(n), "who": f"u{n}", "at": at(n), "score": 4 + n % 2} for n in range(160)]
    rows += [{"id": f"o{n}", "who": f"o{n}", "at": at(n), "score": 10} for n in range(36)]
    outcome = made.measured({"answers": rows}, columns={"answers": ("id", "who", "at", "score")})
    assert codes(outcome) == told
    assert "36 (18.4 %)" in outcome.diagnostics[0].message.in_("en")
    assert outcome.results.kpis[0].status == status
