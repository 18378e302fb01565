"""Coming back: retention, and contacts that need no second one."""

from __future__ import annotations

from cxjourney.metrics.definitions.draft import Draft
from cxjourney.metrics.ir import (
    Definition,
    FirstContact,
    Retention,
)
from cxjourney.wording import say

REPEAT = 7 * 86_400.0
"""A new contact within seven days says that the first one did not solve the case."""


def retention(draft: Draft) -> Definition:
    """From joining (`start`) to being there again (`end`, or `count`); the same thing twice when only one is given."""
    metric = draft.metric
    again, field = (metric.end, "end") if metric.end is not None else (metric.count, "count")
    back_again = draft.needed(again, "end" if again is None else field)
    start = draft.rows(metric.start, "start") if metric.start is not None else back_again
    per = draft.per("user")
    draft.reading.ranked()
    if metric.window is None:
        draft.lacks("window", "say after how long people must be back", "dites au bout de combien de temps on revient")
    window = draft.back or 0.0
    period = window if metric.period is None else draft.gaps.seconds(metric.period, "period") or 0.0
    if period > window:
        draft.gaps.add(
            "period-unfit",
            "period",
            say("`period` is longer than `window`", "`period` est plus longue que `window`"),
        )
    if per == "event":
        _per_event(draft)
    return Retention(start, back_again, per, window, window - period, metric.returning != "unbounded")


def first_contact(draft: Draft) -> Definition:
    """Contacts (`count`), and what closes (`end`) and opens again (`reopened`) a case, when cases are recorded."""
    metric = draft.metric
    contact = draft.needed(metric.count, "count")
    closed = draft.rows(metric.end, "end") if metric.end is not None else None
    reopened = draft.rows(metric.reopened, "reopened") if metric.reopened is not None else None
    if reopened is not None and closed is None:
        draft.lacks("end", "say what closes a case", "dites ce qui clôt un dossier")
    draft.reading.unit("user")
    draft.reading.ranked()
    if closed is not None:
        draft.reading.need("case_id")
    by_subject = draft.reading.maps("subject")
    if by_subject:
        draft.reading.need("subject")
    window = REPEAT if draft.back is None else draft.back
    return FirstContact(contact, closed, reopened, window, by_subject)


def _per_event(draft: Draft) -> None:
    draft.gaps.add(
        "unit-unfit",
        "per",
        say(
            "an event alone does not come back: count by user, account, session or case",
            "un événement seul ne revient pas : comptez par user, account, session ou case",
        ),
    )
