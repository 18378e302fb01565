"""`cxj score`."""

from __future__ import annotations

import json

import click

from cxjourney.cli.locale import tr
from cxjourney.cli.options import common, settings
from cxjourney.cli.select import journeys_in, select_option
from cxjourney.cli.speech import command, option
from cxjourney.cli.table import table
from cxjourney.cli.work import sound
from cxjourney.wording import say


@command(
    "score",
    say(
        "Say how far each journey has come, over the nine steps of the method.",
        "Dit où en est chaque parcours, sur les neuf étapes de la méthode.",
    ),
    say(
        "Name one journey to see what is there, what is missing, and the line where it would go.",
        "Nommez un parcours pour voir ce qui est là, ce qui manque, et la ligne où l'écrire.",
    ),
)
@click.argument("journeys", nargs=-1)
@select_option
@option(
    "--min",
    "least",
    type=click.IntRange(0, 9),
    wording=say("Exit with 1 when a journey has less.", "Sortir avec 1 si un parcours en compte moins."),
)
@option(
    "--format",
    "format_",
    type=click.Choice(["table", "json"]),
    default="table",
    wording=say("How to write it.", "Comment l'écrire."),
)
@settings
def score(journeys: tuple[str, ...], selection: str | None, least: int | None, format_: str) -> int:
    """Compute the scores from the model alone."""
    from cxjourney.cli.find import find
    from cxjourney.errors import CannotRun
    from cxjourney.model.derive.score import STEPS, score_of
    from cxjourney.model.kinds import Journey

    compilation = sound()
    model, locale = compilation.model, common().locale
    chosen = [find(model, ref if ":" in ref else f"journey:{ref}") for ref in journeys]
    if selection is not None:
        chosen += [journey for journey in journeys_in(compilation, selection) if journey not in chosen]
    elif not chosen:
        chosen = list(model.all(Journey))
    scores = []
    for journey in chosen:
        if not isinstance(journey, Journey):
            raise CannotRun(say("`{ref}` is not a journey", "`{ref}` n'est pas un parcours", ref=journey.ref))
        scores.append(score_of(journey, model))
    if format_ == "json":
        listed = [
            {
                "journey": result.journey.id,
                "score": result.total,
                "steps": [
                    {
                        "step": step.step.id,
                        "met": step.answer.met,
                        "present": step.answer.present.in_(locale),
                        "missing": None if step.answer.met else step.answer.missing.in_(locale),
                        "file": step.answer.node.at().file,
                        "line": step.answer.node.at().span.start.line,
                    }
                    for step in result.steps
                ],
            }
            for result in scores
        ]
        click.echo(json.dumps(listed, ensure_ascii=False, indent=2))
    elif journeys:
        for result in scores:
            name = result.journey.name.in_(locale, compilation.workspace.language)
            click.echo(tr(say("{name}: {total}/9", "{name}\u00a0: {total}/9", name=name, total=result.total)))
            for step in result.steps:
                mark = tr(say("met", "oui")) if step.answer.met else tr(say("not yet", "pas encore"))
                click.echo(f"  {step.step.name.in_(locale):<15} {mark:<11} {step.answer.present.in_(locale)}")
                if not step.answer.met:
                    place = step.answer.node.at()
                    click.echo(f"  {'':<15} → {step.answer.missing.in_(locale)}  {place.file}:{place.span.start.line}")
    else:
        numbered = [f"{number} {step.name.in_(locale)}" for number, step in enumerate(STEPS, 1)]
        head = [tr(say("journey", "parcours")), *(name.partition(" ")[0] for name in numbered), "/9"]
        rows = [
            [result.journey.id, *("●" if step.answer.met else "·" for step in result.steps), str(result.total)]
            for result in scores
        ]
        click.echo(table(rows, head))
        if rows:
            click.echo("\n" + table([numbered[start : start + 3] for start in range(0, len(numbered), 3)]))
    return int(least is not None and any(result.total < least for result in scores))


COMMAND = score
