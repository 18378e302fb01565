"""
What  The time zone of a source is none that is known.
Why  Its dates cannot be told from one another, and the query of each of its metrics is refused when it runs.
Quoi  Le fuseau horaire d'une source n'est aucun de ceux que l'on connaît.
Pourquoi  Ses dates ne peuvent pas être situées, et la requête de chacun de ses indicateurs est refusée à l'exécution.
Bad
  cxjourney: v1
  kind: source
  id: visits
  name: Visits
  type: events
  location: data/visits.csv
  timezone: Europe/Pariss
Good
  cxjourney: v1
  kind: source
  id: visits
  name: Visits
  type: events
  location: data/visits.csv
  timezone: Europe/Paris
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.diagnostics.suggest import nearest
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.source import Source
from cxjourney.model.timezones import TIMEZONES
from cxjourney.wording import Wording, say


@rule("M027", "unknown-time-zone", "error")
def check(context: Context) -> Iterator[Finding]:
    """Sources whose `timezone` is not a name of the IANA database, letter by letter."""
    for source in context.model.all(Source):
        if source.timezone is not None and source.timezone not in TIMEZONES:
            yield Finding(
                source,
                say(
                    "there is no time zone `{name}`",
                    "il n'existe pas de fuseau horaire `{name}`",
                    name=source.timezone,
                ),
                _meant(source.timezone),
                source.at("timezone"),
            )


def _meant(name: str) -> Wording:
    """The zone that is named after the same place, else the one whose name is most alike."""
    place = name.rpartition("/")[2].casefold()
    same = sorted(zone for zone in TIMEZONES if zone.rpartition("/")[2].casefold() == place)
    found = same[0] if same else nearest(name, TIMEZONES)
    if found is None:
        return say("write it as in `Europe/Paris`, or `UTC`", "écrivez-le comme dans `Europe/Paris`, ou `UTC`")
    return say("did you mean `{name}`?", "vouliez-vous dire `{name}` ?", name=found)
