"""Cells that say no number where one is due: told with their place, and no target is judged on what they leave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cxjourney.diagnostics.codes.measure.cells import CELLS_UNREADABLE
from cxjourney.diagnostics.diagnostic import Diagnostic, Place
from cxjourney.measure.asking import Asked, one
from cxjourney.measure.engines.engine import Refusal
from cxjourney.measure.preparing import percent
from cxjourney.measure.scales import rests_on
from cxjourney.metrics.feeds import mapping_of
from cxjourney.metrics.ir import Table
from cxjourney.metrics.legible import Cells, looked_into, numbers_of, truths_of
from cxjourney.metrics.plan import Plan
from cxjourney.metrics.results import Number
from cxjourney.metrics.rows import part
from cxjourney.model.kinds.source import Source
from cxjourney.wording import say

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Illegible:
    """The metrics that rest on cells that cannot be read, those made from them included, and what is told."""

    metrics: frozenset[str]
    diagnostics: tuple[Diagnostic, ...]


def illegible(
    numbers: Mapping[str, Number], plan: Plan, sources: Mapping[str, Source], asked: Asked, costs: Iterable[Table] = ()
) -> Illegible:
    """What cleaned numbers leave out because it is no number, and words where true or false is due.

    The cells of a metric are asked for only when its number says that something was left out. `costs` are tables whose
    amounts are read whether or not a metric counts them.
    """
    hit: set[str] = set()
    worst: dict[tuple[str, str], tuple[Cells, int, int, str]] = {}
    of_stages = ((None, Cells(table, "amount", "number")) for table in costs)
    for id_, cells in (*_asked_for(numbers, plan), *of_stages):
        try:
            seen = one(asked, looked_into(cells, asked.dialect))
        except Refusal:  # the number itself came out: its query is told where it is refused
            continue
        if not seen["unreadable"]:
            continue
        if id_ is not None:
            hit.add(id_)
        key = (cells.table.source, cells.written)
        if key not in worst or worst[key][1] < seen["unreadable"]:
            worst[key] = (cells, seen["unreadable"], seen["filled"], seen["example"])
    told = tuple(_told(*worst[key], sources[key[0]]) for key in sorted(worst))
    return Illegible(frozenset(id_ for id_ in numbers if rests_on(id_, hit, plan)), told)


def _asked_for(numbers: Mapping[str, Number], plan: Plan) -> Iterator[tuple[str | None, Cells]]:
    """Cells to look into, with the metric that cannot be judged without them."""
    truths: dict[tuple[str, str], Cells] = {}
    for id_, number in numbers.items():
        spec = plan.cleaned[id_]
        cells = numbers_of(spec)
        if cells is not None and part(number, "unreadable"):
            yield id_, cells
        for each in truths_of(spec):
            truths.setdefault((each.table.source, each.written), each)
    yield from ((None, truths[key]) for key in sorted(truths))


def _told(cells: Cells, unreadable: int, filled: int, example: str, source: Source) -> Diagnostic:
    words = {
        "name": cells.written,
        "source": source.id,
        "n": unreadable,
        "share": percent(unreadable / filled),
        "example": example[:_SHOWN],
    }
    if cells.holds == "truth":
        what = say(
            "the column `{name}` of `{source}` holds what is neither true nor false: {n} ({share}); for example `{example}`",
            "la colonne `{name}` de `{source}` contient ce qui n'est ni vrai ni faux : {n} ({share}) ; par exemple "
            "`{example}`",
            **words,
        )
        help_ = say("write `true` or `false`, or leave the cell empty", "écrivez `true` ou `false`, ou laissez la cellule vide")  # fmt: skip
    else:
        what = say(
            "the column `{name}` of `{source}` holds what is no number, and is left out: {n} ({share}); for example "
            "`{example}`",
            "la colonne `{name}` de `{source}` contient ce qui n'est pas un nombre, et qui est écarté : {n} ({share}) ; "
            "par exemple `{example}`",
            **words,
        )
        help_ = say(
            "write plain numbers such as `1049.50`, without unit nor currency; rows that do not count are taken out by a "
            "step of `quality:`",
            "écrivez des nombres seuls tels que `1049.50`, sans unité ni monnaie ; les lignes qui ne comptent pas se "
            "retirent par une étape de `quality:`",
        )
    return CELLS_UNREADABLE.at(place_of(cells.written, source), what, help_, ref=source.ref)


def place_of(written: str, source: Source, keys: Iterable[str] = ()) -> Place:
    """Where a source says what a column holds; where it does not, the place of its data."""
    mapping = mapping_of(source)
    key = next((key for key in (*keys, *sorted(mapping)) if mapping.get(key) == written), None)
    if key in source.mapping:
        return source.at("mapping", key)
    return source.at("shape") if key is not None else source.at("location")
