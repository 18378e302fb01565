"""The scripts of the repository, as modules."""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from typing import Any

from tests.laying import ROOT


@cache
def script(path: str) -> Any:
    """A script by its path from the root, such as `bench/truth.py`; it may import those beside it."""
    file = ROOT / path
    spec = importlib.util.spec_from_file_location(f"scripts_{file.parent.name}_{file.stem}", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[module.__name__] = module
    sys.path.insert(0, str(file.parent))
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(file.parent))
    return module
