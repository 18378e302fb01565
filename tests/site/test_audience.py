"""A build for everyone holds nothing that is for the organisation alone, in none of its files."""

from __future__ import annotations

import datetime as dt
import gzip
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from cxjourney.backends.backend import Job, backends
from cxjourney.cli.app import run
from cxjourney.diagnostics.code import Code
from cxjourney.diagnostics.codes.audience import INTERNAL_HOST, INTERNAL_NAME
from cxjourney.lint.outward import is_internal_host, leaks
from cxjourney.model.audience import for_everyone
from cxjourney.model.declare import KINDS
from cxjourney.model.kinds.evidence import Evidence
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.kinds.persona import Persona
from cxjourney.model.kinds.team import Team
from cxjourney.model.values import Ref
from tests.laying import compiled
from tests.site.crawl import broken, read

SECRET = "zyzzyva"
HEAD = "cxjourney: v1\nkind: workspace\norganisation: {name: Parcels}\nlanguages: [en, fr]\ninclude: ['*.yaml']\n"
WORKSPACE = {
    "open.yaml": """
        kind: journey
        id: collect
        name: {en: I collect my parcel, fr: Je retire mon colis}
        status: live
        traveller: customer
        personas: [lea, zyzzyva-persona]
        segments: [zyzzyva-segment]
        lifecycle: zyzzyva-life
        counterpart: zyzzyva-better
        parent: zyzzyva-journey
        accepts: [zyzzyva-journey]
        owner: zyzzyva-team
        sponsor: zyzzyva-board
        raci: {responsible: [zyzzyva-team], accountable: zyzzyva-team, consulted: [zyzzyva-board, desk]}
        depends_on: {systems: [zyzzyva-system], policies: [zyzzyva-policy]}
        kpis: [{metric: zyzzyva-metric, target: ">= 90 %", segment: zyzzyva-segment}, {metric: done, target: ">= 80 %"}]
        x-codename: zyzzyva
        stages:
          - id: find
            name: I find it
            phase: zyzzyva-phase
            touchpoints:
              - id: message
                name: I receive the code
                initiator: system:zyzzyva-system
                receiver: team:zyzzyva-team
                channels: [zyzzyva-channel, sms]
                emotion: {score: 1, by_persona: {zyzzyva-persona: {score: -2}}, evidence: [zyzzyva-evidence]}
                pains: [{id: small, text: Too small, severity: 4, evidence: [zyzzyva-evidence]}]
                handoff: {to: zyzzyva-team, agreement: Within an hour}
                backstage: [{lane: backstage, actor: "team:zyzzyva-team", does: Stores, system: zyzzyva-system, process: zyzzyva-process}]
                systems: [zyzzyva-system]
                processes: [zyzzyva-process]
                surveys: [zyzzyva-survey]
                kpis: [{metric: zyzzyva-metric, target: "<= 2 days"}]
                variants: [{persona: zyzzyva-persona, channel: zyzzyva-channel, message: Your code}]
                next: [{to: "journey:zyzzyva-journey", share: 20 %}, {to: "exit:home", share: 80 %}]
        exits: [{id: home, type: success, surveys: [zyzzyva-survey]}]
        """,
    "hidden.yaml": """
        kind: journey
        id: zyzzyva-journey
        name: Zyzzyva rehearsal
        audience: internal
        aliases: [zyzzyva-old]
        stages: [{id: s, name: Zyzzyva stage, touchpoints: [{id: t, name: Zyzzyva point, pains: [{id: p, text: Zyzzyva pain}], next: [{to: "journey:collect"}]}]}]
        """,
    "draft.yaml": """
        kind: journey
        id: zyzzyva-better
        name: Zyzzyva draft
        state: to-be
        status: draft
        counterpart: collect
        stages: [{id: s, name: S, touchpoints: [{id: t, name: T}]}]
        """,
    "catalog.yaml": """
        kind: catalog
        personas:
          - {id: lea, name: Lea, segment: zyzzyva-segment, evidence: [zyzzyva-evidence], channels: {preferred: [zyzzyva-channel], avoided: [sms]}}
          - {id: zyzzyva-persona, name: Zyzzyva person, audience: internal}
        teams:
          - {id: desk, name: Desk, part_of: zyzzyva-team}
          - {id: zyzzyva-team, name: Zyzzyva team, audience: internal, mission: Zyzzyva, handle: "@zyzzyva"}
          - {id: zyzzyva-board, name: {en: Zyzzyva board, fr: Comité zyzzyva}, audience: internal}
        channels:
          - {id: sms, name: SMS, type: sms, owner: zyzzyva-team}
          - {id: zyzzyva-channel, name: Zyzzyva channel, audience: internal, type: phone}
        systems:
          - {id: crm, name: Files, category: crm, owner: zyzzyva-team}
          - {id: zyzzyva-system, name: Zyzzyva core, category: core, status: retired, url: "https://zyzzyva.example.org/"}
        processes:
          - {id: sort, name: Sorting, owner: zyzzyva-team, systems: [zyzzyva-system]}
          - {id: zyzzyva-process, name: Zyzzyva process, audience: internal}
        policies: [{id: zyzzyva-policy, name: Zyzzyva policy, audience: internal}]
        segments:
          - {id: city, name: City, source: zyzzyva-source}
          - {id: zyzzyva-segment, name: Zyzzyva segment, audience: internal}
        sources:
          - {id: zyzzyva-source, name: Zyzzyva source, audience: internal, type: events, format: csv, location: zyzzyva.csv, mapping: {unit_id: user}}
        metrics:
          - {id: done, name: Done, definition: Share, type: ratio, unit: percent, source: zyzzyva-source, owner: zyzzyva-team, drives: [zyzzyva-metric], numerator: {touchpoint: collect/find/message}, denominator: {touchpoint: zyzzyva-journey/s/t}}
          - {id: mix, name: Mix, definition: Both, type: derived, formula: "{zyzzyva-metric} / {done}"}
          - {id: zyzzyva-metric, name: Zyzzyva metric, definition: Zyzzyva, audience: internal}
        surveys:
          - {id: pulse, name: Pulse, nature: transactional, channel: zyzzyva-channel, asks: [zyzzyva-metric, done], owner: zyzzyva-team, source: zyzzyva-source}
          - {id: zyzzyva-survey, name: Zyzzyva survey, audience: internal, nature: transactional}
        evidence:
          - {id: talks, name: Talks, method: interview, date: 2026-01-10, personas: [zyzzyva-persona], owner: zyzzyva-team}
          - {id: zyzzyva-evidence, name: Zyzzyva study, method: diary, date: 2026-01-10, audience: internal, findings: [Zyzzyva finding]}
        opportunities:
          - {id: bigger, name: Bigger, statement: How?, pains: [collect/find/message/small, zyzzyva-journey/s/t/p], metric: zyzzyva-metric, owner: zyzzyva-team, status: planned}
          - {id: zyzzyva-idea, name: Zyzzyva idea, statement: How?, audience: internal, pains: [collect/find/message/small]}
        experiments:
          - {id: trial, name: Trial, hypothesis: Bigger, opportunity: zyzzyva-idea, metric: zyzzyva-metric, owner: zyzzyva-team}
          - {id: zyzzyva-trial, name: Zyzzyva trial, hypothesis: Zyzzyva, audience: internal, opportunity: bigger}
        lifecycles: [{id: zyzzyva-life, name: Zyzzyva life, audience: internal, phases: [{id: zyzzyva-phase, name: Zyzzyva phase}]}]
        """,
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Job:
    """The workspace as the organisation sees it."""
    made = compiled(tmp_path_factory.mktemp("audience"), WORKSPACE, HEAD)
    assert [one for one in made.diagnostics if one.code[0] in "YSR" and one.severity.word == "error"] == []
    return Job(made.model, made.workspace, dt.date(2026, 11, 22), made.diagnostics)


@pytest.fixture(scope="module")
def outside(whole: Job) -> Job:
    """The same as everyone sees it."""
    return Job(for_everyone(whole.model).model, whole.workspace, whole.today)


@pytest.fixture(scope="module")
def files(outside: Job) -> Mapping[str, bytes]:
    """Everything that every back end makes of it."""
    return {artifact.path: artifact.content for backend in backends() for artifact in backend.render(outside).artifacts}


def test_no_name_and_no_id_of_what_is_internal_is_anywhere(files: Mapping[str, bytes]) -> None:
    kinds = {path.rpartition(".")[2] for path in files}
    assert kinds >= {"html", "svg", "csv", "json", "md", "js", "txt"}
    assert [path for path in files if SECRET in path.lower()] == []
    assert [path for path, content in files.items() if SECRET.encode() in _plain(path, content).lower()] == []


def _plain(path: str, content: bytes) -> bytes:
    if path.endswith(".xlsx"):
        import io
        import zipfile

        with zipfile.ZipFile(io.BytesIO(content)) as book:
            return b"".join(book.read(name) for name in book.namelist())
    return gzip.decompress(content) if path.endswith(".gz") else content


def test_the_workspace_of_this_test_names_it_everywhere(whole: Job) -> None:
    hidden = {kind for kind, id_ in whole.model.entities if SECRET in id_}
    assert hidden == set(KINDS)
    shown = [backend.render(whole).artifacts for backend in backends()]
    named = {artifact.path for made in shown for artifact in made if SECRET.encode() in artifact.content.lower()}
    assert {"journeys/collect.html", "index.html", "raci.html", "fr/journeys/collect.html"} <= named


def test_pages_say_that_something_internal_is_there(files: Mapping[str, bytes]) -> None:
    assert "internal" in read(files["journeys/collect.html"]).text
    assert "interne" in read(files["fr/journeys/collect.html"]).text
    assert 'href="teams/internal' not in files["journeys/collect.html"].decode()


def test_every_link_of_a_public_site_leads_somewhere(files: Mapping[str, bytes]) -> None:
    pages = {path: read(content) for path, content in files.items() if path.endswith(".html") and "raci/" not in path}
    assert broken(pages, set(files)) == []


def test_what_rests_on_internal_evidence_still_rests_on_evidence(outside: Job) -> None:
    point = outside.model.all(Journey)[0].stages[0].touchpoints[0]
    assert point.emotion is not None
    stand_in = outside.model[point.emotion.evidence[0]]
    assert isinstance(stand_in, Evidence)
    assert stand_in.method == "diary"
    assert stand_in.findings == ()


def test_two_internal_teams_stay_two(outside: Job) -> None:
    journey = outside.model.all(Journey)[0]
    assert journey.owner == Ref[Team]("team", "internal-2")
    assert journey.sponsor == Ref[Team]("team", "internal-1")


def test_a_reduced_entity_still_follows_its_schema(outside: Job) -> None:
    import jsonschema

    from cxjourney.model.dump import dump_entity
    from cxjourney.schema.generate import schema_of

    for (kind, _), entity in outside.model.entities.items():
        written = json.loads(json.dumps(dump_entity(entity), default=str))
        jsonschema.Draft202012Validator(schema_of(kind)).validate(written)


def test_who_says_public_is_public_and_who_says_nothing_too(tmp_path: Path) -> None:
    made = compiled(
        tmp_path,
        {
            "a.yaml": "kind: journey\nid: a\nname: A\nstatus: draft\naudience: public\nstages: [{id: s, name: S}]\n",
            "b.yaml": "kind: journey\nid: b\nname: B\nstages: [{id: s, name: S}]\n",
            "c.yaml": "kind: journey\nid: c\nname: C\nstatus: retired\nstages: [{id: s, name: S}]\n",
        },
    )
    assert [one.id for one in for_everyone(made.model).model.all(Journey)] == ["a", "b"]


def test_an_id_called_internal_is_not_taken_twice(tmp_path: Path) -> None:
    catalog = "kind: catalog\npersonas: [{id: internal-1, name: One}, {id: two, name: Two, audience: internal}]\n"
    made = compiled(tmp_path, {"c.yaml": catalog, "j.yaml": "kind: journey\nid: j\nname: J\npersonas: [two]\nstages: [{id: s, name: S}]\n"})  # fmt: skip
    model = for_everyone(made.model).model
    assert model.all(Journey)[0].personas == (Ref[Persona]("persona", "internal-2"),)


def test_a_model_with_nothing_to_hide_stays_as_it_is(tmp_path: Path) -> None:
    made = compiled(tmp_path, {"j.yaml": "kind: journey\nid: j\nname: J\nstages: [{id: s, name: S}]\n"})
    assert for_everyone(made.model).model.entities == made.model.entities


# ---------------------------------------------------------------- what sentences still say

TELLING = {
    "c.yaml": """
        kind: catalog
        teams:
          - {id: night-desk, name: Night Desk, audience: internal}
          - {id: support, name: Support, audience: internal}
          - {id: day, name: Day, mission: "Hands over to the Night Desk and asks for support"}
        policies: [{id: law, name: Law, summary: "See https://wiki.corp/refunds.", url: "https://example.org/law"}]
        """
}


def test_a_sentence_that_names_something_internal_is_told_where_it_stands(tmp_path: Path) -> None:
    made = compiled(tmp_path, TELLING)
    told = leaks(for_everyone(made.model), made.workspace)
    assert {(one.code, one.place.file, one.place.span.start.line) for one in told} == {
        ("Z008", "c.yaml", 6),
        ("Z007", "c.yaml", 7),
    }
    lines = (tmp_path / "c.yaml").read_text().splitlines()
    for one in told:
        start, end = one.place.span.start, one.place.span.end
        assert lines[start.line - 1][start.column - 1 : end.column - 1] in ("Night Desk", "https://wiki.corp/refunds.")


@pytest.mark.parametrize("code", [INTERNAL_HOST, INTERNAL_NAME], ids=lambda code: code.code)
def test_the_examples_of_the_manual_are_true(code: Code, tmp_path: Path) -> None:
    bad = compiled(tmp_path / "bad", {"c.yaml": code.sections["Bad"]})
    good = compiled(tmp_path / "good", {"c.yaml": code.sections["Good"]})
    assert [one.code for one in leaks(for_everyone(bad.model), bad.workspace)] == [code.code]
    assert leaks(for_everyone(good.model), good.workspace) == ()


def test_the_levels_of_the_workspace_apply(tmp_path: Path) -> None:
    made = compiled(tmp_path, TELLING)
    quiet = compiled(tmp_path, TELLING, HEAD + "rules: {levels: {Z007: off, Z008: warning}}\n")
    told = leaks(for_everyone(made.model), quiet.workspace)
    assert [(one.code, one.severity.word) for one in told] == [("Z008", "warning")]


@pytest.mark.parametrize(
    ("address", "internal"),
    [
        ("https://example.org/x", False), ("http://wiki/", True), ("https://crm.corp:8443/a", True), ("http://10.0.0.7/", True),
        ("http://[::1]/", True), ("https://8.8.8.8/", False), ("http://nas.local", True), ("https://local.example.org", False),
        ("http://[", False),
    ],
)  # fmt: skip
def test_addresses_of_a_private_network_are_known(address: str, internal: bool) -> None:
    assert is_internal_host(address) is internal


# ---------------------------------------------------------------- from the command line


def _laid(folder: Path, text: str) -> Path:
    compiled(folder, {"c.yaml": text})
    return folder


def test_the_build_refuses_to_publish_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _laid(tmp_path, TELLING["c.yaml"])
    assert (
        run(["-C", str(tmp_path), "build", "--audience", "public", "--today", "2026-11-22", "--backend", "raci"]) == 1
    )
    said = capsys.readouterr()
    assert "Z008" in said.out + said.err
    assert not (tmp_path / "dist").exists()
    assert run(["-C", str(tmp_path), "build", "--today", "2026-11-22", "--backend", "raci"]) == 0


def test_the_address_of_the_site_may_be_given_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    _laid(tmp_path, "kind: catalog\nteams: [{id: a, name: A}]\n")
    arguments = ["-C", str(tmp_path), "build", "--backend", "site", "--today", "2026-11-22", "-q"]
    assert run([*arguments, "--base-url", "https://journeys.example.org/x"]) == 0
    assert "https://journeys.example.org/x/index.html" in (tmp_path / "dist" / "sitemap.xml").read_text()
    assert run([*arguments, "--base-url", "journeys"]) == 2
    assert "journeys" in capsys.readouterr().err
