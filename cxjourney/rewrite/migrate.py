"""Files of an older version of the language, brought to a newer one, step by step."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

from cxjourney.diagnostics.diagnostic import Diagnostic, Severity
from cxjourney.errors import CannotRun
from cxjourney.registry import modules_in
from cxjourney.rewrite.changes import Clash, Step, change_tree, data_after
from cxjourney.rewrite.format import laid_out, text_of
from cxjourney.rewrite.grow import grown
from cxjourney.rewrite.safety import intended, reading
from cxjourney.rewrite.tree import Branch
from cxjourney.schema.generate import VERSION
from cxjourney.schema.versions import age
from cxjourney.source.reader import comments
from cxjourney.wording import Wording, say


@dataclass(frozen=True, slots=True)
class Migrated:
    """The bytes of a file in the newer language, laid out; the versions on the way, and how many places changed."""

    data: bytes
    versions: tuple[str, ...]
    changed: int


@dataclass(frozen=True, slots=True)
class Stuck:
    """A file that stays as it is, and why."""

    why: Wording


@cache
def steps() -> dict[str, Step]:
    """Every step, by the version it leaves."""
    found = [module.STEP for module in modules_in("cxjourney.rewrite.migrations")]
    return {step.old: step for step in sorted(found, key=lambda step: age(step.old) or (0, 0, 0))}


def known(version: str) -> str:
    """A version that can be asked for. Raises `CannotRun` for another one."""
    reached = {VERSION, *(step.new for step in steps().values())}
    if version in reached:
        return version
    raise CannotRun(
        say("nothing leads to `{version}`", "rien ne mène à `{version}`", version=version),
        say(
            "versions: {known}",
            "versions : {known}",
            known=", ".join(sorted(reached, key=lambda one: age(one) or (0, 0, 0))),
        ),
    )


def migrated(data: bytes, path: str, to: str = VERSION) -> Migrated | Stuck | None:
    """One file in the version `to` of the language, None when it is there already, or beyond.

    Comments stay with what they speak of. What comes out is read again, and must hold what was meant.
    """
    before = reading(data, path)
    faults = [found for found in before.diagnostics if found.severity is Severity.ERROR or not before.readable]
    if faults:
        return Stuck(_where(max(faults, key=lambda found: found.severity)))
    version = before.data.get("cxjourney") if isinstance(before.data, dict) else None
    if version == to or (age(version) or (0, 0, 0)) >= (age(to) or (0, 0, 0)):
        return None
    if age(version) is None:
        return None if not isinstance(version, str) else Stuck(_no_way(version, to))
    document = grown(text_of(data))
    meant, way, changed = before.data, [str(version)], 0
    assert isinstance(document.root, Branch)
    try:
        while way[-1] != to:
            step = steps().get(way[-1])
            if step is None:
                return Stuck(_no_way(way[-1], to))
            meant = data_after(meant, step)
            changed += change_tree(document.root, step)
            way.append(step.new)
    except Clash as clash:
        return Stuck(
            say(
                "`{name}` would stand there twice: keep one of the two",
                "`{name}` y figurerait deux fois : n'en gardez qu'un",
                name=clash.name,
            )
        )
    after = laid_out(document, path).encode()
    said = Counter(comment.text for comment in comments(data))
    if not intended(after, meant, path) or Counter(comment.text for comment in comments(after)) != said:
        return Stuck(say("it cannot be rewritten safely", "on ne peut le réécrire sans risque"))
    return Migrated(after, tuple(way), changed)


def _no_way(version: str, to: str) -> Wording:
    return say("nothing leads from `{old}` to `{new}`", "rien ne mène de `{old}` à `{new}`", old=version, new=to)


def _where(fault: Diagnostic) -> Wording:
    start = fault.place.span.start
    return say(
        "{code} at {line}:{column}", "{code} en {line}:{column}", code=fault.code, line=start.line, column=start.column
    )
