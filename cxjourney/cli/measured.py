"""The results of a measurement as tables that people read, in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from cxjourney.cli.amounts import UNITS, amount, count
from cxjourney.cli.locale import tr
from cxjourney.cli.table import table
from cxjourney.diagnostics.codes.measure.numbers import NOT_COMPUTABLE
from cxjourney.metrics.asked import response_of
from cxjourney.metrics.cleaning_words import CLEANING
from cxjourney.metrics.texts import spoken
from cxjourney.wording import Wording, plain, say

if TYPE_CHECKING:
    from cxjourney.metrics.ir import Goal, Spec
    from cxjourney.metrics.results import (
        KpiResult,
        MetricResult,
        Number,
        Results,
        SourceResult,
    )

STATUSES: Mapping[str, Wording] = {
    "met": say("met", "atteinte"),
    "missed": say("missed", "manquée"),
    "inconclusive": say("inconclusive", "indécis"),
    "insufficient-data": say("too few data", "trop peu de données"),
    "quality-exceeded": say("data not trusted", "données non fiables"),
    "undefined": say("undefined", "indéfini"),
    "not-measured": say("not measured", "non mesuré"),
}
UNDEFINED: Mapping[str, Wording] = {
    "no-entrant": say("nobody began", "personne n'a commencé"),
    "no-exit": say("nobody got through", "personne n'est allé au bout"),
    "no-cost": say("no cost recorded", "aucun coût enregistré"),
    "unreadable": say("no amount that can be read", "aucun montant lisible"),
    "no-observation": say("no observation", "aucune observation"),
    "no-denominator": say("nobody and nothing to count among", "rien ni personne à qui rapporter le compte"),
    "no-answer": say("no answer", "aucune réponse"),
    "no-case": say("no case", "aucun dossier"),
    "no-closed-case": say("no case is over", "aucun dossier n'est terminé"),
    "no-cohort": say("nobody joined", "personne n'est entré"),
    "other-currency": say("several currencies", "plusieurs monnaies"),
    "input-undefined": say("an input is undefined", "une des valeurs est indéfinie"),
    "division-by-zero": say("division by zero", "division par zéro"),
    "not-measured": say("not measured", "non mesuré"),
}
_NONE: Mapping[str, Spec] = {}
_SIGNS = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "=": "="}


def lines(results: Results, locale: str, specs: Mapping[str, Spec] = _NONE) -> Iterator[str]:
    """The whole report, line by line. The definitions, by metric, say why one was not measured."""
    from cxjourney.cli.followed import path_lines
    from cxjourney.cli.staged import stage_lines

    language = locale
    if results.sources:
        yield tr(say("Data", "Données"))
        yield _sources(results, locale)
        for joined in results.persons:
            yield tr(
                say(
                    "{names} names make {persons} persons, the largest group holds {largest} ({sources})",
                    "{names} noms font {persons} personnes, le plus grand groupe en contient {largest} ({sources})",
                    names=count(joined.names, locale),
                    persons=count(joined.persons, locale),
                    largest=count(joined.largest, locale),
                    sources=", ".join(joined.sources),
                )
            )
        yield ""
    if results.metrics:
        yield tr(say("Metrics", "Indicateurs"))
        yield _metrics(results, locale)
        yield from _lacking(results, locale, specs)
        yield ""
    judged = [kpi for kpi in results.kpis if kpi.target is not None]
    if judged:
        yield tr(say("Targets", "Cibles"))
        yield _kpis(judged, {metric.id: metric for metric in results.metrics}, language)
        yield from _doubts(judged, results, locale)
        yield ""
    for journey in results.journeys:
        yield from path_lines(journey, locale)
        yield from stage_lines(journey, locale)
        yield ""
    yield tr(
        say(
            "known until {date} (UTC, {origin}), {engine} {version}",
            "connu jusqu'au {date} (UTC, {origin}), {engine} {version}",
            date=results.as_of[:19].replace("T", " "),
            origin=results.as_of_from,
            engine=results.engine,
            version=results.engine_version,
        )
    )


def value(metric: MetricResult, number: Number, locale: str) -> str:
    """A number with its interval, as people write it; why there is none."""
    if number.value is None:
        why = UNDEFINED.get(number.undefined or "")
        return why.in_(locale) if why else number.undefined or "–"
    shown = amount(number.value, metric.unit, metric.currency, locale)
    if number.interval == "none":
        return shown
    low, high = (
        "∞" if bound is None else amount(bound, metric.unit, None, locale, bare=True)
        for bound in (number.low, number.high)
    )
    return f"{shown} [{low} – {high}]"


def _sources(results: Results, locale: str) -> str:
    head = [tr(word) for word in (say("source", "source"), say("rows", "lignes"), say("kept", "gardées"), say("removed", "retirées"), say("unidentified", "non identifiées"))]  # fmt: skip
    return _indented(table([_source(source, locale) for source in results.sources], head))


def _source(source: SourceResult, locale: str) -> list[str]:
    if not source.usable:
        return [source.id, "–", "–", tr(say("cannot be used", "inutilisable")), "–"]
    steps = [
        f"{_cleaning(step.step)} {amount(step.share or 0, 'percent', None, locale)}" + ("!" if step.exceeded else "")
        for step in source.cleaning
    ]
    unknown = "–" if source.unidentified is None else amount(source.unidentified, "percent", None, locale)
    return [source.id, count(source.rows, locale), count(source.kept or 0, locale), ", ".join(steps) or "–", unknown]


def _cleaning(step: str) -> str:
    words = CLEANING.get(step)
    return tr(words) if words else step


def _metrics(results: Results, locale: str) -> str:
    asked = any(response_of(metric.cleaned) for metric in results.metrics)
    head = [tr(say("metric", "indicateur")), tr(say("cleaned", "nettoyé")), "n", tr(say("raw", "brut"))]
    if asked:
        head.append(tr(say("answered", "ont répondu")))
    rows = [
        [
            metric.id,
            _shown(metric, locale),
            "–" if metric.cleaned.n is None else count(metric.cleaned.n, locale),
            value(metric, metric.raw, locale) if metric.shown else "–",
            *([_answered(metric.cleaned, locale)] if asked else ()),
        ]
        for metric in results.metrics
    ]
    return _indented(table(rows, head))


def _lacking(results: Results, locale: str, specs: Mapping[str, Spec]) -> Iterator[str]:
    """Why metrics are not measured, one line each."""
    for metric in results.metrics:
        spec = specs.get(metric.id)
        if metric.cleaned.sql_hash is None and spec is not None and spec.missing:
            why = "; ".join(spoken(gap.words, locale, "en") for gap in spec.missing)
            yield "  " + tr(say("{metric} is not measured: {why}", "{metric} n'est pas mesuré : {why}", metric=metric.id, why=plain(why)))  # fmt: skip


def _doubts(judged: list[KpiResult], results: Results, locale: str) -> Iterator[str]:
    """Why targets are not judged, or not trusted, by metric; what a definition lacks is said beside the metrics."""
    waiting = {kpi.metric for kpi in judged if kpi.status not in ("met", "missed", "inconclusive")}
    for metric in results.metrics:
        for reason in metric.reasons if metric.id in waiting else ():
            if reason.code != NOT_COMPUTABLE.code:
                why = plain(spoken(reason.words, locale, "en"))
                yield "  " + tr(say("{metric}: {why}", "{metric} : {why}", metric=metric.id, why=why))


def _answered(number: Number, locale: str) -> str:
    """`41.3 % of 640`: who answered, among those invited; `–` when nobody is known to have been."""
    found = response_of(number)
    if found is None:
        return "–"
    rate = amount(found.rate, "percent", None, locale)
    return tr(say("{rate} of {invited}", "{rate} sur {invited}", rate=rate, invited=count(found.invited, locale)))


def _shown(metric: MetricResult, locale: str) -> str:
    if metric.cleaned.sql_hash is None:
        return tr(STATUSES["not-measured"])
    nothing = metric.cleaned.undefined == "unreadable"
    return value(metric, metric.cleaned, locale) if metric.shown or nothing else tr(STATUSES["insufficient-data"])


def _kpis(kpis: list[KpiResult], metrics: Mapping[str, MetricResult], locale: str) -> str:
    head = [tr(word) for word in (say("status", "état"), say("metric", "indicateur"), say("target", "cible"), say("where", "où"), say("by", "pour le"))]  # fmt: skip
    rows = [
        [_status(kpi), kpi.metric, _target(kpi.target, locale), spoken(kpi.name, locale, "en"), _by(kpi)]
        for kpi in kpis
    ]
    return _indented(table(rows, head))


def _status(kpi: KpiResult) -> str:
    shown = tr(STATUSES[kpi.status])
    if kpi.status != kpi.raw_status and kpi.raw_status in ("met", "missed", "inconclusive"):
        raw = tr(STATUSES[kpi.raw_status])
        return tr(say("{shown} (raw: {raw})", "{shown} (brut : {raw})", shown=shown, raw=raw))
    return shown


def _by(kpi: KpiResult) -> str:
    if kpi.by is None:
        return "–"
    return f"{kpi.by} {tr(say('(provisional)', '(provisoire)'))}" if kpi.provisional else kpi.by


def _target(goal: Goal | None, locale: str) -> str:
    if goal is None:
        return "–"
    space = "\u00a0" if locale == "fr" else " "
    number = goal.value * 100 if goal.unit == "%" else goal.value
    shown = f"{round(number, 6):g}".replace(".", "," if locale == "fr" else ".")
    unit = UNITS[goal.unit].in_(locale) if goal.unit in UNITS else goal.unit
    return f"{_SIGNS[goal.operator]}{space}{shown}" + (f"{space}{unit}" if unit else "")


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.splitlines())
