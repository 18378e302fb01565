"""Options that every command understands, before or after its name, and what they say."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import wraps
from pathlib import Path
from typing import Any

import click

from cxjourney.cli.locale import current
from cxjourney.cli.speech import option
from cxjourney.wording import say


@dataclass(frozen=True, slots=True)
class Settings:
    """What the common options say. `workspace` is a folder, or None to look upward from here.

    `changes` are other values for the workspace file: `rules.preset=strict`.
    """

    workspace: Path | None = None
    quiet: bool = False
    verbose: int = 0
    color: str = "auto"
    changes: tuple[str, ...] = ()

    @property
    def locale(self) -> str:
        """The language of messages."""
        return current()

    def paint(self, text: str, role: str) -> str:
        """A text in the colour of its role, when the output can show it."""
        return click.style(text, **_STYLES[role]) if self.in_colour else text

    @property
    def in_colour(self) -> bool:
        """Whether standard output shows colours."""
        if self.color != "auto":
            return self.color == "always"
        return not os.environ.get("NO_COLOR") and sys.stdout.isatty()


_STYLES: dict[str, dict[str, Any]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "info": {"fg": "cyan", "bold": True},
    "code": {"fg": "magenta"},
    "place": {"fg": "blue"},
    "rule": {"fg": "blue", "bold": True},
    "help": {"fg": "green"},
    "strong": {"bold": True},
}

_COMMON = (
    option("-C", "--workspace", "workspace", type=click.Path(path_type=Path), wording=say("Folder of the workspace; by default, the nearest one upward.", "Dossier de l'espace de travail ; par défaut, le plus proche en remontant.")),
    option("-q", "--quiet", is_flag=True, wording=say("Say only what is asked for.", "Ne dire que ce qui est demandé.")),
    option("-v", "--verbose", count=True, wording=say("Say more; `-vv` shows what happens inside.", "En dire plus ; `-vv` montre ce qui se passe à l'intérieur.")),
    option("--set", "changes", multiple=True, metavar="KEY=VALUE", wording=say("Another value for `cxjourney.yaml`, for this run: `rules.preset=strict`. Repeatable.", "Une autre valeur pour `cxjourney.yaml`, pour cette fois : `rules.preset=strict`. Répétable.")),
    option("--color", type=click.Choice(["auto", "always", "never"]), wording=say("When to use colours.", "Quand employer des couleurs.")),
    option("--locale", type=click.Choice(["en", "fr"]), wording=say("Language of the messages.", "Langue des messages.")),
)  # fmt: skip


def settings(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the common options; a command that wants them takes `common: Settings` from the context."""

    @wraps(function)
    def wrapped(**values: Any) -> Any:
        context = click.get_current_context()
        known = context.find_object(Settings) or Settings()
        said = {
            "workspace": values.pop("workspace"),
            "quiet": values.pop("quiet") or None,
            "verbose": values.pop("verbose") or None,
            "color": values.pop("color"),
            "changes": (*known.changes, *values.pop("changes")),
        }
        values.pop("locale")
        context.obj = replace(known, **{name: value for name, value in said.items() if value is not None})
        return function(**values)

    for add in reversed(_COMMON):
        wrapped = add(wrapped)
    return wrapped


def common() -> Settings:
    """The common options of the command that runs."""
    found = click.get_current_context().find_object(Settings)
    return found or Settings()
