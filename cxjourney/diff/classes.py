"""Which code a change has, and how much it matters: breaking (error), notable (warning) or cosmetic (info)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from cxjourney.diagnostics.code import Code
from cxjourney.diagnostics.codes.changes import measures, order, removed, words
from cxjourney.diagnostics.diagnostic import Severity
from cxjourney.diff.approvals import Approval
from cxjourney.diff.change import Change
from cxjourney.diff.weights import heir_of, of_field, plain_weight, weight, why_of
from cxjourney.model.entity import Entity
from cxjourney.model.kinds.journey import Journey, Stage, Touchpoint
from cxjourney.model.kinds.metric import Metric
from cxjourney.model.kinds.team import Team
from cxjourney.model.model import Model
from cxjourney.model.node import Node
from cxjourney.model.values import Ref, Text

E = TypeVar("E", bound=Entity)


@dataclass(frozen=True, slots=True)
class Classed:
    """A change with its code and its weight."""

    change: Change
    code: Code
    severity: Severity
    reason: str = ""
    """Why a breaking change is accepted, on one line; it is then notable."""
    heir: Ref[Team] | None = None
    """The team of the level above that answers where nobody is named any more."""


class Difference:
    """Two models and every change between them: what the weight of one change may depend on."""

    def __init__(self, old: Model, new: Model, changes: Sequence[Change], approvals: Sequence[Approval] = ()) -> None:
        self.old = old
        self.new = new
        self.changes = tuple(changes)
        self.approvals = tuple(approvals)

    @cached_property
    def _former(self) -> Mapping[str, str]:
        """The old address of what was renamed, by the new one."""
        return {one.ref: one.old.ref for one in self.changes if one.verb == "renamed" and one.old is not None}

    @cached_property
    def _present(self) -> Mapping[str, str]:
        """The new address of what has another one, by the old one."""
        elsewhere = (one for one in self.changes if one.verb in ("renamed", "moved") and one.old and one.new)
        return {one.old.ref: one.ref for one in elsewhere if one.old is not None and one.old.ref != one.ref}

    def now(self, ref: str) -> str:
        """An address of the old model as it is now; the same where nothing around it was renamed or moved."""
        address = ref
        while address:
            if (known := self._present.get(address)) is not None:
                return known + ref[len(address) :]
            address = address.rpartition("/")[0]
        return ref

    def former(self, entity: E) -> E | None:
        """An entity of the new model as it was; None when it was not there."""
        ref = self._former.get(entity.ref, entity.ref)
        found = self.old.find(*ref.split(":", 1))
        return found if isinstance(found, type(entity)) else None

    def former_id(self, entity: Entity | None) -> str | None:
        """The id that an entity of the new model had."""
        return self._former.get(entity.ref, entity.ref).partition(":")[2] if entity is not None else None

    @cached_property
    def of_node(self) -> Mapping[str, tuple[Change, ...]]:
        """The changes of each node, by its address."""
        table: dict[str, list[Change]] = {}
        for change in self.changes:
            table.setdefault(change.ref, []).append(change)
        return {ref: tuple(found) for ref, found in table.items()}

    @cached_property
    def classed(self) -> tuple[Classed, ...]:
        """Every change with its code; a breaking one that is approved with a reason is notable."""
        return tuple(
            self._weighed(Classed(change, *classify(change, self), heir=heir_of(change, self)))
            for change in self.changes
        )

    def _weighed(self, classed: Classed) -> Classed:
        if classed.severity is not Severity.ERROR:
            why = why_of(classed.change, self) if classed.code is measures.TARGET_WEAKENED else None
            return replace(classed, reason=_in_a_line(why)) if why else classed
        reason = next((one.reason for one in self.approvals if one.reason and approves(one, classed)), "")
        return replace(classed, severity=Severity.WARNING, reason=reason) if reason else classed

    @cached_property
    def unused(self) -> tuple[Approval, ...]:
        """Approvals with a reason that accept nothing."""
        accepted = [classed for classed in self.classed if classed.reason]
        return tuple(one for one in self.approvals if one.reason and not any(approves(one, each) for each in accepted))

    def beside(self, change: Change, *path: str) -> Change | None:
        """Another change of the same node, at `path`."""
        return next((other for other in self.of_node.get(change.ref, ()) if other.path == path), None)

    def live(self, change: Change) -> bool:
        """Whether what changed stands in a journey that is in service, or was; or one that is names it."""
        sides = ((change.old, self.old), (change.new, self.new))
        return any(node is not None and self._live(node, model) for node, model in sides)

    @staticmethod
    def _live(node: Node, model: Model) -> bool:
        journey = model.journey_of(node)
        if journey is not None:
            return journey.status == "live"
        above = (model.holder(use.node) for use in model.referrers(node))
        return any(isinstance(one, Journey) and one.status == "live" for one in above)

    @cached_property
    def measured(self) -> frozenset[str]:
        """Addresses of touchpoints and stages that a metric read, before or after."""
        found: set[str] = set()
        for model in (self.old, self.new):
            for metric in model.all(Metric):
                for use in model.uses.get(("metric", metric.id), ()):
                    node = model.find(use.ref.kind, use.ref.id)
                    if isinstance(node, (Touchpoint, Stage)):
                        found |= {node.ref, node.ref.rpartition("/")[0]}
        return frozenset(found)


def _in_a_line(text: Text) -> str:
    """A reason as it is written: in its first language."""
    return " ".join(str(text).split())


def approves(approval: Approval, classed: Classed) -> bool:
    """Whether an approval speaks of a change."""
    return (approval.code, approval.ref) == (classed.code.code, classed.change.ref)


def classify(change: Change, difference: Difference) -> tuple[Code, Severity]:
    """The code and weight of one change."""
    match change.verb:
        case "removed":
            return _removed(change, difference)
        case "added":
            return plain_weight(order.EXIT_CHANGED if change.kind == "exit" else order.ADDED)
        case "renamed":
            return plain_weight(removed.RENAMED if change.declared else removed.ID_CHANGED_WITHOUT_ALIAS)
        case "moved":
            return _moved(change, difference)
    return of_field(change, difference)


def _removed(change: Change, difference: Difference) -> tuple[Code, Severity]:
    node = change.node
    if isinstance(node, Entity):
        return plain_weight(removed.ENTITY_REMOVED)
    if isinstance(node, Stage):
        return plain_weight(removed.STAGE_REMOVED)
    if isinstance(node, Touchpoint):
        named = any(use.path[:1] != ("to",) for use in difference.old.referrers(node))
        measured = node.event is not None or node.ref in difference.measured
        return weight(removed.TOUCHPOINT_REMOVED, named or measured or difference.live(change))
    return plain_weight(order.EXIT_CHANGED if change.kind == "exit" else words.FIELD_CHANGED)


def _moved(change: Change, difference: Difference) -> tuple[Code, Severity]:
    if not isinstance(change.node, Stage):
        # In another stage it has another address, and what was published with the former one leads nowhere.
        former = change.old and difference.new.find(change.kind, change.old.ref.partition(":")[2])
        return (
            (order.MOVED, Severity.WARNING) if change.path and former is not change.new else plain_weight(order.MOVED)
        )
    journey = change.ref.partition("/")[0]
    return weight(order.STAGE_ORDER_CHANGED, any(ref.startswith(f"{journey}/") for ref in difference.measured))
