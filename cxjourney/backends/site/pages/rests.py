"""What a map rests on: how many of its statements stand on evidence, and on which."""

from __future__ import annotations

from cxjourney.backends.site.bits import Link
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.pages.map_views import Share
from cxjourney.model.derive.basis import BASES, claims
from cxjourney.model.kinds.evidence import Evidence
from cxjourney.model.kinds.journey import Journey


def bases_of(edition: Edition, journey: Journey) -> tuple[str, ...]:
    """The basis of every feeling, need, pain and gain."""
    return tuple(claim.basis for claim in claims(journey, edition.model))


def shares(edition: Edition, journey: Journey) -> tuple[Share, ...]:
    """The statements by basis, the strongest first; empty when nothing is said of travellers."""
    bases = bases_of(edition, journey)
    n = edition.n
    found, start = [], 0.0
    for basis in BASES:
        count = bases.count(basis)
        if not count:
            continue
        words = {
            "evidence": n("%(num)s statement on evidence", "%(num)s statements on evidence", count),
            "co-created": n("%(num)s made with travellers", "%(num)s made with travellers", count),
            "hypothesis": n("%(num)s hypothesis, to be checked", "%(num)s hypotheses, to be checked", count),
        }
        width = round(count / len(bases) * 100, 2)
        found.append(Share(basis, words[basis], start, width))
        start = round(start + width, 2)
    return tuple(found)


def proof_of(edition: Edition, journey: Journey) -> tuple[Link, ...]:
    """The pieces of evidence that the map names, those named most often first."""
    uses: dict[str, int] = {}
    pieces: dict[str, Evidence] = {}
    for claim in claims(journey, edition.model):
        for piece in claim.evidence:
            if edition.known(piece):
                pieces[piece.id] = piece
                uses[piece.id] = uses.get(piece.id, 0) + 1
    return tuple(edition.link(pieces[id_]) for id_ in sorted(pieces, key=lambda id_: (-uses[id_], id_)))
