"""`cxj fmt`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cxjourney.cli.locale import tr
from cxjourney.cli.options import common, settings
from cxjourney.cli.speech import command, option
from cxjourney.cli.work import FILE_NAME, workspace_root
from cxjourney.errors import CannotRun
from cxjourney.wording import Wording, say

if TYPE_CHECKING:
    from cxjourney.diagnostics.diagnostic import Diagnostic
    from cxjourney.rewrite.format import Formatted, LeftAsIs
    from cxjourney.source.file import SourceFile


@command(
    "fmt",
    say("Lay the files out, all in the same way.", "Met les fichiers en forme, tous de la même façon."),
    say(
        "Order of keys, indentation, quotes and empty lines; data and comments stay. There is nothing to configure.\n"
        "PATHS choose among the files of the workspace; `-` reads standard input and writes standard output.\n"
        "Exit codes: 0 done, 1 a file differs with --check or --diff, or cannot be read, 2 cannot run.",
        "Ordre des clés, retraits, guillemets et lignes vides ; données et commentaires restent. Rien n'est à régler.\n"
        "PATHS choisit parmi les fichiers de l'espace de travail ; `-` lit l'entrée standard et écrit sur la sortie.\n"
        "Codes de sortie : 0 c'est fait, 1 un fichier diffère avec --check ou --diff, ou ne peut être lu, 2 exécution impossible.",
    ),
)
@click.argument("paths", nargs=-1)
@option(
    "--check",
    "check_only",
    is_flag=True,
    wording=say(
        "Only say which files differ; the exit code is 1 when one does.",
        "Dire seulement quels fichiers diffèrent ; le code de sortie est 1 s'il y en a.",
    ),
)
@option(
    "--diff",
    is_flag=True,
    wording=say(
        "Show the differences, write nothing; the exit code is 1 when there is one.",
        "Montrer les écarts, ne rien écrire ; le code de sortie est 1 s'il y en a.",
    ),
)
@option(
    "--stdin-filename",
    metavar="FILE",
    wording=say("The name that standard input goes by.", "Le nom que porte l'entrée standard."),
)
@settings
def fmt(paths: tuple[str, ...], check_only: bool, diff: bool, stdin_filename: str | None) -> int:
    """Format the workspace, or say what formatting would do."""
    from cxjourney.rewrite.format import Formatted, formatted
    from cxjourney.rewrite.safety import replace_file, unified

    if "-" in paths:
        return _standard_input(paths, stdin_filename or "-", check_only=check_only, diff=diff)
    root = workspace_root(common())
    files, outside = _files(root, paths)
    changed = 0
    left: list[tuple[str, Wording]] = [(found.place.file, _where(found)) for found in outside]
    for file in files:
        made = formatted(file.data, file.path)
        if not isinstance(made, Formatted):
            if _is_blank(made):
                continue
            left.append((file.path, _reason(made)))
            continue
        if made.data == file.data:
            continue
        changed += 1
        if diff:
            click.echo(unified(file.data, made.data, file.path), nl=False)
        if not check_only and not diff:
            replace_file(root / file.path, made.data)
        _tell(_one(file.path, made, done=not check_only and not diff), aside=diff)
    for path, reason in left:
        _tell(
            say("left as is: {path} ({why})", "laissé tel quel : {path} ({why})", path=_shown(path), why=reason),
            aside=diff,
        )
    same = len(files) + len(outside) - changed - len(left)
    _tell(_total(changed, same, len(left), done=not check_only and not diff), aside=diff)
    return int(bool(left) or ((check_only or diff) and changed > 0))


def _files(root: Path, paths: tuple[str, ...]) -> tuple[tuple[SourceFile, ...], tuple[Diagnostic, ...]]:
    """The files that `paths` name, all when they name none; and those of them that cannot be taken, with the reason."""
    from cxjourney.cli.filters import inside
    from cxjourney.diagnostics.diagnostic import Severity
    from cxjourney.front.opening import files_of
    from cxjourney.source.glob import names

    found = files_of(root)
    refused = tuple(each for each in found.diagnostics if each.severity is Severity.ERROR)
    if not paths:
        return found.files, refused
    known = [*(file.path for file in found.files), *(each.place.file for each in refused)]
    wanted: set[str] = set()
    for path in paths:
        asked = inside(path, root)
        matched = {name for name in known if names(asked, name)}
        if not matched:
            raise CannotRun(
                say(
                    "`{path}` matches no file of the workspace",
                    "`{path}` ne correspond à aucun fichier de l'espace de travail",
                    path=path,
                ),
                say(
                    "see which files it includes in `cxjourney.yaml`",
                    "voyez dans `cxjourney.yaml` les fichiers qu'il comprend",
                ),
            )
        wanted |= matched
    return (
        tuple(file for file in found.files if file.path in wanted),
        tuple(each for each in refused if each.place.file in wanted),
    )


def _standard_input(paths: tuple[str, ...], name: str, *, check_only: bool, diff: bool) -> int:
    """Format what comes in; what cannot be formatted goes out as it came."""
    from cxjourney.rewrite.format import Formatted, formatted
    from cxjourney.rewrite.safety import unified

    if len(paths) > 1:
        raise CannotRun(say("`-` stands alone, without other paths", "`-` s'emploie seul, sans autre chemin"))
    data = sys.stdin.buffer.read()
    made = formatted(data, Path(name).name)
    result = made.data if isinstance(made, Formatted) else data
    if diff:
        click.echo(unified(data, result, name), nl=False)
    elif not check_only:
        sys.stdout.buffer.write(result)
        sys.stdout.buffer.flush()
    if not isinstance(made, Formatted) and _is_blank(made):
        return 0
    if not isinstance(made, Formatted):
        _tell(
            say("left as is: {path} ({why})", "laissé tel quel : {path} ({why})", path=_shown(name), why=_reason(made)),
            aside=True,
        )
        return 1
    if check_only and result != data:
        _tell(_one(name, made, done=False), aside=diff)
    return int((check_only or diff) and result != data)


def _is_blank(made: LeftAsIs) -> bool:
    """Whether a file holds nothing but comments: there is nothing to lay out, and nothing against it; but the workspace
    file cannot be so."""
    from cxjourney.diagnostics.codes.syntax import EMPTY_FILE

    return made.fault is not None and made.fault.code == EMPTY_FILE.code and made.fault.place.file != FILE_NAME


# ---------------------------------------------------------------- words


def _tell(wording: Wording, *, aside: bool) -> None:
    """One line of the report; on standard error when standard output holds something else."""
    if not common().quiet:
        click.echo(tr(wording), err=aside)


def _shown(path: str) -> str:
    from cxjourney.source.shown import shown

    return shown(path, 200)


def _one(path: str, made: Formatted, *, done: bool) -> Wording:
    why = ", ".join(tr(change) for change in made.changes)
    if done:
        return say("reformatted {path} ({why})", "remis en forme : {path} ({why})", path=_shown(path), why=why)
    return say("would reformat {path} ({why})", "à remettre en forme : {path} ({why})", path=_shown(path), why=why)


def _reason(made: LeftAsIs) -> Wording:
    if made.fault is None:
        return say("its layout cannot be changed safely", "sa mise en forme ne serait pas sans risque")
    return _where(made.fault)


def _where(fault: Diagnostic) -> Wording:
    start = fault.place.span.start
    return say(
        "{code} at {line}:{column}", "{code} en {line}:{column}", code=fault.code, line=start.line, column=start.column
    )


def _total(changed: int, same: int, left: int, *, done: bool) -> Wording:
    parts = [*_counts(changed, same, left, done=done)]
    joined = say(", ".join(part.en for part in parts), ", ".join(part.fr for part in parts))
    return Wording(joined.en, joined.fr, {"changed": changed, "same": same, "left": left})


def _counts(changed: int, same: int, left: int, *, done: bool) -> Iterator[Wording]:
    if done:
        yield say("{changed} reformatted", "{changed} remis en forme")
    else:
        yield say("{changed} to reformat", "{changed} à remettre en forme")
    yield say("{same} as they should be", "{same} en ordre")
    if left:
        yield say("{left} left as is", "{left} laissés tels quels" if left > 1 else "{left} laissé tel quel")


COMMAND = fmt
