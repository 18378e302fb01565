"""A change for someone who never saw a file: what it means for those who follow a link, and why it is breaking."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from cxjourney.diagnostics.codes.changes import claims, measures, order, owners, removed
from cxjourney.diagnostics.diagnostic import Severity
from cxjourney.diff.classes import Difference
from cxjourney.diff.story import Told
from cxjourney.model.kinds.journey import Stage, Touchpoint
from cxjourney.wording import Wording, counted, say


def plainly(one: Told) -> Wording:
    """What happened, as `Told.spoken`; of another id, what becomes of the links."""
    change = one.classed.change
    if change.verb != "renamed" or change.old is None or change.new is None:
        return one.spoken
    holes = {"before": _last(change.old.ref), "after": _last(change.new.ref)}
    if change.declared:
        said = say(
            "its address changed from `{before}` to `{after}`; links to the old one still work",
            "son adresse passe de `{before}` à `{after}` ; les liens vers l'ancienne marchent toujours",
            **holes,
        )
    else:
        said = say(
            "its address changed from `{before}` to `{after}`; links to the old one stop working",
            "son adresse passe de `{before}` à `{after}` ; les liens vers l'ancienne ne marchent plus",
            **holes,
        )
    if one.classed.reason:
        return say("{said} (approved: {why})", "{said} (approuvé : {why})", said=said, why=one.classed.reason)
    return said


def because(one: Told, difference: Difference) -> Wording | None:
    """Why a change is breaking; None when it is not, or when what happened says it all."""
    if one.classed.severity is not Severity.ERROR:
        return None
    reasons = list(_WHY.get(one.classed.code.code, _none)(one, difference))
    holes = {f"r{at}": reason for at, reason in enumerate(reasons)}
    template = ", ".join(f"{{{hole}}}" for hole in holes)
    return Wording(template, template, holes) if reasons else None


def _last(ref: str) -> str:
    return ref.partition(":")[2].rpartition("/")[2]


def _none(one: Told, difference: Difference) -> Iterator[Wording]:
    yield from ()


_LIVE = say("the journey is live", "le parcours est en service")
_DECISIVE = say("it is a moment of truth", "c'est un moment de vérité")


def _gone(one: Told, difference: Difference) -> Iterator[Wording]:
    node = one.classed.change.node
    if isinstance(node, Touchpoint) and node.moment_of_truth:
        yield _DECISIVE
    if getattr(node, "status", None) == "live" or (
        isinstance(node, Stage | Touchpoint) and difference.live(one.classed.change)
    ):
        yield _LIVE
    if node.ref in difference.measured or (isinstance(node, Touchpoint) and node.event is not None):
        yield say("numbers are measured there", "des chiffres y sont mesurés")
    if named := len({id(use.node) for use in difference.old.referrers(node)}):
        yield counted(
            named,
            say("{n} other place refers to it", "{n} autre endroit y fait référence"),
            say("{n} other places refer to it", "{n} autres endroits y font référence"),
        )
    yield say("links to it stop working", "les liens qui y mènent ne marchent plus")


def _lives(one: Told, difference: Difference) -> Iterator[Wording]:
    if difference.live(one.classed.change):
        yield _LIVE


def _fixed(*reasons: Wording) -> Callable[[Told, Difference], Iterator[Wording]]:
    return lambda one, difference: iter(reasons)


_WHY: Mapping[str, Callable[[Told, Difference], Iterator[Wording]]] = {
    removed.ENTITY_REMOVED.code: _gone,
    removed.STAGE_REMOVED.code: _gone,
    removed.TOUCHPOINT_REMOVED.code: _gone,
    measures.METRIC_DEFINITION_CHANGED_WITHOUT_REVISION.code: _fixed(
        say("its numbers cannot be compared with former ones, and nothing says so", "ses chiffres ne se comparent plus aux précédents, et rien ne le dit")
    ),
    measures.UNIT_OR_DIRECTION_CHANGED.code: _fixed(
        say("targets already set mean something else", "les cibles déjà fixées veulent dire autre chose")
    ),
    measures.TARGET_WEAKENED.code: _fixed(say("less is asked, and no reason is given", "on demande moins, sans dire pourquoi")),
    claims.EVIDENCE_REMOVED.code: _lives,
    claims.LISTENING_REMOVED.code: _fixed(_DECISIVE, say("nobody listens there any more", "plus personne n'y écoute")),
    owners.OWNER_OR_ACCOUNTABLE_REMOVED.code: _fixed(say("nobody answers for it any more", "plus personne n'en répond")),
    order.STAGE_ORDER_CHANGED.code: _fixed(say("a metric counts on this order", "un indicateur compte sur cet ordre")),
}  # fmt: skip
"""By code, what makes a change breaking."""
