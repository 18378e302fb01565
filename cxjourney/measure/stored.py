"""Results that earlier runs have written: where they go, and a folder of them read back."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cxjourney.diagnostics.codes.measure.numbers import RESULTS_UNREADABLE
from cxjourney.diagnostics.diagnostic import Diagnostic, Place
from cxjourney.errors import system_reason
from cxjourney.metrics.history import Run, in_order
from cxjourney.metrics.misfit import misfit
from cxjourney.metrics.results import Results, from_plain_results
from cxjourney.source.file import SourceFile
from cxjourney.source.names import RESULTS
from cxjourney.source.positions import Positions
from cxjourney.source.reader import locate
from cxjourney.wording import Wording, say

_EVENING = re.compile(r"T23:59:59(\.9+)?$")
_LONGEST_NAME = 60
LARGEST = 64_000_000
"""Bytes above which a file is not opened: results hold no rows, and stay far below."""
_NOT_JSON = say("this is not JSON", "ceci n'est pas du JSON")


@dataclass(frozen=True, slots=True)
class Loaded:
    """The runs of a folder from the first date to the last, and what is wrong with files that are none."""

    runs: tuple[Run, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def name_of(results: Results, selection: str | None = None, suffix: str = ".json") -> str:
    """The name under which results are kept in a folder: `2026-11-22.json`, `2026-11-22T101500.json`.

    A run of a part of the workspace says which: `2026-11-22-first-home-loan.json`.
    """
    moment = _EVENING.sub("", results.as_of).replace(":", "")
    part = re.sub(r"[^a-z0-9]+", "-", (selection or "").lower()).strip("-")[:_LONGEST_NAME].rstrip("-")
    return "-".join(filter(None, (moment, part))) + suffix


def load_results(folder: Path, shown: str = RESULTS) -> Loaded:
    """Every `*.json` of a folder, its own folders left out. A folder that is not there holds nothing.

    `shown` is what stands for the folder in messages, a path inside the workspace. A file that is no results of a
    run becomes a finding (M038) at the place of the fault, and the others are read all the same.
    """
    runs: list[Run] = []
    told: list[Diagnostic] = []
    for path in sorted(folder.glob("*.json")) if folder.is_dir() else ():
        found = _read(path, f"{shown.rstrip('/')}/{path.name}")
        if isinstance(found, Run):
            runs.append(found)
        else:
            told.append(found)
    return Loaded(in_order(runs), tuple(told))


def _read(path: Path, shown: str) -> Run | Diagnostic:
    if not path.resolve().is_relative_to(path.parent.resolve()):
        return _refused(Place(shown), say("it leads out of its folder", "il mène hors de son dossier"))
    try:
        if path.stat().st_size > LARGEST:
            return _refused(Place(shown), say("it is too large", "il est trop gros"))
        data = path.read_bytes()
        text = data.decode("utf-8")
        document = json.loads(text, parse_constant=_no_number, object_pairs_hook=_once)
    except OSError as error:
        return _refused(Place(shown), system_reason(error))
    except UnicodeDecodeError:
        return _refused(Place(shown), say("it is not UTF-8", "il n'est pas en UTF-8"))
    except json.JSONDecodeError as error:
        at = error.pos
        span = Positions(text).span
        return _refused(Place(shown, lambda: span(at, min(at + 1, len(text)))), _NOT_JSON)
    except RecursionError:
        return _refused(Place(shown), _NOT_JSON)
    except _Odd as odd:
        return _refused(Place(shown), odd.why)
    except ValueError:  # a number of thousands of digits
        return _refused(Place(shown), _NOT_JSON)
    wrong = misfit(Results, document)
    if wrong is None:
        return Run(path.name, from_plain_results(document))
    file = SourceFile(shown, data, locate)
    return _refused(Place(shown, lambda: file.span(wrong.way), wrong.way), wrong.message)


def _refused(place: Place, why: Wording) -> Diagnostic:
    return RESULTS_UNREADABLE.at(
        place,
        say(
            "this file does not hold the results of a run: {why}",
            "ce fichier ne contient pas les résultats d'une exécution : {why}",
            why=why,
        ),
        say(
            "measure again, or take the file out of the folder",
            "mesurez de nouveau, ou retirez le fichier du dossier",
        ),
    )


class _Odd(ValueError):  # noqa: N818 -- it is caught where the file is read, and becomes a finding
    """What JSON readers let pass, and no results hold."""

    def __init__(self, why: Wording) -> None:
        super().__init__(why.en)
        self.why = why


def _no_number(word: str) -> Any:
    raise _Odd(say("`{word}` is no number", "`{word}` n'est pas un nombre", word=word))


def _once(pairs: list[tuple[str, Any]]) -> Mapping[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for at, name in enumerate(names) if name in names[:at])
        raise _Odd(say("`{name}` is there twice", "`{name}` y est deux fois", name=twice))
    return found
