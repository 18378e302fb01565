"""Whether the rows of earlier runs were cleaned and joined as the workspace says today."""

from __future__ import annotations

from collections.abc import Iterable

from cxjourney.metrics.plan import Plan
from cxjourney.metrics.results import Results
from cxjourney.metrics.settings import settings_of
from cxjourney.model.kinds.source import Source
from cxjourney.model.model import Model
from cxjourney.wording import say

CLEANED_OTHERWISE = say(
    "the cleaning of its data, or what makes one person, has changed since it was measured",
    "le nettoyage de ses données, ou ce qui fait une personne, a changé depuis la mesure",
)


def recleaned(then: Results, sources: Iterable[str], plan: Plan, model: Model) -> bool:
    """Whether any of these sources, or any that shares their persons, then or now, has other settings.

    A run of before settings were kept says nothing of them.
    """
    asked = set(sources)
    groups = [set(joined.sources) for joined in then.persons]
    groups += [{member.source for member in domain} for domain in plan.domains]
    wanted = asked.union(*(group for group in groups if group & asked))
    known = {source.id: source for source in then.sources}
    if all(source.settings is None for source in then.sources):
        return False
    return any(_differs(known[id_].settings if id_ in known else None, id_, model) for id_ in sorted(wanted))


def _differs(settings: str | None, id_: str, model: Model) -> bool:
    source = model.find("source", id_)
    return not isinstance(source, Source) or settings_of(source) != settings
