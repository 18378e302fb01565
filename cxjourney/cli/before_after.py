"""A comparison as one page that needs nothing else, and the emotion curves before and after as SVG files."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from cxjourney.backends.site.curve import monotone
from cxjourney.diagnostics.diagnostic import Severity
from cxjourney.diff.comment import typeset
from cxjourney.diff.feelings import Feeling, Scores, feelings, spark
from cxjourney.diff.story import CLASSES, NAMES, Story, Told
from cxjourney.diff.text import counts, touches
from cxjourney.model.kinds.journey import Journey, Touchpoint
from cxjourney.model.node import Node
from cxjourney.model.values import Text
from cxjourney.wording import Wording, say

_WIDE, _HIGH, _EDGE = 640, 150, 14
_SIGNS = {Severity.ERROR: "■", Severity.WARNING: "▲", Severity.INFO: "●"}
_STYLE = """
:root{color-scheme:light dark;--ink:#1d2733;--soft:#5a6673;--paper:#fff;--line:#d5dbe1;--breaking:#a3192e;--notable:#8a5a00;--cosmetic:#3a5f7d;--wash:#f4f6f8}
@media(prefers-color-scheme:dark){:root{--ink:#e8edf2;--soft:#a9b5c1;--paper:#151b22;--line:#39444f;--breaking:#ff8a98;--notable:#f0b95a;--cosmetic:#8fc1e8;--wash:#1d252e}}
body{margin:0 auto;max-width:70rem;padding:1.5rem;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:break-word}
h1{font-size:1.5rem;margin:0 0 .5rem}h2{font-size:1.2rem;margin:2.5rem 0 .5rem}table{border-collapse:collapse;width:100%;margin:.5rem 0}
th,td{border:1px solid var(--line);padding:.4rem .6rem;text-align:start;vertical-align:top}thead th{background:var(--wash)}
tr.gone th,tr.gone td{text-decoration:line-through}tr.gone td:last-child{text-decoration:none}
ul{margin:0;padding-inline-start:1.1rem;list-style:none}li{text-indent:-1.1rem}
.breaking{color:var(--breaking);font-weight:600}.notable{color:var(--notable)}.cosmetic{color:var(--cosmetic)}
code{font-size:.85em}.soft{color:var(--soft)}figure{margin:1rem 0}svg{max-width:100%;height:auto}
@media(max-width:40rem){body{padding:1rem}th,td{padding:.3rem}}
"""


def page(story: Story, locale: str, default: str) -> str:
    """The whole page: what changes, journey by journey, with both curves; then everything else."""
    title = say("From {base} to {head}", "De {base} à {head}", base=story.base, head=story.head).in_(locale)
    drawn = list(feelings(story.difference))
    by_entity: dict[str, list[Told]] = {}
    for one in story.changes:
        by_entity.setdefault(one.ref.split("/")[0], []).append(one)
    body = [f"<h1>{escape(title)}</h1>", f"<p>{_summary(story, locale, default)}</p>"]
    for journey in story.difference.new.all(Journey):
        found = by_entity.pop(journey.ref, [])
        if found:
            mine = [one for one in drawn if one.journey is journey]
            body += _journey(journey, found, mine, story, locale, default)
    if by_entity:
        body.append(f"<h2>{escape(say('Everything else', 'Tout le reste').in_(locale))}</h2>")
        body += _rest(by_entity, locale, default)
    return (
        f'<!doctype html>\n<html lang="{locale}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        + "\n".join(body)
        + "\n</main>\n</body>\n</html>\n"
    )


def curves(story: Story, locale: str, default: str) -> Iterator[tuple[str, str]]:
    """Each curve that changed as a file: its name, and a drawing that stands alone."""
    for one in feelings(story.difference):
        name = one.journey.id + (f"-{one.persona.id}" if one.persona else "")
        yield f"{name}.svg", drawing(one, locale, default) + "\n"


def drawing(one: Feeling, locale: str, default: str) -> str:
    """Both curves in one picture: what was is dashed and hollow, what is is full."""
    who = _words(one.persona, locale, default) if one.persona else say("travellers", "voyageurs").in_(locale)
    title = say("Emotion of {who}, before and after", "Émotion de {who}, avant et après", who=who).in_(locale)
    lines = "".join(
        f'<path d="M{_EDGE} {_down(score):g}H{_WIDE - _EDGE}" stroke="#8a97a5" stroke-opacity="{0.9 if score == 0 else 0.3}"/>'
        for score in (2, 1, 0, -1, -2)
    )
    said = say("before {before}, after {after}", "avant {before}, après {after}", before=spark(one.before), after=spark(one.after)).in_(locale)  # fmt: skip
    before = _line(one.before, "#8a97a5", ' stroke-dasharray="6 5"', hollow=True)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {_WIDE} {_HIGH}" width="{_WIDE}" height="{_HIGH}" fill="none">'
        f"<title>{escape(title)}</title><desc>{escape(said)}</desc>{lines}{before}"
        f"{_line(one.after, '#0b6bcb', '', hollow=False)}</svg>"
    )


def _line(scores: Scores, colour: str, dashes: str, *, hollow: bool) -> str:
    step = (_WIDE - 2 * _EDGE) / max(len(scores), 1)
    spots = [(_EDGE + step * (i + 0.5), _down(score)) if score is not None else None for i, score in enumerate(scores)]
    runs: list[list[tuple[float, float]]] = [[]]
    for spot in spots:
        if spot is None:
            runs.append([])
        else:
            runs[-1].append(spot)
    drawn = "".join(monotone(run) for run in runs if len(run) > 1)
    path = f'<path d="{drawn}" stroke="{colour}" stroke-width="2.5"{dashes}/>' if drawn else ""
    fill = "#fff" if hollow else colour
    return path + "".join(
        f'<circle cx="{spot[0]:g}" cy="{spot[1]:g}" r="4.5" fill="{fill}" stroke="{colour}" stroke-width="2"/>'
        for spot in spots
        if spot
    )


def _down(score: int) -> float:
    return _HIGH / 2 - score * (_HIGH / 2 - _EDGE) / 2


def _summary(story: Story, locale: str, default: str) -> str:
    parts = [escape(counts(story).in_(locale))]
    if (touched := touches(story)) is not None:
        parts.append(escape(say("touches {what}", "touche {what}", what=touched).in_(locale)))
    teams = (story.difference.new.find("team", one) or story.difference.old.find("team", one) for one in story.impact.teams)  # fmt: skip
    names = sorted((_words(team, locale, default) for team in teams if team is not None), key=str.casefold)
    if names:
        told = say("to be told: {who}", "à prévenir : {who}", who=", ".join(names))
        parts.append(escape(told.in_(locale)))
    return " · ".join(parts)


def _journey(
    journey: Journey, found: list[Told], drawn: list[Feeling], story: Story, locale: str, default: str
) -> Iterator[str]:
    yield f'<h2 id="{escape(journey.id)}">{escape(_words(journey, locale, default))}</h2>'
    for one in drawn:
        who = _words(one.persona, locale, default) if one.persona else say("Travellers", "Voyageurs").in_(locale)
        legend = say("{who}: dashed before, full after", "{who} : en tirets avant, en plein après", who=who).in_(locale)
        yield f'<figure>{drawing(one, locale, default)}<figcaption class="soft">{escape(legend)}</figcaption></figure>'
    heads = (say("Where", "Où"), say("Before", "Avant"), say("After", "Après"), say("What changes", "Ce qui change"))
    yield f"<table><thead><tr>{''.join(f'<th scope=col>{escape(head.in_(locale))}</th>' for head in heads)}</tr></thead><tbody>"
    former = story.difference.former(journey)
    left = {id(one): one for one in found}
    for ref, before, after in _rows(former, journey, story):
        mine = [one for one in found if one.ref == ref or (one.ref.startswith(f"{ref}/") and ref.count("/") == 2)]
        for told in mine:
            left.pop(id(told), None)
        gone = ' class="gone"' if after is None else ""
        name = _words(after or before, locale, default)
        cells = "".join(f"<td>{_felt(node)}</td>" for node in (before, after))
        yield f"<tr{gone}><th scope=row>{escape(name)}</th>{cells}<td>{_list(mine, locale)}</td></tr>"
    if left:
        whole = say("The journey itself", "Le parcours lui-même").in_(locale)
        yield f"<tr><th scope=row>{escape(whole)}</th><td></td><td></td><td>{_list(list(left.values()), locale)}</td></tr>"
    yield "</tbody></table>"


def _rows(
    former: Journey | None, journey: Journey, story: Story
) -> Iterator[tuple[str, Touchpoint | None, Touchpoint | None]]:
    """Each touchpoint as it was and as it is, in the new order; those that went, at the end."""
    pairs = {one.classed.change.new.ref: one.classed.change.old for one in story.changes if one.classed.change.new is not None and one.classed.change.verb in ("renamed", "moved")}  # fmt: skip
    was = {point.ref: point for stage in former.stages for point in stage.touchpoints} if former else {}
    for stage in journey.stages:
        for point in stage.touchpoints:
            old = pairs.get(point.ref)
            before = was.pop(old.ref if old is not None else point.ref, None)
            yield point.ref, before, point
    for ref, point in was.items():
        yield ref, point, None


def _felt(node: Touchpoint | None) -> str:
    if node is None or node.emotion is None:
        return ""
    from cxjourney.diff.words import signed

    return signed(node.emotion.score)


def _rest(found: dict[str, list[Told]], locale: str, default: str) -> Iterator[str]:
    yield "<table><tbody>"
    for ref, changes in found.items():
        node = next((one.classed.change.node for one in changes if one.ref == ref), None)
        name = _words(node, locale, default) or ref
        yield f"<tr><th scope=row>{escape(name)}<br><code>{escape(ref)}</code></th><td>{_list(changes, locale)}</td></tr>"
    yield "</tbody></table>"


def _list(changes: list[Told], locale: str) -> str:
    items = [_item(one, locale) for one in changes]
    return f"<ul>{''.join(items)}</ul>" if items else ""


def _item(one: Told, locale: str) -> str:
    severity = one.classed.severity
    weight: Wording = CLASSES[severity]
    mark = f'<span title="{escape(weight.in_(locale))}">{_SIGNS[severity]}</span>'
    return f'<li class="{NAMES[severity]}">{mark} {escape(typeset(one.spoken.in_(locale)))} <code class="soft">{one.classed.code.code}</code></li>'


def _words(node: Node | None, locale: str, default: str) -> str:
    words = getattr(node, "name", None) or getattr(node, "text", None)
    return words.in_(locale, default) if isinstance(words, Text) else ""
