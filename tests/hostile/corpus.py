"""Files that no author would write on purpose, by family. The same ones at each run."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Any

import cxjourney.compiler  # noqa: F401 -- registers every kind
from cxjourney.model.declare import (
    KINDS,
    ChoiceType,
    FieldSpec,
    FlagType,
    MapType,
    NumberType,
    PartType,
    ScalarType,
    fields_of,
)

JOURNEYS = Path(__file__).parents[2] / "journeys"
HEAD = "cxjourney: v1\nkind: journey\nid: {id}\nname: Un été à Orly\n"
BASE = HEAD + "stages:\n  - id: s\n    name: S\n    touchpoints:\n      - {{id: t, name: T, emotion: {{score: 1}}}}\n"


@dataclass(frozen=True, slots=True)
class Hostile:
    """One file: its name, its bytes, and whether something must be said of it."""

    name: str
    data: bytes
    faulty: bool = True


def encodings() -> Iterator[Hostile]:
    text = BASE.format(id="e")
    wide = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be")
    for encoding in (*wide, "latin-1", "cp1252", "utf-8-sig", "mac_roman", "cp437", "utf-7", "cp500"):
        yield Hostile(f"{encoding}.yaml", text.encode(encoding, "replace"), encoding not in ("utf-7",))
    for number, raw in enumerate(
        (b"\xc0\xaf", b"\xff", b"\xfe\xff", b"\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe2\x82", b"\xef\xbf\xbf")
    ):
        yield Hostile(f"bytes-{number}.yaml", text.encode() + b"x-own: " + raw + b"\n")
        yield Hostile(f"begins-{number}.yaml", raw + text.encode())
    yield Hostile("odd.yaml", text.encode("utf-16")[:-1])
    yield Hostile("nothing.yaml", b"")
    yield Hostile("zeros.yaml", b"\0" * 4096)


def truncated() -> Iterator[Hostile]:
    data = (JOURNEYS / "first-home-loan.yaml").read_bytes()
    for number in range(40):
        yield Hostile(f"cut-{number}.yaml", data[: len(data) * (number + 1) // 41], faulty=False)


def deep() -> Iterator[Hostile]:
    for count in (65, 1_000, 30_000):
        for number, opening in enumerate(("[", "{a: ", "- ", "? ", "[{a: ", "&a [", "!t [", "{? ")):
            yield Hostile(
                f"deep-{count}-{number}.yaml", (HEAD.format(id="d") + "x-own:\n  " + opening * count).encode()
            )
        yield Hostile(f"closed-{count}.yaml", (HEAD.format(id="d") + f"x-own: {'[' * count}{']' * count}\n").encode())
        steps = "".join(f"{' ' * level}a:\n" for level in range(min(count, 900)))
        yield Hostile(f"stairs-{count}.yaml", (HEAD.format(id="d") + "x-own:\n" + steps).encode())


def wide() -> Iterator[Hostile]:
    head = HEAD.format(id="w")
    yield Hostile("fields.yaml", (head + "".join(f"field_{n}: 1\n" for n in range(1_200))).encode())
    yield Hostile("twice.yaml", (head + "owner: a\n" * 1_200).encode())
    yield Hostile("stages.yaml", (head + "stages: [" + "{}, " * 800 + "{}]\n").encode())
    yield Hostile("languages.yaml", (head + "summary: {" + "".join(f"l{n}: x, " for n in range(800)) + "}\n").encode())
    teams = "".join(f"  - {{id: T{n}, nmae: x, type: no}}\n" for n in range(400))
    yield Hostile("teams.yaml", f"cxjourney: v1\nkind: catalog\nteams:\n{teams}".encode())
    yield Hostile("doubts.yaml", (head + "personas: [" + "no, " * 2_000 + "no]\n").encode())
    yield Hostile("comments.yaml", (head + "x-own:\n" + "  - a #b\n" * 2_000).encode())
    yield Hostile("anchors.yaml", (head + "x-own:\n" + "".join(f"  - &a{n} x\n" for n in range(1_000))).encode())
    yield Hostile("one-line.yaml", ("{" + "a: [no, 'é'], " * 5_000).encode())


def huge() -> Iterator[Hostile]:
    for size in (99_000, 101_000):
        for number, letter in enumerate(("x", "é", " ", "9", "-", "`", "👩\u200d", "a: ", "# ", "%")):
            text = letter * (size // len(letter))
            line = json.dumps(text, ensure_ascii=False)
            yield Hostile(f"id-{size}-{number}.yaml", f"cxjourney: v1\nkind: team\nid: {line}\nname: N\n".encode())
            yield Hostile(f"key-{size}-{number}.yaml", (HEAD.format(id="h") + f"{line}: 1\n").encode())
    for number, value in enumerate(
        ("9" * 90_000, "1e400", "-.inf", "1" + "_0" * 9_000, "0x" + "f" * 9_000, "1" + " " * 90_000 + "<", "+" * 9_000)
    ):
        yield Hostile(f"number-{number}.yaml", (HEAD.format(id="h") + f"review_by: {value}\n").encode())
        kpi = f"stages: [{{id: s, name: S, kpis: [{{metric: m, target: {json.dumps('>= ' + value)}, baseline: {value}}}]}}]\n"
        yield Hostile(f"kpi-{number}.yaml", (HEAD.format(id="h") + kpi).encode(), faulty=False)
    yield Hostile("megabytes.yaml", b"a: b\n" * 300_000)


def indicators() -> Iterator[Hostile]:
    for number, line in enumerate(
        (
            "owner: &a care", "owner: *a", "owner: !!python/object/apply:os.system [id]", "owner: !<tag:x> y", "<<: {a: b}",
            "? owner\n: care", "%YAML 1.1", "--- !x", "...", "owner: care\n---\nkind: team", "owner: 'care", 'owner: "care',
            "owner: [care", "owner: {care", "owner: care]", "owner: }", "owner: - care", "owner: |care", "owner: >9\n care",
            "owner: @care", "owner: `care`", "owner: %care", "owner: , care", "owner:care", "-owner: care", "- owner",
            "owner: a: b", ": care", "owner: \"\\ud800\"", "owner: \"\\x\"", "owner: \"\\U00110000\"", "owner: !", "owner: &", "owner: *",
            "1: a", "~: a", "true: a", "[a]: b", "{a: b}: c", "owner: care #x\n  y", "owner: 'a' 'b'", "owner: a\n owner: b", "\"\": a", "  owner: a",
        )
    ):  # fmt: skip
        yield Hostile(f"sign-{number}.yaml", f"{HEAD.format(id='i')}{line}\n".encode())
        yield Hostile(f"alone-{number}.yaml", f"{line}\n".encode())


def spaces() -> Iterator[Hostile]:
    for number, space in enumerate("\t\x0b\x0c\x85\xa0\u1680\u2003\u2028\u202f\u3000\ufeff\u200b\u202e\x00\x1b\r"):
        head = HEAD.format(id="o")
        yield Hostile(f"indent-{number}.yaml", f"{head}emotion:\n{space}score: 1\n".encode())
        yield Hostile(f"colon-{number}.yaml", f"{head}goal:{space}x\n".encode())
        yield Hostile(f"key-{number}.yaml", f"{head}{space}goal: x\n".encode())
        yield Hostile(f"id-{number}.yaml", head.replace("id: o", f"id: o{space}o").encode(), space not in "\t\r")


def wrong_types() -> Iterator[Hostile]:
    values = cycle(WRONG)
    for kind, cls in KINDS.items():
        for path, spec in _fields(cls, ()):
            for _ in range(2):
                value = next(wrong for wrong in values if not _may_be(spec, wrong))
                yield Hostile(
                    f"{kind}-{'-'.join(path)}-{WRONG.index(value)}.yaml", _document(kind, path, value).encode()
                )


WRONG = (
    "null",
    "true",
    "12.5",
    "[[]]",
    "{?: x}".replace("?", "'?'"),
    "''",
    "no",
    "2026-13-45",
    "1e999",
    "[no, 03, {}]",
)


def _may_be(spec: FieldSpec, wrong: str) -> bool:
    """Whether a value might pass: then it is no test of this field."""
    one_text = not spec.many and not isinstance(
        spec.type, (FlagType, NumberType, ChoiceType, ScalarType, PartType, MapType)
    )
    if wrong in ("no", "2026-13-45", "1e999"):
        return one_text or wrong == "1e999"
    if wrong == "true":
        return isinstance(spec.type, FlagType) and not spec.many
    if wrong == "12.5":
        return isinstance(spec.type, (NumberType, ScalarType)) and not spec.many
    return wrong.startswith("{") and isinstance(spec.type, MapType) and not spec.many


def _fields(cls: type[Any], above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], FieldSpec]]:
    for spec in fields_of(cls):
        yield (*above, spec.name), spec
        if isinstance(spec.type, PartType) and len(above) < 2 and not spec.many:
            yield from _fields(spec.type.cls, (*above, spec.name))


def _document(kind: str, path: tuple[str, ...], value: str) -> str:
    lines = ["cxjourney: v1", f"kind: {kind}"]
    lines += [f"{name}: {kind}" for name in ("id", "name") if path[0] != name]
    lines += [f"{'  ' * level}{name}:" for level, name in enumerate(path)]
    return "\n".join(lines) + f" {value}\n"


def noise() -> Iterator[Hostile]:
    chance = random.Random(7)
    for number in range(40):
        yield Hostile(f"noise-{number}.yaml", chance.randbytes(chance.choice((1, 7, 60, 600, 6_000))))
    signs = "\n\n  -:[]{}#&*!|>'\"%@`,?abn01~\t\xa0é\u200b"
    for number in range(40):
        text = "".join(chance.choice(signs) for _ in range(chance.choice((5, 40, 400))))
        yield Hostile(f"signs-{number}.yaml", text.encode(), faulty=False)


def mutated() -> Iterator[Hostile]:
    chance = random.Random(11)
    files = sorted(JOURNEYS.rglob("*.yaml"))
    for number in range(60):
        data = bytearray(chance.choice(files).read_bytes())
        for _ in range(chance.choice((1, 1, 3, 12))):
            at = chance.randrange(len(data))
            chance.choice(MUTATIONS)(data, at, chance)
        yield Hostile(f"mutated-{number}.yaml", bytes(data), faulty=False)


def _drop_line(data: bytearray, at: int, chance: random.Random) -> None:
    del data[data.rfind(b"\n", 0, at) + 1 : data.find(b"\n", at) + 1]


def _repeat_line(data: bytearray, at: int, chance: random.Random) -> None:
    start, end = data.rfind(b"\n", 0, at) + 1, data.find(b"\n", at) + 1
    data[end:end] = data[start:end]


def _flip(data: bytearray, at: int, chance: random.Random) -> None:
    data[at] ^= 1 << chance.randrange(8)


def _insert(data: bytearray, at: int, chance: random.Random) -> None:
    data[at:at] = chance.choice(
        (b"\t", b"  ", b": ", b"- ", b"[", b"}", b"'", b"#", b"\xc2\xa0", b"\n", b"&a ", b"!", b"\x00")
    )


def _delete(data: bytearray, at: int, chance: random.Random) -> None:
    del data[at : at + chance.choice((1, 2, 30))]


MUTATIONS: tuple[Callable[[bytearray, int, random.Random], None], ...] = (
    _drop_line,
    _repeat_line,
    _flip,
    _insert,
    _delete,
)

FAMILIES: dict[str, Callable[[], Iterator[Hostile]]] = {
    family.__name__: family
    for family in (encodings, truncated, deep, wide, huge, indicators, spaces, wrong_types, noise, mutated)
}
