"""What a rule is: a generator of findings over the model, whose docstring is its manual page.

A rule module holds one function decorated by `@rule`; the docstring of the module is the manual page, with the
sections What, Why, Quoi, Pourquoi, Bad and Good. Bad and Good run as tests.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Literal

from cxjourney.diagnostics.code import Code
from cxjourney.diagnostics.diagnostic import Fix, Place, Related, Severity
from cxjourney.lint.texts import Written, texts_in
from cxjourney.model.derive.flow import Flow, flow_of
from cxjourney.model.derive.raci import Assignment, assignments
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
    not what the teams say.
    """

    model: Model
    workspace: Workspace
    today: dt.date
    complete: bool = True
    look: Callable[[str], Literal["file", "nothing", "outside"]] = lambda path: "file"
    fetch: Callable[[str], bytes | None] = lambda path: None
    drift: Callable[[], Place | None] = lambda: None

    @cached_property
    def flows(self) -> Mapping[str, Flow]:
        """The flow of every sound journey, by its id."""
        return {journey.id: flow_of(journey, self.model) for journey in self.model.all(Journey)}

    @cached_property
    def touchpoints(self) -> tuple[tuple[Journey, Stage, Touchpoint], ...]:
        """Every touchpoint of every sound journey, with where it stands."""
        return tuple((j, s, t) for j in self.model.all(Journey) for s in j.stages for t in s.touchpoints)

    @cached_property
    def roles(self) -> Mapping[str, tuple[Assignment, ...]]:
        """Who does what at every touchpoint of every sound journey, by the address of the touchpoint."""
        return {t.ref: assignments(journey, stage, t, self.model) for journey, stage, t in self.touchpoints}

    @cached_property
    def texts(self) -> tuple[Written, ...]:
        """Every text of every sound entity, language by language; not those that ship with the tool."""
        own = (entity for entity in self.model.sound if entity.origin and entity.origin.file.data)
        return tuple(found for entity in own for found in texts_in(entity))

    @property
    def whole(self) -> bool:
        """Whether everything written is in the model: only then does absence mean something."""
        return self.complete and not self.model.faulty


Check = Callable[[Context], Iterator[Finding]]


@dataclass(frozen=True)
class Rule:
    """A code with the function that looks for it."""

    code: Code
    check: Check = field(repr=False)


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
) -> Callable[[Check], Check]:
    """Declare the rule of this module. `severity` is `error`, `warning` or `info`; `fix` is what its findings carry."""

    def declare(check: Check) -> Check:
        module = sys.modules[check.__module__]
        made = Code(code, name, Severity[severity.upper()], module.__doc__ or "", raised_when_live, aliases, fix)
        module.RULE = Rule(made, check)  # type: ignore[attr-defined]  # the decorator is what defines it
        return check

    return declare


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule: ours and those of installed packages, by code."""
    own = [module.RULE for module in modules_below("cxjourney.lint.rules") if hasattr(module, "RULE")]
    offered = [found for found in entry_points("cxjourney.rules") if isinstance(found, Rule)]
    return tuple(sorted([*own, *offered], key=lambda found: found.code.code))
