"""cxjourney: customer journeys as code.

The public interface is what this module names: `compile_workspace` turns a folder into a `Compilation`, which holds
the resolved `Model` and every `Diagnostic`. The other modules may change from one version to the next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cxjourney.compiler import Compilation, compile_workspace
    from cxjourney.diagnostics.diagnostic import Diagnostic, Severity
    from cxjourney.model.model import Model

__version__ = "0.1.0"
__all__ = ["Compilation", "Diagnostic", "Model", "Severity", "__version__", "compile_workspace"]

_HOMES = {
    "Compilation": "cxjourney.compiler",
    "compile_workspace": "cxjourney.compiler",
    "Diagnostic": "cxjourney.diagnostics.diagnostic",
    "Severity": "cxjourney.diagnostics.diagnostic",
    "Model": "cxjourney.model.model",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for when it is asked for: `cxj --version` needs none of it."""
    if name not in _HOMES:
        raise AttributeError(f"module 'cxjourney' has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(_HOMES[name]), name)
