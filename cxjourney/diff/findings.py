"""Changes as findings, so that every report format serves a comparison too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from cxjourney.diagnostics.codes import approvals as approving
from cxjourney.diagnostics.codes.changes.claims import EMOTION_CHANGED_WITHOUT_NEW_EVIDENCE
from cxjourney.diagnostics.codes.changes.measures import TARGET_WEAKENED
from cxjourney.diagnostics.codes.changes.settings import CHECKS_WEAKENED
from cxjourney.diagnostics.diagnostic import Diagnostic, Place, Severity, in_order
from cxjourney.diff.change import Change
from cxjourney.diff.classes import Classed, Difference
from cxjourney.diff.compare import titles
from cxjourney.diff.weaker import looser
from cxjourney.diff.words import Names, by_id, sentence, value
from cxjourney.model.declare import fields_of
from cxjourney.model.node import Node
from cxjourney.model.values import Ref
from cxjourney.wording import Wording, plain, say


def findings(difference: Difference) -> tuple[Diagnostic, ...]:
    """One finding a change, at the place in the new files, or at what held it when it is no more; and approvals that
    approve nothing."""
    return in_order((*(finding(classed, difference) for classed in difference.classed), *hygiene(difference)))


def finding(classed: Classed, difference: Difference) -> Diagnostic:
    """The finding of one change."""
    change = classed.change
    message = say(
        "`{ref}`: {what}",
        "`{ref}` : {what}",
        ref=plain(change.ref.partition(":")[2] or change.ref),
        what=told(classed, names_of(difference, "metric")),
    )
    place = place_of(change, difference)
    return classed.code.at(place, message, advice(classed), ref=change.ref, severity=classed.severity)


def told(classed: Classed, names: Names = by_id) -> Wording:
    """What happened, and what the code adds to it."""
    said = sentence(classed.change, names)
    if classed.heir is not None and classed.change.path[-1:] == ("accountable",):
        said = say(
            "accountable: {team} -> {heir}, of the level above",
            "garant : {team} -> {heir}, du niveau au-dessus",
            team=value(classed.change.before, names),
            heir=value(classed.heir, names),
        )
    elif classed.heir is not None:
        said = say(
            "{said}, accountable now: {heir}, of the level above",
            "{said}, garant désormais : {heir}, du niveau au-dessus",
            said=said,
            heir=value(classed.heir, names),
        )
    if classed.code is CHECKS_WEAKENED:
        sure = looser(classed.change.path, classed.change.before, classed.change.after)
        said = say("{said}; {so}", "{said} ; {so}", said=said, so=_WEAKER if sure else _PERHAPS_WEAKER)
    if classed.code is EMOTION_CHANGED_WITHOUT_NEW_EVIDENCE:
        said = say("{said} without new evidence", "{said} sans nouvelle preuve", said=said)
    if classed.reason:
        said = say("{said} (approved: {why})", "{said} (approuvé : {why})", said=said, why=classed.reason)
    return said


_WEAKER = say("the checks become weaker", "les vérifications deviennent moins sévères")
_PERHAPS_WEAKER = say("the checks may become weaker", "les vérifications deviennent peut-être moins sévères")


def names_of(difference: Difference, *ids: str) -> Names:
    """What people call the things of a comparison, as they are now or as they were; those of the kinds `ids`, by id."""

    def name(ref: Ref[Any]) -> Wording:
        node = difference.new.find(ref.kind, ref.id) or difference.old.find(ref.kind, ref.id)
        words = getattr(node, "name", None)
        if words is None or ref.kind in ids:
            return by_id(ref)
        if ref.kind == "metric":
            return value(words)
        return say("{en}", "{fr}", en=_short(words.in_("en", "")), fr=_short(words.in_("fr", "")))

    return name


def _short(text: str, most: int = 40) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def advice(classed: Classed) -> Wording | None:
    """How a breaking change is accepted."""
    if classed.severity is not Severity.ERROR:
        return None
    line = f"- {classed.code.code} {classed.change.ref}: …"
    note = say(
        "to accept it, give the reason in a file of `changes/`: `{line}`",
        "pour l'accepter, donnez-en la raison dans un fichier de `changes/` : `{line}`",
        line=line,
    )
    if classed.code is TARGET_WEAKENED and classed.change.path[-1:] == ("target",):
        return say("say why beside the target, with `why:`", "dites pourquoi à côté de la cible, avec `why:`")
    return note


def hygiene(difference: Difference) -> Iterator[Diagnostic]:
    """Approvals that give no reason, or that no change answers."""
    for one in difference.approvals:
        if not one.ref:
            yield approving.APPROVAL_WITHOUT_REASON.at(
                one.place,
                say("this approval of {code} does not say of what", "cette approbation de {code} ne dit pas de quoi", code=one.code),
                say("write `- {code} kind:id: the reason`", "écrivez `- {code} type:id : la raison`", code=one.code),
            )  # fmt: skip
        elif not one.reason:
            yield approving.APPROVAL_WITHOUT_REASON.at(
                one.place,
                say("this approval of {code} gives no reason", "cette approbation de {code} ne donne pas de raison", code=one.code),
                say("write it after the colon", "écrivez-la après les deux-points"),
            )  # fmt: skip
    for one in difference.unused:
        yield approving.APPROVAL_OF_NOTHING.at(
            one.place,
            say("no breaking change {code} of `{ref}` to approve", "aucun changement bloquant {code} de `{ref}` à approuver", code=one.code, ref=one.ref),
            say("take the line out, or correct the code and the address", "retirez la ligne, ou corrigez le code et l'adresse"),
        )  # fmt: skip


def place_of(change: Change, difference: Difference) -> Place:
    """Where a reviewer looks: the value as it is now, else the nearest thing that is still there."""
    if change.new is not None:
        return _inside(change.new, change.path if change.verb == "changed" else ())
    return _upper(change.ref, difference)


def former_place(change: Change) -> Place | None:
    """Where what is no more was written, in the old files."""
    return change.old.at() if change.new is None and change.old is not None else None


def _inside(node: Node, path: tuple[str, ...]) -> Place:
    for step in path:
        spec = next((spec for spec in fields_of(type(node)) if spec.name == step), None)
        value: Any = getattr(node, spec.attribute) if spec else None
        if isinstance(value, Node):
            return _inside(value, path[1:])
        members = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else ()
        for key, member in zip(_keys(value, members), members, strict=True):
            if isinstance(member, Node) and len(path) > 1 and key == path[1]:
                return _inside(member, path[2:])
        return node.at(step)
    return node.at()


def _keys(value: Any, members: Iterable[Any]) -> Iterable[str]:
    """What a path calls each member of a map or list."""
    if isinstance(value, dict):
        return value
    parts = [member for member in members if isinstance(member, Node)]
    return titles(parts) if parts else [""] * len(list(members))


def _upper(ref: str, difference: Difference) -> Place:
    """The nearest node around `ref` that the new model still has; the first line of the old file when none is left."""
    for address in _above(ref):
        kind, _, path = address.partition(":")
        former = next((node for node in _named(difference, kind, path)), None)
        if former is not None:
            return former.at()
    node = next(change.node for change in difference.changes if change.ref == ref)
    return Place(node.at().file)


def _above(ref: str) -> Iterator[str]:
    while "/" in ref:
        ref = ref.rpartition("/")[0]
        yield ref


def _named(difference: Difference, kind: str, path: str) -> Iterator[Node]:
    for name in (kind, "stage", "touchpoint"):
        if (found := difference.new.find(name, path)) is not None:
            yield found
