"""
What  A team named twice at the same place, in one role or in two that exclude each other.
Why  Who does the work is informed of it anyway; the table shows two letters where one was meant.
Quoi  Une équipe citée deux fois au même endroit, dans un même rôle ou dans deux rôles qui s'excluent.
Pourquoi  Qui fait le travail en est forcément informé ; le tableau montre deux lettres là où une était voulue.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  raci: {responsible: [digital], informed: [digital]}
  stages:
    - {id: find, name: I find the locker}
  ---
  cxjourney: v1
  kind: team
  id: digital
  name: Digital
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  raci: {responsible: [digital], accountable: digital}
  stages:
    - {id: find, name: I find the locker}
  ---
  cxjourney: v1
  kind: team
  id: digital
  name: Digital
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.diagnostics.diagnostic import Related
from cxjourney.lint.repair import dropped
from cxjourney.lint.roles import parts_of
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Journey, Raci
from cxjourney.model.model import Model
from cxjourney.model.walk import Use, own_uses
from cxjourney.wording import say


@rule("O114", "role-listed-twice", "warning", fix="safe")
def check(context: Context) -> Iterator[Finding]:
    """Second mentions of a team in one `raci`; responsible and accountable go together."""
    for journey in context.model.all(Journey):
        for part in parts_of(journey):
            if part.raci is not None:
                yield from _repeated(part.raci, context.model)


def _repeated(raci: Raci, model: Model) -> Iterator[Finding]:
    first: dict[int, Use] = {}
    for use in own_uses(raci):
        if use.ref not in model:
            continue
        before = first.setdefault(id(model[use.ref]), use)
        roles = (str(before.path[0]), str(use.path[0]))
        if before is use or set(roles) == {"responsible", "accountable"}:
            continue
        yield Finding(
            raci,
            say(
                "`{team}` is already `{role}` here",
                "`{team}` est déjà `{role}` ici",
                team=use.ref.id,
                role=roles[0],
            ),
            say("keep the stronger of the two roles", "gardez le plus fort des deux rôles")
            if roles[0] != roles[1]
            else say("name it once", "citez-la une seule fois"),
            raci.at(*use.path),
            (Related(raci.at(*before.path), say("first here", "d'abord ici")),),
            dropped(raci, use.path, safe=True),
        )
