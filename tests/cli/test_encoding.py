"""Outputs that are not UTF-8: letters that they lack are escaped, and nothing ends in a fault."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.laying import ROOT, laid

PERSON = "kind: persona\nid: lea\nname: Léa → 日本 😀\n"
COMMANDS = (
    ["--help"],
    ["check"],
    ["check", "--output", "text"],
    ["ls"],
    ["rules"],
    ["explain", "C101"],
    ["show", "persona:lea"],
    ["score"],
    ["raci"],
    ["metrics"],
    ["doctor"],
    ["schema", "persona"],
    ["show", "persona:zoé"],
    ["new", "persona", "zoe", "--name", "Zoé →", "--stdout"],
    ["build"],
    ["init", "fresh"],
)


def written(folder: Path, encoding: str, *args: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "cxjourney", "--locale", "fr", *args]
    return subprocess.run(command, capture_output=True, check=False, cwd=folder, env=environment)


@pytest.mark.parametrize(("encoding", "read_as"), [("cp1252", "cp1252"), ("latin-1", "latin-1"), ("ascii", "utf-8")])
def test_no_command_fails_for_want_of_a_letter(tmp_path: Path, encoding: str, read_as: str) -> None:
    laid(tmp_path, {"p.yaml": PERSON})
    for args in COMMANDS:
        done = written(tmp_path, encoding, *args)
        assert done.returncode in (0, 1, 2), (args, done.stderr)
        assert "Traceback" not in done.stderr.decode(read_as)
        assert done.stdout.decode(read_as) or done.stderr, args


def test_json_in_latin_1_is_still_the_same_json(tmp_path: Path) -> None:
    laid(tmp_path, {"p.yaml": PERSON})
    done = written(tmp_path, "latin-1", "ls", "--format", "json")
    assert json.loads(done.stdout.decode("latin-1"))[0]["name"] == "Léa → 日本 😀"
