"""Faults of the environment. What the author of a journey did wrong is a `Diagnostic`, never an exception."""

from __future__ import annotations

from cxjourney.wording import Wording


class CannotRun(Exception):  # noqa: N818 -- it names what the user is told, and ends the run with exit code 2
    """The work cannot be done at all: no workspace, an unreadable file, a missing tool. Exit code 2."""

    def __init__(self, wording: Wording, help: Wording | None = None) -> None:
        super().__init__(wording.in_("en"))
        self.wording = wording
        self.help = help
