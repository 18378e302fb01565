"""Every sentence of the site is said in French too, with French spaces."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from cxjourney.backends.site.isolation import bare
from cxjourney.backends.site.speech import Speech, catalogue
from cxjourney.model.values import Duration, Quantity, Target
from tests.site.catalogue import sentences

_HOLE = re.compile(r"%\((\w+)\)s")


def test_nothing_is_missing_from_the_french_catalogue() -> None:
    assert sorted(sentences() - set(catalogue("fr"))) == []


def test_nothing_in_it_is_left_over() -> None:
    assert sorted(set(catalogue("fr")) - sentences()) == []


def test_translations_keep_the_holes() -> None:
    for english, french in catalogue("fr").items():
        for form in french if isinstance(french, tuple) else (french,):
            assert set(_HOLE.findall(form)) == set(_HOLE.findall(english)), english


def test_french_sentences_carry_their_own_spaces() -> None:
    for french in catalogue("fr").values():
        for form in french if isinstance(french, tuple) else (french,):
            assert not re.search(
                r"(?<=[^\W\d_]) ?(?<![\u202f])[;!?](?=\s|$)",
                form.replace("\u202f;", "").replace("\u202f?", "").replace("\u202f!", ""),
            ), form
            assert not re.search(r"\w :(?=\s|$)", form), form


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("fr", ["1,5", "−2", "+1", "38\u202f%", "≥ 38\u202f%", "2 jours", "22 novembre 2026", "12,50 €"]),
        ("en", ["1.5", "−2", "+1", "38%", "≥ 38%", "2 days", "November 22, 2026", "€12.50"]),
    ],
)
def test_each_language_writes_its_numbers(language: str, shown: list[str]) -> None:
    speech = Speech(language)
    found = [
        speech.number(1.5), speech.signed(-2), speech.signed(1), speech.percent(0.38),
        speech.target(Target(">=", Quantity(0.38, "%"))), speech.duration(Duration("P2D", 172800)),
        speech.date(dt.date(2026, 11, 22)), speech.money(12.5, "EUR"),
    ]  # fmt: skip
    assert [text.replace("\u00a0", " ") for text in found] == shown


def test_one_and_many() -> None:
    assert Speech("fr").n("%(num)s day late", "%(num)s days late", 1) == "1 jour de retard"
    assert Speech("fr").n("%(num)s day late", "%(num)s days late", 1200) == "1\u202f200 jours de retard"
    assert Speech("en").n("%(num)s day late", "%(num)s days late", 2) == "2 days late"


def test_a_language_that_the_interface_does_not_speak_speaks_english() -> None:
    assert bare(Speech("de").t("Owner")) == "Owner"
    assert Speech("ar").direction == "rtl"
