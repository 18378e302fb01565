"""An edit of a few journeys: what it concerns is compiled, and everything else stays as it was said.

What a rule finds about an object follows from that object, from what it refers to and from what refers to it. So an
edit concerns the journeys that were edited, those linked to them either way, the other objects whose users it changes,
and whatever was found with a second place in an edited file. Where a rule compares journeys that are not linked, what
it takes of an edited one must be as it was, or be all that it sees of the others too. When that does not hold, or when a
file can no longer be read whole, nobody answers here and the workspace is compiled whole.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from cxjourney import stock
from cxjourney.backends import codeowners
from cxjourney.binding.ids import unique_inside
from cxjourney.binding.resolve import answer, with_stock
from cxjourney.diagnostics.diagnostic import Diagnostic, in_order
from cxjourney.diagnostics.report import Accepted
from cxjourney.front.opening import workspace_of
from cxjourney.front.parsing import Looked, look_at
from cxjourney.front.undisturbed import undisturbed
from cxjourney.incremental.index import Index, breaks, linked, outside
from cxjourney.incremental.near import Near, Users
from cxjourney.incremental.plain import Plain, to_accepted, to_finding
from cxjourney.incremental.verdict import Verdict
from cxjourney.lint.catalogue import words_in_force
from cxjourney.lint.levels import Levels, graded
from cxjourney.lint.rule import Context, rules
from cxjourney.lint.runner import lint
from cxjourney.lint.suppress import suppress
from cxjourney.model.declare import MapType, PartType, TextType, fields_of
from cxjourney.model.entity import Entity
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.model import Address, address, elements_of
from cxjourney.model.node import Node
from cxjourney.model.walk import uses
from cxjourney.schema.validate import doubts_left
from cxjourney.source.discovery import later
from cxjourney.source.file import SourceFile
from cxjourney.source.names import BASELINE, FILE_NAME
from cxjourney.source.reader import locate
from cxjourney.source.sight import Sight
from cxjourney.source.span import Pointer
from cxjourney.workspace import Workspace

MOST: Final = 64
"""Journeys that an edit may concern: beyond, compiling the whole costs no more."""


ORPHAN: Final = "R107"


class TooWide(Exception):  # noqa: N818 -- no error: the edit is compiled whole
    """The edit concerns more than can be told here."""


@dataclass(frozen=True)
class Before:
    """The workspace as it was: its index, how the texts of its journeys are found again, and what was said."""

    root: Path
    index: Index
    text_of: Callable[[str], bytes]
    verdict: Plain
    files: tuple[SourceFile, ...]


@undisturbed
def edited(
    before: Before,
    changed: Mapping[str, bytes],
    today: dt.date,
    changes: Mapping[Pointer, Any],
) -> Verdict:
    """What there is to say after some files have changed. Raises `TooWide` when it takes a whole compilation to tell."""
    if any(not rule.check.__module__.startswith("cxjourney.") for rule in rules()):
        raise TooWide  # nobody here knows what the rule of another package looks at
    workspace = workspace_of(before.root, {}, changes)
    work = _Work(before, changed, workspace, today)
    return work.verdict(changes)


class _Work:
    """One edit: the entities at hand, then what is to be said again of which of them."""

    def __init__(self, before: Before, changed: Mapping[str, bytes], workspace: Workspace, today: dt.date) -> None:
        self.before, self.changed, self.workspace, self.today = before, changed, workspace, today
        self.sight = Sight(before.root)
        self.block = codeowners.stands(before.root)
        self.looked = {path: look_at(SourceFile(path, data, locate)) for path, data in changed.items()}
        self.new = {path: _journey(looked) for path, looked in self.looked.items()}
        self.old = {path: _journey(look_at(SourceFile(path, before.text_of(path), locate))) for path in changed}
        for path, journey in self.new.items():
            if (journey.id, journey.aliases) != (self.old[path].id, self.old[path].aliases):
                raise TooWide
        self.tied = {rule.code.code for rule in rules() if rule.ties}
        self.cited: set[str] = set()
        self.library = tuple(_library(before))
        self._uses = {address(entity): tuple(uses(entity)) for entity in self.library}

    def verdict(self, changes: Mapping[Pointer, Any]) -> Verdict:
        index = self.before.index
        cited = {home for home in self._citing() if home}
        concerned = self._concerned(cited)
        again = {home for home in cited if not home.startswith("journey:")} | self._users_changed()
        pointing = {entity.origin.ref for entity in self._pointing() if entity.origin}
        concerned |= self._looking_through(pointing)
        again |= {f"journey:{id_}" for id_ in concerned} | pointing
        if len(concerned) > MOST:
            raise TooWide
        near = self._model(self.new.values(), concerned, again)
        references = answer(near, {}, among=lambda entity: entity.origin is not None and entity.origin.ref in again)
        self._no_new_chain()
        if references and any(plain[0] == ORPHAN for plain, _ in index.raised):
            raise TooWide  # what was unused may be what a wrong reference means
        compared = self._compared(near)
        said = self._said(near, again, compared, references)
        kept = [(plain, off) for plain, off in index.raised if not self._goes(plain, again, compared)]
        touched = {
            *self.changed,
            *(found.place.file for found, _ in said),
            *(plain[3][0] for plain, off in index.raised if self._goes(plain, again, compared)),
        }
        return self._merged(touched, [*said, *((to_finding(p), off) for p, off in kept if p[3][0] in touched)], changes)

    # ------------------------------------------------------------ what the edit concerns

    def _citing(self) -> Iterator[str]:
        """The homes of what was found elsewhere with a place in an edited file."""
        for plain, _ in self.before.index.raised:
            code, place, related, fix = plain[0], plain[3], plain[7], plain[8]
            files = {place[0], *(at[0] for at, _ in related), *(edit[0] for edit in (fix[1] if fix else ()))}
            if files & self.changed.keys():
                if code in self.tied:
                    self.cited.add(code)
                    continue
                if not _home(plain) and code[0] not in "YS":
                    raise TooWide
                yield _home(plain)

    def _concerned(self, cited: Iterable[str]) -> set[str]:
        """The ids of the journeys to look at again."""
        index = self.before.index
        found = {journey.id for journey in self.new.values()}
        leads = {index.journeys[path][0] for id_ in found for path in self._near_ids(id_)}
        for journey in (*self.new.values(), *self.old.values()):
            leads |= linked(journey, uses(journey))
        found |= leads | {home.removeprefix("journey:") for home in cited if home.startswith("journey:")}
        found = {index.journeys[index.names[id_]][0] for id_ in found if id_ in index.names}
        if len(found) > MOST:
            raise TooWide
        return found

    def _near_ids(self, id_: str) -> Iterator[str]:
        """The paths of the journeys that lead to one."""
        index = self.before.index
        for other, leads in index.links.items():
            if any(index.names.get(each) == index.names[id_] for each in leads):
                yield index.names[other]

    def _users_changed(self) -> set[str]:
        """The other objects that an edited journey has begun or ceased to refer to."""
        found: set[str] = set()
        for path, journey in self.new.items():
            was, now = outside(uses(self.old[path])), outside(uses(journey))
            keys = was ^ now if journey.status == self.old[path].status else was | now
            found |= {_whole(key) for key, _ in keys}
        return found

    def _pointing(self) -> Iterator[Entity]:
        """The other objects that refer to an edited journey, or to a part of one that is not what it was."""
        differing = self._differing(lambda node: node)
        for entity in self.library:
            if any((use.ref.kind, use.ref.id) in differing for use in self._uses[address(entity)]):
                yield entity

    def _looking_through(self, pointing: Set[str]) -> set[str]:
        """The ids of the journeys that may see an edited one through those objects, unless only words have changed."""
        if not self._differing(bare):
            return set()
        index = self.before.index
        rows = tuple(index.journeys.values())
        return {
            rows[number][0]
            for key, parts in index.users.items()
            if _whole(key) in pointing
            for numbers in parts.values()
            for number in numbers
        }

    def _differing(self, seen: Callable[[Node], object]) -> set[Address]:
        """The addresses of the edited journeys and of their parts at which not the same is seen as before."""
        found: set[Address] = set()
        for path, journey in self.new.items():
            now, was = _parts(journey), _parts(self.old[path])
            for place in now.keys() | was.keys():
                here, there = now.get(place), was.get(place)
                if here is None or there is None or seen(here) != seen(there):
                    found.add(place)
        return found

    def _no_new_chain(self) -> None:
        """Whether an edited journey names what may stand in a chain of references otherwise than before."""
        for path, journey in self.new.items():
            was, now = ({use.ref for use in uses(each) if use.type.acyclic} for each in (self.old[path], journey))
            if was != now:
                raise TooWide

    def _compared(self, near: Near) -> Set[str]:
        """The codes of the rules that compare journeys and do not take the same of an edited one as before."""
        old, new = self._context(self._model(self.old.values(), (), ())), self._context(near)
        found = set(self.cited)
        for rule in rules():
            if rule.ties is None:
                continue
            if any(rule.ties(self.old[path], old) != rule.ties(self.new[path], new) for path in self.changed):
                found.add(rule.code.code)
            if rule.code.code in found and not rule.from_ties:
                raise TooWide
        return found

    # ------------------------------------------------------------ saying it again

    def _model(self, journeys: Iterable[Journey], concerned: Iterable[str], again: Iterable[str]) -> Near:
        """The library with some journeys; any other is fetched when it is asked for."""
        made = {journey.id: journey for journey in journeys}
        for id_ in concerned:
            if id_ not in made and (found := self._fetch(id_)) is not None:
                made[id_] = found
        entities = with_stock([*self.library, *made.values()], stock.lifecycles())
        return Near(entities, self._fetch, self._users(set(again), frozenset(made)) if again else {})

    def _fetch(self, id_: str) -> Journey | None:
        path = self.before.index.names.get(id_)
        if path is None or path in self.changed:
            return None
        return _journey(look_at(later(self.before.root, path)))

    def _users(self, again: set[str], near: frozenset[str]) -> Users:
        index = self.before.index
        rows = tuple(index.journeys.values())
        found: dict[Address, list[tuple[str, str, str]]] = {}
        for key, parts in index.users.items():
            if _whole(key) not in again:
                continue
            users = [
                (rows[number][0], part, rows[number][1])
                for part, numbers in parts.items()
                for number in numbers
                if rows[number][0] not in near
            ]
            kind, _, id_ = key.partition(":")
            found[(kind, id_)] = sorted(users)
        return found

    def _context(self, near: Near) -> Context:
        return Context(
            near,
            self.workspace,
            self.today,
            look=self.sight.look,
            fetch=self.sight.fetch,
            handles=partial(codeowners.handles, model=near) if self.block else _nobody,
            distant=partial(self._distant, near),
        )

    def _distant(self, near: Near, module: str) -> Mapping[str, Any]:
        own = {journey.id for journey in near.all(Journey)}
        return {id_: taken for id_, taken in self.before.index.taken.get(module, {}).items() if id_ not in own}

    def _said(
        self, near: Near, again: set[str], compared: Set[str], references: Iterable[Diagnostic]
    ) -> list[tuple[Diagnostic, bool]]:
        """What is found about what the edit concerns, and whether its level is off."""
        levels = Levels(self.workspace.rules)
        shape: list[Diagnostic] = []
        for path, looked in self.looked.items():
            checked = looked.checked
            shape += [*doubts_left(looked.document.diagnostics, checked.diagnostics), *checked.diagnostics]
            shape += unique_inside(self.new[path])
        linted = lint(self._context(near), levels, lambda rule: rule.ties is None or rule.code.code in compared)
        said = [(found, False) for found in graded((*shape, *references), levels, near)]
        for found, off in ((linted.found, False), (linted.off, True)):
            said += [(each, off) for each in found if each.code in compared or _entity(each.ref) in again]
        return said

    def _goes(self, plain: Plain, again: set[str], compared: Set[str]) -> bool:
        """Whether a finding of before is one of those that are looked for again."""
        if plain[0][0] in "YS":
            return plain[3][0] in self.changed
        return plain[0] in compared or (_home(plain) in again and plain[0] not in self.tied)

    def _merged(
        self, touched: set[str], raised: list[tuple[Diagnostic, bool]], changes: Mapping[Pointer, Any]
    ) -> Verdict:
        """The findings of the touched files as they are now, and those of the others as they were."""
        before = self.before
        found, accepted, entities, references = before.verdict
        files = [
            SourceFile(file.path, self.changed[file.path], locate) if file.path in self.changed else file
            for file in before.files
        ]
        left = suppress(
            [each for each, off in raised if not off],
            [file for file in files if file.path in touched],
            self.today,
            Levels(self.workspace.rules),
            [each for each, off in raised if off],
            words_in_force(self.workspace),
        )
        kept = [to_finding(plain) for plain in found if plain[3][0] not in touched]
        let_be = [to_accepted(plain) for plain in accepted if plain[0][3][0] not in touched]
        silenced = [Accepted(made.diagnostic, made.reason, made.until) for made in left.silenced]
        now = sum(1 for journey in self.new.values() for _ in uses(journey))
        was = sum(1 for journey in self.old.values() for _ in uses(journey))
        workspace = self.workspace
        return Verdict(
            before.root,
            in_order((*kept, *left.kept, *left.hygiene)),
            tuple(sorted((*let_be, *silenced), key=lambda made: made.diagnostic.order)),
            tuple(files),
            entities,
            references + now - was,
            True,
            lambda: workspace,
        )


def _journey(looked: Looked) -> Journey:
    """The journey of a file that holds one and nothing wrong. Raises `TooWide` for any other."""
    (entity, mended), *others = looked.entities or ((None, ()),)
    if not isinstance(entity, Journey) or mended or others or not looked.document.whole:
        raise TooWide
    if any(breaks(found) for found in (*looked.document.diagnostics, *looked.checked.diagnostics)):
        raise TooWide
    return entity


def _nobody(entity: Entity) -> Iterable[str]:
    return ()


def bare(node: Node) -> object:
    """A node without its texts and the parts inside it."""
    kept = [
        getattr(node, spec.attribute)
        for spec in fields_of(type(node))
        if not isinstance(spec.type, (TextType, PartType, MapType))
    ]
    return type(node), kept


def _parts(journey: Journey) -> dict[Address, Node]:
    return {address(journey): journey, **dict(elements_of(journey))}


def _library(before: Before) -> Iterator[Entity]:
    """The entities of the files that hold anything but one journey."""
    for file in before.files:
        if file.path not in (FILE_NAME, BASELINE) and file.path not in before.index.journeys:
            yield from (entity for entity, _ in look_at(file).entities)


def _home(plain: Plain) -> str:
    return _entity(plain[4])


def _entity(ref: str) -> str:
    """The entity of an address: `journey:first-home-loan` for any part of it."""
    return ref.partition("/")[0]


def _whole(key: str) -> str:
    """The entity that an address outside of journeys belongs to: `lifecycle:classic` for a phase of it."""
    kind, _, id_ = key.partition(":")
    return f"lifecycle:{id_.partition('/')[0]}" if kind == "phase" else key
