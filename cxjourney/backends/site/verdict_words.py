"""The words of a language for what the data say of a target, and for why there is no number."""

from __future__ import annotations

from collections.abc import Mapping

from cxjourney.backends.site.edition import Edition


def status_words(edition: Edition) -> Mapping[str, str]:
    """Each status as people say it, in the order in which they ask for attention."""
    t = edition.t
    return {
        "missed": t("target missed"),
        "inconclusive": t("inconclusive"),
        "met": t("target met"),
        "quality-exceeded": t("data not trusted"),
        "insufficient-data": t("too few data"),
        "undefined": t("undefined"),
        "not-measured": t("not measured yet"),
    }


def counted_words(edition: Edition, status: str, count: int) -> str:
    """A status as people say it of so many targets; `stale` is what no longer holds."""
    n = edition.n
    forms = {
        "missed": n("target missed", "targets missed", count),
        "met": n("target met", "targets met", count),
        "undefined": n("undefined", "undefined", count),
        "not-measured": n("not measured yet", "not measured yet", count),
        "stale": n("no longer holds", "no longer hold", count),
    }
    return forms.get(status) or status_words(edition)[status]


def undefined_words(edition: Edition, why: str | None) -> str:
    """Why there is no number."""
    t = edition.t
    return {
        "no-entrant": t("nobody began"),
        "no-exit": t("undefined when nothing leaves: nobody got through"),
        "no-cost": t("no cost recorded"),
        "unreadable": t("no amount that can be read"),
        "no-answer": t("no answer"),
        "no-case": t("no case"),
        "no-closed-case": t("no case is over"),
        "no-cohort": t("nobody joined"),
        "other-currency": t("several currencies"),
        "input-undefined": t("an input is undefined"),
        "division-by-zero": t("division by zero"),
        "no-observation": t("no observation"),
        "no-denominator": t("nobody and nothing to count among"),
        "few": t("too few observations to show a number"),
        "few-apart": t("not shown: it would tell of fewer than 30 people"),
    }.get(why or "", t("not measured yet"))
