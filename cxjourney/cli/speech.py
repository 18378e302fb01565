"""Click, speaking the languages of the house: help texts are `Wording`s, headings are translated."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from cxjourney.cli.locale import tr
from cxjourney.wording import Wording, say

F = TypeVar("F", bound=Callable[..., Any])

HEADINGS = {
    "Usage": say("Usage", "Usage\u00a0"),
    "Options": say("Options", "Options\u00a0"),
    "Commands": say("Commands", "Commandes\u00a0"),
}
"""Each is followed by a colon, before which French wants a space."""


class Option(click.Option):
    """An option whose help is a `Wording`."""

    def __init__(self, *args: Any, wording: Wording, **attrs: Any) -> None:
        super().__init__(*args, **attrs)
        self.wording = wording

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The row of this option in `--help`."""
        self.help = tr(self.wording)
        return super().get_help_record(ctx)


class Command(click.Command):
    """A command whose help is a `Wording`; `detail` is shown on its own page only."""

    def __init__(self, *args: Any, wording: Wording, detail: Wording | None = None, **attrs: Any) -> None:
        super().__init__(*args, **attrs)
        self.wording = wording
        self.detail = detail

    def get_short_help_str(self, limit: int = 45) -> str:
        """The row of this command in `cxj --help`."""
        return tr(self.wording)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The first line of its page."""
        pieces = self.collect_usage_pieces(ctx)
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=f"{tr(HEADINGS['Usage'])}: ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the command does, at the head of its page."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(tr(self.wording))
            for paragraph in tr(self.detail).split("\n") if self.detail else ():
                formatter.write_paragraph()
                formatter.write_text(paragraph)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`-h` and `--help`, explained in the language of the run."""
        return explained(super().get_help_option(ctx))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table of options."""
        options = (parameter for parameter in self.get_params(ctx) if isinstance(parameter, click.Option))
        rows = [row for parameter in options if (row := parameter.get_help_record(ctx))]
        if rows:
            with formatter.section(tr(HEADINGS["Options"])):
                formatter.write_dl(rows)


def explained(option: click.Option | None) -> click.Option | None:
    """The option `--help`, explained in the language of the run."""
    if option is not None:
        option.help = tr(say("Show this page.", "Afficher cette page."))
    return option


def option(*names: str, wording: Wording, **attrs: Any) -> Callable[[F], F]:
    """Declare an option: `option("--out", wording=say("Where …", "Où …"))`."""
    return click.option(*names, cls=Option, wording=wording, **attrs)


def command(
    name: str, wording: Wording, detail: Wording | None = None
) -> Callable[[Callable[..., Any]], click.Command]:
    """Declare a command."""
    return click.command(
        name, cls=Command, wording=wording, detail=detail, context_settings={"help_option_names": ["-h", "--help"]}
    )
