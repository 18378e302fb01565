"""Names made comparable: without case, accents, punctuation and the words that carry no meaning."""

from __future__ import annotations

import re
import unicodedata

_SMALL = (
    "i my me we our the a an to of for it in on at and or je j mon ma mes m nous notre nos le la les l un une des de du d "
    "au aux en et ou y se s"
)
_EMPTY = frozenset(_SMALL.split())
_WORD = re.compile(r"\w+")


def plain_words(text: str) -> tuple[str, ...]:
    """The words of a text, without case and accents, in their order: `Sign-up!` is `sign`, `up`."""
    bare = text.casefold()
    if not bare.isascii():
        bare = "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c))
    return tuple(_WORD.findall(bare))


def telling_words(text: str) -> frozenset[str]:
    """Its words, those aside that carry no meaning."""
    return frozenset(plain_words(text)) - _EMPTY
