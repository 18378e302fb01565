"""Quantities: what is read as a number, and what is refused."""

from __future__ import annotations

import pytest

from cxjourney.model.values import Fault, Quantity, parse_quantity, parse_target


@pytest.mark.parametrize(
    ("raw", "value", "unit"),
    [
        ("38 %", 0.38, "%"),
        ("1 200 EUR", 1200, "EUR"),
        ("3euros", 3, "euros"),
        ("5 e-mails", 5, "e-mails"),
        ("4,5 étoiles", 4.5, "étoiles"),
        (1e3, 1000, ""),
    ],
)
def test_a_number_with_or_without_its_unit(raw: object, value: float, unit: str) -> None:
    assert parse_quantity(raw) == Quantity(value, unit)


@pytest.mark.parametrize(
    ("raw", "at"),
    [("1e400", 1), ("1e3", 1), ("-2,5E+07", 4), ("12e3 EUR", 2), ("3e−2", 1)],
)
def test_an_exponent_is_no_unit(raw: str, at: int) -> None:
    found = parse_quantity(raw)
    assert isinstance(found, Fault)
    assert found.at == at


@pytest.mark.parametrize("raw", ["1" * 400, f"{'9' * 400} %", f"-{'9' * 309} EUR"])
def test_a_number_that_no_program_keeps_is_refused(raw: str) -> None:
    assert isinstance(parse_quantity(raw), Fault)


def test_the_place_in_a_target_is_that_of_the_exponent() -> None:
    found = parse_target(">= 1e400")
    assert isinstance(found, Fault)
    assert found.at == 4
