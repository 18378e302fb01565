"""Where reports go: standard output, files, and the summary of a GitHub job."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cxjourney.errors import CannotRun, system_reason
from cxjourney.wording import Wording, plain, say

if TYPE_CHECKING:
    from cxjourney.diagnostics.report import Format, Report


@dataclass(frozen=True, slots=True)
class Sink:
    """A format and where it goes: a file, or standard output when that is empty."""

    format: Format
    file: str = ""


def sinks(outputs: Sequence[str]) -> tuple[Sink, ...]:
    """What `--output FORMAT[=FILE]` asks for; `text` or `concise` when nothing does, with annotations on GitHub.

    Raises `CannotRun` for a format that does not exist, and when two reports would go to the same place.
    """
    if not outputs:
        usual = _sink("text" if sys.stdout.isatty() else "concise")
        return (usual, _sink("github")) if on_github() else (usual,)
    found = tuple(_sink(output) for output in outputs)
    if sum(not sink.file for sink in found) > 1:
        raise CannotRun(
            say("only one report can go to standard output", "un seul rapport peut aller sur la sortie standard"),
            say("give the others a file: `json=report.json`", "donnez un fichier aux autres : `json=rapport.json`"),
        )
    files = [Path(sink.file).absolute() for sink in found if sink.file]
    for file in files:
        if files.count(file) > 1:
            raise CannotRun(
                say("two reports would go to `{file}`", "deux rapports iraient dans `{file}`", file=file.name)
            )
    return found


def on_github() -> bool:
    """Whether this runs inside a job of GitHub Actions."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def deliver(report: Report, wanted: Sequence[Sink], in_colour: bool = False) -> None:
    """Write the report to every sink. Raises `CannotRun` when a file cannot be written."""
    rendered = [(sink, _rendered(report, sink)) for sink in wanted]
    for sink, text in rendered:
        if sink.file:
            write_file(Path(sink.file), text)
    shown = [(sink.format.name, text) for sink, text in rendered if not sink.file]
    for name, text in shown:
        # A program may read a report that was asked for; what people read beside commands must hold none.
        to_people = name == "text" or (len(shown) > 1 and name != "github")
        click.echo(quoted(text) if to_people and on_github() else text, nl=False, color=in_colour or None)
    for sink in wanted:
        if (left := sink.format.warning(report)) is not None:
            click.echo(left.in_(report.locale), err=True)
    summary = os.environ.get("GITHUB_STEP_SUMMARY", "")
    if summary and on_github() and any(sink.format.name == "github" for sink in wanted):
        _summarise(report, Path(summary))


def quoted(text: str) -> str:
    """A text for the log of a GitHub job, in which no line is taken for a command.

    Commands are off until a line repeats the word that was given. The word is a digest of the text, so that nothing
    in the text can hold it.
    """
    if not text:
        return text
    import hashlib

    word = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    end = "" if text.endswith("\n") else "\n"
    return f"::stop-commands::{word}\n{text}{end}::{word}::\n"


def write_file(file: Path, text: str) -> None:
    """Make `file` hold exactly this text, in one go: whoever reads it meanwhile finds the old one or the new one.

    Folders on the way are made. A pipe or a device is written to as it is. Raises `CannotRun` when it cannot be done.
    """
    from cxjourney.rewrite.safety import replace_file

    data = text.encode("utf-8", "replace")
    try:
        target = file.resolve()
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.is_dir():
            raise unwritable(file, say("it is a folder", "c'est un dossier"))
        if file.parts[:2] == ("/", "dev") or (target.exists() and not target.is_file()):
            file.write_bytes(data)
        else:
            replace_file(target, data)
    except (OSError, RuntimeError) as error:
        why = system_reason(error) if isinstance(error, OSError) else plain(type(error).__name__)
        raise unwritable(file, why) from error


def unwritable(file: Path, why: Wording) -> CannotRun:
    """What to say of a file that cannot be written."""
    return CannotRun(
        say("`{file}` cannot be written: {why}", "`{file}` ne peut pas être écrit : {why}", file=file, why=why),
        say("choose another file", "choisissez un autre fichier"),
    )


def _sink(output: str) -> Sink:
    from cxjourney.diagnostics.report import format_named, formats
    from cxjourney.diagnostics.suggest import nearest

    name, given, file = output.partition("=")
    if given and not file:
        raise CannotRun(
            say("`{output}` names no file", "`{output}` ne nomme aucun fichier", output=output),
            say("write `{name}` or `{name}=report.txt`", "écrivez `{name}` ou `{name}=rapport.txt`", name=name),
        )
    found = format_named(name)
    if found is None:
        known = ", ".join(formats())
        likely = nearest(name, formats())
        raise CannotRun(
            say("there is no format `{name}`", "le format `{name}` n'existe pas", name=name),
            say(
                "did you mean `{likely}`? Formats: {known}",
                "vouliez-vous dire `{likely}` ? Formats : {known}",
                likely=likely,
                known=known,
            )
            if likely
            else say("formats: {known}", "formats : {known}", known=known),
        )
    return Sink(found, "" if file == "-" else file)


def _rendered(report: Report, sink: Sink) -> str:
    return sink.format.render(replace(report, paint=lambda text, role: text) if sink.file else report)


def _summarise(report: Report, file: Path) -> None:
    """Add the tables to the summary of the job, as far as it has room: what is too long is refused whole."""
    from cxjourney.diagnostics.formats.github import SUMMARY_BYTES, job_summary

    try:
        taken = file.stat().st_size if file.exists() else 0
        with file.open("ab") as opened:
            opened.write(job_summary(report, SUMMARY_BYTES - taken).encode("utf-8", "replace"))
    except OSError as error:
        raise unwritable(file, system_reason(error)) from error


def seen_from_repository(root: Path) -> str:
    """What stands before the path of a file of the workspace, from the root of its git checkout: `journeys/` or nothing."""
    real = root.resolve()
    top = next((folder for folder in (real, *real.parents) if (folder / ".git").exists()), real)
    inside = real.relative_to(top).as_posix()
    return "" if inside == "." else f"{inside}/"


def seen_from_here(root: Path) -> str:
    """The same from the current folder, for `diagnostics.report.from_folder`.

    What stands before the path when the workspace lies below; `/` and the way down to the current folder when that lies
    inside of the workspace; nothing when neither holds the other.
    """
    real, here = root.resolve(), Path.cwd().resolve()
    if here != real and here.is_relative_to(real):
        return f"/{here.relative_to(real).as_posix()}"
    inside = real.relative_to(here).as_posix() if real.is_relative_to(here) else "."
    return "" if inside == "." else f"{inside}/"
