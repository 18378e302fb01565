"""The results that a build shows: those that were kept in a folder, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxjourney.backends.measured import Measured
    from cxjourney.compiler import Compilation
    from cxjourney.diagnostics.diagnostic import Diagnostic


def kept_results(
    compilation: Compilation, folder: Path | None, *, everyone: bool
) -> tuple[Measured | None, tuple[Diagnostic, ...]]:
    """The runs of `folder`, by default of `results/` in the workspace; None when it holds none.

    Whether a number still holds is asked of the whole workspace, also in a build for `everyone`.
    """
    from cxjourney.measure.stored import load_results
    from cxjourney.source.names import RESULTS

    where = folder if folder is not None else compilation.root / RESULTS
    loaded = load_results(where, _shown(where, compilation.root))
    if not loaded.runs or loaded.diagnostics:
        return None, loaded.diagnostics
    from cxjourney.backends.measured import Measured
    from cxjourney.measure.standing import stale

    stale_ = stale(loaded.runs, compilation.model, compilation.workspace)
    return Measured(loaded.runs, stale_, everyone), ()


def _shown(folder: Path, root: Path) -> str:
    """The folder in messages: from the workspace when it stands there, else as it was named."""
    resolved, top = folder.resolve(), root.resolve()
    return resolved.relative_to(top).as_posix() if resolved.is_relative_to(top) else folder.as_posix()
