"""A comparison as a comment on a pull request: at most sixty lines of Markdown, in names rather than addresses.

Forges take scripts, styles and drawings out of comments, so emotions are drawn with signs that any text can hold.
Nobody is called by a comment: names are plain, and a word with `@` becomes code.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from cxjourney.diagnostics.diagnostic import Severity
from cxjourney.diagnostics.formats.markdown import plain, sentence
from cxjourney.diff.feelings import Feeling, feelings, spark
from cxjourney.diff.story import Story, Told
from cxjourney.diff.text import counts, touches
from cxjourney.model.model import Model
from cxjourney.model.node import Node
from cxjourney.model.values import Text
from cxjourney.wording import Wording, counted, say

LINES = 60
"""The most that a comment has."""
_SHOWN = {Severity.ERROR: 14, Severity.WARNING: 14, Severity.INFO: 4}
_CURVES = 3
_TITLES = {
    Severity.ERROR: say("Breaking: someone must agree", "Bloquant : quelqu'un doit donner son accord"),
    Severity.WARNING: say("Worth a look", "À regarder"),
    Severity.INFO: say("Wording and form", "Formulations et forme"),
}
MARK = "<!-- cxjourney diff -->"
"""The first line, by which a later comment finds the one that it replaces."""


def comment(story: Story, locale: str, default: str, in_repository: str = "") -> str:
    """The comment; `default` is the language of the workspace, `in_repository` the way to it from the repository."""
    whole = [*_head(story, locale, default), *_feelings(story, locale, default)]
    for severity in reversed(Severity):
        whole += _section(story, severity, locale, default, in_repository)
    for remark in story.remarks[:3]:
        whole += ["", f"⚠ {sentence(remark.message.in_(locale))}"]
    return "".join(f"{line}\n" for line in whole[:LINES])


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
    "One sign a touchpoint, from `▁` (very bad) to `█` (very good); `·` is unknown.",
    "Un signe par point de contact, de `▁` (très mauvais) à `█` (très bon) ; `·` : inconnu.",
)


def _curve(one: Feeling, locale: str, default: str) -> str:
    who = _name(one.persona, locale, default) if one.persona else say("travellers", "voyageurs").in_(locale)
    cells = (plain(_name(one.journey, locale, default)), plain(who), f"`{spark(one.before)}`", f"`{spark(one.after)}`")
    return f"| {' | '.join(cells)} |"


def _section(story: Story, severity: Severity, locale: str, default: str, prefix: str) -> Iterator[str]:
    found = story.of(severity)
    if not found:
        return
    title = _TITLES[severity].in_(locale)
    folded = severity is not Severity.ERROR
    yield ""
    yield f"<details><summary>{title} ({len(found)})</summary>" if folded else f"**{title}** ({len(found)})"
    yield ""
    for one in found[: _SHOWN[severity]]:
        yield f"- {_bullet(one, story, locale, default, prefix)}"
    if (left := len(found) - _SHOWN[severity]) > 0:
        yield f"- {_left(left).in_(locale)}"
    if folded:
        yield ""
        yield "</details>"


def _left(number: int) -> Wording:
    return counted(
        number,
        say("and {n} more, in the full report", "et {n} de plus, dans le rapport complet"),
        say("and {n} more, in the full report", "et {n} de plus, dans le rapport complet"),
    )


def _bullet(one: Told, story: Story, locale: str, default: str, prefix: str) -> str:
    colon = " : " if locale == "fr" else ": "
    said = f"{where(one, story, locale, default)}{colon}{sentence(typeset(one.spoken.in_(locale)))}"
    place = one.place
    if one.former is None and place.file:
        path = f"{prefix}{place.file}"
        line = place.span.start.line
        said += f" ([{one.classed.code.code}]({quote(path, safe='/', errors='surrogateescape')}#L{line}))"
    else:
        said += f" ({one.classed.code.code})"
    return said


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
