"""Write a workspace of N journeys of 5 to 15 KB with cross references, the same for the same N.

python bench/generate.py 1000 bench/out/1000
"""

from __future__ import annotations

import random
import shutil
import sys
from pathlib import Path

WORDS = [
    "I",
    "ask",
    "the",
    "desk",
    "for",
    "the",
    "form",
    "and",
    "they",
    "hand",
    "me",
    "two",
    "pages",
    "with",
    "the",
    "list",
    "of",
    "papers",
    "that",
    "they",
    "need",
    "before",
    "they",
    "can",
    "look",
    "at",
    "my",
    "file",
    "so",
    "I",
    "go",
    "home",
    "and",
    "look",
    "for",
    "the",
    "payslips",
    "of",
    "the",
    "last",
    "three",
    "months",
    "then",
    "I",
    "write",
    "to",
    "my",
    "landlord",
    "who",
    "answers",
    "late",
    "while",
    "the",
    "site",
    "keeps",
    "saying",
    "that",
    "my",
    "request",
    "is",
    "being",
    "studied",
    "and",
    "nobody",
    "picks",
    "up",
    "the",
    "phone",
    "on",
    "a",
    "Friday",
    "afternoon",
]
PER_CATALOG = 50
PHASES = ("consideration", "evaluation", "purchase", "after-purchase")


def sentence(random_: random.Random, words: int) -> str:
    """A plausible sentence of so many words; quoted, for it may hold a colon one day."""
    start = random_.randrange(len(WORDS))
    return '"' + " ".join(WORDS[(start + i) % len(WORDS)] for i in range(words)).capitalize() + '"'


def journey(number: int, total: int, random_: random.Random) -> str:
    """One journey of 3 to 7 stages and 2 to 5 touchpoints each."""
    group = number // PER_CATALOG
    lines = [
        "cxjourney: v1",
        "kind: journey",
        f"id: journey-{number}",
        f"name: {{en: I get my file number {number} settled, fr: Je règle mon dossier numéro {number}}}",
        f"summary: {sentence(random_, 40)}",
        "state: as-is",
        "status: review",
        "traveller: customer",
        f"personas: [persona-{group}-0, persona-{group}-1, persona-{group}-2]",
        "lifecycle: classic",
        f"goal: {sentence(random_, 8)}",
        f"owner: team-{group}-0",
        f"raci: {{responsible: [team-{group}-1], consulted: [team-{group}-2]}}",
        'review_by: "2030-01-31"',  # in quotes, for other readers of YAML make a date of it
        "kpis:",
        f"  - {{metric: metric-{group}-0, target: '>= 60 %', baseline: 48 %, by: '2029-12-31'}}",
        "stages:",
    ]
    stages = random_.randint(3, 7)
    for stage in range(stages):
        phase = PHASES[3] if stage == stages - 1 else PHASES[min(2, stage)]
        lines += [
            f"  - id: stage-{stage}",
            f"    name: {sentence(random_, 4)}",
            f"    phase: {phase}",
            f"    goal: {sentence(random_, 9)}",
            f"    expects: {sentence(random_, 7)}",
            "    touchpoints:",
        ]
        for touchpoint in range(random_.randint(2, 5)):
            score = random_.randint(-2, 2)
            lines += [
                f"      - id: touch-{touchpoint}",
                f"        name: {sentence(random_, 6)}",
                f"        channels: [channel-{group}-{touchpoint % 3}]",
                f"        does: {sentence(random_, 18)}",
                f"        thinks: {sentence(random_, 10)}",
                f"        emotion: {{score: {score}, feeling: tired, by_persona: {{persona-{group}-1: {{score: {-score}}}}}, evidence: [evidence-{group}]}}",
                f"        importance: {random_.randint(1, 5)}",
                f"        surveys: [survey-{group}]",
                *(["        moment_of_truth: true"] if stage == touchpoint == 0 else []),
                f"        needs: [{{text: {sentence(random_, 9)}, evidence: [evidence-{group}]}}]",
                f"        pains: [{{id: pain-{touchpoint}, text: {sentence(random_, 9)}, severity: 2, cause: process, evidence: [evidence-{group}]}}]",
                "        duration: PT12M",
                f"        systems: [system-{group}-0]",
            ]
    lines += [
        "exits:",
        "  - {id: settled, type: success, name: It is settled}",
        f"  - {{id: left, type: abandonment, name: I give up, surveys: [survey-{group}, relation-{group}]}}",
    ]
    # One touchpoint of each journey may lead to the exit that is not the success, and one journey to the next.
    if number % 10 == 0 and number + 1 < total:
        lines.insert(11, f"parent: journey-{number + 1}")
    return "\n".join(lines) + "\n"


def catalog(group: int) -> str:
    """What the journeys of a group share."""
    many = range(3)
    rows = ["cxjourney: v1", "kind: catalog", "personas:"]
    rows += [
        f"  - {{id: persona-{group}-{i}, name: Persona {group} {i}, goals: [Be done with it], needs: [A clear answer], evidence: [evidence-{group}]}}"
        for i in many
    ]
    rows += ["teams:", *(f"  - {{id: team-{group}-{i}, name: Team {group} {i}, type: frontstage}}" for i in many)]
    rows += [
        "channels:",
        *(
            f"  - {{id: channel-{group}-{i}, name: Channel {group} {i}, type: web, ownership: owned, digital: true}}"
            for i in many
        ),
    ]
    rows += ["systems:", f"  - {{id: system-{group}-0, name: System {group}, category: crm, owner: team-{group}-0}}"]
    rows += [
        "sources:",
        f"  - {{id: source-{group}, name: Events {group}, type: surveys, format: table, location: answers, timezone: Europe/Paris, mapping: {{response_id: id, unit_id: who, ts: at, score: score}}}}",
    ]
    rows += [
        "metrics:",
        f"  - {{id: metric-{group}-0, name: Settled {group}, definition: Files settled among files opened, type: csat, scale: {{low: 1, high: 5}}, unit: percent, direction: up, source: source-{group}, owner: team-{group}-0}}",
    ]
    rows += [
        "evidence:",
        f"  - {{id: evidence-{group}, name: Interviews {group}, method: interview, date: 2026-09-01, expires: 2030-01-01, n: 24}}",
    ]
    rows += [
        "surveys:",
        f"  - {{id: survey-{group}, name: Survey {group}, nature: transactional, channel: channel-{group}-0, asks: [metric-{group}-0], owner: team-{group}-1}}",
        f"  - {{id: relation-{group}, name: Relation {group}, nature: relational, channel: channel-{group}-1, asks: [metric-{group}-0], owner: team-{group}-1}}",
    ]
    return "\n".join(rows) + "\n"


def main(count: int, folder: Path) -> None:
    """Lay out the workspace."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "journeys").mkdir(parents=True)
    (folder / "catalog").mkdir()
    head = "cxjourney: v1\nkind: workspace\norganisation: {name: Bench, type: company}\nlanguages: [en, fr]\ninclude: [journeys, catalog]\nrules: {levels: {T404: off}}\n"
    (folder / "cxjourney.yaml").write_text(head, encoding="utf-8")
    for number in range(count):
        (folder / "journeys" / f"journey-{number}.yaml").write_text(
            journey(number, count, random.Random(number)), encoding="utf-8"
        )
    for group in range((count - 1) // PER_CATALOG + 1):
        (folder / "catalog" / f"group-{group}.yaml").write_text(catalog(group), encoding="utf-8")
    size = sum(path.stat().st_size for path in (folder / "journeys").iterdir())
    print(f"{count} journeys, {size / count / 1024:.1f} KB each, in {folder}")


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
