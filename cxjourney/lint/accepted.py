"""Read the baseline of a workspace."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from cxjourney.binding.decode import decode_part
from cxjourney.diagnostics.diagnostic import Diagnostic, Severity
from cxjourney.lint.baseline import Baseline
from cxjourney.model.node import make
from cxjourney.schema.validate import Checked, validate
from cxjourney.source.discovery import text_file
from cxjourney.source.file import SourceFile
from cxjourney.source.names import BASELINE
from cxjourney.source.reader import read


@dataclass(frozen=True, slots=True)
class Accepted:
    """The baseline, the file that it stands in if there is one, and what is wrong with it."""

    baseline: Baseline
    files: tuple[SourceFile, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def accepted_in(root: Path, overlay: Mapping[str, bytes]) -> Accepted:
    """Read the baseline of the workspace in `root`; what cannot be understood lets nothing be."""
    if BASELINE not in overlay and not (root / BASELINE).is_file():
        return Accepted(make(Baseline))
    file = text_file(root, BASELINE, overlay)
    document = read(file)
    checked = validate(file, document.data, only="baseline") if document.readable else Checked("", {})
    made = decode_part(Baseline, checked.data, file) if checked.data else make(Baseline)
    return Accepted(made, (file,), (*document.diagnostics, *checked.diagnostics))


def is_whole(told: Iterable[Diagnostic]) -> bool:
    """Whether every file had a shape from which all its findings follow."""
    return not any(found.code[0] in "YS" and found.severity is Severity.ERROR for found in told)
