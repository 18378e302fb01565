"""Whether a repair did what it was meant to, and nothing else."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from cxjourney.compiler import Compilation
from cxjourney.diagnostics.diagnostic import Diagnostic, Severity
from cxjourney.rewrite.meaning import meaning
from cxjourney.rewrite.safety import equal, reading
from cxjourney.source.characters import UNUSUAL
from cxjourney.source.edit import Edit
from cxjourney.source.file import SourceFile
from cxjourney.source.span import Pointer
from cxjourney.wording import Wording, say

_Key = tuple[str, str, str]
"""A finding by what stays when lines move: its code, its file and its sentence."""


def verdict(
    before: Compilation, after: Compilation, repaired: Sequence[Diagnostic], changed: Mapping[str, bytes]
) -> Wording | None:
    """Why these repairs cannot be kept, None when they can.

    Files that could be read still can; every finding repaired is gone; no error has come; data has changed only
    where there were edits; and after safe repairs the model means the same, but for what the fault made wrong.
    """
    old = {file.path: file for file in before.files}
    readable = {path: reading(old[path].data, path) for path in changed}
    edits = _by_file(repaired)
    known = _counted(before.diagnostics)
    left = _counted(after.diagnostics)
    for path, data in changed.items():
        now = reading(data, path)
        if readable[path].readable and not now.readable:
            return say("the file could no longer be read", "le fichier ne pourrait plus être lu")
        if readable[path].readable and not _only_there(old[path], readable[path].data, now.data, edits[path]):
            return say("it would change something else", "cela changerait autre chose")
    for key, times in _counted(repaired).items():
        if left[key] > known[key] - times:
            return say("the finding would stay", "le constat demeurerait")
    if new := next(_new_errors(before, after, repaired, changed, known), None):
        return say(
            "it would bring {code}: {message}",
            "cela ferait apparaître {code} : {message}",
            code=new.code,
            message=new.message,
        )
    if all(found.fix and found.fix.safe for found in repaired):
        texts = {path: (old[path].data, data) for path, data in changed.items() if readable[path].readable}
        if not _same_meaning(before, after, {found.code for found in repaired}, texts):
            return say("the meaning would change", "le sens changerait")
    return None


def _counted(findings: Iterable[Diagnostic]) -> Counter[_Key]:
    return Counter(_key(found) for found in findings)


def _key(found: Diagnostic) -> _Key:
    return found.code, found.place.file, found.message.in_("en")


def _by_file(repaired: Sequence[Diagnostic]) -> dict[str, list[Edit]]:
    found: dict[str, list[Edit]] = {}
    for diagnostic in repaired:
        for edit in diagnostic.fix.edits if diagnostic.fix else ():
            found.setdefault(edit.file, []).append(edit)
    return found


# ---------------------------------------------------------------- no error has come


def uncovers(found: Diagnostic) -> bool:
    """Whether a fault of syntax or shape hides others, which its repair brings to light."""
    return found.code[0] in "YS" and _is_error(found)


def _new_errors(
    before: Compilation,
    after: Compilation,
    repaired: Sequence[Diagnostic],
    changed: Mapping[str, bytes],
    known: Counter[_Key],
) -> Iterator[Diagnostic]:
    """Errors that were not there. What a fault of syntax or shape had hidden may come to light, and is no new fault.

    Where a field or its value was rewritten nothing was hidden: what is wrong there now, and has no repair of its own,
    came with this one.
    """
    rewritten = _rewritten(repaired, after)
    uncovering = any(uncovers(found) for found in repaired)
    broken = {found.place.file for found in before.diagnostics if found.code[0] == "Y" and _is_error(found)}
    seen: Counter[_Key] = Counter()
    for found in after.diagnostics:
        key = _key(found)
        seen[key] += 1
        if not _is_error(found) or seen[key] <= known[key]:
            continue
        if not uncovering or (
            found.place.file in changed.keys() - broken
            and (found.code[0] == "Y" or found.code == "S102" or rewritten(found))
        ):
            yield found


def _rewritten(repaired: Sequence[Diagnostic], after: Compilation) -> Callable[[Diagnostic], bool]:
    """Whether a fault of shape stands at a key or value that the repair of another fault of shape has written."""
    edits = _by_file([found for found in repaired if found.code[0] == "S"])
    files = {file.path: file for file in after.files}
    stretches = {path: tuple(_moved(made)) for path, made in edits.items()}

    def holds(found: Diagnostic) -> bool:
        file = files.get(found.place.file)
        if file is None or found.code[0] != "S" or found.place.pointer not in file.spans:
            return False
        if found.fix is not None and found.fix.edits:
            return False
        spans = file.spans[found.place.pointer]
        places = (spans.key, spans.value) if spans.value.start.line == spans.key.start.line else (spans.key,)
        return any(
            start < place.end.offset and place.start.offset < end
            for start, end in stretches.get(found.place.file, ())
            for place in places
        )

    return holds


def _moved(edits: Sequence[Edit]) -> Iterator[tuple[int, int]]:
    """Where the texts of some edits stand once all are made, as stretches of bytes."""
    shift = 0
    for edit in sorted(set(edits), key=lambda edit: (edit.span.start.offset, edit.span.end.offset)):
        start, text = edit.span.start.offset + shift, len(edit.text.encode())
        yield start, start + text
        shift += text - (edit.span.end.offset - edit.span.start.offset)


def _is_error(found: Diagnostic) -> bool:
    return found.severity is Severity.ERROR


# ---------------------------------------------------------------- data has changed only where there were edits


def _only_there(file: SourceFile, before: Any, after: Any, edits: Sequence[Edit]) -> bool:
    differing = tuple(_differences(before, after))
    if not differing:
        return True
    stretches = sorted((edit.span.start.offset, edit.span.end.offset) for edit in edits)
    ends = [end for _, end in stretches]

    def touched(pointer: Pointer) -> bool:
        spans = file.spans.get(pointer)
        if spans is None or not pointer:
            return False
        following = bisect_left(ends, spans.key.start.offset)
        end = spans.value.end.offset
        end += len(file.data[end:]) - len(file.data[end:].lstrip(b" ")) if spans.value.start == spans.value.end else 0
        return following < len(ends) and stretches[following][0] <= end

    return all(
        touched(pointer[:-1]) or len(pointer) == 1 if added else touched(pointer) for pointer, added in differing
    )


def _differences(before: Any, after: Any, at: Pointer = ()) -> Iterator[tuple[Pointer, bool]]:
    """The outermost pointers at which two data differ, and whether the member is new; a list that grew or shrank whole."""
    waiting: list[tuple[Any, Any, Pointer]] = [(before, after, at)]
    while waiting:
        old, new, pointer = waiting.pop()
        if isinstance(old, dict) and isinstance(new, dict):
            yield from (((*pointer, key), True) for key in new.keys() - old.keys())
            yield from (((*pointer, key), False) for key in old.keys() - new.keys())
            waiting += [(old[key], new[key], (*pointer, key)) for key in old.keys() & new.keys()]
        elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
            waiting += [(old[index], new[index], (*pointer, index)) for index in range(len(old))]
        elif not equal(old, new):
            yield pointer, False


# ---------------------------------------------------------------- the model means the same


def _same_meaning(
    before: Compilation, after: Compilation, codes: set[str], texts: Mapping[str, tuple[bytes, bytes]]
) -> bool:
    """Whether files hold the same, but for what the repaired faults made wrong in them."""
    if not codes & OF_THE_MODEL.keys():
        pairs = [(reading(old, path).data, reading(new, path).data) for path, (old, new) in texts.items()]
        return all(equal(_blurred(old, codes), _blurred(new, codes)) for old, new in pairs)
    inside = [entity for entity in before.model.sound if entity.origin and entity.origin.file.path in texts]
    then = _blurred(meaning(before.model, inside), codes)
    now = _blurred(meaning(after.model, after.model.entities.values()), codes)
    return all(equal(view, now.get(ref)) for ref, view in then.items())


def _blurred(view: Any, codes: set[str]) -> Any:
    for code in sorted(codes):
        view = {**OF_THE_DATA, **OF_THE_MODEL}.get(code, _as_it_is)(view)
    return view


def _as_it_is(view: Any) -> Any:
    return view


def _in_texts(change: Callable[[str], str]) -> Callable[[Any], Any]:
    """Apply a change to every text of a view."""

    def blur(view: Any) -> Any:
        if isinstance(view, dict):
            return {change(key): blur(value) for key, value in view.items()}
        if isinstance(view, list):
            return [blur(value) for value in view]
        return change(view) if isinstance(view, str) else view

    return blur


def _seen(text: str) -> str:
    return "".join(UNUSUAL.sub("", text).split())


_MARKS: Final = re.compile(r"</?[A-Za-z][^<>]*>|[*`]")


def _bare(text: str) -> str:
    return _MARKS.sub("", text)


_STRENGTH: Final = ("accountable", "responsible", "consulted", "informed")


def _strongest(view: Any) -> Any:
    """Each team of a `raci` in its strongest role alone; who answers for it may also do it."""
    if isinstance(view, list):
        return [_strongest(value) for value in view]
    if not isinstance(view, dict):
        return view
    seen = {key: _strongest(value) for key, value in view.items()}
    if isinstance(raci := seen.get("raci"), dict):
        seen["raci"] = _roles(raci)
    return seen


def _roles(raci: dict[str, Any]) -> dict[str, Any]:
    given: dict[str, str] = {}
    kept: dict[str, Any] = {key: value for key, value in raci.items() if key not in _STRENGTH}
    for role in _STRENGTH:
        teams = raci.get(role) or []
        for team in [teams] if isinstance(teams, str) else teams:
            both = {given.get(team), role} == {"accountable", "responsible"}
            if team not in given or both:
                kept.setdefault(role, []).append(team)
                given.setdefault(team, role)
    return kept


def _without_entries(view: Any) -> Any:
    """A baseline without what it lists."""
    if not isinstance(view, dict) or view.get("kind") != "baseline":
        return view
    return {key: value for key, value in view.items() if key != "findings"}


OF_THE_DATA: Final[Mapping[str, Callable[[Any], Any]]] = {
    **dict.fromkeys(("Y002", "Y020", "Y021", "Y023"), _in_texts(_seen)),
    "Z005": _in_texts(_bare),
    "L904": _without_entries,
}
"""What a fault made wrong and its repair may change: a view of the data from which that is left out, by code."""
OF_THE_MODEL: Final[Mapping[str, Callable[[Any], Any]]] = {"O114": _strongest, "R106": _as_it_is}
"""The same, of what entities mean once references are answered."""
