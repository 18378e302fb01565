"""Dates that cannot be taken for what they say: those that are none, and those with an offset too many or too few."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxjourney.diagnostics.codes.measure.cells import DATES_WITH_OFFSET, DATES_WITHOUT_OFFSET
from cxjourney.diagnostics.codes.measure.files import DATA_UNREADABLE
from cxjourney.diagnostics.diagnostic import Diagnostic, Place
from cxjourney.measure.asking import Asked, one
from cxjourney.metrics import cleaning
from cxjourney.metrics.cleaning_steps import Skew
from cxjourney.metrics.feeds import mapping_of
from cxjourney.metrics.preparation import Preparation
from cxjourney.model.kinds.source import Source
from cxjourney.wording import Wording, say

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Dated:
    """The rows of a source, those of them without a date, and what its dates are told."""

    rows: int
    undated: int
    diagnostics: tuple[Diagnostic, ...]


def dated(preparation: Preparation, source: Source, asked: Asked) -> Dated:
    """Look at the dates of every row, and at those of receipt where cleaning compares the two. Raises `Refusal`."""
    seen = one(asked, cleaning.looked_at(preparation, asked.dialect))
    rows, undated = seen["rows"], seen["undated"]
    told = list(_told(seen, preparation.moment, _of_rows(preparation, source), preparation, source))
    received = {step.rule.received: step.index for step in preparation.cleaning if isinstance(step.rule, Skew)}
    for name, index in received.items():
        place = (
            source.at("mapping", "received_at") if "received_at" in source.mapping else source.quality[index].at("step")
        )
        seen = one(asked, cleaning.looked_at(preparation, asked.dialect, name))
        told += _told(seen, name, place, preparation, source)
    return Dated(rows, undated, tuple(told))


def _of_rows(preparation: Preparation, source: Source) -> Place:
    key = next((key for key in ("ts", "period") if mapping_of(source).get(key) == preparation.moment), "ts")
    return source.at("mapping", key) if key in source.mapping else source.at("shape")


def _told(
    seen: dict[str, object], name: str, place: Place, preparation: Preparation, source: Source
) -> Iterator[Diagnostic]:
    instants = preparation.table.instants
    if seen["unreadable"]:
        help_ = _MOMENTS if instants else _LOCAL
        words = _words(_NONE, name, seen["unreadable"], seen["unreadable_example"])
        yield DATA_UNREADABLE.at(place, words, help_, ref=source.ref)
    if seen["offset"]:
        code, what, help_ = _LACKING if instants else _CARRYING
        yield code.at(place, _words(what, name, seen["offset"], seen["offset_example"]), help_, ref=source.ref)


def _words(what: Wording, name: str, rows: object, example: object) -> Wording:
    return say(what.en, what.fr, name=name, rows=rows, example=str(example)[:_SHOWN])


_NONE = say(
    "the column `{name}` holds what is no date, in rows: {rows}; for example `{example}`",
    "la colonne `{name}` contient ce qui n'est pas une date, en nombre de lignes : {rows} ; par exemple `{example}`",
)
_LOCAL = say(
    "write dates as `2026-04-03 10:00:00`, the year in four digits, without the name of a time zone; with an offset, say "
    "`instants: true`",
    "écrivez les dates comme `2026-04-03 10:00:00`, l'année sur quatre chiffres, sans nom de fuseau horaire ; avec un "
    "décalage, dites `instants: true`",
)
_MOMENTS = say(
    "write dates as `2026-04-03T10:00:00+02:00`, the year in four digits, without the name of a time zone",
    "écrivez les dates comme `2026-04-03T10:00:00+02:00`, l'année sur quatre chiffres, sans nom de fuseau horaire",
)
_CARRYING = (
    DATES_WITH_OFFSET,
    say(
        "the column `{name}` holds dates that carry an offset, in rows: {rows}; for example `{example}`",
        "la colonne `{name}` contient des dates qui portent un décalage, en nombre de lignes : {rows} ; par exemple "
        "`{example}`",
    ),
    say(
        "say `instants: true` in the source, if all its dates do; otherwise write them all without an offset",
        "dites `instants: true` dans la source, si toutes ses dates en portent un ; sinon écrivez-les toutes sans décalage",
    ),
)
_LACKING = (
    DATES_WITHOUT_OFFSET,
    say(
        "the column `{name}` holds dates that carry no offset, although the source says `instants: true`, in rows: {rows}; "
        "for example `{example}`",
        "la colonne `{name}` contient des dates sans décalage, alors que la source dit `instants: true`, en nombre de "
        "lignes : {rows} ; par exemple `{example}`",
    ),
    say(
        "write each with its own, as in `2026-04-03T10:00:00+02:00`; if none has one, take `instants: true` out, and they "
        "are read in `timezone`",
        "écrivez chacune avec le sien, comme `2026-04-03T10:00:00+02:00` ; si aucune n'en a, retirez `instants: true`, et "
        "elles sont lues dans `timezone`",
    ),
)
