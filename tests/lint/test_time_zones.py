"""Time zones are known before anything is measured."""

from __future__ import annotations

import zoneinfo
from pathlib import Path

import pytest

from cxjourney.model.timezones import TIMEZONES
from tests.lint import marked

SOURCE = """
    kind: source
    id: visits
    name: Visits
    type: events
    location: data/visits.csv
    timezone: {}
"""


@pytest.mark.parametrize(
    ("name", "help_"),
    [
        ("Europe/Pariss", "did you mean `Europe/Paris`?"),
        ("europe/paris", "did you mean `Europe/Paris`?"),
        ("Paris", "did you mean `Europe/Paris`?"),
        ("America/Chicagoo", "did you mean `America/Chicago`?"),
        ("Qqq", "write it as in `Europe/Paris`, or `UTC`"),
    ],
)
def test_a_name_that_is_none_is_told_at_its_place(name: str, help_: str, tmp_path: Path) -> None:
    expected = marked.lay(tmp_path / "a", SOURCE.format(f"⟦{name}⟧"))
    done = marked.check(tmp_path / "b", SOURCE.format(name))
    (told,) = (found for found in done.diagnostics if found.code == "M027")
    assert [marked.place(told)] == expected
    assert told.severity.word == "error"
    assert told.help is not None
    assert told.help.in_("en") == help_


@pytest.mark.parametrize("name", ["UTC", "Europe/Paris", "Etc/UTC", "America/Argentina/Buenos_Aires"])
def test_a_name_that_is_one_says_nothing(name: str, tmp_path: Path) -> None:
    assert "M027" not in marked.codes(tmp_path, SOURCE.format(name))


def test_the_names_are_those_that_python_knows_but_for_the_newest() -> None:
    assert len(TIMEZONES) > 500
    assert len(TIMEZONES - zoneinfo.available_timezones()) <= 5
