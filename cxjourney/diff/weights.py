"""Which code the change of a field has, and how much it matters."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from cxjourney.diagnostics.code import Code
from cxjourney.diagnostics.codes.changes import claims, measures, order, owners, settings, words
from cxjourney.diagnostics.diagnostic import Severity
from cxjourney.diff.change import Change
from cxjourney.diff.roles import answering
from cxjourney.diff.said import another_reason
from cxjourney.diff.weaker import looser, weaker
from cxjourney.model.kinds.journey import Kpi, Raci, Stage, Touchpoint
from cxjourney.model.kinds.team import Team
from cxjourney.model.values import Ref, Text

if TYPE_CHECKING:
    from cxjourney.diff.classes import Difference


def plain_weight(code: Code) -> tuple[Code, Severity]:
    """A code at its own weight."""
    return code, code.severity


def weight(code: Code, breaking: bool) -> tuple[Code, Severity]:
    """A code that is breaking or notable."""
    return code, Severity.ERROR if breaking else Severity.WARNING


def of_field(change: Change, difference: Difference) -> tuple[Code, Severity]:
    """The code and weight of a changed field."""
    for applies, classed in _FIELDS:
        if applies(change):
            return classed(change, difference)
    return plain_weight(words.FIELD_CHANGED)


def _last(change: Change) -> str:
    return change.path[-1]


def _in_kpi(change: Change) -> bool:
    return change.path[0] == "kpis" and len(change.path) > 1


def _kpi_came_or_went(change: Change) -> bool:
    return _in_kpi(change) and (isinstance(change.before, Kpi) or isinstance(change.after, Kpi))


def _target(change: Change, difference: Difference) -> tuple[Code, Severity]:
    if _kpi_came_or_went(change):
        gone = isinstance(change.before, Kpi) and change.before.target is not None
        return weight(measures.TARGET_WEAKENED, True) if gone else plain_weight(measures.TARGET_CHANGED)
    if not weaker(change.before, change.after):
        return plain_weight(measures.TARGET_CHANGED)
    return weight(measures.TARGET_WEAKENED, why_of(change, difference) is None)


def why_of(change: Change, difference: Difference) -> Text | None:
    """The reason that came with a weakened target, when it is another one than before."""
    why = difference.beside(change, *change.path[:-1], "why")
    return why.after if why is not None and another_reason(why.before, why.after) else None


def _definition(change: Change, difference: Difference) -> tuple[Code, Severity]:
    revised = difference.beside(change, "revision")
    raised = revised is not None and (revised.after or 1) > (revised.before or 1)
    return plain_weight(
        measures.METRIC_DEFINITION_CHANGED if raised else measures.METRIC_DEFINITION_CHANGED_WITHOUT_REVISION
    )


def _revision(change: Change, difference: Difference) -> tuple[Code, Severity]:
    return plain_weight(measures.METRIC_DEFINITION_CHANGED)


def _score(change: Change, difference: Difference) -> tuple[Code, Severity]:
    """New evidence is evidence that the old emotion did not name."""
    shown = [other for other in difference.of_node[change.ref] if "emotion" in other.path and "evidence" in other.path]
    fresh = any(set(other.after or ()) - set(other.before or ()) for other in shown)
    return plain_weight(words.FIELD_CHANGED if fresh else claims.EMOTION_CHANGED_WITHOUT_NEW_EVIDENCE)


def _evidence(change: Change, difference: Difference) -> tuple[Code, Severity]:
    lost = set(change.before or ()) - set(change.after or ())
    if not lost:
        return plain_weight(words.FIELD_CHANGED)
    return weight(claims.EVIDENCE_REMOVED, difference.live(change))


def _surveys(change: Change, difference: Difference) -> tuple[Code, Severity]:
    if not set(change.before or ()) - set(change.after or ()):
        return plain_weight(words.FIELD_CHANGED)
    # What it was counts too: to be no moment of truth any more is no leave to stop listening in the same breath.
    decisive = any(isinstance(one, Touchpoint) and one.moment_of_truth for one in (change.old, change.new))
    return weight(claims.LISTENING_REMOVED, decisive and not change.after)


def _owner(change: Change, difference: Difference) -> tuple[Code, Severity]:
    """Removed is what leaves nobody: a team that is inherited from above answers too."""
    gone = _lost(change) and (change.new is None or answering(change.new, difference.new) is None)
    return plain_weight(owners.OWNER_OR_ACCOUNTABLE_REMOVED if gone else owners.OWNERSHIP_CHANGED)


def heir_of(change: Change, difference: Difference) -> Ref[Team] | None:
    """Who answers from above for a part of a journey that names nobody any more."""
    if change.verb != "changed" or change.path[0] != "raci" or not _lost(change) or change.new is None:
        return None
    return answering(change.new, difference.new)


def _lost(change: Change) -> bool:
    if isinstance(change.before, Raci):
        return change.before.accountable is not None and change.after is None
    return change.after is None and _last(change) in ("owner", "accountable")


def _transition(change: Change, difference: Difference) -> tuple[Code, Severity]:
    return plain_weight(order.TRANSITION_CHANGED)


def _exit(change: Change, difference: Difference) -> tuple[Code, Severity]:
    return plain_weight(order.EXIT_CHANGED)


def _text(change: Change, difference: Difference) -> tuple[Code, Severity]:
    spoken = isinstance(change.node, (Touchpoint, Stage)) or change.kind in ("journey", "exit", "pain")
    mine = spoken and _last(change) not in ("business_goal", "rationale", "agreement")
    return plain_weight(words.TRAVELLER_TEXT_CHANGED if mine else words.OTHER_TEXT_CHANGED)


_UNIT = frozenset({"unit", "currency", "direction", "scale"})
_TOLD = frozenset({"name", "definition", "owner", "timing", "drives", "nature", "benefit", "min_n", "revision"})
"""Fields of a metric that say nothing of how it is computed."""
_ROLES = frozenset({"owner", "sponsor", "raci"})


def _settings(change: Change, difference: Difference) -> tuple[Code, Severity]:
    return plain_weight(
        settings.SETTINGS_CHANGED
        if looser(change.path, change.before, change.after) is False
        else settings.CHECKS_WEAKENED
    )


_Applies = Callable[[Change], bool]
_Classed = Callable[[Change, "Difference"], tuple[Code, Severity]]
_FIELDS: tuple[tuple[_Applies, _Classed], ...] = (
    (lambda c: c.kind == "workspace", _settings),
    (lambda c: c.kind == "metric" and c.path[0] in _UNIT, lambda c, d: plain_weight(measures.UNIT_OR_DIRECTION_CHANGED)),
    (lambda c: c.kind == "metric" and c.path == ("revision",), _revision),
    (lambda c: c.kind == "metric" and c.path == ("definition",), lambda c, d: (words.OTHER_TEXT_CHANGED, Severity.WARNING)),
    (lambda c: c.kind == "metric" and c.path[0] not in _TOLD and not c.path[0].startswith("x-"), _definition),
    (lambda c: _kpi_came_or_went(c) or (_in_kpi(c) and _last(c) == "target"), _target),
    (lambda c: _in_kpi(c) and _last(c) == "by", lambda c, d: plain_weight(measures.TARGET_CHANGED)),
    (lambda c: _in_kpi(c) and _last(c) == "baseline", lambda c, d: plain_weight(measures.BASELINE_REWRITTEN)),
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
