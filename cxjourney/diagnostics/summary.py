"""The line that sums up a run: what was read, what was found, and as of which date."""

from __future__ import annotations

from cxjourney.diagnostics.diagnostic import Severity
from cxjourney.diagnostics.report import Report
from cxjourney.wording import Wording, counted, plain, say

_COUNTED = {
    Severity.ERROR: (say("{n} error", "{n} erreur"), say("{n} errors", "{n} erreurs")),
    Severity.WARNING: (say("{n} warning", "{n} avertissement"), say("{n} warnings", "{n} avertissements")),
    Severity.INFO: (say("{n} info", "{n} info"), say("{n} infos", "{n} infos")),
}
_ORIGINS = {
    "commit": say("last commit", "dernier commit"),
    "clock": say("today", "aujourd'hui"),
}


def summary(report: Report) -> str:
    """What was read and what was found, in one line; a run that could not read everything says so first."""
    return say(
        "{read}{date}: {counted}",
        "{read}{date}\u00a0: {counted}",
        read=_read(report),
        counted=_counted(report),
        date=_as_of(report),
    ).in_(report.locale)


def _read(report: Report) -> Wording:
    files = counted(len(report.files), say("{n} file", "{n} fichier"), say("{n} files", "{n} fichiers"))
    if not report.complete:
        return say("not everything could be read ({files})", "tout n'a pas pu être lu ({files})", files=files)
    return say(
        "{files}, {entities}, {references}",
        "{files}, {entities}, {references}",
        files=files,
        entities=counted(report.entities, say("{n} entity", "{n} objet"), say("{n} entities", "{n} objets")),
        references=counted(
            report.references, say("{n} reference", "{n} référence"), say("{n} references", "{n} références")
        ),
    )


def _counted(report: Report) -> Wording:
    parts = [counted(n, *_COUNTED[severity]) for severity in reversed(Severity) if (n := report.count(severity))]
    parts = parts or [_nothing(report)]
    if fixable := sum(bool(found.fix and found.fix.edits) for found in report.diagnostics):
        one, many = say(" ({n} fixable)", " ({n} réparable)"), say(" ({n} fixable)", " ({n} réparables)")
        parts[-1] = say("{a}{b}", "{a}{b}", a=parts[-1], b=counted(fixable, one, many))
    if n := report.fixed:
        parts.insert(0, counted(n, say("{n} fixed", "{n} réparé"), say("{n} fixed", "{n} réparés")))
    if n := report.suppressed:
        parts.append(counted(n, say("{n} suppressed", "{n} ignoré"), say("{n} suppressed", "{n} ignorés")))
    if n := report.baseline:
        parts.append(say("{n} in the baseline", "{n} dans la liste de référence", n=n))
    return _listed(parts)


def _nothing(report: Report) -> Wording:
    if report.complete:
        return say("nothing to report", "rien à signaler")
    return say("nothing to report in the rest", "rien à signaler dans le reste")


def _as_of(report: Report) -> Wording:
    if not report.date:
        return plain("")
    origin = _ORIGINS.get(report.date_from, plain(report.date_from))
    return say(" as of {date} ({origin})", " au {date} ({origin})", date=report.date, origin=origin)


def _listed(parts: list[Wording]) -> Wording:
    return Wording(
        ", ".join(f"{{p{index}}}" for index in range(len(parts))),
        ", ".join(f"{{p{index}}}" for index in range(len(parts))),
        {f"p{index}": part for index, part in enumerate(parts)},
    )
