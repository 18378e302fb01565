"""Finding what a person names on the command line: `journey:first-home-loan/dream`, or `first-home-loan`."""

from __future__ import annotations

from cxjourney.diagnostics.suggest import nearest
from cxjourney.errors import CannotRun
from cxjourney.model.declare import KINDS
from cxjourney.model.model import ELEMENTS, Model, kind_of
from cxjourney.model.node import Node
from cxjourney.wording import say


def find(model: Model, asked: str) -> Node:
    """The entity or element that `asked` names; the kind may be left out when only one has that id."""
    kind, colon, path = asked.partition(":") if not asked.startswith("exit:") else ("", "", asked)
    if not colon:
        kind, path = "", asked
    found = _exactly(model, kind, path)
    if len(found) == 1:
        return found[0]
    if len(found) > 1:
        raise CannotRun(
            say("`{asked}` may be several things", "`{asked}` peut désigner plusieurs choses", asked=asked),
            say("write one of: {refs}", "écrivez l'un de : {refs}", refs=", ".join(node.ref for node in found)),
        )
    known = [entity.id for entity in model.entities.values() if not kind or kind_of(entity) == kind]
    likely = nearest(path, known)
    raise CannotRun(
        say("nothing is called `{asked}`", "rien ne s'appelle `{asked}`", asked=asked),
        say("did you mean `{likely}`?", "vouliez-vous dire `{likely}` ?", likely=likely)
        if likely
        else say("`cxj ls` lists what there is", "`cxj ls` donne la liste de ce qui existe"),
    )


def _exactly(model: Model, kind: str, path: str) -> list[Node]:
    kinds = [kind] if kind in KINDS and "/" not in path else [*ELEMENTS] if "/" in path else [*KINDS]
    head, _, tail = path.rpartition("/")
    if tail.startswith("exit:"):
        kinds, path = ["exit"], f"{head}/{tail.removeprefix('exit:')}"
    found = [node for name in kinds if (node := model.find(name, path)) is not None]
    return list({id(node): node for node in found}.values())
