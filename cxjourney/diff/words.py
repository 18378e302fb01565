"""A change as a sentence, for people who never saw the YAML."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, cast

from cxjourney.diff.change import Change
from cxjourney.diff.compare import title
from cxjourney.diff.labels import label
from cxjourney.diff.spans import aim, amount, day, span
from cxjourney.diff.weaker import weaker
from cxjourney.model.declare import ScalarType, fields_of
from cxjourney.model.entity import Entity
from cxjourney.model.kinds.journey import Emotion, Journey, Kpi, PersonaEmotion, Stage, Transition
from cxjourney.model.node import Node
from cxjourney.model.nouns import noun
from cxjourney.model.values import Duration, Quantity, Ref, Target, Text, tidy
from cxjourney.wording import Wording, counted, plain, say

_LONG = 60
"""Texts are cut after this number of characters: the reader wants to know that they changed, and where."""
Names = Callable[[Ref[Any]], Wording]
"""How the thing that a reference leads to is called."""


def by_id(ref: Ref[Any]) -> Wording:
    """The id of what is referred to, as it is written."""
    return plain(f"`{ref.id or ref.kind}`")


def sentence(change: Change, names: Names = by_id) -> Wording:
    """What happened to the node, without naming it: reports say its address before."""
    return _VERBS[change.verb](change, names)


def _added(change: Change, names: Names) -> Wording:
    return _agreed(change, "{what} added{inside}", "{what} ajouté{inside}", "{what} ajoutée{inside}")


def _removed(change: Change, names: Names) -> Wording:
    return _agreed(change, "{what} removed{inside}", "{what} retiré{inside}", "{what} retirée{inside}")


def _renamed(change: Change, names: Names) -> Wording:
    assert change.old is not None  # what was renamed was there before
    former = change.old.ref.partition(":")[2].rpartition("/")[2]
    if change.declared:
        return say("renamed from `{former}`, alias kept", "anciennement `{former}`, alias conservé", former=former)
    return say("renamed from `{former}`, without an alias", "anciennement `{former}`, sans alias", former=former)


def _moved(change: Change, names: Names) -> Wording:
    if change.path:
        before, after = (str(at).rpartition("/")[2] for at in (change.before, change.after))
        return say("moved from `{before}` to `{after}`", "passe de `{before}` à `{after}`", before=before, after=after)
    if not change.after:
        return say("moved to the beginning", "passe au début")
    return say("moved after `{after}`", "passe après `{after}`", after=change.after)


def _changed(change: Change, names: Names) -> Wording:
    match change.path:
        case ("emotion", "by_persona", persona, "score"):
            return _felt(change, names(Ref("persona", persona)))
        case ("emotion", "score"):
            return _felt(change, None)
        case ("kpis", metric) if isinstance(change.before, Kpi) or isinstance(change.after, Kpi):
            return _kpi(change, names(Ref("metric", metric.partition("#")[0])))
        case ("kpis", metric, "target"):
            return _target(change, names(Ref("metric", metric.partition("#")[0])))
    field, before, after = _field(change, names), change.before, change.after
    if change.path == ("owner",) and isinstance(change.node, Journey):
        field = label(("accountable",))
    if isinstance(before, tuple) or isinstance(after, tuple):
        return _list(field, tuple(before or ()), tuple(after or ()), names)
    if isinstance(before, Node) or isinstance(after, Node):
        return _part(field, before, after, names)
    if isinstance(before, Text) and isinstance(after, Text):
        return _text(field, before, after)
    if _share(change):
        return _arrow(field, _percent(before), _percent(after) or value(None))
    if _responsible(change):
        return _arrow(field, value(before, names) if before else _NOBODY, value(after, names) if after else _NOBODY)
    if before is None:
        return _arrow(field, None, value(after, names))
    return _arrow(field, value(before, names), value(after, names))


def _field(change: Change, names: Names) -> Wording:
    """What a path is called: what it names is called as people call it."""
    match change.path:
        case ("emotion", "by_persona", persona, *rest):
            whose = say("emotion of {name}", "émotion de {name}", name=names(Ref("persona", persona)))
        case ("kpis", metric, *rest):
            whose = say("KPI {metric}", "KPI {metric}", metric=names(Ref("metric", metric.partition("#")[0])))
        case ("next", to, *rest) if (way := _way(change, to)) is not None:
            whose = say("the way to “{place}”", "le chemin vers « {place} »", place=names(way))
        case _:
            return label(change.path)
    return say("{whose}, {field}", "{whose}, {field}", whose=whose, field=label(tuple(rest))) if rest else whose


def _way(change: Change, step: str) -> Ref[Any] | None:
    """Where the transition leads that a step of a path names."""
    for node in (change.new, change.old):
        for way in getattr(node, "next", ()):
            if way.to.id == step:
                return cast("Ref[Any]", way.to)
    return None


_NOBODY = say("nobody", "personne")
_VERBS: Mapping[str, Callable[[Change, Names], Wording]] = {
    "added": _added,
    "removed": _removed,
    "renamed": _renamed,
    "moved": _moved,
    "changed": _changed,
}


def _share(change: Change) -> bool:
    return change.spec is not None and isinstance(change.spec.type, ScalarType) and change.spec.type.name == "share"


def _percent(ratio: float | None) -> Wording | None:
    return None if ratio is None else say("{n} %", "{n} %", n=tidy(round(ratio * 100, 6)))


def _responsible(change: Change) -> bool:
    return change.path[-1] in ("owner", "sponsor", "accountable")


def _arrow(field: Wording, before: Wording | None, after: Wording) -> Wording:
    if before is None:
        return say("{field}: now {after}", "{field} : désormais {after}", field=field, after=after)
    return say("{field}: {before} -> {after}", "{field} : {before} -> {after}", field=field, before=before, after=after)


# ---------------------------------------------------------------- what has words of its own


def _felt(change: Change, persona: Wording | None) -> Wording:
    whose = (
        say("emotion of {name}", "émotion de {name}", name=persona)
        if persona is not None
        else say("emotion", "émotion")
    )
    return say(
        "{whose} {before} -> {after}", "{whose} {before} -> {after}",
        whose=whose, before=signed(change.before), after=signed(change.after),
    )  # fmt: skip


def signed(score: int) -> str:
    """A score with its sign: `+1`, `−2`, `0`."""
    return f"{score:+d}".replace("-", "−") if score else "0"


def _kpi(change: Change, metric: Wording) -> Wording:
    kpi = change.after if isinstance(change.after, Kpi) else change.before
    to = say(" ({target})", " ({target})", target=aim(kpi.target)) if kpi.target else plain("")
    if change.before is None:
        return say("KPI {metric} added{to}", "KPI {metric} ajouté{to}", metric=metric, to=to)
    return say("KPI {metric} removed{to}", "KPI {metric} retiré{to}", metric=metric, to=to)


def _target(change: Change, metric: Wording) -> Wording:
    before, after = change.before, change.after
    holes: dict[str, object] = {
        "metric": metric,
        **{at: aim(one) for at, one in (("before", before), ("after", after)) if one},
    }
    if before is None:
        return say("KPI {metric}: target {after} set", "KPI {metric} : cible {after} fixée", **holes)
    if after is None:
        return say("KPI {metric}: target {before} dropped", "KPI {metric} : cible {before} abandonnée", **holes)
    if weaker(before, after):
        return say("KPI {metric}: target weakened, {before} -> {after}", "KPI {metric} : cible affaiblie, {before} -> {after}", **holes)  # fmt: skip
    if weaker(after, before):
        return say("KPI {metric}: target raised, {before} -> {after}", "KPI {metric} : cible relevée, {before} -> {after}", **holes)  # fmt: skip
    return say("KPI {metric}: target {before} -> {after}", "KPI {metric} : cible {before} -> {after}", **holes)


def _agreed(change: Change, en: str, masculine: str, feminine: str) -> Wording:
    called = noun(change.kind)
    named = called.title() if isinstance(change.node, Entity) else say(called.en, called.fr)
    name = getattr(change.node, "name", None) or getattr(change.node, "text", None)
    what = say("{noun} {name}", "{noun} {name}", noun=named, name=value(name)) if name else named
    return say(en, feminine if called.feminine else masculine, what=what, inside=_inside(change.node))


def _inside(node: Node) -> Wording:
    """How much stands in a journey or a stage: what comes or goes with it."""
    stages = node.stages if isinstance(node, Journey) else (node,) if isinstance(node, Stage) else ()
    touchpoints = [one for stage in stages for one in stage.touchpoints]
    holders = (*touchpoints, *stages, *((node,) if isinstance(node, Journey) else ()))
    kpis = sum(len(one.kpis) for one in holders)
    if not touchpoints:
        return plain("")
    points = counted(
        len(touchpoints), say("{n} touchpoint", "{n} point de contact"), say("{n} touchpoints", "{n} points de contact")
    )
    if not kpis:
        return say(" ({points})", " ({points})", points=points)
    measures = counted(kpis, say("{n} KPI", "{n} KPI"), say("{n} KPIs", "{n} KPI"))
    return say(" ({points}, {measures})", " ({points}, {measures})", points=points, measures=measures)


def _part(field: Wording, before: Any, after: Any, names: Names) -> Wording:
    """A part that came or went: with what it says, when that is short."""
    node = after if isinstance(after, Node) else before
    said = plain("") if isinstance(node, Transition) else _contents(node, names)
    holes = {"field": field, "said": said}
    if before is None:
        return say("{field}: added{said}", "{field} : ajout{said}", **holes)
    return say("{field}: removed{said}", "{field} : retrait{said}", **holes)


def _contents(node: Node, names: Names) -> Wording:
    if isinstance(node, (Emotion, PersonaEmotion)):
        return say(" ({score})", " ({score})", score=signed(node.score))
    told = []
    for spec in fields_of(type(node)):
        held = getattr(node, spec.attribute)
        refs = held if isinstance(held, tuple) else (held,)
        if refs and all(isinstance(one, Ref) for one in refs):
            told.append(say("{field}: {refs}", "{field} : {refs}", field=label((spec.name,)), refs=value(held, names)))
    if not told:
        return plain("")
    return say(" ({told})", " ({told})", told=_joined([("", told[:3])]))


def _text(field: Wording, before: Text, after: Text) -> Wording:
    """The language that changed, when it is one among several."""
    old, new = dict(before), dict(after)
    changed = [language for language in {**old, **new} if old.get(language) != new.get(language)]
    if len(changed) == 1 and changed[0]:
        field = say("{field} ({language})", "{field} ({language})", field=field, language=changed[0])
        was, is_ = (_quoted(words.get(changed[0], "")) for words in (old, new))
        if changed[0] not in old:
            return _arrow(field, None, is_)
        return _arrow(field, was, value(None) if changed[0] not in new else is_)
    return _arrow(field, value(before), value(after))


def _list(field: Wording, before: tuple[Any, ...], after: tuple[Any, ...], names: Names) -> Wording:
    """Members that came and went; else another order."""
    came = [value(one, names) for one in after if one not in before]
    went = [value(one, names) for one in before if one not in after]
    if not came and not went:
        return say("{field}: another order", "{field} : un autre ordre", field=field)
    return say("{field}: {delta}", "{field} : {delta}", field=field, delta=_joined([("+ ", came), ("− ", went)]))


def _joined(groups: list[tuple[str, list[Wording]]]) -> Wording:
    holes = {f"w{i}_{j}": words for i, (_, listed) in enumerate(groups) for j, words in enumerate(listed)}
    parts = [
        sign + ", ".join(f"{{w{i}_{j}}}" for j in range(len(listed)))
        for i, (sign, listed) in enumerate(groups)
        if listed
    ]
    return Wording("; ".join(parts), " ; ".join(parts), holes)


def value(of: Any, names: Names = by_id) -> Wording:
    """A value of the model as people read it."""
    match of:
        case None:
            return say("nothing", "rien")
        case bool():
            return say("yes", "oui") if of else say("no", "non")
        case Text():
            return say("{en}", "{fr}", en=_cut(of.in_("en", "")), fr=_cut(of.in_("fr", ""), "« ", " »"))
        case Ref():
            return names(of)
        case Duration():
            return span(of)
        case Target():
            return aim(of)
        case Quantity():
            return amount(of)
        case dt.date():
            return day(of)
        case float() | int():
            return plain(tidy(of))
        case Node():
            return _quoted(title(of))
        case tuple():
            return _joined([("", [value(one, names) for one in of])])
    return _quoted(str(of))


def _quoted(text: str) -> Wording:
    """A text between the quotation marks of each language."""
    return say("{en}", "{fr}", en=_cut(text), fr=_cut(text, "« ", " »"))


def _cut(text: str, opening: str = "“", closing: str = "”") -> str:
    line = " ".join(text.split())
    if " " not in line:
        return line
    short = line if len(line) <= _LONG else line[: _LONG - 1].rstrip() + "…"
    return short if short.startswith(("“", "«")) else f"{opening}{short}{closing}"
