"""Whether two texts say the same, whatever the form in which they are written."""

from __future__ import annotations

import unicodedata
from typing import Any

from cxjourney.model.values import Text


def the_same_words(before: Any, after: Any, languages: tuple[str, str] = ("", "")) -> bool:
    """Whether two values of a field are equal; a text without a language is in the default one of its side."""
    before, after = in_one_language(before, after, languages)
    if isinstance(before, Text) and isinstance(after, Text):
        return dict(before) == dict(after)
    return bool(before == after)


def in_one_language(before: Any, after: Any, languages: tuple[str, str] = ("", "")) -> tuple[Any, Any]:
    """Two values, texts of which are tagged alike: `X` beside `{en: …}` is `{en: X}` where English is the default."""
    if isinstance(before, Text) and isinstance(after, Text):
        return _tagged(before, after, languages[0]), _tagged(after, before, languages[1])
    if not (isinstance(before, tuple) and isinstance(after, tuple)):
        return before, after
    bare = [isinstance(one, Text) and dict(one).keys() == {""} for one in (*before, *after)]
    if not any(bare) or all(bare):
        return before, after
    pairs = zip(before, after, strict=False)
    language = next((tag for one, other in pairs for tag in _guess(one, other)), "")
    return tuple(
        tuple(_as(one, own or language) for one in side) for side, own in zip((before, after), languages, strict=True)
    )  # type: ignore[return-value]  # two sides in, two out


def folded(text: str) -> str:
    """The letters and digits alone, small: what is left when form does not count."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum())


def another_reason(before: Text | None, after: Text | None) -> bool:
    """Whether a reason says something that the former one did not: another full stop or a translation does not."""
    if after is None:
        return False
    old, new = ({tag: folded(words) for tag, words in text or ()} for text in (before, after))
    shared = [tag for tag in new if tag in old]
    if shared:
        return any(new[tag] and new[tag] != old[tag] for tag in shared)
    return any(words and words not in old.values() for words in new.values())


def _tagged(text: Text, beside: Text, language: str) -> Text:
    if "" in dict(beside):
        return text
    return _as(text, language or next(iter(_guess(text, beside)), ""))  # type: ignore[no-any-return]  # a text stays one


def _as(value: Any, language: str) -> Any:
    if not isinstance(value, Text) or not language:
        return value
    return Text(tuple((tag or language, words) for tag, words in value))


def _guess(one: Any, other: Any) -> list[str]:
    """The languages in which one of two texts says what the other says without a language."""
    if not isinstance(one, Text) or not isinstance(other, Text):
        return []
    old, new = dict(one), dict(other)
    return [
        tag for bare, full in ((old, new), (new, old)) if "" in bare for tag in full if tag and full[tag] == bare[""]
    ]
