"""The own rules of the workspace at hand, for commands that also run outside of any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.errors import CannotRun

if TYPE_CHECKING:
    from cxjourney.diagnostics.code import Code


def own_codes_here() -> tuple[Code, ...]:
    """The codes of the rules that the workspace declares for itself; none outside of a workspace."""
    from cxjourney.cli.options import common
    from cxjourney.cli.work import workspace_root
    from cxjourney.front.opening import workspace_of
    from cxjourney.lint.own import own_codes

    try:
        root = workspace_root(common())
    except CannotRun:
        return ()
    return own_codes(workspace_of(root))
