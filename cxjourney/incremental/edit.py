"""An edit of a few journeys: what it concerns is compiled, and everything else stays as it was said.

What a rule finds about an object follows from that object, from what it refers to and from what refers to it. So an
edit concerns the journeys that were edited, those linked to them either way, the other objects whose users it changes,
and whatever was found with a second place in an edited file (`concern`). Where a rule compares journeys that are not
linked, what it takes of an edited one must be as it was, or be all that it sees of the others too. When that does not
hold, or when a file can no longer be read whole, nobody answers here and the workspace is compiled whole.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Set
from functools import cached_property, partial
from typing import Any, Final

from cxjourney import stock
from cxjourney.backends import codeowners
from cxjourney.binding.ids import unique_inside
from cxjourney.binding.resolve import answer, with_stock
from cxjourney.diagnostics.diagnostic import Diagnostic, in_order
from cxjourney.diagnostics.report import Accepted
from cxjourney.front.opening import workspace_of
from cxjourney.front.undisturbed import undisturbed
from cxjourney.incremental.change import Before, Change, TooWide, whole
from cxjourney.incremental.concern import comparing, concern, entity_of, home
from cxjourney.incremental.near import Near, Users
from cxjourney.incremental.plain import Plain, to_accepted, to_finding
from cxjourney.incremental.verdict import Verdict
from cxjourney.lint.catalogue import words_in_force
from cxjourney.lint.levels import Levels, graded
from cxjourney.lint.rule import Context, rules
from cxjourney.lint.runner import lint
from cxjourney.lint.suppress import suppress
from cxjourney.model.entity import Entity
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.model import Address
from cxjourney.schema.validate import doubts_left
from cxjourney.source.file import SourceFile
from cxjourney.source.reader import locate
from cxjourney.source.sight import Sight
from cxjourney.source.span import Pointer
from cxjourney.workspace import Workspace

ORPHAN: Final = "R107"
Raised = tuple[Diagnostic, bool]
"""A finding before comments let some be, and whether its level is off."""


@undisturbed
def edited(before: Before, changed: Mapping[str, bytes], today: dt.date, changes: Mapping[Pointer, Any]) -> Verdict:
    """What there is to say after some files have changed. Raises `TooWide` when it takes a whole compilation to tell."""
    if any(not rule.check.__module__.startswith("cxjourney.") for rule in rules()):
        raise TooWide  # nobody here knows what the rule of another package looks at
    change = Change(before, changed)
    change.refuse_new_chains()
    return _Again(change, workspace_of(before.root, before.overlay, changes), today).verdict()


class _Again:
    """What is said again of an edit, beside what stays."""

    def __init__(self, change: Change, workspace: Workspace, today: dt.date) -> None:
        self._change, self._workspace, self._today = change, workspace, today
        self._index = change.before.index
        self._concern = concern(change)
        self._levels = Levels(workspace.rules)
        self._sight = Sight(change.before.root)
        self._block = codeowners.stands(change.before.root)

    def verdict(self) -> Verdict:
        """Everything there is to say."""
        compared = self._compared()
        said = [*self._about_words(), *self._about_rules(compared)]
        stays = [not self._goes(plain, compared) for plain, _ in self._index.raised]
        touched = {*self._change.changed, *(found.place.file for found, _ in said)}
        touched |= {plain[3][0] for (plain, _), stay in zip(self._index.raised, stays, strict=True) if not stay}
        for (plain, off), stay in zip(self._index.raised, stays, strict=True):
            if stay and plain[3][0] in touched:
                said.append((to_finding(plain), off))
        return self._merged(touched, said)

    @cached_property
    def _near(self) -> Near:
        """The library and the journeys that the edit concerns."""
        made = {journey.id: journey for journey in self._change.new.values()}
        for id_ in sorted(self._concern.journeys - made.keys()):
            if (found := self._change.fetch(id_)) is not None:
                made[id_] = found
        return self._model(made.values(), self._users(made.keys()))

    def _model(self, journeys: Iterable[Journey], users: Users) -> Near:
        entities = with_stock([*self._change.library, *journeys], stock.lifecycles(), self._named)
        return Near(entities, self._change.fetch, users)

    @cached_property
    def _named(self) -> Set[Address]:
        """What the journeys that were not edited refer to themselves, be they near or not."""
        stays = [path not in self._change.changed for path in self._index.journeys]
        return {
            (kind, id_)
            for key, parts in self._index.users.items()
            if any(stays[number] for number in parts.get("journey", ()))
            for kind, _, id_ in (key.partition(":"),)
        }

    def _users(self, near: Set[str]) -> Users:
        """The journeys at a distance that refer to something that is looked at again."""
        rows = tuple(self._index.journeys.values())
        found: dict[Address, list[tuple[str, str, str]]] = {}
        for key, parts in self._index.users.items():
            if whole(key) in self._concern.again:
                users = [(*rows[number], part) for part, numbers in parts.items() for number in numbers]
                kind, _, id_ = key.partition(":")
                found[kind, id_] = sorted((id_, part, status) for id_, status, _, _, part in users if id_ not in near)
        return found

    def _context(self, near: Near) -> Context:
        return Context(
            near,
            self._workspace,
            self._today,
            look=self._sight.look,
            fetch=self._sight.fetch,
            handles=partial(codeowners.handles, model=near) if self._block else _nobody,
            distant=partial(self._distant, near),
        )

    def _distant(self, near: Near, module: str) -> Mapping[str, Any]:
        own = {journey.id for journey in near.all(Journey)}
        return {id_: taken for id_, taken in self._change.before.taken_by(module).items() if id_ not in own}

    def _compared(self) -> Set[str]:
        """The codes of the rules that compare journeys and have to do it again."""
        change = self._change
        new = self._context(self._near)
        references = self._references  # what has no answer has a stand-in from here on
        if references and any(plain[0] == ORPHAN for plain, _ in self._index.raised):
            raise TooWide  # what seemed unused may be what a wrong reference means
        old = self._context(self._model(change.old.values(), {}))
        found = set(self._concern.cited)
        for rule in comparing():
            assert rule.ties is not None  # these are the rules that have them
            if any(rule.ties(change.old[path], old) != rule.ties(change.new[path], new) for path in change.changed):
                found.add(rule.code.code)
            if rule.code.code in found and not rule.from_ties:
                raise TooWide
        return found

    @cached_property
    def _references(self) -> tuple[Diagnostic, ...]:
        return answer(
            self._near, {}, among=lambda entity: entity.origin is not None and entity.origin.ref in self._concern.again
        )

    def _about_words(self) -> Iterable[Raised]:
        """What reading, shape, ids and references have to say."""
        shape: list[Diagnostic] = []
        for path, looked in self._change.looked.items():
            checked = looked.checked
            shape += [*doubts_left(looked.document.diagnostics, checked.diagnostics), *checked.diagnostics]
            shape += unique_inside(self._change.new[path])
        return ((found, False) for found in graded((*shape, *self._references), self._levels, self._near))

    def _about_rules(self, compared: Set[str]) -> Iterable[Raised]:
        """What rules find about what the edit concerns."""
        context = self._context(self._near)
        linted = lint(context, self._levels, lambda rule: rule.ties is None or rule.code.code in compared)
        for found, off in ((linted.found, False), (linted.off, True)):
            for each in found:
                if each.code in compared or entity_of(each.ref) in self._concern.again:
                    yield each, off

    def _goes(self, plain: Plain, compared: Set[str]) -> bool:
        """Whether a finding of before is one of those that are looked for again."""
        if plain[0][0] in "YS":
            return plain[3][0] in self._change.changed
        ties = {rule.code.code for rule in comparing()}
        return plain[0] in compared or (home(plain) in self._concern.again and plain[0] not in ties)

    def _merged(self, touched: Set[str], raised: Iterable[Raised]) -> Verdict:
        """The findings of the touched files as they are now, and those of the others as they were."""
        before, changed, workspace = self._change.before, self._change.changed, self._workspace
        found, accepted, entities, references = before.verdict
        files = tuple(
            SourceFile(file.path, changed[file.path], locate) if file.path in changed else file for file in before.files
        )
        every = tuple(raised)
        left = suppress(
            [each for each, off in every if not off],
            [file for file in files if file.path in touched],
            self._today,
            self._levels,
            [each for each, off in every if off],
            words_in_force(workspace),
        )
        kept = [to_finding(plain) for plain in found if plain[3][0] not in touched]
        let_be = [to_accepted(plain) for plain in accepted if plain[0][3][0] not in touched]
        silenced = [Accepted(made.diagnostic, made.reason, made.until) for made in left.silenced]
        return Verdict(
            before.root,
            in_order((*kept, *left.kept, *left.hygiene)),
            tuple(sorted((*let_be, *silenced), key=lambda made: made.diagnostic.order)),
            files,
            entities,
            references + self._change.references,
            True,
            lambda: workspace,
        )


def _nobody(entity: Entity) -> Iterable[str]:
    return ()
