"""`cxj` itself: finds its commands, one file each, and turns every end into an exit code of the contract."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import cache
from typing import Any

import click

from cxjourney import __version__
from cxjourney.cli import locale
from cxjourney.cli.encoding import forsake
from cxjourney.cli.locale import tr
from cxjourney.cli.options import settings
from cxjourney.cli.speech import HEADINGS, Command, explained, option
from cxjourney.cli.usage import usage_help, usage_message
from cxjourney.diagnostics.suggest import nearest
from cxjourney.errors import CannotRun, system_reason
from cxjourney.registry import module_named, modules_in
from cxjourney.wording import Wording, say

DONE, FINDINGS, CANNOT_RUN, FAULT, INTERRUPTED = 0, 1, 2, 3, 130


class _ReaderGoneError(Exception):
    """Whoever read our output went away. click makes an exit code of its own of the error of the system."""


class App(click.Group):
    """The group of commands, found in `cxjourney.cli.commands`."""

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """The context of a run; some options answer here already."""
        try:
            return super().make_context(*args, **extra)
        except BrokenPipeError:
            raise _ReaderGoneError from None

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise _ReaderGoneError from None

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in alphabetical order."""
        return sorted(_commands())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None. Its module has its name, so that the others need not be imported."""
        return _named(cmd_name) or _commands().get(cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word names."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            likely = nearest(args[0], _commands())
            hint = (
                say("did you mean `cxj {likely}`?", "vouliez-vous dire `cxj {likely}` ?", likely=likely)
                if likely
                else None
            )
            raise CannotRun(
                say("there is no command `{name}`", "la commande `{name}` n'existe pas", name=args[0]), hint
            )
        return super().resolve_command(ctx, args)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`-h` and `--help`, explained in the language of the run."""
        return explained(super().get_help_option(ctx))

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The first page that anyone sees."""
        formatter.write(f"cxj {__version__} — {tr(_TAGLINE)}\n\n")
        formatter.write(f"{tr(HEADINGS['Usage'])}: cxj [OPTIONS] {tr(say('COMMAND', 'COMMANDE'))} …\n")
        with formatter.section(tr(HEADINGS["Commands"])):
            formatter.write_dl([(name, _commands()[name].get_short_help_str()) for name in self.list_commands(ctx)])
        Command.format_options(self, ctx, formatter)  # type: ignore[arg-type]  # it only reads the parameters


_TAGLINE = say("customer journeys as code", "les parcours clients comme du code")


def _commands() -> dict[str, click.Command]:
    for module in modules_in(_COMMANDS) if not _FOUND else ():
        _FOUND[module.COMMAND.name] = module.COMMAND
    return _FOUND


@cache
def _named(name: str) -> click.Command | None:
    module = module_named(_COMMANDS, name)
    command: click.Command | None = module.COMMAND if module is not None else None
    return command if command is not None and command.name == name else None


_COMMANDS = "cxjourney.cli.commands"
_FOUND: dict[str, click.Command] = {}


@click.group(cls=App, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@settings
@option("--version", is_flag=True, wording=say("Show the version.", "Afficher la version."))
@click.pass_context
def app(ctx: click.Context, version: bool) -> None:
    """Customer journeys as code."""
    if version:
        click.echo(f"cxjourney {__version__}")
    elif ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def run(argv: Sequence[str]) -> int:
    """Run `cxj` with `argv` and return the exit code."""
    locale.use(locale.chosen(argv, os.environ))
    try:
        return _ended(argv)
    except (BrokenPipeError, _ReaderGoneError):
        # The reader of our output went away, as `head` does: there is nobody left to tell.
        forsake(sys.stdout)
        return DONE


def _ended(argv: Sequence[str]) -> int:
    """Run the command, and write out everything that it said."""
    try:
        code = app.main(args=list(argv), prog_name="cxj", standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code if isinstance(code, int) else DONE
    except CannotRun as error:
        return _said(error.wording, error.help)
    except click.UsageError as error:
        return _said(usage_message(error), usage_help(error))
    except click.ClickException as error:
        return _said(say("{why}", "{why}", why=error.format_message()))
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except (BrokenPipeError, _ReaderGoneError):
        raise
    except OSError as error:
        if error.filename is None and _in_output(error):
            forsake(sys.stdout)
            why = system_reason(error)
            return _said(say("standard output: {why}", "la sortie standard : {why}", why=why))
        where = error.filename or say("a file", "un fichier")
        return _said(say("`{where}`: {why}", "`{where}` : {why}", where=where, why=system_reason(error)))
    except Exception as error:
        if "-vv" in argv:
            raise
        why = say(
            "this is a fault of cxjourney, not yours ({kind}: {error})",
            "c'est une faute de cxjourney, pas la vôtre ({kind} : {error})",
            kind=type(error).__name__,
            error=error,
        )
        _said(
            why,
            say("run again with `-vv` and report what it prints", "relancez avec `-vv` et signalez ce qui s'affiche"),
        )
        return FAULT


def _in_output(error: OSError) -> bool:
    """Whether it is what we print that could not be written, and not a file."""
    last = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    where: str = last.tb_frame.f_globals["__name__"] if last is not None else ""
    return where in (click.echo.__module__, __name__) or where.startswith("cxjourney.cli.commands.")


def _said(wording: Wording, help: Wording | None = None) -> int:
    try:
        click.echo(f"{click.style('cxj', bold=True)}: {tr(wording)}", err=True)
        if help is not None:
            click.echo(f"  = {tr(help)}", err=True)
    except OSError:  # nobody reads, or nothing more can be written: the exit code is all that is left
        forsake(sys.stderr)
    return CANNOT_RUN
