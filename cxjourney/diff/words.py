"""A change as a sentence, for people who never saw the YAML."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from cxjourney.diff.change import Change
from cxjourney.diff.compare import title
from cxjourney.model.entity import Entity
from cxjourney.model.node import Node
from cxjourney.model.nouns import noun
from cxjourney.model.values import Quantity, Ref, Target, Text, tidy
from cxjourney.wording import Wording, plain, say

_LONG = 60
"""Texts are cut after this number of characters: the reader wants to know that they changed, and where."""


def sentence(change: Change) -> Wording:
    """What happened to the node, without naming it: reports say its address before."""
    return _VERBS[change.verb](change)


def _added(change: Change) -> Wording:
    return _agreed(change, "{what} added", "{what} ajouté", "{what} ajoutée")


def _removed(change: Change) -> Wording:
    return _agreed(change, "{what} removed", "{what} retiré", "{what} retirée")


def _renamed(change: Change) -> Wording:
    assert change.old is not None  # what was renamed was there before
    former = change.old.ref.partition(":")[2].rpartition("/")[2]
    if change.declared:
        return say("renamed from `{former}`, alias kept", "anciennement `{former}`, alias conservé", former=former)
    return say("renamed from `{former}`, without an alias", "anciennement `{former}`, sans alias", former=former)


def _moved(change: Change) -> Wording:
    if change.path:
        before, after = (str(at).rpartition("/")[2] for at in (change.before, change.after))
        return say("moved from `{before}` to `{after}`", "passe de `{before}` à `{after}`", before=before, after=after)
    if not change.after:
        return say("moved to the beginning", "passe au début")
    return say("moved after `{after}`", "passe après `{after}`", after=change.after)


def _changed(change: Change) -> Wording:
    field = plain(".".join(change.path))
    before, after = value(change.before), value(change.after)
    if isinstance(change.before, tuple) or isinstance(change.after, tuple):
        return _list(field, tuple(change.before or ()), tuple(change.after or ()))
    if isinstance(change.before, Node) or isinstance(change.after, Node):
        return say("`{field}` added", "`{field}` : ajout", field=field) if change.before is None else say("`{field}` removed", "`{field}` : retrait", field=field)  # fmt: skip
    if change.before is None:
        return say("`{field}`: now {after}", "`{field}` : désormais {after}", field=field, after=after)
    if change.after is None:
        return say("`{field}`: {before} -> nothing", "`{field}` : {before} -> rien", field=field, before=before)
    if isinstance(change.before, Text) and isinstance(change.after, Text):
        return _text(field, change.before, change.after)
    return say(
        "`{field}`: {before} -> {after}", "`{field}` : {before} -> {after}", field=field, before=before, after=after
    )


_VERBS: Mapping[str, Callable[[Change], Wording]] = {
    "added": _added,
    "removed": _removed,
    "renamed": _renamed,
    "moved": _moved,
    "changed": _changed,
}


def _agreed(change: Change, en: str, masculine: str, feminine: str) -> Wording:
    called = noun(change.kind)
    named = called.title() if isinstance(change.node, Entity) else say(called.en, called.fr)
    name = getattr(change.node, "name", None) or getattr(change.node, "text", None)
    what = say("{noun} {name}", "{noun} {name}", noun=named, name=value(name)) if name else named
    return say(en, feminine if called.feminine else masculine, what=what)


def _text(field: Wording, before: Text, after: Text) -> Wording:
    """The language that changed, when it is one among several."""
    old, new = dict(before), dict(after)
    changed = [language for language in {**old, **new} if old.get(language) != new.get(language)]
    if len(changed) == 1 and changed[0]:
        field = say("{field} ({language})", "{field} ({language})", field=field, language=changed[0])
        was, is_ = (_quoted(words.get(changed[0], "")) for words in (old, new))
        if changed[0] not in old:
            return say("`{field}`: now {after}", "`{field}` : désormais {after}", field=field, after=is_)
        if changed[0] not in new:
            return say("`{field}`: {before} -> nothing", "`{field}` : {before} -> rien", field=field, before=was)
        return say(
            "`{field}`: {before} -> {after}", "`{field}` : {before} -> {after}", field=field, before=was, after=is_
        )
    return say("`{field}`: {before} -> {after}", "`{field}` : {before} -> {after}", field=field, before=value(before), after=value(after))  # fmt: skip


def _list(field: Wording, before: tuple[Any, ...], after: tuple[Any, ...]) -> Wording:
    """Members that came and went; else another order."""
    came = [value(one) for one in after if one not in before]
    went = [value(one) for one in before if one not in after]
    if not came and not went:
        return say("`{field}`: another order", "`{field}` : un autre ordre", field=field)
    return say("`{field}`: {delta}", "`{field}` : {delta}", field=field, delta=_joined([("+ ", came), ("− ", went)]))


def _joined(groups: list[tuple[str, list[Wording]]]) -> Wording:
    holes = {f"w{i}_{j}": words for i, (_, listed) in enumerate(groups) for j, words in enumerate(listed)}
    parts = [
        sign + ", ".join(f"{{w{i}_{j}}}" for j in range(len(listed)))
        for i, (sign, listed) in enumerate(groups)
        if listed
    ]
    template = "; ".join(parts)
    return Wording(template, template, holes)


def value(of: Any) -> Wording:
    """A value of the model as people read it."""
    match of:
        case None:
            return say("nothing", "rien")
        case bool():
            return say("yes", "oui") if of else say("no", "non")
        case Text():
            return say("{en}", "{fr}", en=_cut(of.in_("en", "")), fr=_cut(of.in_("fr", ""), "« ", " »"))
        case Ref():
            return plain(f"`{of.id or of.kind}`")
        case Target() | Quantity():
            return plain(str(of))
        case dt.date():
            return plain(of.isoformat())
        case float() | int():
            return plain(tidy(of))
        case Node():
            return _quoted(title(of))
        case tuple():
            return _joined([("", [value(one) for one in of])])
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
