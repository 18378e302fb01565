"""What changed, from commit to commit: a page for all journeys, a page for each, and the latest news for others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cxjourney.backends.site.bits import Chip, Link, Page, Words
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.pages.aims import Aims, aims_of
from cxjourney.backends.site.pages.paging import Pager, grouped, leaves, titled
from cxjourney.backends.site.pages.trends import Trends, trends_of, when
from cxjourney.backends.site.urls import index_of, page_of
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.past import Entry, Moment, Past, Said

PATH = "history.html"
"""The page of all journeys."""
LATELY, BRIEF = 5, 2
"""How many entries other pages show, and how many changes of each."""
_LEAF = 50
_PRINTED = (("->", "→"), (">= ", "≥\u00a0"), ("<= ", "≤\u00a0"))


@dataclass(frozen=True, slots=True)
class SaidView:
    """One change: how much it matters, where it happened, and the sentence."""

    tone: str
    weight: str
    where: Link | None
    says: Words


@dataclass(frozen=True, slots=True)
class EntryView:
    """What one commit changed about one journey; `more` says how much is left out, empty when nothing is."""

    journey: Link
    changes: tuple[SaidView, ...]
    more: str
    reviewed: str


@dataclass(frozen=True, slots=True)
class MomentView:
    """One commit: its day, its people, its message, its first digits, and what it changed."""

    date: str
    authors: str
    reviewers: str
    title: str
    id: str
    entries: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """The page of all journeys. `note` says how far back it goes."""

    note: str
    why: Words
    moments: tuple[MomentView, ...]
    pager: Pager


@dataclass(frozen=True, slots=True)
class OwnPage:
    """The page of one journey: how it moved, how its review stands, and what changed."""

    journey: Link
    note: str
    lede: str
    review: tuple[Chip, ...]
    last_review: str
    trends: Trends | None
    aims: Aims | None
    moments: tuple[MomentView, ...]
    pager: Pager


@dataclass(frozen=True, slots=True)
class News:
    """The latest changes, and the way to all of them."""

    moments: tuple[MomentView, ...]
    all: Link


def history_pages(edition: Edition) -> Iterator[Page]:
    """The history of all journeys, then of each; none when nobody asked for it."""
    past = edition.job.past
    if past is None:
        return
    entries = tuple(entry for entry in past.lately if _shown(edition, entry))
    title = edition.t("What changed lately")
    why = _begun(edition.wording(past.why)) if past.why else Words("")
    for leaf in leaves(PATH, entries, _LEAF):
        view = HistoryPage(_note(edition, past), why, _moments(edition, leaf.rows), leaf.pager)
        yield Page(leaf.path, "history.html", titled(edition, title, leaf.number), "history", (), view)
    for journey in edition.model.all(Journey):
        yield from _own(edition, past, journey)


def history_of(journey: Journey) -> str:
    """The page of the history of a journey: in a folder of its own, for it may have several leaves."""
    return f"history/{page_of('journey', journey.id).partition('/')[2].removesuffix('.html')}/index.html"


def news(edition: Edition) -> News | None:
    """The latest changes of all journeys; None when nothing is known."""
    past = edition.job.past
    entries = [entry for entry in past.lately if _shown(edition, entry)] if past else []
    if not entries:
        return None
    return News(_moments(edition, entries[:LATELY], BRIEF), Link(Words(edition.t("All changes")), PATH))


def news_of(edition: Edition, journey: Journey) -> News | None:
    """The latest changes of a journey; None when nothing is known."""
    past = edition.job.past
    entries = past.entries.get(journey.id, ()) if past else ()
    if not past or past.reach == "none":
        return None
    to = Link(Words(edition.t("The history of this journey")), history_of(journey))
    return News(_moments(edition, entries[:2], LATELY), to)


def _shown(edition: Edition, entry: Entry) -> bool:
    """Whether the site may speak of a journey: one that it shows, or that is no more."""
    return not entry.journey or edition.model.find("journey", entry.journey) is not None


def _own(edition: Edition, past: Past, journey: Journey) -> Iterator[Page]:
    if past.reach == "none":
        return
    entries, points = past.entries.get(journey.id, ()), past.points.get(journey.id, ())
    name = edition.words(journey.name)
    crumbs = (Link(Words(edition.kind("journey", many=True)), index_of("journey")), edition.link(journey))
    for leaf in leaves(history_of(journey), entries, _LEAF):
        view = OwnPage(
            journey=edition.link(journey),
            note=_note(edition, past),
            lede=_lede(edition, entries),
            review=_review(edition, journey),
            last_review=_last_review(edition, entries),
            trends=trends_of(edition, journey, points) if leaf.number == 1 and points else None,
            aims=aims_of(edition, points) if leaf.number == 1 else None,
            moments=_moments(edition, leaf.rows),
            pager=leaf.pager,
        )
        title = titled(edition, edition.t("History: %(journey)s", journey=name.text), leaf.number)
        yield Page(leaf.path, "history-of.html", title, "history", crumbs, view)


def _begun(words: Words) -> Words:
    """The same as a sentence of its own: it begins with a capital."""
    return replace(words, text=words.text[:1].upper() + words.text[1:])


def _note(edition: Edition, past: Past) -> str:
    t = edition.t
    match past.reach:
        case "whole":
            return t("Told from the first commit of these journeys.")
        case "cut":
            return edition.n(
                "The last %(num)s commit is told; what is older is not.",
                "The last %(num)s commits are told; what is older is not.",
                past.limit,
            )
        case "shallow":
            return t("This site was built from a shallow clone: what is older is not known here.")
    return t("No history is known here.")


def _lede(edition: Edition, entries: Sequence[Entry]) -> str:
    if not entries:
        return edition.t("Nothing changed about this journey in the commits that are told here.")
    first = edition.n("%(num)s commit changed this journey.", "%(num)s commits changed this journey.", len(entries))
    last = entries[0].moment
    if last.date is None:
        return first
    return f"{first} {edition.t('The last one is of %(date)s.', date=edition.speech.date(last.date))}"


def _review(edition: Edition, journey: Journey) -> tuple[Chip, ...]:
    if journey.review_by is None:
        return (Chip(edition.t("no date is set"), "bare"),)
    late = (edition.today - journey.review_by).days
    shown = (Chip(edition.speech.date(journey.review_by), "bare"),)
    return (*shown, Chip(edition.n("%(num)s day late", "%(num)s days late", late), "late")) if late > 0 else shown


def _last_review(edition: Edition, entries: Sequence[Entry]) -> str:
    """Who set the date of the next review, and when; or who reviewed the last commit that says so."""
    for entry in entries:
        who = entry.moment.reviewers or (entry.moment.authors if _postponed(entry) else ())
        if who:
            people = ", ".join(who)
            if entry.moment.date is None:
                return people
            return edition.t("%(date)s, by %(who)s", date=edition.speech.date(entry.moment.date), who=people)
    return ""


def _postponed(entry: Entry) -> bool:
    """Whether a commit set a later date for the next review: someone looked at the journey."""
    if entry.review is None or entry.review[1] is None:
        return False
    return entry.review[0] is None or entry.review[1] > entry.review[0]


def _moments(edition: Edition, entries: Sequence[Entry], most: int | None = None) -> tuple[MomentView, ...]:
    return tuple(
        _moment(edition, moment, tuple(_entry(edition, entry, most) for entry in mine))
        for moment, mine in grouped(entries, lambda entry: entry.moment)
    )


def _moment(edition: Edition, moment: Moment, entries: tuple[EntryView, ...]) -> MomentView:
    return MomentView(
        when(edition, moment), ", ".join(moment.authors), ", ".join(moment.reviewers), moment.title, moment.id[:7], entries
    )  # fmt: skip


def _entry(edition: Edition, entry: Entry, most: int | None) -> EntryView:
    shown = entry.changes[:most]
    left = len(entry.changes) - len(shown) + entry.more
    journey = edition.model.find("journey", entry.journey) if entry.journey else None
    link = edition.link(journey) if isinstance(journey, Journey) else Link(edition.words(entry.name))
    reviewed = _reviewed(edition, entry)
    more = edition.n("and %(num)s more change", "and %(num)s more changes", left) if left else ""
    return EntryView(link, tuple(_said(edition, entry, one) for one in shown), more, reviewed)


def _reviewed(edition: Edition, entry: Entry) -> str:
    """What became of the date of the next review."""
    if entry.review is None:
        return ""
    before, after = (edition.speech.date(day) if day else edition.t("no date") for day in entry.review)
    if _postponed(entry):
        return edition.t(
            "Looked at as a whole: the next review moves from %(before)s to %(after)s.", before=before, after=after
        )
    return edition.t("The next review moves from %(before)s to %(after)s.", before=before, after=after)


def _said(edition: Edition, entry: Entry, said: Said) -> SaidView:
    words = edition.wording(said.words)
    text = words.text
    for typed, printed in _PRINTED:
        text = text.replace(typed, printed)
    weights = {"breaking": edition.t("breaking"), "notable": edition.t("notable"), "cosmetic": edition.t("cosmetic")}
    return SaidView(said.weight, weights[said.weight], _where(edition, entry, said), Words(text, words.lang))


def _where(edition: Edition, entry: Entry, said: Said) -> Link | None:
    """The stage or touchpoint in which it happened, with a way to the map when it is still there."""
    if said.inside is None:
        return None
    inner = said.ref.partition("/")[2].split("/")[:2]
    path = "/".join([entry.journey, *inner])
    node = edition.model.find("touchpoint" if len(inner) == 2 else "stage", path) if entry.journey else None
    return edition.at(node, edition.words(said.inside)) if node else Link(edition.words(said.inside))
