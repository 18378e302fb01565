"""The words of a selection, one by one, and the laws of putting them together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxjourney.compiler import Compilation
from cxjourney.lint.catalogue import code_names
from cxjourney.selection import Scope, Selected, Unclear, select
from tests.laying import compiled

LOAN = """
kind: journey
id: home-loan
name: Loan
status: live
state: as-is
traveller: customer
aliases: [mortgage]
owner: lending
personas: [lea]
lifecycle: bank
stages:
  - id: dream
    name: Dream
    phase: before
    touchpoints:
      - id: simulate
        name: Simulate
        channels: [web]
        raci: {consulted: [risk]}
        pains: [{id: jargon, text: Too many words}]
        kpis: [{metric: csat}]
      - {id: call, name: Call, channels: [phone], systems: [crm]}
  - id: sign
    name: Sign
    touchpoints: [{id: meet, name: Meet, channels: [branch]}]
exits: [{id: done, type: success}]
"""
MOVE = """
kind: journey
id: home-move
name: Move
owner: lending
personas: [ivo]
stages: [{id: pack, name: Pack, touchpoints: [{id: box, name: Box, channels: [web]}]}]
"""
CARD = """
kind: journey
id: card
name: Card
status: review
parent: home-loan
owner: cards
stages: [{id: get, name: Get}]
"""
CATALOG = """
kind: catalog
teams: [{id: lending, name: L}, {id: cards, name: C}, {id: risk, name: R}]
personas: [{id: lea, name: L}, {id: ivo, name: I}]
channels: [{id: web, name: W}, {id: phone, name: P}, {id: branch, name: B}]
systems: [{id: crm, name: C, owner: cards}]
metrics: [{id: csat, name: C}]
lifecycles: [{id: bank, name: B, phases: [{id: before, name: B}, {id: after, name: A}]}]
opportunities: [{id: plain-words, name: Plain words, pains: [home-loan/dream/simulate/jargon]}]
"""
SELECTIONS = {
    "loans": "journey:home-*",
    "web": "@loans,channel:web",
    "loop": "@pool",
    "pool": "kind:journey,@loop",
    "typo": "kind:jorney",
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Compilation:
    files = {"journeys/loan.yaml": LOAN, "journeys/move.yaml": MOVE, "card.yaml": CARD, "catalog.yaml": CATALOG}
    return compiled(tmp_path_factory.mktemp("selection"), files)


def chosen(text: str, whole: Compilation) -> Selected:
    codes = {word: frozenset({code.code}) for word, code in code_names().items()}
    changed = {"main": frozenset({"journey:card"})}
    scope = Scope(whole.model, SELECTIONS, whole.diagnostics, codes, lambda revision: changed[revision])
    return select(text, scope)


def refs(text: str, whole: Compilation) -> list[str]:
    return [thing.ref for thing in chosen(text, whole).things]


JOURNEYS = ["journey:card", "journey:home-loan", "journey:home-move"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kind:journey", JOURNEYS),
        ("journey:home-*", JOURNEYS[1:]),
        ("home-loan", ["journey:home-loan"]),
        ("mortgage", ["journey:home-loan"]),
        ("persona:lea,kind:journey", ["journey:home-loan"]),
        ("kind:journey,status:draft", ["journey:home-move"]),
        ("kind:journey,status:!draft", ["journey:card", "journey:home-loan"]),
        ("status:!draft", ["journey:card", "journey:home-loan"]),
        ("state:as-is", ["journey:home-loan"]),
        ("traveller:customer", ["journey:home-loan"]),
        ("owner:lending", JOURNEYS[1:]),
        ("owner:!lending", ["journey:card", "system:crm"]),
        ("channel:web", ["channel:web", "journey:home-loan", "journey:home-move"]),
        ("kind:journey,channel:web,!channel:phone", ["journey:home-move"]),
        ("system:crm,kind:journey", ["journey:home-loan"]),
        ("phase:before,kind:journey", ["journey:home-loan"]),
        ("phase:bank/before,kind:journey", ["journey:home-loan"]),
        ("metric:csat", ["journey:home-loan", "metric:csat"]),
        ("team:risk", ["journey:home-loan", "team:risk"]),
        ("path:journeys", JOURNEYS[1:]),
        ("path:journeys/m*.yaml", ["journey:home-move"]),
        ("changed:main", ["journey:card"]),
        ("has:kpi", ["journey:home-loan"]),
        ("kind:journey,!has:kpi", ["journey:card", "journey:home-move"]),
        ("kind:journey,not:has:kpis", ["journey:card", "journey:home-move"]),
        ("finding:C103", ["journey:card"]),
        ("finding:empty-stage", ["journey:card"]),
        ("home-loan card", ["journey:card", "journey:home-loan"]),
        ("kind:journey,owner:lending status:review", JOURNEYS),
        ("@loans", JOURNEYS[1:]),
        ("@web,!home-loan", ["journey:home-move"]),
        ("home-loan/dream", ["journey:home-loan/dream"]),
        ("journey:home-loan/*/meet", ["journey:home-loan/sign/meet"]),
        ("home-loan/exit:done", ["journey:home-loan/exit:done"]),
        ("kind:touchpoint,channel:web", ["journey:home-loan/dream/simulate", "journey:home-move/pack/box"]),
        ("kind:touchpoint,team:risk", ["journey:home-loan/dream/simulate"]),
        ("kind:touchpoint,owner:lending,!has:kpi,!channel:branch", ["journey:home-loan/dream/call", "journey:home-move/pack/box"]),
        ("kind:stage,phase:before", ["journey:home-loan/dream"]),
        ("kind:pain", ["journey:home-loan/dream/simulate/jargon"]),
        ("home-loan,!home-loan/dream", ["journey:home-loan/exit:done", "journey:home-loan/sign"]),
        ("card+", ["journey:card"]),
        ("+card", ["journey:card", "journey:home-loan", "team:cards"]),
        ("team:cards,kind:team+", ["journey:card", "system:crm", "team:cards"]),
        ("cards+,kind:journey", ["journey:card"]),
        ("2+card,kind:persona", ["persona:lea"]),
        ("lea+2,kind:journey", ["journey:card", "journey:home-loan"]),
        ("+lea+,kind:journey", ["journey:home-loan"]),
        ("home-loan+,kind:opportunity", ["opportunity:plain-words"]),
    ],
)  # fmt: skip
def test_a_selection_chooses(text: str, expected: list[str], whole: Compilation) -> None:
    assert refs(text, whole) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "part", "hint"),
    [
        ("kind:journey,ownr:lending", "ownr", "owner:"),
        ("kind:jorney", "jorney", "journey"),
        ("kind:journey,owner:lendin", "lendin", "lending"),
        ("!owner:lendin", "lendin", "lending"),
        ("status:!drft", "drft", "draft"),
        ("persona:leo", "leo", "lea"),
        ("home-lon", "home-lon", "home-loan"),
        ("home-loan/dreem", "home-loan/dreem", "home-loan/dream"),
        ("journey:away-*", "away-*", "cxj ls"),
        ("path:journey/**", "journey/**", "cxj ls"),
        ("has:evidnce", "evidnce", "evidence"),
        ("finding:C1O3", "C1O3", "C103"),
        ("@loan", "@loan", "@loans"),
        ("card,,home-loan", ",", "kind:journey"),
        ("owner:", "owner:", "kind:journey"),
        ("", "", "kind:journey"),
    ],
)
def test_a_word_that_means_nothing_is_pointed_at(text: str, part: str, hint: str, whole: Compilation) -> None:
    with pytest.raises(Unclear) as caught:
        chosen(text, whole)
    assert text[caught.value.start : caught.value.end] == part
    assert caught.value.help
    assert hint in caught.value.help.in_("en")


def test_a_fault_inside_a_named_selection_shows_that_selection(whole: Compilation) -> None:
    with pytest.raises(Unclear) as caught:
        chosen("@typo", whole)
    assert caught.value.text == "kind:jorney"


@pytest.mark.parametrize("name", ["@loop", "@pool"])
def test_selections_in_a_circle_are_said(name: str, whole: Compilation) -> None:
    with pytest.raises(Unclear, match="own definition"):
        chosen(name, whole)


@pytest.mark.parametrize("text", ["finding:O103", "status:retired", "has:survey"])
def test_a_known_word_that_happens_to_choose_nothing_is_no_mistake(text: str, whole: Compilation) -> None:
    assert refs(text, whole) == []


# ---------------------------------------------------------------- laws

WORDS = st.sampled_from(
    ["kind:journey", "kind:team", "home-*", "card", "owner:lending", "owner:!lending", "status:live", "channel:web",
     "has:kpi", "path:journeys", "@web", "+card", "lea+2", "finding:C103", "changed:main", "team:risk"]
)  # fmt: skip
INNER = st.sampled_from(["kind:touchpoint", "kind:stage", "channel:web", "has:kpi", "kind:journey", "team:risk", "owner:lending"])  # fmt: skip


def bag(text: str, whole: Compilation) -> frozenset[str]:
    return chosen(text, whole).refs


@given(a=WORDS, b=WORDS, c=WORDS)
def test_union_and_intersection_are_those_of_sets(a: str, b: str, c: str, whole: Compilation) -> None:
    assert bag(f"{a} {b}", whole) == bag(a, whole) | bag(b, whole) == bag(f"{b}  {a} {a}", whole)
    assert bag(f"{a},{b}", whole) == bag(a, whole) & bag(b, whole) == bag(f"{b},{a},{a}", whole)
    assert bag(f"{a},{b} {c}", whole) == (bag(a, whole) & bag(b, whole)) | bag(c, whole)
    assert bag(f"{a},{b} {a},{c}", whole) == bag(a, whole) & (bag(b, whole) | bag(c, whole))


@given(a=WORDS, b=WORDS)
def test_not_parts_everything_in_two(a: str, b: str, whole: Compilation) -> None:
    everything = frozenset(chosen(a, whole).ground.things)
    assert bag(f"!{a}", whole) == everything - bag(a, whole)
    assert bag(f"{a} !{a}", whole) == everything
    assert bag(f"{a},!{a}", whole) == frozenset()
    assert bag(f"!{a},!{b}", whole) == everything - bag(f"{a} {b}", whole)


@given(a=INNER, b=INNER)
def test_the_laws_hold_among_elements_too(a: str, b: str, whole: Compilation) -> None:
    pains = bag("kind:pain", whole)  # a word that speaks of elements makes them part of the ground
    everything = frozenset(chosen("kind:pain", whole).ground.things)

    def inner(text: str) -> frozenset[str]:
        return bag(f"kind:pain {text}", whole) - pains

    assert inner(f"{a},{b}") == inner(a) & inner(b)
    assert inner(f"{a} {b}") == inner(a) | inner(b)
    assert inner(f"!{a}") == everything - inner(a) - pains
    assert bag(a, whole) <= inner(a) | pains


@given(a=WORDS)
def test_one_more_step_never_loses_anything(a: str, whole: Compilation) -> None:
    plain = a.strip("+2")
    assert bag(plain, whole) <= bag(f"{plain}+", whole) <= bag(f"{plain}+2", whole) <= bag(f"{plain}+99", whole)
    assert bag(f"+{plain}+", whole) >= bag(f"+{plain}", whole) | bag(f"{plain}+", whole)
