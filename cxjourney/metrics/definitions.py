"""How each type of metric is defined, with its defaults, and what it cannot do without: one function a type."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from cxjourney.metrics.chains import chain_of
from cxjourney.metrics.formula import Formula, Input, Operation, inputs_of, parse_formula
from cxjourney.metrics.gaps import Gaps
from cxjourney.metrics.ir import (
    Average,
    Chain,
    CostPerEntry,
    CostPerExit,
    Count,
    Definition,
    Derived,
    DropOff,
    EntryExit,
    FirstContact,
    Funnel,
    Lapse,
    Mean,
    Nps,
    Per,
    Ratio,
    Retention,
    Selection,
    Share,
    Total,
)
from cxjourney.metrics.selections import answers, require, select
from cxjourney.metrics.sources import Reading
from cxjourney.model.kinds.metric import Events, Metric
from cxjourney.model.model import Model
from cxjourney.model.values import Fault, Ref
from cxjourney.wording import say

QUANTILES = (0.5, 0.9)
REPEAT = 7 * 86_400.0
"""A new contact within seven days says that the first one did not solve the case."""
SCORES = ("nps", "csat", "ces")


@dataclass(frozen=True, slots=True)
class Draft:
    """A metric while it is being resolved. `reading` is what it reads of its source; a derived metric has none."""

    metric: Metric
    model: Model
    gaps: Gaps
    source: Reading | None
    surveys: tuple[str, ...]

    @property
    def reading(self) -> Reading:
        """What it reads of its source."""
        assert self.source is not None  # every type but `derived` is given one
        return self.source

    def rows(self, events: Events | None, field: str) -> Selection:
        """The rows that a field selects; all of them when it is absent."""
        return select(events, field, self.reading, self.model, self.gaps)

    def needed(self, events: Events | None, field: str) -> Selection:
        """The rows that a field selects; a gap when it is absent."""
        require(events, field, self.gaps)
        return self.rows(events, field)

    def per(self, default: Per) -> Per:
        """The thing counted; its column is read."""
        per = cast(Per, self.metric.per or default)
        if per != "event":
            self.reading.unit(per)
        return per

    @property
    def back(self) -> float | None:
        """How far before the end of the data a count looks, in seconds."""
        return self.gaps.seconds(self.metric.window, "window")

    def column(self, default: str | None = None) -> str:
        """The column that holds the number."""
        name = self.metric.value or default
        if name is None:
            self.lacks("value", "say which column holds the number", "dites quelle colonne contient le nombre")
            return "value"
        return self.reading.need(name)

    def lacks(self, field: str, en: str, fr: str) -> None:
        """Note that a field is missing."""
        wording = say("{what}: add `{field}:`", "{what} : ajoutez `{field}:`", what=say(en, fr), field=field)
        self.gaps.add("field-missing", field, wording)

    def currency(self) -> str | None:
        """The currency of a number that is money; read from the rows too when they carry it."""
        if self.metric.unit != "currency" and self.metric.type != "cost-per-exit":
            return None
        if self.reading.maps("currency"):
            self.reading.need("currency")
        return self.stated_currency()

    def stated_currency(self) -> str:
        """The currency that the metric or its cost states."""
        stated = self.metric.currency or (self.metric.cost.currency if self.metric.cost else None)
        if stated is None:
            self.lacks("currency", "say in which currency it is", "dites dans quelle monnaie il est")
        return stated or ""


# ---------------------------------------------------------------- counts and sums


def _count(draft: Draft) -> Definition:
    return Count(draft.rows(draft.metric.count, "count"), draft.per("event"), draft.back)


def _ratio(draft: Draft) -> Definition:
    return Ratio(
        draft.needed(draft.metric.numerator, "numerator"),
        draft.needed(draft.metric.denominator, "denominator"),
        draft.per("event"),
        draft.back,
    )


def _sum(draft: Draft) -> Definition:
    return Total(draft.rows(draft.metric.count, "count"), draft.column(), draft.currency(), draft.back)


def _average(draft: Draft) -> Definition:
    rows = draft.rows(draft.metric.count, "count")
    return Average(rows, draft.column(), draft.per("event"), draft.currency(), draft.back)


# ---------------------------------------------------------------- scores


def _nps(draft: Draft) -> Definition:
    scale = draft.metric.scale
    if scale is not None and (scale.low, scale.high) != (0, 10):
        draft.gaps.add(
            "scale-unfit",
            "scale",
            say("this score is asked from 0 to 10", "ce score se demande de 0 à 10"),
        )
    return Nps(_answers(draft), draft.column("score"), draft.back)


def _csat(draft: Draft) -> Definition:
    scale = draft.metric.scale
    low, high = (scale.low, scale.high) if scale else (1.0, 5.0)
    return _share(draft, low, high, draft.metric.top or 2)


def _ces(draft: Draft) -> Definition:
    scale = draft.metric.scale
    if scale is None:
        draft.lacks("scale", "say which answers people may give", "dites quelles réponses sont possibles")
        low, high = 1.0, 7.0
    else:
        low, high = scale.low, scale.high
    if draft.metric.as_ is None:
        draft.lacks("as", "say whether it is a mean or a share", "dites si c'est une moyenne ou une part")
    if draft.metric.as_ == "top-3-box":
        return _share(draft, low, high, draft.metric.top or 3)
    return Mean(_answers(draft), draft.column("score"), float(low), float(high), draft.back)


def _share(draft: Draft, low: float, high: float, top: int) -> Definition:
    if low >= high or top > high - low:
        draft.gaps.add(
            "scale-unfit",
            "scale",
            say(
                "a scale from {low} to {high} has no {top} best answers among others",
                "une échelle de {low} à {high} ne permet pas d'isoler les {top} meilleures réponses",
                low=f"{low:g}",
                high=f"{high:g}",
                top=top,
            ),
        )
    return Share(_answers(draft), draft.column("score"), float(low), float(high), top, draft.back)


def _answers(draft: Draft) -> Selection:
    """The answers that count. What identifies invitations and scales is read when the source holds it."""
    for name in ("invited", "scale"):
        if draft.reading.maps(name):
            draft.reading.need(name)
    rivals = tuple(
        other.id
        for other in draft.model.all(Metric)
        if other is not draft.metric and other.type in SCORES and other.source is not None
        and draft.model[other.source] is draft.reading.source
    )  # fmt: skip
    return answers(draft.metric.count, draft.reading, draft.model, draft.gaps, rivals, draft.surveys)


# ---------------------------------------------------------------- chains of steps


def _funnel(draft: Draft) -> Definition:
    return Funnel(_chain(draft))


def _conversion(draft: Draft) -> Definition:
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


def _drop_off(draft: Draft) -> Definition:
    return DropOff(_chain(draft))


def _entry_exit(draft: Draft) -> Definition:
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


def _cost(draft: Draft) -> Definition:
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
    exit_ = metric.steps[-1] if metric.steps else metric.end
    found = draft.needed(exit_, "end")
    table = spending.table()
    return CostPerExit(found, draft.per("user"), cast(Any, table), of, draft.stated_currency(), draft.back)


def _duration(draft: Draft) -> Definition:
    chain = _chain(draft, open_ended=True)
    if len(chain.steps) > 2:
        draft.gaps.add(
            "too-many-steps",
            "steps",
            say("a duration has a start and an end", "une durée a un début et une fin"),
        )
    return Lapse(chain, tuple(float(q) for q in draft.metric.quantiles) or QUANTILES)


# ---------------------------------------------------------------- coming back


def _retention(draft: Draft) -> Definition:
    metric = draft.metric
    again, field = (metric.end, "end") if metric.end is not None else (metric.count, "count")
    back_again = draft.needed(again, "end" if again is None else field)
    start = draft.rows(metric.start, "start") if metric.start is not None else back_again
    per = draft.per("user")
    draft.reading.ranked()
    if metric.window is None:
        draft.lacks("window", "say after how long people must be back", "dites au bout de combien de temps on revient")
    window = draft.back or 0.0
    period = window if metric.period is None else draft.gaps.seconds(metric.period, "period") or 0.0
    if period > window:
        draft.gaps.add(
            "period-unfit",
            "period",
            say("`period` is longer than `window`", "`period` est plus longue que `window`"),
        )
    if per == "event":
        _per_event(draft)
    return Retention(start, back_again, per, window, window - period, metric.returning != "unbounded")


def _first_contact(draft: Draft) -> Definition:
    metric = draft.metric
    contact = draft.needed(metric.count, "count")
    closed = draft.rows(metric.end, "end") if metric.end is not None else None
    reopened = draft.rows(metric.reopened, "reopened") if metric.reopened is not None else None
    if reopened is not None and closed is None:
        draft.lacks("end", "say what closes a case", "dites ce qui clôt un dossier")
    draft.reading.unit("user")
    draft.reading.ranked()
    if closed is not None:
        draft.reading.need("case_id")
    by_subject = draft.reading.maps("subject")
    if by_subject:
        draft.reading.need("subject")
    window = REPEAT if draft.back is None else draft.back
    return FirstContact(contact, closed, reopened, window, by_subject)


def _per_event(draft: Draft) -> None:
    draft.gaps.add(
        "unit-unfit",
        "per",
        say(
            "an event alone does not come back: count by user, account, session or case",
            "un événement seul ne revient pas : comptez par user, account, session ou case",
        ),
    )


# ---------------------------------------------------------------- arithmetic


def _derived(draft: Draft) -> Definition | None:
    text = draft.metric.formula
    if text is None:
        draft.lacks("formula", "say how it derives from others", "dites comment il découle d'autres")
        return None
    formula = parse_formula(text)
    if isinstance(formula, Fault):
        draft.gaps.add(
            "formula-unreadable",
            "formula",
            say(
                "the formula `{text}` cannot be read, from character {at}: {why}",
                "la formule `{text}` ne peut pas être lue, à partir du caractère {at} : {why}",
                text=text,
                at=formula.at + 1,
                why=formula.message,
            ),
        )
        return None
    if not inputs_of(formula):
        draft.gaps.add(
            "formula-without-metric",
            "formula",
            say("this formula names no metric", "cette formule ne nomme aucun indicateur"),
        )
    return Derived(_current(formula, draft.model))


def _current(formula: Formula, model: Model) -> Formula:
    """The formula, metrics named by a former id under their present one."""
    match formula:
        case Input(metric):
            ref: Ref[Metric] = Ref("metric", metric)
            return Input(model[ref].id)
        case Operation(sign, left, right):
            return Operation(sign, _current(left, model), _current(right, model))
    return formula


DEFINERS: Mapping[str, Callable[[Draft], Definition | None]] = {
    "count": _count,
    "ratio": _ratio,
    "average": _average,
    "sum": _sum,
    "funnel": _funnel,
    "conversion": _conversion,
    "duration": _duration,
    "nps": _nps,
    "csat": _csat,
    "ces": _ces,
    "entry-exit-ratio": _entry_exit,
    "cost-per-exit": _cost,
    "drop-off": _drop_off,
    "retention": _retention,
    "first-contact-resolution": _first_contact,
    "derived": _derived,
}
"""A function for each type of the language."""
