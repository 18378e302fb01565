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
    }.get(why or "", t("not measured yet"))
