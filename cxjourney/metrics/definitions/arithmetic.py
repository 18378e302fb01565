"""Metrics derived from others."""

from __future__ import annotations

from cxjourney.metrics.definitions.draft import Draft
from cxjourney.metrics.formula import Formula, Input, Operation, inputs_of, parse_formula
from cxjourney.metrics.ir import (
    Definition,
    Derived,
)
from cxjourney.model.kinds.metric import Metric
from cxjourney.model.model import Model
from cxjourney.model.values import Fault, Ref
from cxjourney.wording import say


def derived(draft: Draft) -> Definition | None:
    """A formula over other metrics; None when there is none to read."""
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
