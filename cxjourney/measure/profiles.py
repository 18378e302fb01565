"""The customer profiles: one row a person, saved where the user says."""

from __future__ import annotations

from pathlib import Path

from cxjourney.errors import CannotRun
from cxjourney.measure.asking import Asked
from cxjourney.measure.engines.engine import Refusal
from cxjourney.measure.run import Outcome
from cxjourney.metrics.profiles import profiles
from cxjourney.wording import plain, say


def save(outcome: Outcome, asked: Asked, file: Path) -> None:
    """Write the profiles of the sources that share their persons; one group of sources at a time.

    Raises `CannotRun` when there are none, or several groups: their persons are strangers to each other.
    """
    statements = [
        (domain, made)
        for domain in outcome.plan.domains
        if all(member.source in outcome.prepared for member in domain)
        and (made := profiles(domain, asked.dialect)) is not None
    ]
    if not statements:
        raise CannotRun(
            say(
                "no source that was measured says who its persons are",
                "aucune source mesurée ne dit qui sont ses personnes",
            ),
            say("add `identity:` to the source", "ajoutez `identity:` à la source"),
        )
    if len(statements) > 1:
        groups = "; ".join(", ".join(member.source for member in domain) for domain, _ in statements)
        raise CannotRun(
            say(
                "these sources speak of different persons: {groups}",
                "ces sources parlent de personnes différentes : {groups}",
                groups=groups,
            ),
            say("choose one group with `-s`", "choisissez un groupe avec `-s`"),
        )
    ((_, statement),) = statements
    try:
        asked(statement)
        asked.engine.save(statement.name, file)
    except Refusal as refusal:
        raise CannotRun(
            say(
                "the profiles cannot be made: {why}",
                "les profils ne peuvent pas être faits : {why}",
                why=plain(refusal.words),
            )
        ) from None
