"""The settings that hold in a run: what the workspace file says, what `--set` says, and the defaults."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cxjourney.cli.changes import changes_in
from cxjourney.cli.options import common
from cxjourney.wording import Wording, plain, say

if TYPE_CHECKING:
    from cxjourney.compiler import Compilation
    from cxjourney.source.file import SourceFile
    from cxjourney.source.span import Pointer

DEFAULT = say("default", "défaut")


@dataclass(frozen=True, slots=True)
class Effective:
    """One setting: the way to it, its value as plain data, and where that comes from."""

    key: Pointer
    value: Any
    origin: Wording


def effective(compilation: Compilation) -> Iterator[Effective]:
    """Every setting that has a value, in the order of the declaration; maps are taken apart, lists are not."""
    from cxjourney.model.declare import fields_of
    from cxjourney.model.dump import dump
    from cxjourney.workspace import Workspace

    file = compilation.files[0]
    written = dump(compilation.workspace)
    merged = _with_defaults(written, _defaults(compilation))
    changed = changes_in(common().changes)
    for name in (*(spec.name for spec in fields_of(Workspace)), *(key for key in merged if key.startswith("x-"))):
        if name in merged:
            yield from _taken_apart((name,), merged[name], written, file, changed)


def origin_of(key: Pointer, file: SourceFile, changed: Mapping[Pointer, Any]) -> Wording:
    """Where a setting that is written comes from: `--set`, or the line of the workspace file."""
    if any(key[: len(pointer)] == pointer for pointer in changed):
        return plain("--set")
    return plain(f"{file.path}:{file.key_span(key).start.line}")


def as_data(values: tuple[Effective, ...]) -> dict[str, Any]:
    """The settings as one set of fields, as the workspace file would say them."""
    data: dict[str, Any] = {"cxjourney": "v1", "kind": "workspace"}
    for each in values:
        inner = data
        for step in each.key[:-1]:
            inner = inner.setdefault(str(step), {})
        inner[str(each.key[-1])] = each.value
    return data


def _taken_apart(
    key: Pointer, value: Any, written: Any, file: SourceFile, changed: Mapping[Pointer, Any]
) -> Iterator[Effective]:
    if isinstance(value, dict) and value:
        for name, member in value.items():
            inner = written.get(name) if isinstance(written, dict) else None
            yield from _taken_apart((*key, name), member, inner, file, changed)
        return
    yield Effective(key, value, origin_of(key, file, changed) if _stands(key, file, changed) else DEFAULT)


def _stands(key: Pointer, file: SourceFile, changed: Mapping[Pointer, Any]) -> bool:
    return key in file.spans or any(key[: len(pointer)] == pointer for pointer in changed)


def _with_defaults(written: Any, defaults: Any) -> Any:
    if not isinstance(written, dict) or not isinstance(defaults, dict):
        return written
    return {**defaults, **{name: _with_defaults(value, defaults.get(name)) for name, value in written.items()}}


def _defaults(compilation: Compilation) -> dict[str, Any]:
    """What holds where nothing is written."""
    from cxjourney.lint.rules.between.over_solicitation import MOST as INVITATIONS
    from cxjourney.lint.rules.completeness.survey_too_long import MOST as QUESTIONS
    from cxjourney.lint.rules.completeness.too_many_stages import MOST as STAGES
    from cxjourney.lint.rules.metrics.response_rate_low import LEAST as ANSWERS
    from cxjourney.lint.rules.text.title_too_long import MOST as LENGTH
    from cxjourney.model.values import SCALARS
    from cxjourney.source.names import DEFAULT_INCLUDE

    return {
        "languages": [compilation.workspace.language],
        "include": [folder for folder in DEFAULT_INCLUDE if (compilation.root / folder).is_dir()],
        "rules": {
            "preset": "recommended",
            "options": {
                "title_length": LENGTH,
                "stages": STAGES,
                "survey_questions": QUESTIONS,
                "response_rate": SCALARS["share"].dump(ANSWERS),
                "invitations": INVITATIONS,
            },
        },
    }
