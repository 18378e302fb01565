"""Where the files of a change and the report of a job are seen in a browser: what the variables of a job tell."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cxjourney.diff.comment import Links
from cxjourney.errors import CannotRun
from cxjourney.wording import say

_ADDRESS = re.compile(r"https?://[^\s<>()\[\]\"'`\\]+\Z")


def links(environment: Mapping[str, str], commit: str = "", base: str = "") -> Links:
    """The links of a comment: `base` when it is given, else what GitHub or GitLab say of the repository.

    `commit` is the one that is compared, when it is one; otherwise that of the job. Raises `CannotRun` when `base` is
    not the address of a page.
    """
    if base and not _ADDRESS.match(base):
        raise CannotRun(
            say("`{base}` is not the address of a page", "`{base}` n'est pas l'adresse d'une page", base=base),
            say("write it in full: `https://…/blob/main/`", "écrivez-la en entier : `https://…/blob/main/`"),
        )
    server, repository = environment.get("GITHUB_SERVER_URL", ""), environment.get("GITHUB_REPOSITORY", "")
    project = environment.get("CI_PROJECT_URL", "")
    files, report = base, ""
    if server and repository:
        sha, run = commit or environment.get("GITHUB_SHA", ""), environment.get("GITHUB_RUN_ID", "")
        files = base or (sha and f"{server}/{repository}/blob/{sha}")
        report = run and f"{server}/{repository}/actions/runs/{run}"
    elif project:
        sha, job = commit or environment.get("CI_COMMIT_SHA", ""), environment.get("CI_JOB_URL", "")
        files = base or (sha and f"{project}/-/blob/{sha}")
        report = job and f"{job}/artifacts/browse"
    known = [one if _ADDRESS.match(one) else "" for one in (files, report)]
    return Links(known[0] and f"{known[0].rstrip('/')}/", known[1])
