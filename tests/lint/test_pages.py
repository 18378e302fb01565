"""Looking for signs in many texts at once gives what looking into each text gives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cxjourney.lint import pages
from cxjourney.lint.pages import holding, pages_of
from cxjourney.lint.texts import Written
from cxjourney.model.kinds.journey import Need
from cxjourney.model.node import make
from cxjourney.model.values import Text

NODE = make(Need, text=Text((("", "a"),)))
WORDS = st.text(alphabet="ab!é\n ", max_size=6)


@given(st.lists(WORDS, max_size=8), st.lists(st.text(alphabet="ab!é ", min_size=1, max_size=3), max_size=3))
def test_the_texts_that_hold_a_sign_are_found_once_and_in_order(words: list[str], signs: list[str]) -> None:
    texts = [Written(NODE, ("text",), "", each) for each in words]
    found = holding(tuple(pages_of(texts)), signs)
    assert [id(text) for text in found] == [id(t) for t in texts if any(sign in t.words for sign in signs)]


def test_texts_of_several_pages_are_all_looked_at() -> None:
    texts = [Written(NODE, ("text",), "", f"text {number}") for number in range(3 * pages._ON_A_PAGE)]
    last = f"text {len(texts) - 1}"
    assert [text.words for text in holding(tuple(pages_of(texts)), [last])] == [last]
