"""The kind before an id: missing where several may stand, written where one may, or followed by nothing."""

from __future__ import annotations

from cxjourney.binding.decode import PREFIXES
from cxjourney.binding.repairs import telling_kind
from cxjourney.diagnostics.codes import references as codes
from cxjourney.diagnostics.diagnostic import Diagnostic, Place, Related
from cxjourney.model.declare import KINDS
from cxjourney.model.model import ELEMENTS, Model
from cxjourney.model.nouns import noun
from cxjourney.model.walk import Use
from cxjourney.wording import say


def place_of(use: Use) -> Place:
    """Where a reference is written."""
    return use.node.at_key(*use.path) if use.is_key else use.node.at(*use.path)


def prefixed(use: Use, shown: str, place: Place) -> Diagnostic | None:
    """`persona:lea` where only personas may stand: the id is due alone."""
    prefix, colon, bare = shown.partition(":")
    if not colon or prefix not in {*KINDS, *ELEMENTS, *PREFIXES}:
        return None
    kind = noun(use.ref.kind)
    if PREFIXES.get(prefix, prefix) != use.ref.kind:
        message = say("`{kind}:` cannot stand here", "`{kind}:` n'a pas sa place ici", kind=prefix)
        return codes.WRONG_KIND.at(
            place, message, say("name {kind}", "indiquez {kind}", kind=kind.one), ref=use.node.ref
        )
    if not bare:
        return bare_prefix(use, prefix, place)
    return codes.UNKNOWN_REFERENCE.at(
        place,
        say("{kind} has the id `{id}`", "{kind} n'a l'identifiant `{id}`", kind=kind.none, id=shown),
        say(
            "drop the prefix, only {kind} may stand here: write `{id}`",
            "il faut ici {kind}, sans préfixe : écrivez `{id}`",
            kind=kind.one,
            id=bare,
        ),
        ref=use.node.ref,
    )


def bare_prefix(use: Use, prefix: str, place: Place) -> Diagnostic:
    """`team:` with nothing behind it."""
    return codes.UNKNOWN_REFERENCE.at(
        place,
        say("the id after `{kind}:` is missing", "il manque l'identifiant après `{kind}:`", kind=prefix),
        say("write one, or take the line out", "écrivez-le, ou retirez la ligne"),
        ref=use.node.ref,
    )


def unprefixed(use: Use, model: Model, place: Place, shown: str) -> Diagnostic:
    """An id without its kind where several kinds may stand, or with a kind that may not."""
    kinds = ", ".join(f"`{kind}:`" for kind in use.type.kinds)
    if use.ref.kind:
        return codes.WRONG_KIND.at(
            place,
            say("`{kind}:` cannot stand here", "`{kind}:` n'a pas sa place ici", kind=use.ref.kind),
            say("write an id after one of {kinds}", "écrivez un identifiant après l'un de {kinds}", kinds=kinds),
            ref=use.node.ref,
        )
    having = [kind for kind in use.type.kinds if model.find(kind, use.ref.id)]
    if len(having) > 1:
        return codes.AMBIGUOUS_REFERENCE.at(
            place,
            say(
                "`{id}` may be {kinds}",
                "`{id}` peut désigner {kinds}",
                id=shown,
                kinds=", ".join(f"`{k}:{shown}`" for k in having),
            ),
            say("write the one you mean", "écrivez celui que vous visez"),
            ref=use.node.ref,
            related=tuple(
                Related(target.at("id"), say("`{full}` is here", "`{full}` est ici", full=f"{kind}:{shown}"))
                for kind in having
                if (target := model.find(kind, use.ref.id)) is not None
            ),
            fix=telling_kind(use, having[0]),
        )
    return codes.UNKNOWN_REFERENCE.at(
        place,
        say("`{id}` does not say of which kind it is", "`{id}` ne dit pas de quel type il est", id=shown),
        say("write `{full}`", "écrivez `{full}`", full=f"{having[0]}:{shown}")
        if having
        else say("write an id after one of {kinds}", "écrivez un identifiant après l'un de {kinds}", kinds=kinds),
        ref=use.node.ref,
        fix=telling_kind(use, having[0]) if having else None,
    )
