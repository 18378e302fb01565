"""Characters that a file should not hold."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cxjourney.source.characters import UNUSUAL, has_unusual


@given(st.text(st.characters(blacklist_categories=["Cs"])))
def test_bytes_tell_what_the_text_tells(text: str) -> None:
    assert has_unusual(text.encode()) == bool(UNUSUAL.search(text))


@given(
    st.text(st.characters(blacklist_categories=["Cs"]), max_size=6), st.sampled_from("\r\x00\x7f\x85\u200b\u202e\ufeff")
)
def test_one_among_usual_ones_is_seen(text: str, sign: str) -> None:
    assert has_unusual((text + sign + text).encode())
    assert not has_unusual("Déjà vu, 日本 😀\n\t".encode())
