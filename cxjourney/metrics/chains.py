"""From the options of a funnel to a chain of steps, and the combinations that have no exact meaning yet."""

from __future__ import annotations

from typing import cast

from cxjourney.metrics.gaps import Gaps
from cxjourney.metrics.ir import Chain, Counting, Entry, Order, Per, Selection, Ties
from cxjourney.metrics.sources import Reading
from cxjourney.model.kinds.metric import Metric
from cxjourney.wording import Wording, say

MAX_STEPS = 20


def chain_of(
    metric: Metric, steps: tuple[Selection, ...], per: Per, reading: Reading, gaps: Gaps, *, open_ended: bool
) -> Chain:
    """The chain, with its defaults. Only an `open_ended` one may do without a window."""
    order = cast(Order, metric.order or "ordered")
    ties = cast(Ties, metric.ties or "rank")
    if ties == "rank" and order != "any":
        reading.ranked()
    if metric.window is None and not open_ended:
        gaps.add(
            "field-missing",
            "window",
            say(
                "a conversion without a period is no number: add `window:`",
                "une conversion sans durée n'est pas un nombre : ajoutez `window:`",
            ),
        )
    for what, field, why in _refused(metric, steps, per, order, ties):
        gaps.add(what, field, why)
    return Chain(
        steps,
        per,
        order,
        gaps.seconds(metric.window, "window"),
        gaps.seconds(metric.step_window, "step_window"),
        cast(Entry, metric.entry or "any"),
        cast(Counting, metric.counting or "unit"),
        ties,
    )


def _refused(
    metric: Metric, steps: tuple[Selection, ...], per: Per, order: Order, ties: Ties
) -> list[tuple[str, str, Wording]]:
    found: list[tuple[str, str, Wording]] = []
    if per == "event":
        why = say(
            "an event alone takes no steps: count by user, account, session or case",
            "un événement seul ne franchit pas d'étapes : comptez par user, account, session ou case",
        )
        found.append(("unit-unfit", "per", why))
    if len(steps) > MAX_STEPS:
        why = say("a funnel has at most {n} steps", "un entonnoir a au plus {n} étapes", n=MAX_STEPS)
        found.append(("too-many-steps", "steps", why))
    if metric.counting == "entry":
        found.extend(_refused_each_start(metric, steps, order, ties))
    if order == "strict" and ties == "strict-increase":
        why = say(
            "`order: strict` needs `ties: rank`: nothing says which of two events of one instant comes between",
            "`order: strict` demande `ties: rank` : rien ne dit lequel de deux événements d'un même instant s'intercale",
        )
        found.append(("not-yet", "ties", why))
    if order == "any":
        found.extend(_refused_in_any_order(metric, steps, ties))
    return found


def _refused_in_any_order(metric: Metric, steps: tuple[Selection, ...], ties: Ties) -> list[tuple[str, str, Wording]]:
    found: list[tuple[str, str, Wording]] = []
    if metric.window is None:
        why = say("steps in any order need a `window`", "des étapes dans un ordre quelconque demandent une `window`")
        found.append(("field-missing", "window", why))
    if ties == "strict-increase" or metric.step_window is not None:
        why = say(
            "steps in any order have no time between them to compare: leave out `ties` and `step_window`",
            "des étapes dans un ordre quelconque n'ont pas d'intervalle à comparer : retirez `ties` et `step_window`",
        )
        found.append(("not-yet", "order", why))
    names = [step.event for step in steps]
    if None in names or len(set(names)) < len(names):
        why = say(
            "steps in any order must have events of different names, for one event serves one step",
            "des étapes dans un ordre quelconque doivent porter des événements de noms différents, car un événement ne "
            "sert qu'une étape",
        )
        found.append(("not-yet", "steps", why))
    return found


def _refused_each_start(
    metric: Metric, steps: tuple[Selection, ...], order: Order, ties: Ties
) -> list[tuple[str, str, Wording]]:
    found: list[tuple[str, str, Wording]] = []
    if metric.entry == "first":
        why = say(
            "`entry: first` keeps one start and `counting: entry` counts them all: choose one",
            "`entry: first` garde un seul départ et `counting: entry` les compte tous : choisissez",
        )
        found.append(("options-at-odds", "counting", why))
    if order == "any" or ties == "strict-increase":
        why = say(
            "counting each start needs `order: ordered` or `strict`, and `ties: rank`",
            "compter chaque départ demande `order: ordered` ou `strict`, et `ties: rank`",
        )
        found.append(("not-yet", "counting", why))
    first, *others = [step.event for step in steps] or [None]
    if first is None or first in others or None in others:
        why = say(
            "when each start counts, the event of the first step cannot serve another step",
            "quand chaque départ compte, l'événement de la première étape ne peut pas servir une autre étape",
        )
        found.append(("not-yet", "steps", why))
    return found
