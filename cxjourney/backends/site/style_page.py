"""The page that shows what pages are made of: colours with their contrasts, sizes of type, every small piece."""

from __future__ import annotations

from dataclasses import dataclass

from cxjourney.backends.site.bits import Chip, Face, Fact, Link, Page, Row, Table, Words
from cxjourney.backends.site.colours import contrast, site_colours
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.faces import SHAPES, face_id
from cxjourney.backends.site.icons import ICONS
from cxjourney.backends.site.pages.paging import Pager, Turn
from cxjourney.backends.site.words import SCORES
from cxjourney.model.derive.basis import BASES

TEXT, GRAPHIC = 4.5, 3.0
"""The least contrast of a text, and of a sign that carries meaning."""
PAIRS: tuple[tuple[str, str, float], ...] = (
    ("ink", "page", TEXT), ("muted", "page", TEXT), ("accent", "page", TEXT), ("key", "page", TEXT), ("bad", "page", TEXT),
    ("good", "page", TEXT), ("ink", "soft", TEXT), ("muted", "soft", TEXT), ("accent", "soft", TEXT), ("ink", "warm", TEXT),
    ("muted", "warm", TEXT), ("ink", "cool", TEXT), ("bad", "soft", TEXT), ("key", "soft", TEXT), ("light", "n2", TEXT),
    ("dark", "n1", TEXT), ("dark", "z", TEXT), ("dark", "p1", TEXT), ("light", "p2", TEXT), ("s1", "page", TEXT),
    ("s2", "page", TEXT), ("s3", "page", TEXT), ("s4", "page", TEXT), ("page", "ink", TEXT), ("rim", "page", GRAPHIC),
    ("rim", "soft", GRAPHIC), ("n2", "page", GRAPHIC), ("p2", "page", GRAPHIC),
)  # fmt: skip
"""Which colour stands on which, and the least contrast of the two, on a light page and on a dark one."""
_SCALE = ("0.875", "1", "1.125", "1.375", "1.75", "2.25")
_ARROWS = {-2: "down2", -1: "down", 0: "flat", 1: "up", 2: "up2"}


@dataclass(frozen=True, slots=True)
class Swatch:
    """A colour, as it is written in both themes."""

    name: str
    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class Contrast:
    """A colour on another: the two contrasts, in words, and the least that is due."""

    ink: str
    ground: str
    light: str
    dark: str
    due: str


@dataclass(frozen=True, slots=True)
class StyleView:
    """Everything that pages are made of, with samples."""

    swatches: tuple[Swatch, ...]
    contrasts: tuple[Contrast, ...]
    scale: tuple[tuple[str, str], ...]
    links: tuple[Link, ...]
    chips: tuple[Chip, ...]
    faces: tuple[Face, ...]
    shapes: tuple[str, ...]
    icons: tuple[tuple[str, str], ...]
    facts: tuple[Fact, ...]
    table: Table
    pager: Pager


def style_page(edition: Edition) -> Page:
    """The page; its samples speak of nobody."""
    t = edition.t
    title = Words(t("Colours and pieces"))
    faces = tuple(_face(edition, score) for score in sorted(SCORES))
    shapes = tuple(face_id(1, style) for style in range(len(SHAPES)))
    used = (*(face.symbol for face in faces), *shapes, face_id(0, 0, hypothesis=True))
    home, gone = Link(Words(t("Home")), "index.html"), Link(Words(t("A page that is not there")))
    view = StyleView(
        swatches=tuple(Swatch(one.name, one.light, one.dark) for one in site_colours().values()),
        contrasts=tuple(_contrast(edition, *pair) for pair in PAIRS),
        scale=tuple((size, edition.speech.number(float(size) * 16)) for size in _SCALE),
        links=(home, Link(Words(t("Home")), "index.html", t("with a note")), gone),
        chips=(*(edition.basis_chip(basis) for basis in BASES), Chip(t("a word"), "plain"), Chip(t("late"), "late")),
        faces=faces,
        shapes=shapes,
        icons=tuple((name, edition.choice(name)) for name in ICONS if name not in _SIGNS),
        facts=(
            Fact(t("A link"), "links", (home,)),
            Fact(t("A text"), "text", (Words(t("A sentence that says something, at the length that sentences have.")),)),
            Fact(t("A list"), "list", (Words(t("a word")), Words(t("a word")))),
        ),
        table=_table(edition, home),
        pager=Pager(520, 201, 400, "style.html", "style.html", tuple(Turn(n, "style.html", n == 2, False) for n in (1, 2, 3))),
    )  # fmt: skip
    return Page("style.html", "style.html", title, "style", (), view, faces=used, icons=tuple(ICONS))


_SIGNS = ("link", "alone", "wait", "search", "help", "system", "light", "dark")


def _face(edition: Edition, score: int) -> Face:
    return Face(face_id(score, 0), edition.speech.signed(score), _ARROWS[score], Words(edition.t(SCORES[score])))


def _contrast(edition: Edition, ink: str, ground: str, due: float) -> Contrast:
    known = site_colours()
    light = contrast(known[ink].light, known[ground].light)
    dark = contrast(known[ink].dark, known[ground].dark)
    number = edition.speech.number
    return Contrast(ink, ground, number(light, 1), number(dark, 1), number(due, 1))


def _table(edition: Edition, home: Link) -> Table:
    t, number = edition.t, edition.speech.number
    rows = tuple(Row((home, Words(t("a word")), Words(number(share, 1)))) for share in (12.5, 1280.0))
    return Table(t("A table"), (t("A link"), t("A text"), t("A number")), rows, numeric=(2,))
