"""A comparison as a comment on a pull request: at most sixty lines of Markdown, in names rather than addresses.

Forges take scripts, styles and drawings out of comments, so emotions are drawn with signs that any text can hold.
Nobody is called by a comment: names are plain, and a word with `@` becomes code.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from cxjourney.diagnostics.diagnostic import Diagnostic, Place, Severity
from cxjourney.diagnostics.formats.markdown import plain, sentence
from cxjourney.diff.feelings import Feeling, feelings, spark
from cxjourney.diff.plainly import because, plainly
from cxjourney.diff.story import Story, Told
from cxjourney.diff.text import counts, touches
from cxjourney.model.model import Model
from cxjourney.model.node import Node
from cxjourney.model.values import Text
from cxjourney.wording import Wording, counted, say

LINES = 60
"""The most that a comment has."""
_SHOWN = {Severity.ERROR: 12, Severity.WARNING: 10, Severity.INFO: 3}
_CURVES = 3
_TITLES = {
    Severity.ERROR: say("Breaking: someone must agree", "Bloquant : quelqu'un doit donner son accord"),
    Severity.WARNING: say("Worth a look", "À regarder"),
    Severity.INFO: say("Wording and form", "Formulations et forme"),
}
MARK = "<!-- cxjourney diff -->"
"""The first line, by which a later comment finds the one that it replaces."""


@dataclass(frozen=True, slots=True)
class Links:
    """Where a browser finds the files of the repository, with a final slash, and the full report; empty: nowhere."""

    files: str = ""
    report: str = ""


_NOWHERE = Links()


def comment(story: Story, locale: str, default: str, in_repository: str = "", links: Links = _NOWHERE) -> str:
    """The comment; `default` is the language of the workspace, `in_repository` the way to it from the repository."""
    whole = [*_head(story, locale, default), *_feelings(story, locale, default)]
    for severity in reversed(Severity):
        whole += _section(story, severity, locale, default, in_repository, links)
    if story.remarks:
        whole += ["", *(f"- ⚠ {sentence(remark.message.in_(locale))}" for remark in story.remarks[:3])]
    return "".join(f"{line}\n" for line in whole[:LINES])


_TO_MEND = say("Journeys: files to mend first", "Parcours : des fichiers à corriger d'abord")


def refusal(errors: Sequence[Diagnostic], locale: str, in_repository: str = "", links: Links = _NOWHERE) -> str:
    """The comment when the new files cannot be understood: what to mend, and that nothing is compared."""
    lines = [
        MARK,
        f"### {_TO_MEND.in_(locale)}",
        "",
        counted(
            len(errors),
            say(
                "{n} error keeps this change from being understood: nothing could be compared.",
                "{n} erreur empêche de comprendre ce changement : rien n'a pu être comparé.",
            ),
            say(
                "{n} errors keep this change from being understood: nothing could be compared.",
                "{n} erreurs empêchent de comprendre ce changement : rien n'a pu être comparé.",
            ),
        ).in_(locale),
        "",
    ]
    for one in errors[:_ERRORS]:
        at = _way(one.place, locale, in_repository, links)
        lines.append(f"- {f'{at} – ' if at else ''}{sentence(one.message.in_(locale))} (`{one.code}`)")
    if (left := len(errors) - _ERRORS) > 0:
        lines.append(f"- {_left(left, links, refused=True).in_(locale)}")
    return "".join(f"{line}\n" for line in lines)


_ERRORS = 20


def _head(story: Story, locale: str, default: str) -> Iterator[str]:
    yield MARK
    if not story.changes:
        yield f"### {say('Journeys: nothing changes', 'Parcours : rien ne change').in_(locale)}"
        yield ""
        yield say(
            "The files may differ, but the journeys say the same as before.",
            "Les fichiers diffèrent peut-être, mais les parcours disent la même chose qu'avant.",
        ).in_(locale)
        return
    title = say("Journeys: {counts}", "Parcours : {counts}", counts=counts(story))
    yield f"### {plain(title.in_(locale))}"
    told = []
    if (touched := touches(story)) is not None:
        told.append(say("This touches {what}.", "Cela touche {what}.", what=touched).in_(locale))
    names = [_name(_node(f"team:{team}", story), locale, default) or team for team in story.impact.teams]
    if names:
        who = ", ".join(plain(name) for name in sorted(names, key=str.casefold))
        told.append(f"**{say('To be told:', 'À prévenir :').in_(locale)}** {who}.")
    if told:
        yield ""
        yield " ".join(told)


def _feelings(story: Story, locale: str, default: str) -> Iterator[str]:
    found = list(feelings(story.difference))
    if not found:
        return
    heads = (say("Journey", "Parcours"), say("Emotion of", "Émotion de"), say("Before", "Avant"), say("After", "Après"))
    yield ""
    yield f"| {' | '.join(head.in_(locale) for head in heads)} |"
    yield "|---|---|---|---|"
    for one in found[:_CURVES]:
        yield _curve(one, locale, default)
    if (left := len(found) - _CURVES) > 0:
        yield f"| {say('and {n} more', 'et {n} de plus', n=left).in_(locale)} | | | |"
    yield ""
    yield _LEGEND.in_(locale)


_LEGEND = say(
    "One bar a touchpoint, in their order, from `▁` (very bad) to `█` (very good); `·` is unknown, `×` is not there.",
    "Une barre par point de contact, dans leur ordre, de `▁` (très mauvais) à `█` (très bon) ; `·` : inconnu ; `×` : absent.",
)


def _curve(one: Feeling, locale: str, default: str) -> str:
    who = _name(one.persona, locale, default) if one.persona else say("travellers", "voyageurs").in_(locale)
    cells = (plain(_name(one.journey, locale, default)), plain(who), f"`{spark(one.before)}`", f"`{spark(one.after)}`")
    return f"| {' | '.join(cells)} |"


def _section(story: Story, severity: Severity, locale: str, default: str, prefix: str, links: Links) -> Iterator[str]:
    found = story.of(severity)
    if not found:
        return
    title = _TITLES[severity].in_(locale)
    folded = severity is not Severity.ERROR
    yield ""
    yield f"<details><summary>{title} ({len(found)})</summary>" if folded else f"**{title}** ({len(found)})"
    yield ""
    if severity is Severity.ERROR:
        yield sentence(_AGREE.in_(locale))
        yield ""
    for one in found[: _SHOWN[severity]]:
        yield f"- {_bullet(one, story, locale, default, prefix, links)}"
    if (left := len(found) - _SHOWN[severity]) > 0:
        yield f"- {_left(left, links).in_(locale)}"
    if folded:
        yield ""
        yield "</details>"


_AGREE = say(
    "To agree, copy the line that ends with “the reason” into a Markdown file of the folder `changes/`, with your reason; for a weakened target, `why:` beside it does too. Who does not edit files answers here, and the author writes it down.",
    "Pour donner votre accord, copiez la ligne qui finit par « la raison » dans un fichier Markdown du dossier `changes/`, avec votre raison ; pour une cible affaiblie, `why:` à côté d'elle suffit aussi. Si vous ne modifiez pas les fichiers, répondez ici : l'auteur l'inscrira.",
)
"""How a breaking change is accepted."""


def _answer(one: Told) -> Wording:
    """The line that accepts one change, ready to be copied."""
    ref = one.ref.replace("`", "")
    return say(
        "To agree: `- {code} {ref}: the reason`",
        "Pour accepter : `- {code} {ref}: la raison`",
        code=one.classed.code.code,
        ref=ref,
    )


def _left(number: int, links: Links, *, refused: bool = False) -> Wording:
    if refused:
        return say("and {n} more: `cxj check` shows all", "et {n} de plus : `cxj check` les montre toutes", n=number)
    if links.report:
        where = say("[the full report]({url})", "[le rapport complet]({url})", url=links.report)
        return say("and {n} more, in {where}", "et {n} de plus, dans {where}", n=number, where=where)
    return say(
        "and {n} more, in the full report: `changes.html` among the files of the job, or `cxj diff --format html`",
        "et {n} de plus, dans le rapport complet : `changes.html` parmi les fichiers de la tâche, ou `cxj diff --format html`",
        n=number,
    )


def _bullet(one: Told, story: Story, locale: str, default: str, prefix: str, links: Links) -> str:
    colon = " : " if locale == "fr" else ": "
    said = f"{where(one, story, locale, default)}{colon}{sentence(typeset(plainly(one).in_(locale)))}"
    if (why := because(one, story.difference)) is not None:
        said += f". **{say('Breaking because', 'Bloquant, car').in_(locale)}** {plain(why.in_(locale))}"
    answer = f". {_answer(one).in_(locale)}" if one.classed.severity is Severity.ERROR else ""
    return f"{said} ({_place(one, locale, prefix, links)}`{one.classed.code.code}`){answer}"


def _place(one: Told, locale: str, prefix: str, links: Links) -> str:
    """Where it is written, `j.yaml, line 7`, with a way there when one is known; where it was, for what is no more."""
    place = one.former or one.place
    if not place.file:
        return ""
    line = place.span.start.line
    name = place.file.rpartition("/")[2]
    if one.former is not None:
        said = say("it was in {file}, line {line}", "c'était dans {file}, ligne {line}", file=name, line=line)
        return f"{plain(said.in_(locale))}, "
    return f"{_way(place, locale, prefix, links)}, "


def _way(place: Place, locale: str, prefix: str, links: Links) -> str:
    """A place as people say it, a link when one is known; empty without a file."""
    if not place.file:
        return ""
    name, line = place.file.rpartition("/")[2], place.span.start.line
    shown = plain(say("{file}, line {line}", "{file}, ligne {line}", file=name, line=line).in_(locale))
    if not links.files:
        return shown
    return f"[{shown}]({links.files}{quote(f'{prefix}{place.file}', safe='/', errors='surrogateescape')}#L{line})"


def where(one: Told, story: Story, locale: str, default: str) -> str:
    """The names from the entity down to what changed, as Markdown: **I buy a home** › I apply › I call."""
    kind, _, path = one.ref.partition(":")
    names: list[str] = []
    address = kind
    for step in path.split("/"):
        address = f"{address}{':' if address == kind else '/'}{step}"
        node = one.classed.change.node if address == one.ref else _node(address, story)
        names.append(plain(_name(node, locale, default) or step))
    return " › ".join([f"**{names[0]}**", *names[1:]])


def typeset(text: str) -> str:
    """A sentence with the signs of print: arrows, and comparisons as one learns them at school."""
    for typed, printed in (("->", "→"), (">= ", "≥ "), ("<= ", "≤ ")):
        text = text.replace(typed, printed)
    return text


def _node(ref: str, story: Story) -> Node | None:
    kind, _, path = ref.partition(":")
    for model in (story.difference.new, story.difference.old):
        if (found := _in(model, kind, path)) is not None:
            return found
    return None


def _in(model: Model, kind: str, path: str) -> Node | None:
    return next((node for name in (kind, "stage", "touchpoint") if (node := model.find(name, path)) is not None), None)


def _name(node: Node | None, locale: str, default: str) -> str:
    words = getattr(node, "name", None) or getattr(node, "text", None)
    return words.in_(locale, default) if isinstance(words, Text) else ""
