"""CSV files as spreadsheets save them: read as they are meant, or told with their line."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxjourney.measure.run import Outcome
from cxjourney.measure.sheets import Misshapen, Sheet, looked_at
from tests.measure import support
from tests.measure.support import Small, codes

SOURCE = support.SOURCE.replace("case_id: file}", "case_id: file, amount: amount}")
EVENTS = "kind: metric\nid: rows\nname: Rows\ntype: count\nsource: log\nper: event\ncount: {event: A}\n"
TOTAL = "kind: metric\nid: spent\nname: Spent\ntype: sum\nunit: number\nsource: log\nvalue: amount\n"
HEAD = "id,who,device,what,at,channel,file,amount"
ROWS = ("1,u,,A,2026-01-01 10:00:00,,,12.50", "2,v,,A,2026-01-02 10:00:00,,,3")
LOCATION = "s.yaml:7:11"


def small(source: str = SOURCE) -> Small:
    return Small({"s.yaml": source, "m.yaml": EVENTS, "n.yaml": TOTAL})


def measured(made: Small, text: bytes, name: str = "log.csv") -> Outcome:
    (made.folder / "data").mkdir(exist_ok=True)
    (made.folder / "data" / name).write_bytes(text)
    return made.measured({})


def values(outcome: Outcome) -> dict[str, float | None]:
    return {metric.id: metric.cleaned.value for metric in outcome.results.metrics}


def lines(*parts: str, end: str = "\n") -> str:
    return end.join((*parts, ""))


def french(*parts: str) -> str:
    """The lines as a French spreadsheet saves them."""
    return lines(*(part.replace(",", ";").replace("12.50", "1\u00a0012,50") for part in parts), end="\r\n")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (lines(HEAD, *ROWS).encode(), []),
        (lines(HEAD, *ROWS).encode("utf-8-sig"), []),
        (lines(HEAD, *ROWS).replace(",", "\t").encode("utf-16"), []),
        (lines(HEAD, *ROWS).replace(",", ";").encode(), []),
        (lines("sep=;", lines(HEAD, *ROWS).replace(",", ";")).encode(), []),
        (lines("", HEAD, "", *ROWS, "").encode(), []),
        (lines(HEAD, ROWS[0].replace(",u,", ',"u;\n1",'), ROWS[1]).encode(), []),
    ],
)
def test_every_usual_form_gives_the_same_numbers(text: bytes, told: list[str]) -> None:
    outcome = measured(small(), text)
    assert codes(outcome) == told
    assert values(outcome) == {"rows": 2, "spent": 15.5}


def test_what_a_french_spreadsheet_saves_is_read_and_what_was_taken_for_granted_is_told() -> None:
    text = french(HEAD, ROWS[0].replace(",u,", ",Éloïse,"), ROWS[1])
    outcome = measured(small(), text.encode("cp1252"))
    assert codes(outcome) == [f"M041 {LOCATION}"]
    (told,) = outcome.diagnostics
    assert told.severity.word == "info"
    assert told.message.in_("en") == (
        "`data/log.csv` is read with its letters as Windows-1252 and commas as decimal marks in `amount`"
    )
    assert values(outcome) == {"rows": 2, "spent": 1015.5}
    (source,) = outcome.results.sources
    assert source.data_hash == measured(small(), text.encode("cp1252")).results.sources[0].data_hash


def test_the_file_of_the_user_is_left_alone() -> None:
    made = small()
    measured(made, french(HEAD, *ROWS).encode("cp1252"))
    assert [file.name for file in (made.folder / "data").iterdir()] == ["log.csv"]
    assert (made.folder / "data" / "log.csv").read_bytes() == french(HEAD, *ROWS).encode("cp1252")


@pytest.mark.parametrize(("at", "cells"), [(1, "2,v"), (2, "3,v,,A,2026-01-03,,,4,5,6")])
def test_a_row_with_other_cells_is_told_with_its_line_and_not_as_a_column(at: int, cells: str) -> None:
    parts = [HEAD, *ROWS]
    parts.insert(at, cells)
    outcome = measured(small(), lines(*parts).encode())
    assert codes(outcome) == [f"M039 {LOCATION}"]
    assert outcome.diagnostics[0].message.in_("en") == (
        f"`data/log.csv`, line {at + 1}: line {at + 1} has {cells.count(',') + 1} cells where the names in line 1 are 8; "
        "such lines in all: 1"
    )
    assert outcome.results.sources[0].usable is False


def test_a_line_is_that_of_the_file_also_below_texts_of_several_lines() -> None:
    text = lines(HEAD, ROWS[0].replace(",u,", ',"u\n\n1",'), ROWS[1], "3,w")
    outcome = measured(small(), text.encode())
    assert "line 6:" in outcome.diagnostics[0].message.in_("en")


def test_a_title_above_the_names_is_told_with_advice() -> None:
    text = lines("Export du 3 avril, agence de Lyon", "", HEAD.replace(",", ";"), *(r.replace(",", ";") for r in ROWS))
    outcome = measured(small(), text.encode())
    assert codes(outcome) == [f"M039 {LOCATION}"]
    (told,) = outcome.diagnostics
    assert "line 3" in told.message.in_("en")
    assert "Export du 3 avril" in told.message.in_("en")
    assert told.help is not None
    assert "delete the lines above" in told.help.in_("en")


def test_a_title_as_wide_as_the_rows_is_no_row_of_names() -> None:
    text = lines("Export,,,,,,,", HEAD, *ROWS)
    assert codes(measured(small(), text.encode())) == [f"M039 {LOCATION}"]


def test_a_column_that_is_missing_is_still_told_as_one() -> None:
    text = lines(HEAD, *ROWS).replace("what", "name")
    assert [code.split()[0] for code in codes(measured(small(), text.encode()))] == ["M031"]


def test_nothing_at_all_and_bytes_that_are_no_text() -> None:
    assert codes(measured(small(), b"")) == [f"M039 {LOCATION}"]
    assert codes(measured(small(), b"id;who\n\x81\x8d;\xff\n")) == [f"M039 {LOCATION}"]


def test_a_row_that_begins_with_a_hash_is_a_row() -> None:
    text = lines(HEAD, "#" + ROWS[0], ROWS[1])
    assert values(measured(small(), text.encode())) == {"rows": 2, "spent": 15.5}


def test_several_files_of_several_forms_hold_one_table() -> None:
    made = small(SOURCE.replace("data/log.csv", "data/*.csv"))
    measured(made, lines(HEAD, ROWS[0]).encode(), "a.csv")
    outcome = measured(made, french(HEAD, ROWS[1]).encode("cp1252"), "b.csv")
    assert codes(outcome) == []
    assert values(outcome) == {"rows": 2, "spent": 15.5}
    outcome = measured(made, lines(HEAD.replace("amount", "price"), ROWS[1]).encode(), "b.csv")
    assert codes(outcome) == [f"M039 {LOCATION}"]
    assert "`data/b.csv`, line 1" in outcome.diagnostics[0].message.in_("en")


def test_a_file_that_stands_for_a_table_and_another_source_beside_it() -> None:
    other = SOURCE.replace("id: log", "id: other").replace("data/log.csv", "data/other.csv")
    more = EVENTS.replace("id: rows", "id: others").replace("source: log", "source: other")
    table = SOURCE.replace("format: csv", "format: table").replace("data/log.csv", "data.log")
    made = Small({"s.yaml": table, "t.yaml": other, "m.yaml": EVENTS, "n.yaml": TOTAL, "o.yaml": more})
    measured(made, lines(HEAD, ROWS[0]).encode(), "other.csv")
    outcome = measured(made, french(HEAD, *ROWS).encode())
    assert values(outcome) == {"rows": 2, "spent": 1015.5, "others": 1}
    outcome = measured(made, french(HEAD, ROWS[0]).encode("utf-16"), "other.csv")
    assert values(outcome) == {"rows": 2, "spent": 1015.5, "others": 1}


def test_a_text_with_commas_is_no_number(tmp_path: Path) -> None:
    file = tmp_path / "log.csv"
    file.write_text("id;size;mark\n1;12,5;1,5\n2;12,5 kg;\n", encoding="utf-8")
    found = looked_at(file, ["id"])
    assert isinstance(found, Sheet)
    assert (found.delimiter, found.decimals) == (";", frozenset({2}))


def test_the_delimiter_is_the_one_that_shows_the_names_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "log.csv"
    file.write_text("id,a,b,c,d;who\n1,2,3,4,5;u\n", encoding="utf-8")
    for wanted, delimiter in ((["who"], ";"), (["id"], ",")):
        found = looked_at(file, wanted)
        assert not isinstance(found, Misshapen)
        assert found.delimiter == delimiter
