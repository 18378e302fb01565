"""How each number is made, in one or two sentences that say exactly what the query does."""

from __future__ import annotations

from cxjourney.metrics.conditions import written
from cxjourney.metrics.figures import digits
from cxjourney.metrics.formula import Formula, Input, Number
from cxjourney.metrics.ir import (
    Average,
    Chain,
    CostPerEntry,
    CostPerExit,
    Count,
    Derived,
    DropOff,
    EntryExit,
    FirstContact,
    Funnel,
    Lapse,
    Mean,
    Nps,
    Ratio,
    Retention,
    Selection,
    Share,
    Spec,
    Table,
    Total,
)
from cxjourney.metrics.phrases import NOTHING, ROWS, UNITS, Phrases, back, figure, joined, lasting, of
from cxjourney.model.kinds.metric import Metric
from cxjourney.wording import Wording, plain, say


def sentence_of(spec: Spec, phrases: Phrases) -> Wording:
    """How a metric is computed; when it cannot be, the first thing that is missing."""
    if spec.definition is None:
        words = dict(spec.missing[0].words)
        return Wording(words["en"], words["fr"])
    table = spec.table
    match spec.definition:
        case Count() as it:
            return _count(it, phrases, table)
        case Ratio() as it:
            return _ratio(it, phrases, table)
        case Total() as it:
            return say(
                "Sum of the column `{value}` over {what}{back}.",
                "Somme de la colonne `{value}` sur {what}{back}.",
                value=it.value, what=phrases.called(it.of, table), back=back(it.back),
            )  # fmt: skip
        case Average() as it:
            return _average(it, phrases, table)
        case Nps() as it:
            return say(
                "Answers 9 and 10 minus answers 0 to 6, for a hundred answers from 0 to 10{about}{back}.",
                "Notes 9 et 10 moins notes 0 à 6, pour cent réponses de 0 à 10{about}{back}.",
                about=_answers(it.of, phrases), back=back(it.back),
            )  # fmt: skip
        case Share() as it:
            return say(
                "Share of answers from {least} to {high}, on a scale from {low} to {high}{about}{back}.",
                "Part des réponses de {least} à {high}, sur une échelle de {low} à {high}{about}{back}.",
                least=digits(it.high - it.top + 1), low=digits(it.low), high=digits(it.high),
                about=_answers(it.of, phrases), back=back(it.back),
            )  # fmt: skip
        case Mean() as it:
            return say(
                "Mean answer on a scale from {low} to {high}{about}{back}.",
                "Réponse moyenne sur une échelle de {low} à {high}{about}{back}.",
                low=digits(it.low), high=digits(it.high), about=_answers(it.of, phrases), back=back(it.back),
            )  # fmt: skip
        case Funnel(chain):
            return _told(chain, phrases, say("Of the {units} who begin with {first}, the share that reach {last}{way}.", "Part des {units} qui, partant de {first}, arrivent à {last}{way}."))  # fmt: skip
        case DropOff(chain):
            return _told(chain, phrases, say("Of the {units} who begin with {first}, the share that do not reach {last}{way}.", "Part des {units} qui, partant de {first}, n'arrivent pas à {last}{way}."))  # fmt: skip
        case EntryExit(chain):
            return _told(chain, phrases, say("How many {units} begin with {first} for one that reaches {last}{way}.", "Combien {of_units} partent de {first} pour une seule arrivée à {last}{way}."))  # fmt: skip
        case CostPerEntry() as it:
            return _cost_per_entry(it, phrases)
        case CostPerExit() as it:
            return _cost_per_exit(it, phrases, table)
        case Lapse() as it:
            return _lapse(it, phrases)
        case Retention() as it:
            return _retention(it, phrases)
        case FirstContact() as it:
            return _first_contact(it, phrases)
        case Derived(formula):
            return say("{formula}.", "{formula}.", formula=_formula(formula, phrases, outer=True))


def _count(it: Count, phrases: Phrases, table: Table | None) -> Wording:
    what = phrases.called(it.of, table)
    if it.per == "event":
        return say("How many times: {what}{back}.", "Nombre de fois : {what}{back}.", what=what, back=back(it.back))
    return say(
        "How many {units}, at least once: {what}{back}.",
        "Combien {of_units}, au moins une fois : {what}{back}.",
        units=UNITS[it.per], of_units=of(UNITS[it.per]), what=what, back=back(it.back),
    )  # fmt: skip


def _ratio(it: Ratio, phrases: Phrases, table: Table | None) -> Wording:
    units = ROWS[table.type] if it.per == "event" and table else UNITS[it.per]
    return say(
        "Number {of_units} with {numerator}, divided by the number with {denominator}{back}.",
        "Nombre {of_units} avec {numerator}, divisé par le nombre avec {denominator}{back}.",
        of_units=of(units), numerator=phrases.called(it.numerator, table), denominator=phrases.called(it.denominator, table),
        back=back(it.back),
    )  # fmt: skip


def _average(it: Average, phrases: Phrases, table: Table | None) -> Wording:
    what = phrases.called(it.of, table)
    if it.per == "event":
        return say(
            "Mean of the column `{value}` over {what}{back}.",
            "Moyenne de la colonne `{value}` sur {what}{back}.",
            value=it.value, what=what, back=back(it.back),
        )  # fmt: skip
    return say(
        "Sum of the column `{value}` over {what} for each of the {units}, then the mean of these sums{back}.",
        "Somme de la colonne `{value}` sur {what} pour l'ensemble des {units} pris un à un, puis moyenne de ces "
        "sommes{back}.",
        value=it.value, what=what, units=UNITS[it.per], back=back(it.back),
    )  # fmt: skip


def _answers(selection: Selection, phrases: Phrases) -> Wording:
    if selection == Selection():
        return NOTHING
    return say(", to {what}", ", à propos de {what}", what=phrases.called(selection))


def _told(chain: Chain, phrases: Phrases, sentence: Wording) -> Wording:
    filled = Wording(sentence.en, sentence.fr, _of(chain, phrases))
    return joined((filled, _once(chain), _mature(chain)))


def _of(chain: Chain, phrases: Phrases) -> dict[str, object]:
    return {
        "units": UNITS[chain.per],
        "of_units": of(UNITS[chain.per]),
        "first": phrases.called(chain.steps[0]),
        "last": phrases.called(chain.steps[-1]),
        "way": phrases.way(chain),
    }


def _once(chain: Chain) -> Wording:
    if chain.counting == "entry":
        return say(
            " Each start counts; what follows belongs to the last start before it.",
            " Chaque départ compte ; ce qui suit revient au dernier départ qui le précède.",
        )
    if chain.entry == "first":
        return say(" Only the first start counts.", " Seul le premier départ compte.")
    return say(" Each counts once, with the best of its starts.", " On ne compte qu'une fois, avec le meilleur départ.")


def _mature(chain: Chain) -> Wording:
    if chain.window is None:
        return NOTHING
    return say(
        " Starts less than {time} old are counted apart.",
        " Les départs de moins de {time} sont comptés à part.",
        time=lasting(chain.window),
    )


def _cost_per_entry(it: CostPerEntry, phrases: Phrases) -> Wording:
    sentence = say(
        "{cost} for each of the {units} who begin with {first}, divided among those who reach {last}{way}.",
        "{cost} pour chaque départ de {first} ({units}), ramenés aux arrivées à {last}{way}.",
    )
    cost = say("{amount} {currency}", "{amount} {currency}", amount=figure(it.amount), currency=it.currency)
    filled = Wording(sentence.en, sentence.fr, {**_of(it.chain, phrases), "cost": cost})
    return joined((filled, _once(it.chain), _mature(it.chain)))


def _cost_per_exit(it: CostPerExit, phrases: Phrases, table: Table | None) -> Wording:
    which = NOTHING if it.of.where is None else say(" (`{where}`)", " (`{where}`)", where=written(it.of.where))
    after = before = NOTHING
    if it.chain is not None:
        before = say(" Whoever began before the period counts too.", " Qui a commencé avant la période compte aussi.")
        after = say(
            " after {first}{way}", " après {first}{way}",
            first=phrases.called(it.chain.steps[0]), way=phrases.way(it.chain),
        )  # fmt: skip
    units = ROWS[table.type] if it.per == "event" and table else UNITS[it.per]
    return say(
        "All costs of {source}{which}, divided by the number {of_units} that reach {last}{after}, in the same "
        "period.{before}",
        "Tous les coûts de {source}{which}, divisés par le nombre {of_units} passant par {last}{after}, dans la même "
        "période.{before}",
        source=plain(f"`{it.costs.source}`"), which=which, of_units=of(units), last=phrases.called(it.exit, table),
        after=after, before=before,
    )  # fmt: skip


def _lapse(it: Lapse, phrases: Phrases) -> Wording:
    which = (
        say("the first start", "le premier départ")
        if it.chain.entry == "first"
        else say("the last start before the end", "le dernier départ avant la fin")
    )
    quantiles = say("{n}%", "{n} %", n=f"{it.quantiles[0] * 100:g}")
    for q in it.quantiles[1:]:
        quantiles = say("{before}, then {n}%,", "{before}, puis {n} %,", before=quantiles, n=f"{q * 100:g}")
    return say(
        "Time from {first} to {last}{way}, counted from {which}: what {quantiles} of the {units} that reach the end do "
        "not exceed. What has not reached it is counted apart.",
        "Temps de {first} à {last}{way}, compté depuis {which} : ce que ne dépassent pas {quantiles} des {units} "
        "arrivant à la fin. Ce qui n'y est pas arrivé est compté à part.",
        first=phrases.called(it.chain.steps[0]), last=phrases.called(it.chain.steps[-1]), way=phrases.way(it.chain),
        which=which, quantiles=quantiles, units=UNITS[it.chain.per],
    )  # fmt: skip


def _retention(it: Retention, phrases: Phrases) -> Wording:
    when = (
        say("within {time}", "en {time} au plus", time=lasting(it.window))
        if not it.after
        else say(
            "between {after} and {time} later", "entre {after} et {time} plus tard",
            after=lasting(it.after), time=lasting(it.window),
        )
    )  # fmt: skip
    if not it.bounded:
        when = say("more than {after} later", "plus de {after} après", after=lasting(it.after))
    return say(
        "Share of the {units} with {start} that have {again} {when}, counted from the first time. First times less than "
        "{time} old are counted apart.",
        "Part des {units} avec {start}, puis {again} {when}, à compter de la première fois. Les premières fois de moins "
        "de {time} sont comptées à part.",
        units=UNITS[it.per], again=phrases.called(it.back_again), when=when,
        start=phrases.called(it.start), time=lasting(it.window),
    )  # fmt: skip


def _first_contact(it: FirstContact, phrases: Phrases) -> Wording:
    subject = say(" on the same subject", " sur le même sujet") if it.by_subject else NOTHING
    if it.closed is None:
        return say(
            "Share of contacts ({contact}) after which the same person makes no other one{subject} for {time}. More "
            "recent contacts are counted apart.",
            "Part des contacts ({contact}) que la même personne ne fait suivre d'aucun autre{subject} pendant {time}. "
            "Les contacts plus récents sont comptés à part.",
            contact=phrases.called(it.contact), subject=subject, time=lasting(it.window),
        )  # fmt: skip
    return say(
        "Share of cases closed ({closed}) after a single contact ({contact}), neither reopened nor followed by another "
        "contact of the same person{subject} for {time}. Cases closed more recently are counted apart.",
        "Part des dossiers clos ({closed}) après un seul contact ({contact}), ni rouverts ni suivis d'un autre contact "
        "de la même personne{subject} pendant {time}. Les dossiers clos plus récemment sont comptés à part.",
        closed=phrases.called(it.closed), contact=phrases.called(it.contact), subject=subject, time=lasting(it.window),
    )  # fmt: skip


def _formula(formula: Formula, phrases: Phrases, *, outer: bool = False) -> Wording:
    match formula:
        case Number(value):
            return plain(digits(value))
        case Input(id_):
            metric = phrases.model.find("metric", id_)
            return phrases.name(metric.name) if isinstance(metric, Metric) else plain(id_)
    sign = {"/": "÷", "*": "×", "-": "−"}.get(formula.sign, formula.sign)
    left, right = _formula(formula.left, phrases), _formula(formula.right, phrases)
    template = f"{{left}} {sign} {{right}}" if outer else f"({{left}} {sign} {{right}})"
    return say(template, template, left=left, right=right)
