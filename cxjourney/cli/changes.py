"""`--set KEY=VALUE`: the workspace file with other values for one run, held to the same checks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from cxjourney.errors import CannotRun
from cxjourney.wording import plain, say

if TYPE_CHECKING:
    from cxjourney.diagnostics.diagnostic import Diagnostic
    from cxjourney.source.span import Pointer


def changes_in(words: Iterable[str]) -> Mapping[Pointer, Any]:
    """What `rules.levels.C101=off` and the like ask for: values by their way in the file, read as YAML.

    Raises `CannotRun` when a word is not of that form.
    """
    from cxjourney.source.file import SourceFile
    from cxjourney.source.reader import locate, read

    found: dict[Pointer, Any] = {}
    for word in words:
        key, equals, value = word.partition("=")
        document = read(SourceFile("--set", f"value: {value}\n".encode("utf-8", "surrogateescape"), locate))
        data = document.data
        pointer = tuple(key.strip().split("."))
        if not equals or not all(pointer) or not isinstance(data, dict) or list(data) != ["value"]:
            raise CannotRun(
                say("`--set {word}` cannot be understood", "`--set {word}` ne se comprend pas", word=word),
                say(
                    "write a key and a value: `--set rules.preset=strict`",
                    "écrivez une clé et une valeur : `--set rules.preset=strict`",
                ),
            )
        found[pointer] = data["value"]
    return found


def refuse_faulty(diagnostics: Iterable[Diagnostic], changes: Mapping[Pointer, Any]) -> None:
    """Raise `CannotRun` with what the checks of the workspace file have to say of a value that was set."""
    from cxjourney.diagnostics.diagnostic import Severity
    from cxjourney.source.names import FILE_NAME

    for found in diagnostics if changes else ():
        place = found.place
        if place.file != FILE_NAME or found.severity is not Severity.ERROR:
            continue
        for pointer in changes:
            if place.pointer[: len(pointer)] == pointer or pointer[: len(place.pointer)] == place.pointer != ():
                key = ".".join(map(str, pointer))
                raise CannotRun(
                    say("`--set {key}`: {why}", "`--set {key}` : {why}", key=plain(key), why=found.message), found.help
                )
