"""French spaces and signs, only in French and only in text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxjourney.backends.site.typography import french, typeset

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
