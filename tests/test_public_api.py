"""What other programs may rely on."""

from __future__ import annotations

from pathlib import Path

import pytest

import cxjourney
from tests.laying import TODAY, laid


def test_every_public_name_is_there_and_documented() -> None:
    for name in cxjourney.__all__:
        found = getattr(cxjourney, name)
        assert name == "__version__" or found.__doc__


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'comple'"):
        _ = cxjourney.comple


def test_compile_from_python(tmp_path: Path) -> None:
    compilation = cxjourney.compile_workspace(laid(tmp_path, {"t.yaml": "kind: team\nid: care\nname: Care\n"}), TODAY)
    assert compilation.ok
    assert [entity.ref for entity in compilation.model.sound] == ["team:care"]
