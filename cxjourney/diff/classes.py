"""Which code a change has, and how much it matters: breaking (error), notable (warning) or cosmetic (info)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

from cxjourney.diagnostics.code import Code
from cxjourney.diagnostics.codes.changes import claims, measures, order, owners, removed, words
from cxjourney.diagnostics.diagnostic import Severity
from cxjourney.diff.approvals import Approval
from cxjourney.diff.change import Change
from cxjourney.diff.roles import answering
from cxjourney.diff.weaker import weaker
from cxjourney.model.entity import Entity
from cxjourney.model.kinds.journey import Journey, Kpi, Raci, Stage, Touchpoint
from cxjourney.model.kinds.metric import Metric
from cxjourney.model.model import Model
from cxjourney.model.node import Node
from cxjourney.model.values import Text

E = TypeVar("E", bound=Entity)


@dataclass(frozen=True, slots=True)
class Classed:
    """A change with its code and its weight."""

    change: Change
    code: Code
    severity: Severity
    reason: str = ""
    """Why a breaking change is accepted; it is then notable."""


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
        return tuple(self._weighed(Classed(change, *classify(change, self))) for change in self.changes)

    def _weighed(self, classed: Classed) -> Classed:
        if classed.severity is not Severity.ERROR:
            return classed
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

    def live(self, node: Node) -> bool:
        """Whether a node stands in a journey that is in service."""
        journey = node if isinstance(node, Journey) else self.new.journey_of(node) or self.old.journey_of(node)
        return journey is not None and journey.status == "live"

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


def approves(approval: Approval, classed: Classed) -> bool:
    """Whether an approval speaks of a change."""
    return (approval.code, approval.ref) == (classed.code.code, classed.change.ref)


def classify(change: Change, difference: Difference) -> tuple[Code, Severity]:
    """The code and weight of one change."""
    match change.verb:
        case "removed":
            return _removed(change, difference)
        case "added":
            return _plain(order.EXIT_CHANGED if change.kind == "exit" else order.ADDED)
        case "renamed":
            return _plain(removed.RENAMED if change.declared else removed.ID_CHANGED_WITHOUT_ALIAS)
        case "moved":
            return _moved(change, difference)
    return _changed(change, difference)


def _plain(code: Code) -> tuple[Code, Severity]:
    return code, code.severity


def _either(code: Code, breaking: bool) -> tuple[Code, Severity]:
    return code, Severity.ERROR if breaking else Severity.WARNING


def _removed(change: Change, difference: Difference) -> tuple[Code, Severity]:
    node = change.node
    if isinstance(node, Entity):
        return _plain(removed.ENTITY_REMOVED)
    if isinstance(node, Stage):
        return _plain(removed.STAGE_REMOVED)
    if isinstance(node, Touchpoint):
        named = any(use.path[:1] != ("to",) for use in difference.old.referrers(node))
        return _either(removed.TOUCHPOINT_REMOVED, named or node.event is not None or node.ref in difference.measured)
    return _plain(order.EXIT_CHANGED if change.kind == "exit" else words.FIELD_CHANGED)


def _moved(change: Change, difference: Difference) -> tuple[Code, Severity]:
    if not isinstance(change.node, Stage):
        return _plain(order.MOVED)
    journey = change.ref.partition("/")[0]
    return _either(order.STAGE_ORDER_CHANGED, any(ref.startswith(f"{journey}/") for ref in difference.measured))


# ---------------------------------------------------------------- fields


def _changed(change: Change, difference: Difference) -> tuple[Code, Severity]:
    for applies, classed in _FIELDS:
        if applies(change):
            return classed(change, difference)
    return _plain(words.FIELD_CHANGED)


def _last(change: Change) -> str:
    return change.path[-1]


def _in_kpi(change: Change) -> bool:
    return change.path[0] == "kpis" and len(change.path) > 1


def _kpi_came_or_went(change: Change) -> bool:
    return _in_kpi(change) and (isinstance(change.before, Kpi) or isinstance(change.after, Kpi))


def _target(change: Change, difference: Difference) -> tuple[Code, Severity]:
    if _kpi_came_or_went(change):
        gone = isinstance(change.before, Kpi) and change.before.target is not None
        return _either(measures.TARGET_WEAKENED, True) if gone else _plain(measures.TARGET_CHANGED)
    if not weaker(change.before, change.after):
        return _plain(measures.TARGET_CHANGED)
    why = difference.beside(change, *change.path[:-1], "why")
    return _either(measures.TARGET_WEAKENED, why is None or why.after is None)


def _definition(change: Change, difference: Difference) -> tuple[Code, Severity]:
    revised = difference.beside(change, "revision")
    raised = revised is not None and (revised.after or 1) > (revised.before or 1)
    return _plain(measures.METRIC_DEFINITION_CHANGED if raised else measures.METRIC_DEFINITION_CHANGED_WITHOUT_REVISION)


def _revision(change: Change, difference: Difference) -> tuple[Code, Severity]:
    return _plain(measures.METRIC_DEFINITION_CHANGED)


def _score(change: Change, difference: Difference) -> tuple[Code, Severity]:
    """New evidence is evidence that the old emotion did not name."""
    shown = [other for other in difference.of_node[change.ref] if "emotion" in other.path and "evidence" in other.path]
    fresh = any(set(other.after or ()) - set(other.before or ()) for other in shown)
    return _plain(words.FIELD_CHANGED if fresh else claims.EMOTION_CHANGED_WITHOUT_NEW_EVIDENCE)


def _evidence(change: Change, difference: Difference) -> tuple[Code, Severity]:
    lost = set(change.before or ()) - set(change.after or ())
    if not lost:
        return _plain(words.FIELD_CHANGED)
    return _either(claims.EVIDENCE_REMOVED, difference.live(change.node))


def _surveys(change: Change, difference: Difference) -> tuple[Code, Severity]:
    if not set(change.before or ()) - set(change.after or ()):
        return _plain(words.FIELD_CHANGED)
    decisive = isinstance(change.new, Touchpoint) and change.new.moment_of_truth and not change.after
    return _either(claims.LISTENING_REMOVED, decisive)


def _owner(change: Change, difference: Difference) -> tuple[Code, Severity]:
    """Removed is what leaves nobody: a team that is inherited from above answers too."""
    gone = _lost(change) and (change.new is None or answering(change.new, difference.new) is None)
    return _plain(owners.OWNER_OR_ACCOUNTABLE_REMOVED if gone else owners.OWNERSHIP_CHANGED)


def _lost(change: Change) -> bool:
    if isinstance(change.before, Raci):
        return change.before.accountable is not None and change.after is None
    return change.after is None and _last(change) in ("owner", "accountable")


def _transition(change: Change, difference: Difference) -> tuple[Code, Severity]:
    return _plain(order.TRANSITION_CHANGED)


def _exit(change: Change, difference: Difference) -> tuple[Code, Severity]:
    return _plain(order.EXIT_CHANGED)


def _text(change: Change, difference: Difference) -> tuple[Code, Severity]:
    spoken = isinstance(change.node, (Touchpoint, Stage)) or change.kind in ("journey", "exit", "pain")
    mine = spoken and _last(change) not in ("business_goal", "rationale", "agreement")
    return _plain(words.TRAVELLER_TEXT_CHANGED if mine else words.OTHER_TEXT_CHANGED)


_UNIT = frozenset({"unit", "currency", "direction", "scale"})
_TOLD = frozenset({"name", "definition", "owner", "timing", "drives", "nature", "benefit", "min_n", "revision"})
"""Fields of a metric that say nothing of how it is computed."""
_ROLES = frozenset({"owner", "sponsor", "raci"})

_Applies = Callable[[Change], bool]
_Classed = Callable[[Change, Difference], tuple[Code, Severity]]
_FIELDS: tuple[tuple[_Applies, _Classed], ...] = (
    (lambda c: c.kind == "metric" and c.path[0] in _UNIT, lambda c, d: _plain(measures.UNIT_OR_DIRECTION_CHANGED)),
    (lambda c: c.kind == "metric" and c.path == ("revision",), _revision),
    (lambda c: c.kind == "metric" and c.path[0] not in _TOLD and not c.path[0].startswith("x-"), _definition),
    (lambda c: _kpi_came_or_went(c) or (_in_kpi(c) and _last(c) == "target"), _target),
    (lambda c: _in_kpi(c) and _last(c) == "by", lambda c, d: _plain(measures.TARGET_CHANGED)),
    (lambda c: _in_kpi(c) and _last(c) == "baseline", lambda c, d: _plain(measures.BASELINE_REWRITTEN)),
    (lambda c: "emotion" in c.path and _last(c) == "score", _score),
    (lambda c: _last(c) == "evidence", _evidence),
    (lambda c: _last(c) == "surveys", _surveys),
    (lambda c: c.path[0] in _ROLES, _owner),
    (lambda c: c.path[0] == "next", _transition),
    (lambda c: c.kind == "exit" and c.path[0] == "type", _exit),
    (lambda c: isinstance(c.before, Text) or isinstance(c.after, Text) or _texts(c), _text),
)  # fmt: skip
"""Asked in this order; the first that applies says the code."""


def _texts(change: Change) -> bool:
    members: tuple[Any, ...] = tuple(
        one for side in (change.before, change.after) if isinstance(side, tuple) for one in side
    )
    return bool(members) and all(isinstance(one, Text) for one in members)
