"""Files by which other tools check a workspace: a job of GitHub or GitLab, a hook before each commit."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files

SERVICES: Mapping[str, tuple[str, str]] = {
    "github": ("github.yml", ".github/workflows/journeys.yml"),
    "gitlab": ("gitlab.yml", ".gitlab-ci.yml"),
    "pre-commit": ("pre-commit.yaml", ".pre-commit-config.yaml"),
}
"""What is kept here, and where the tool looks for it from the root of a repository."""
_HERE = '"."'


def automation(service: str, workspace: str = ".") -> tuple[str, str]:
    """The path from the root of the repository and the text of a file of `SERVICES`, for a workspace in a folder of it."""
    kept, path = SERVICES[service]
    text = (files(__package__ or __name__) / "ci" / kept).read_text(encoding="utf-8")
    return path, text.replace(_HERE, json.dumps(workspace, ensure_ascii=False))
