"""What pages look up is what a search through the whole model finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxjourney.backends.site.lookups import Lookups, lookups
from cxjourney.model.derive.basis import claims
from cxjourney.model.kinds.evidence import Evidence
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.kinds.metric import Metric
from cxjourney.model.kinds.persona import Persona
from cxjourney.model.kinds.system import System
from cxjourney.model.kinds.team import Team
from cxjourney.model.model import Model
from tests.site.conftest import job_of

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def model() -> Model:
    """The example organisation."""
    return job_of(ROOT).model


@pytest.fixture(scope="module")
def known(model: Model) -> Lookups:
    return lookups(model)


def test_what_concerns_a_team_is_what_a_search_finds(model: Model, known: Lookups) -> None:
    assert any(known.passing.values())
    for team in model.all(Team):
        assert known.roles_of.get(team.id, ()) == tuple(
            held for held in known.roles if any(role.team is team for role in held[3])
        )
        assert known.judged_by.get(team.id, ()) == tuple(
            judged
            for judged in known.judged
            if ((owner := model[judged[2].metric].owner) and model[owner] is team)
            or (judged[1] is judged[0] and judged[0].owner and model[judged[0].owner] is team)
        )
        given = [held for held in known.roles if (deal := held[2].handoff) and model[deal.to] is team]
        assert [held for held in known.passing.get(team.id, ()) if held in given] == given
        assert known.evidence_of.get(team.id, ()) == tuple(
            one for one in model.all(Evidence) if one.owner and model[one.owner] is team
        )
        assert known.led_by.get(team.id, ()) == tuple(
            one for one in model.all(Journey) if any(ref and model[ref] is team for ref in (one.owner, one.sponsor))
        )


def test_journeys_and_kpis_are_found_by_what_they_name(model: Model, known: Lookups) -> None:
    journeys = model.all(Journey)
    for persona in model.all(Persona):
        assert known.lived_by.get(persona.id, ()) == tuple(
            one for one in journeys if any(model[ref] is persona for ref in one.personas)
        )
    for system in model.all(System):
        assert known.depending_on.get(system.id, ()) == tuple(
            one for one in journeys if one.depends_on and any(model[ref] is system for ref in one.depends_on.systems)
        )
    for metric in model.all(Metric):
        assert known.judging.get(metric.id, ()) == tuple(
            judged for judged in known.judged if model[judged[2].metric] is metric
        )
    for journey in journeys:
        assert known.judged_in.get(journey.id, ()) == tuple(one for one in known.judged if one[0] is journey)


def test_an_answer_of_the_model_is_worked_out_once_and_not_kept_for_ever(model: Model) -> None:
    asked: list[str] = []

    def name(journey: Journey, _: Model) -> str:
        asked.append(journey.id)
        return journey.id

    first, *others = model.all(Journey)
    assert [model.once(name, first), model.once(name, first), asked] == [first.id, first.id, [first.id]]
    assert claims(first, model) is claims(first, model)
    many = [Journey(id=f"j{number}", name=first.name) for number in range(300)]
    assert [model.once(name, one) for one in many] == [one.id for one in many]
    model.once(name, first)
    assert asked.count(first.id) == 2
    assert others
