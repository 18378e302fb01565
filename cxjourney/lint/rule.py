"""What a rule is: a generator of findings over the model, whose docstring is its manual page.

A rule module holds one function decorated by `@rule`; the docstring of the module is the manual page, with the
sections What, Why, Quoi, Pourquoi, Bad and Good. Bad and Good run as tests.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any, Literal

from cxjourney.diagnostics.code import Code
from cxjourney.diagnostics.diagnostic import Fix, Place, Related, Severity
from cxjourney.lint.pages import Page, holding, pages_of
from cxjourney.lint.texts import Written, texts_in
from cxjourney.model.derive.flow import Flow, flow_of
from cxjourney.model.derive.raci import Assignment, roles_of
from cxjourney.model.entity import Entity
from cxjourney.model.kinds.journey import Journey, Stage, Touchpoint
from cxjourney.model.model import Model
from cxjourney.model.node import Node
from cxjourney.registry import entry_points, modules_below
from cxjourney.wording import Wording
from cxjourney.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: the node concerned, the sentence, the advice, and the place to edit."""

    node: Node
    message: Wording
    help: Wording | None = None
    place: Place | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None


@dataclass(frozen=True, eq=False)
class Context:
    """What a rule may read: the resolved model, the workspace file, and the one date of the run.

    Two contexts are never equal, so that work can be remembered for one run. `complete` is False when a file could
    not be read: then what nothing seems to use may well be used there. `look` tells what stands at a path that an
    author wrote, `fetch` gives the beginning of the file that stands there, `drift` the block of CODEOWNERS when it is
    not what the teams say, and `handles` whom it has to name for an entity. `distant` is what the rule of a module takes
    of journeys that are not in the model, by id.
    """

    model: Model
    workspace: Workspace
    today: dt.date
    complete: bool = True
    look: Callable[[str], Literal["file", "nothing", "outside"]] = lambda path: "file"
    fetch: Callable[[str], bytes | None] = lambda path: None
    drift: Callable[[], Place | None] = lambda: None
    handles: Callable[[Entity], Iterable[str]] = lambda entity: ()
    distant: Callable[[str], Mapping[str, Any]] = lambda module: {}
    _taken: dict[str, Mapping[str, Any]] = field(default_factory=dict, repr=False)

    @cached_property
    def flows(self) -> Mapping[str, Flow]:
        """The flow of every sound journey, by its id."""
        return _Flows(self.model)

    @cached_property
    def touchpoints(self) -> tuple[tuple[Journey, Stage, Touchpoint], ...]:
        """Every touchpoint of every sound journey, with where it stands."""
        return tuple((j, s, t) for j in self.model.all(Journey) for s in j.stages for t in s.touchpoints)

    @cached_property
    def roles(self) -> Mapping[str, tuple[Assignment, ...]]:
        """Who does what at every touchpoint of every sound journey, by the address of the touchpoint."""
        journeys = self.model.all(Journey)
        return {touchpoint.ref: roles for journey in journeys for touchpoint, roles in roles_of(journey, self.model)}

    @cached_property
    def texts(self) -> tuple[Written, ...]:
        """Every text of every sound entity, language by language; not those that ship with the tool."""
        own = (entity for entity in self.model.sound if entity.origin and entity.origin.file.data)
        return tuple(found for entity in own for found in texts_in(entity))

    @cached_property
    def technical(self) -> tuple[Written, ...]:
        """Those of the texts that are technical strings: addresses, paths, keys of the team."""
        return tuple(text for text in self.texts if text.format is not None)

    def texts_in(self, *fields: str) -> Iterator[Written]:
        """Those of the texts that stand in one of the fields, field by field."""
        return (text for field in fields for text in self._by_field.get(field, ()))

    @cached_property
    def _by_field(self) -> Mapping[str, list[Written]]:
        table: defaultdict[str, list[Written]] = defaultdict(list)
        for text in self.texts:
            table[text.field].append(text)
        return table

    def texts_holding(self, *signs: str) -> Iterator[Written]:
        """Those of the texts that hold one of the signs, found at a stroke. A sign is a stretch of one line."""
        return holding(self._pages, signs)

    @cached_property
    def _pages(self) -> tuple[Page, ...]:
        return tuple(pages_of(self.texts))

    def taken(self, ties: Ties) -> Mapping[str, Any]:
        """What `ties` takes of every sound journey, by id, in their order."""
        module = ties.__module__
        if module not in self._taken:
            own = {journey.id: ties(journey, self) for journey in self.model.all(Journey)}
            every = {**self.distant(module), **own}
            self._taken[module] = {id_: every[id_] for id_ in sorted(every)}
        return self._taken[module]

    @property
    def remembered(self) -> Mapping[str, Mapping[str, Any]]:
        """What rules have taken of journeys so far, by module."""
        return self._taken

    @property
    def whole(self) -> bool:
        """Whether everything written is in the model: only then does absence mean something."""
        return self.complete and not self.model.faulty


class _Flows(Mapping[str, Flow]):
    """Flows by journey, each made when it is asked for."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._made: dict[str, Flow] = {}

    def __getitem__(self, id_: str) -> Flow:
        if id_ not in self._made:
            journey = self._model.journey_at(f"journey:{id_}")
            if journey is None:
                raise KeyError(id_)
            self._made[id_] = flow_of(journey, self._model)
        return self._made[id_]

    def __iter__(self) -> Iterator[str]:
        return (journey.id for journey in self._model.all(Journey))

    def __len__(self) -> int:
        return len(self._model.all(Journey))


Check = Callable[[Context], Iterator[Finding]]
Ties = Callable[[Journey, Context], Any]
"""What a rule compares of one journey with others that it is not linked to by a reference: equal when it is the same."""


@dataclass(frozen=True)
class Rule:
    """A code with the function that looks for it.

    What it finds about an object follows from that object, from what it refers to, and from what refers to it. A rule
    that sees more compares journeys: `ties` then tells what it takes of each. With `from_ties`, it sees journeys by
    `Context.taken` alone, and what `ties` gives is made of texts, numbers and lists.
    """

    code: Code
    check: Check = field(repr=False)
    ties: Ties | None = field(default=None, repr=False)
    from_ties: bool = False


def rule_for(code: Code) -> Callable[[Check], Check]:
    """Declare the rule of this module under a code that another stage says too, and that has its manual page there."""

    def declare(check: Check) -> Check:
        sys.modules[check.__module__].RULE = Rule(code, check)  # type: ignore[attr-defined]  # defined here
        return check

    return declare


def rule(
    code: str,
    name: str,
    severity: str,
    *,
    raised_when_live: bool = False,
    aliases: tuple[str, ...] = (),
    fix: Literal["", "safe", "unsafe"] = "",
    ties: Ties | None = None,
    from_ties: bool = False,
) -> Callable[[Check], Check]:
    """Declare the rule of this module.

    `severity` is `error`, `warning` or `info`; `fix` is what its findings carry; `ties` and `from_ties` are for rules
    that compare journeys (see `Rule`).
    """

    def declare(check: Check) -> Check:
        module = sys.modules[check.__module__]
        made = Code(code, name, Severity[severity.upper()], module.__doc__ or "", raised_when_live, aliases, fix)
        module.RULE = Rule(made, check, ties, from_ties)  # type: ignore[attr-defined]  # the decorator is what defines it
        return check

    return declare


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule: ours and those of installed packages, by code."""
    own = [module.RULE for module in modules_below("cxjourney.lint.rules") if hasattr(module, "RULE")]
    offered = [found for found in entry_points("cxjourney.rules") if isinstance(found, Rule)]
    return tuple(sorted([*own, *offered], key=lambda found: found.code.code))
