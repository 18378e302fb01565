"""Findings that their authors have accepted, in a comment with a reason; and comments that keep no promise."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from cxjourney.diagnostics.code import Code
from cxjourney.diagnostics.codes import hygiene
from cxjourney.diagnostics.diagnostic import Diagnostic, Fix, Severity
from cxjourney.diagnostics.suggest import nearest
from cxjourney.lint.catalogue import code_names
from cxjourney.lint.directives import Directive, Named, directives, without
from cxjourney.lint.levels import Levels, graded
from cxjourney.source.edit import Edit
from cxjourney.source.file import SourceFile
from cxjourney.source.span import Pointer
from cxjourney.wording import Wording, say


@dataclass(frozen=True, slots=True)
class Silenced:
    """A finding that a comment accepts, why, and until when."""

    diagnostic: Diagnostic
    reason: str
    until: dt.date | None


@dataclass(frozen=True, slots=True)
class Suppressed:
    """What is left to say, what was silenced, and what is wrong with the comments themselves."""

    kept: tuple[Diagnostic, ...]
    silenced: tuple[Silenced, ...]
    hygiene: tuple[Diagnostic, ...]


@dataclass(slots=True)
class _Exception:
    """One code of one directive, and whether it has silenced anything."""

    code: Code
    named: Named
    directive: Directive
    used: bool = field(default=False)


def suppress(
    diagnostics: Iterable[Diagnostic],
    files: Iterable[SourceFile],
    today: dt.date,
    levels: Levels,
    off: Iterable[Diagnostic] = (),
    names: Mapping[str, Code] | None = None,
) -> Suppressed:
    """Part the findings by the comments of `files`, as of `today`.

    `off` are findings that exist and that the levels of the workspace leave out: a comment that names them is in use.
    `names` are the codes by every word that calls them; without it, those of the tool.
    """
    found = tuple(diagnostics)
    exceptions: dict[str, list[_Exception]] = {}
    said: list[Diagnostic] = []
    for file in files:
        read, wrong = directives(file)
        said.extend(wrong)
        for directive in read:
            said.extend(_about(directive))
            for exception in _exceptions(directive, today, said, names or code_names()):
                exceptions.setdefault(file.path, []).append(exception)
    if not exceptions and not said:
        return Suppressed(found, (), ())
    reaches = {path: _Reach(listed) for path, listed in exceptions.items()}
    kept: list[Diagnostic] = []
    silenced: list[Silenced] = []
    for diagnostic in found:
        by = reaches[diagnostic.place.file].take(diagnostic) if diagnostic.place.file in reaches else None
        if by is None:
            kept.append(diagnostic)
        else:
            silenced.append(Silenced(diagnostic, by.directive.reason, by.directive.until))
    for diagnostic in off:
        if diagnostic.place.file in reaches:
            reaches[diagnostic.place.file].take(diagnostic)
    if not any(diagnostic.code[0] in "YS" and diagnostic.severity is Severity.ERROR for diagnostic in found):
        said.extend(_unused(exceptions, levels))
    return Suppressed(tuple(kept), tuple(silenced), tuple(graded(said, levels)))


class _Reach:
    """What the exceptions of one file cover."""

    def __init__(self, exceptions: list[_Exception]) -> None:
        self._exceptions = [(exception, *targets(exception.directive)) for exception in exceptions]

    def take(self, diagnostic: Diagnostic) -> _Exception | None:
        """The first exception that covers a finding; all that do are marked as used."""
        first = None
        for exception, pointers, line in self._exceptions:
            if exception.code.code != diagnostic.code:
                continue
            place = diagnostic.place
            inside = any(place.pointer[: len(pointer)] == pointer for pointer in pointers)
            if exception.directive.whole_file or inside or place.span.start.line == line:
                exception.used = True
                first = first or exception
        return first


def targets(directive: Directive) -> tuple[tuple[Pointer, ...], int]:
    """The outermost nodes that start on the line of a directive (on the next one that has any, when it is alone)."""
    starts: dict[int, list[Pointer]] = {}
    for pointer, spans in directive.file.spans.items():
        if pointer:
            starts.setdefault(spans.key.start.line, []).append(pointer)
    line = directive.line
    if directive.alone:
        line = min((other for other in starts if other > directive.line), default=0)
    here = starts.get(line, [])
    least = min(map(len, here), default=0)
    return tuple(pointer for pointer in here if len(pointer) == least), line


# ---------------------------------------------------------------- what is wrong with comments


def _about(directive: Directive) -> Iterator[Diagnostic]:
    if not directive.reason:
        yield hygiene.SUPPRESSION_WITHOUT_REASON.at(
            directive.place,
            say("this comment does not say why", "ce commentaire ne dit pas pourquoi"),
            say("end it with `-- ` and the reason", "terminez-le par `-- ` et la raison"),
        )


def _exceptions(
    directive: Directive, today: dt.date, said: list[Diagnostic], known: Mapping[str, Code]
) -> Iterator[_Exception]:
    for named in directive.names:
        code = known.get(named.word)
        if code is None:
            group = any(named.word == each.group for each in known.values())
            message, advice = _group(named.word) if group else unknown(named.word)
            said.append(hygiene.UNKNOWN_RULE.at(named.place, message, advice, fix=None if group else _meant(named)))
        elif not hygiene.suppressible(code):
            said.append(
                hygiene.NOT_SUPPRESSIBLE.at(
                    named.place,
                    say("`{name}` cannot be silenced", "`{name}` ne peut être mis sous silence", name=named.word),
                    say(
                        "repair what it finds, and take the comment out",
                        "réparez ce qu'il constate, et retirez le commentaire",
                    ),
                )
            )
        elif directive.until is not None and directive.until < today:
            said.append(
                hygiene.EXPIRED_SUPPRESSION.at(
                    directive.place,
                    say(
                        "this exception to `{name}` ended on `{date}`",
                        "cette dérogation à `{name}` a pris fin le `{date}`",
                        name=named.word,
                        date=directive.until.isoformat(),
                    ),
                    say("repair it, or renew with a reason", "corrigez, ou renouvelez-la en la motivant"),
                )
            )
        else:
            yield _Exception(code, named, directive)


def _group(letter: str) -> tuple[Wording, Wording]:
    """What to say of a comment that would silence a whole group."""
    return (
        say(
            "`{letter}` is a group; a comment names rules, one by one",
            "`{letter}` est un groupe ; un commentaire nomme des règles, une par une",
            letter=letter,
        ),
        say(
            "write the codes; the level of a group is set in `cxjourney.yaml`",
            "écrivez les codes ; le niveau d'un groupe se règle dans `cxjourney.yaml`",
        ),
    )


def unknown(word: str) -> tuple[Wording, Wording]:
    """What to say of a code or name that no rule has."""
    near = likely(word)
    message = say("no rule has the code or name `{word}`", "aucune règle n'a le code ou le nom `{word}`", word=word)
    if near is None:
        return message, say("`cxj rules` lists those that exist", "`cxj rules` donne la liste de celles qui existent")
    return message, say("did you mean `{likely}`?", "vouliez-vous dire `{likely}` ?", likely=near)


def likely(word: str) -> str | None:
    """The code or name that was probably meant."""
    return nearest(word, code_names())


def _unused(exceptions: Mapping[str, list[_Exception]], levels: Levels) -> Iterator[Diagnostic]:
    for listed in exceptions.values():
        for exception in listed:
            if exception.used or levels.off(exception.code):
                continue
            yield hygiene.UNUSED_SUPPRESSION.at(
                exception.named.place,
                say("`{name}` has nothing to say here", "`{name}` n'a rien à dire ici", name=exception.named.word),
                say(
                    "take it out; a comment at the end of a line speaks of what starts on it, one alone of what follows",
                    "retirez-le ; un commentaire en fin de ligne parle de ce qui y commence, un commentaire seul de la suite",
                ),
                fix=Fix(True, partial(without, exception.directive, exception.named)),
            )


def _meant(named: Named) -> Fix | None:
    near = likely(named.word)
    return Fix(False, (Edit(named.place.file, named.place.span, near),)) if near else None
