"""French spaces and signs, only in French and only in text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxjourney.backends.site.typography import french, set_text, typeset

NB, NN = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Vraiment ?", f"Vraiment{NN}?"),
        ("Vraiment?", f"Vraiment{NN}?"),
        ("Quoi ?!", f"Quoi{NN}?!"),
        ("un : deux", f"un{NB}: deux"),
        ("un: deux", f"un{NB}: deux"),
        ("un ; deux", f"un{NN}; deux"),
        ("« oui »", f"«{NN}oui{NN}»"),
        ("«oui»", f"«{NN}oui{NN}»"),
        ("38 %", f"38{NN}%"),
        ("38%", f"38{NN}%"),
        ("12 500 EUR", f"12{NN}500{NB}EUR"),
        ("9 €", f"9{NB}€"),
        ("l'eau...", "l’eau…"),
        ("à 14:30", "à 14:30"),
        ("https://a.fr/x?y=1;z : là", f"https://a.fr/x?y=1;z{' '}: là"),
        ("mailto:a@b.fr", "mailto:a@b.fr"),
        ("la 2ème fois", "la 2ᵉ fois"),
        ("1 novembre 2026", "1er novembre 2026"),
    ],
)
def test_french_signs_have_their_spaces(written: str, shown: str) -> None:
    assert french(written) == shown


def test_quebec_keeps_signs_close() -> None:
    assert french("Vraiment ?", tight=True) == "Vraiment?"


@given(st.text(alphabet="ab1 ?!;:«»%€'.\u00a0\u202f()", max_size=40))
def test_twice_is_once(text: str) -> None:
    assert french(french(text)) == french(text)


def test_only_french_text_is_touched() -> None:
    page = '<p title="a ?">Oui ? <code>x ? y</code> <span lang="en">Why ?</span> &amp; ; <b>non !</b></p>'
    assert typeset(page, "fr") == (
        f'<p title="a ?">Oui{NN}? <code>x ? y</code> <span lang="en">Why ?</span> &amp; ; <b>non{NN}!</b></p>'
    )
    assert typeset('<p>Why ? <i lang="fr">Quoi ?</i></p>', "en") == f'<p>Why ? <i lang="fr">Quoi{NN}?</i></p>'


# ---------------------------------------------------------------- agreement with a walk from tag to tag

TOKEN = re.compile(r"<!--.*?-->|<![^>]*>|</?([a-z]+)(?:[^\">]|\"[^\"]*\")*>", re.DOTALL)
WORDS = ("Oui ?", "l'eau", "Why ?", " ", "12 500 EUR", "&amp; ;", "&#39;", "…", "rien", "« oui »", 'a lang="fr" b ?')


@st.composite
def elements(draw: st.DrawFn, depth: int = 3) -> str:
    """Nested elements in several languages and manners, with texts before, between and inside them."""
    parts = [draw(st.sampled_from(WORDS))]
    for _ in range(draw(st.integers(0, 3)) if depth else 0):
        tag = draw(st.sampled_from(("p", "span", "b", "code", "svg", "textarea", "br", "img", "!")))
        said = draw(
            st.sampled_from(("", ' lang="fr"', ' lang="en"', ' lang="fr-CA"', ' lang="fi" dir="ltr"', ' class="a"'))
        )
        if tag == "!":
            parts.append("<!-- Quoi ? -->")
        elif tag in ("br", "img"):
            parts.append(f"<{tag}{said}>")
        else:
            parts.append(f"<{tag}{said}>{draw(elements(depth - 1))}</{tag}>")
        parts.append(draw(st.sampled_from(WORDS)))
    return "".join(parts)


def walked(page: str, language: str) -> str:
    """The same, from one tag to the next: slow, and easy to believe."""
    out, start = [], 0
    within = [("", language, False)]
    for token in (*TOKEN.finditer(page), None):
        text = page[start : token.start() if token else None]
        _, spoken, verbatim = within[-1]
        as_it_is = verbatim or not spoken.startswith("fr") or text.isspace() or not text
        out += [text if as_it_is else set_text(text, spoken == "fr-CA"), token[0] if token else ""]
        if token is None:
            break
        start, tag = token.end(), token[1]
        if token[0].startswith("</"):
            within.pop()
        elif tag and tag not in ("br", "img"):
            said = re.search(r' lang="([^"]*)"', token[0])
            within.append((tag, said[1] if said else spoken, verbatim or tag in ("code", "textarea")))
    return "".join(out)


@given(elements(), st.sampled_from(("fr", "fr-CA", "en", "de")))
def test_elements_are_set_as_a_walk_from_tag_to_tag_sets_them(page: str, language: str) -> None:
    assert typeset(page, language) == walked(page, language)
