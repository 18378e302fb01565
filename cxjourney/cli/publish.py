"""What a build publishes: to whom, at which address, with which pictures."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cxjourney.errors import CannotRun
from cxjourney.wording import say

if TYPE_CHECKING:
    from pathlib import Path

    from cxjourney.compiler import Compilation
    from cxjourney.diagnostics.diagnostic import Diagnostic
    from cxjourney.model.model import Model
    from cxjourney.workspace import Workspace

_MOST = 4_000_000
"""The most bytes of a portrait."""


def published(workspace: Workspace, base_url: str | None) -> Workspace:
    """The workspace with another address for its site; raises `CannotRun` when that is no address."""
    from cxjourney.model.node import make
    from cxjourney.workspace import Site

    if base_url is None:
        return workspace
    if not base_url.lower().startswith(("http://", "https://")):
        raise CannotRun(
            say("`{url}` is not the address of a site", "`{url}` n'est pas l'adresse d'un site", url=base_url),
            say(
                "write it whole: `--base-url https://journeys.example.org/`",
                "écrivez-la en entier : `--base-url https://parcours.example.org/`",
            ),
        )
    return replace(workspace, site=replace(workspace.site or make(Site), base_url=base_url))


def outward(model: Model, workspace: Workspace) -> tuple[Model, tuple[Diagnostic, ...], list[Diagnostic]]:
    """The model without what is internal, the findings that its pages may show, and what it would still give away.

    What the check found is work of the house: none of it is shown.
    """
    from cxjourney.diagnostics.diagnostic import in_order
    from cxjourney.lint.outward import leaks
    from cxjourney.model.audience import for_everyone

    reduced = for_everyone(model)
    return reduced.model, (), list(in_order(leaks(reduced, workspace)))


def pictures_of(compilation: Compilation, model: Model) -> dict[str, bytes]:
    """The portraits that the model shows, by their path; what cannot be read was reported, and is left out."""
    read = ((path, picture(compilation.root, path)) for path in portraits(model))
    return {path: data for path, data in read if data is not None}


def portraits(model: Model) -> list[str]:
    """The paths of the portraits of a model, as their authors wrote them."""
    from cxjourney.model.kinds.persona import Persona

    return sorted({one.portrait.file for one in model.all(Persona) if one.portrait})


def picture(root: Path, path: str) -> bytes | None:
    """A portrait; None when it cannot be read, or is too large."""
    from cxjourney.source.discovery import fetch

    data = fetch(root, path, _MOST + 1)
    return data if data is not None and len(data) <= _MOST else None
