"""`cxj explain`."""

from __future__ import annotations

from collections.abc import Iterator

import click

from cxjourney.cli.locale import tr
from cxjourney.cli.options import common, settings
from cxjourney.cli.speech import command
from cxjourney.errors import CannotRun
from cxjourney.wording import say


@command(
    "explain",
    say("Explain a code, a rule, a kind or a field.", "Explique un code, une règle, un type ou un champ."),
    say(
        "`cxj explain O102`, `cxj explain journey`, `cxj explain journey.personas`, `cxj explain touchpoint`.",
        "`cxj explain O102`, `cxj explain journey`, `cxj explain journey.personas`, `cxj explain touchpoint`.",
    ),
)
@click.argument("subject")
@settings
def explain(subject: str) -> int:
    """Print the manual page of a code, kind or field."""
    from cxjourney.cli.own import own_codes_here
    from cxjourney.diagnostics.suggest import nearest
    from cxjourney.lint.catalogue import all_codes
    from cxjourney.model.declare import DOCS

    codes = {name: code for code in (*all_codes(), *own_codes_here()) for name in (code.code, code.name, *code.aliases)}
    parts = {_word(cls): cls for cls in DOCS}
    name, _, field = subject.partition(".")
    asked = subject.upper() if subject.upper() in codes else subject
    if asked in codes:
        click.echo("\n".join(_code(codes[asked])))
    elif name in parts:
        click.echo("\n".join(_part(name, parts[name], field)))
    else:
        likely = nearest(subject, [*codes, *parts])
        raise CannotRun(
            say("nothing is called `{subject}`", "rien ne s'appelle `{subject}`", subject=subject),
            say("did you mean `{likely}`?", "vouliez-vous dire `{likely}` ?", likely=likely)
            if likely
            else say("`cxj rules` lists the codes", "`cxj rules` donne la liste des codes"),
        )
    return 0


def _code(code: object) -> Iterator[str]:
    from cxjourney.diagnostics.code import Code, group_name
    from cxjourney.diagnostics.codes.hygiene import suppressible
    from cxjourney.diagnostics.formats.text import SEVERITY_WORDS

    assert isinstance(code, Code)
    locale = common().locale
    level = SEVERITY_WORDS[code.severity].in_(locale)
    live = (
        tr(say(" (one level up when the journey is live)", " (un niveau de plus quand le parcours est en vigueur)"))
        if code.raised_when_live
        else ""
    )
    yield f"{code.code} {code.name}   {tr(group_name(code.group))} · {level}{live}{_repair(code.fix)}"
    ignored = f"# cxj: ignore[{code.code}] until=2027-06-30 -- {tr(say('why', 'pourquoi'))}"
    for head, body in (
        (say("What", "Quoi"), code.what(locale)),
        (say("Why", "Pourquoi"), code.why(locale)),
        (say("Bad", "À éviter"), code.sections.get("Bad", "")),
        (say("Good", "Préférer"), code.sections.get("Good", "")),
        *([(say("Ignore", "Ignorer"), ignored)] if suppressible(code) else []),
    ):
        if body:
            yield ""
            yield common().paint(tr(head), "strong")
            yield from (f"  {line}" for line in body.splitlines())


def _repair(fix: str) -> str:
    """How `cxj check --fix` goes about it; nothing when it does not."""
    safe = say(" · repaired by `cxj check --fix`", " · réparé par `cxj check --fix`")
    unsafe = say(
        " · repaired by `cxj check --fix --unsafe-fixes`, to be looked at",
        " · réparé par `cxj check --fix --unsafe-fixes`, à relire",
    )
    return tr(safe if fix == "safe" else unsafe) if fix else ""


def _part(name: str, cls: type[object], field: str) -> Iterator[str]:
    from cxjourney.diagnostics.suggest import nearest
    from cxjourney.model.declare import DOCS, fields_of
    from cxjourney.schema.describe import type_words

    specs = {spec.name: spec for spec in fields_of(cls)}
    if field:
        if field not in specs:
            likely = nearest(field, specs)
            raise CannotRun(
                say("`{name}` has no field `{field}`", "`{name}` n'a pas de champ `{field}`", name=name, field=field),
                say("did you mean `{likely}`?", "vouliez-vous dire `{likely}` ?", likely=likely) if likely else None,
            )
        spec = specs[field]
        due = tr(say("required", "obligatoire")) if spec.required else tr(say("optional", "facultatif"))
        yield f"{common().paint(f'{name}.{field}', 'strong')}   {tr(type_words(spec))} · {due}"
        yield f"  {tr(spec.doc)}"
        if spec.example is not None:
            yield f"  {tr(say('example: {shown}', 'exemple : {shown}', shown=spec.example))}"
        return
    yield f"{common().paint(name, 'strong')}   {tr(DOCS[cls])}"
    yield ""
    width = max(len(spec) for spec in specs)
    for spec in specs.values():
        mark = "*" if spec.required else " "
        yield f"  {spec.name:<{width}} {mark} {tr(type_words(spec))}"
        yield f"  {'':<{width}}   {tr(spec.doc)}"


def _word(cls: type[object]) -> str:
    return "".join(f"-{c.lower()}" if c.isupper() else c for c in cls.__name__).lstrip("-")


COMMAND = explain
