"""An environment of its own for dbt and MetricFlow: built when the checks of a change run, used elsewhere when there.

`CXJ_DBT` names the folder of one that exists. Otherwise it stands in the cache of the user, about 170 MB, and is built
there once when `CI` is true.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from hashlib import blake2b
from pathlib import Path

import pytest

WANTED = ("dbt-metricflow[dbt-duckdb]>=0.15,<0.16", "dbt-core>=1.12,<1.13")
OVERRIDE = "dbt-core-experimental-parser ; python_version < '3'\n"
"""A compiled parser that nothing here uses, and that fetches a release when it is installed from source."""


@cache
def environment() -> Path:
    """The folder of the environment; skips the test when there is none."""
    if named := os.environ.get("CXJ_DBT"):
        return Path(named)
    mark = blake2b("".join((*WANTED, OVERRIDE, sys.version)).encode(), digest_size=6).hexdigest()
    cache_ = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = cache_ / "cxjourney-tests" / f"dbt-{mark}"
    if (folder / "ready").is_file():
        return folder
    if os.environ.get("CI") != "true":
        pytest.skip("dbt is not installed: run once with CI=true, or name its environment in CXJ_DBT")
    _build(folder)
    (folder / "ready").touch()
    return folder


def _build(folder: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
    python = folder / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", "uv"], check=True)
    override = folder / "override.txt"
    override.write_text(OVERRIDE)
    uv = [folder / "bin" / "uv", "pip", "install", "-q", "--python", python, "--override", override]
    subprocess.run([*uv, *WANTED], check=True)


def ran(folder: Path, project: Path, program: str, *arguments: str) -> str:
    """What a program of the environment says; the test fails when it does."""
    found: Mapping[str, str] = {
        **os.environ,
        "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
        "DBT_PROFILES_DIR": str(project),
        "DO_NOT_TRACK": "1",
        "DBT_PARTIAL_PARSE": "false",
        "NO_COLOR": "1",
    }
    made = subprocess.run(
        [folder / "bin" / program, *arguments],
        cwd=project,
        env=dict(found),
        capture_output=True,
        text=True,
        check=False,
    )
    said = "\n".join(line for line in (made.stdout + made.stderr).replace("\r", "\n").splitlines() if "…" not in line)
    assert made.returncode == 0, f"{program} {' '.join(arguments)}:\n{said[-4000:]}"
    return made.stdout + made.stderr
