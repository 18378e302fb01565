"""The line that sums up a run, in both languages."""

from __future__ import annotations

from dataclasses import replace

from cxjourney.diagnostics.diagnostic import Severity
from cxjourney.diagnostics.report import Report
from cxjourney.diagnostics.summary import summary
from tests.diagnostics.formats import samples


def test_everything_that_can_be_counted() -> None:
    report = replace(samples.rich(), fixed=2, date_from="commit")
    assert summary(report) == (
        "2 files, 2 entities, 3 references as of 2026-11-22 (last commit): "
        "2 fixed, 1 error, 1 warning, 1 info (2 fixable), 1 suppressed, 1 in the baseline"
    )
    assert summary(replace(report, locale="fr")) == (
        "2 fichiers, 2 objets, 3 références au 2026-11-22 (dernier commit)\u00a0: "
        "2 réparés, 1 erreur, 1 avertissement, 1 info (2 réparables), 1 ignoré, 1 dans la liste de référence"
    )


def test_plurals_and_severities_without_a_finding() -> None:
    two = [samples.found("a"), samples.found("b"), samples.found("c", Severity.INFO)]
    assert summary(Report(tuple(two))) == "0 files, 0 entities, 0 references: 2 errors, 1 info"
    assert summary(Report(tuple(two), locale="fr")) == "0 fichier, 0 objet, 0 référence\u00a0: 2 erreurs, 1 info"


def test_a_run_that_could_not_read_everything_never_says_that_all_is_well() -> None:
    assert summary(Report((), complete=True)).endswith(": nothing to report")
    assert (
        summary(Report((), complete=False)) == "not everything could be read (0 files): nothing to report in the rest"
    )
