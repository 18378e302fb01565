"""Numbers made of steps: funnels, drop-off, entries and costs for an exit, durations."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from cxjourney.metrics.chains import chain_of
from cxjourney.metrics.charging import charged, kept, left, only
from cxjourney.metrics.conditions import fields_in
from cxjourney.metrics.definitions.draft import Draft
from cxjourney.metrics.ir import (
    Chain,
    CostPerEntry,
    CostPerExit,
    Definition,
    DropOff,
    EntryExit,
    Funnel,
    Lapse,
    Selection,
)
from cxjourney.metrics.selections import select
from cxjourney.metrics.sources import Reading
from cxjourney.wording import say

QUANTILES = (0.5, 0.9)


def funnel(draft: Draft) -> Definition:
    """As many steps as wished."""
    return Funnel(_chain(draft))


def conversion(draft: Draft) -> Definition:
    """A funnel of two steps."""
    chain = _chain(draft)
    if len(chain.steps) > 2:
        draft.gaps.add(
            "too-many-steps",
            "steps",
            say(
                "a conversion has two steps; with more, it is a `funnel`",
                "une conversion a deux étapes ; au-delà, c'est un `funnel`",
            ),
        )
    return Funnel(chain)


def drop_off(draft: Draft) -> Definition:
    """Those who do not get through."""
    return DropOff(_chain(draft))


def entry_exit(draft: Draft) -> Definition:
    """Those who enter, for one that gets through."""
    return EntryExit(_chain(draft))


def _chain(draft: Draft, *, open_ended: bool = False) -> Chain:
    metric = draft.metric
    if metric.steps:
        steps = tuple(draft.rows(step, f"steps.{index}") for index, step in enumerate(metric.steps))
        if len(steps) < 2:
            draft.lacks("steps", "a first and a last step are needed", "il faut une première et une dernière étape")
    elif metric.start or metric.end:
        steps = (draft.needed(metric.start, "start"), draft.needed(metric.end, "end"))
    else:
        field = "start" if metric.type == "duration" else "steps"
        draft.lacks(field, "say where it begins and ends", "dites où il commence et où il finit")
        steps = ()
    return chain_of(metric, steps, draft.per("user"), draft.reading, draft.gaps, open_ended=open_ended)


def cost(draft: Draft) -> Definition:
    """From a cost for each that enters, or from the costs that a source records."""
    metric = draft.metric
    if draft.reading.type == "costs":
        draft.gaps.add(
            "events-missing",
            "source",
            say(
                "`{source}` holds costs: name it in `costs:`, and in `source:` the one that holds the events",
                "`{source}` contient des coûts : indiquez-la dans `costs:`, et dans `source:` celle qui contient les "
                "événements",
                source=draft.reading.source.id,
            ),
        )
    elif metric.costs is not None:
        return _recorded_cost(draft)
    elif metric.cost is None:
        draft.lacks("costs", "say where its costs are recorded", "dites où ses coûts sont enregistrés")
    elif metric.cost.per not in (None, "case", "user", "contact"):
        draft.gaps.add(
            "cost-unfit",
            "cost",
            say(
                "a cost per {per} says nothing of one case: record it in a source of costs, named in `costs:`",
                "un coût par {per} ne dit rien d'un dossier : enregistrez-le dans une source de coûts, indiquée dans "
                "`costs:`",
                per=metric.cost.per,
            ),
        )
    amount = float(metric.cost.amount) if metric.cost else 0.0
    return CostPerEntry(_chain(draft), amount, draft.stated_currency())


def _recorded_cost(draft: Draft) -> Definition:
    metric = draft.metric
    assert metric.costs is not None
    spending = Reading(draft.model[metric.costs], "costs", draft.gaps)
    spending.moment()
    spending.need("amount")
    if spending.maps("currency"):
        spending.need("currency")
    of = select(metric.count, "count", spending, draft.model, draft.gaps)
    chain = _chain(draft, open_ended=True) if len(metric.steps) > 1 or metric.start is not None else None
    if chain is not None:
        exit_ = chain.steps[-1] if chain.steps else Selection()
    else:
        exit_ = draft.needed(metric.steps[0] if metric.steps else metric.end, "end")
        _without_start(draft)
    stage = None
    if spending.maps("stage"):
        of, stage = _of_stage(of, chain, spending, draft)
    per, currency = draft.per("user"), draft.stated_currency()
    return CostPerExit(exit_, per, cast(Any, spending.table()), of, currency, chain, stage)


def _of_stage(of: Selection, chain: Chain | None, spending: Reading, draft: Draft) -> tuple[Selection, str | None]:
    """The costs that count, and the stage when they are those of one: by default the one that the steps leave."""
    names = charged(spending.source, draft.model)
    if chain is None or (of.where is not None and "stage" in fields_in(of.where)):
        return of, only(of.where, names)
    stage = left(chain.steps, draft.model)
    if stage is None or stage not in names:
        draft.gaps.add(
            "costs-unclear",
            "costs",
            say(
                "`{source}` says of which stage each cost is, and the steps do not leave one stage for the next: say "
                "which costs count, with `count: {condition}`",
                "`{source}` dit de quelle étape est chaque coût, et les pas indiqués ne mènent pas d'une étape à la "
                "suivante : dites quels coûts comptent avec `count: {condition}`",
                source=spending.source.id,
                condition="{where: \"stage in ('…', '…')\"}",
            ),
        )
        return of, None
    spending.need("stage")
    return replace(of, where=kept(of.where, stage, names)), stage if of.where is None else None


def _without_start(draft: Draft) -> None:
    """Note the fields that say how long after a start an exit counts, where nothing says what the start is."""
    for field in ("window", "step_window"):
        if getattr(draft.metric, field) is not None:
            draft.gaps.add(
                "window-unfit",
                field,
                say(
                    "without a first step, `{field}` has nothing to run from: add the step that comes before, or leave "
                    "it out, for `--since` and `--as-of` bound the period",
                    "sans premier pas, `{field}` ne part de rien : ajoutez celui qui précède, ou retirez-la, car "
                    "`--since` et `--as-of` bornent la période",
                    field=field,
                ),
            )


def duration(draft: Draft) -> Definition:
    """From a start to an end, without a window if wished; half of the cases and nine in ten by default."""
    chain = _chain(draft, open_ended=True)
    if len(chain.steps) > 2:
        draft.gaps.add(
            "too-many-steps",
            "steps",
            say("a duration has a start and an end", "une durée a un début et une fin"),
        )
    return Lapse(chain, tuple(float(q) for q in draft.metric.quantiles) or QUANTILES)
