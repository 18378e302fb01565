"""
What  A word and a score of opposite signs: "frustrated" at +2, "relieved" at -1.
Why  One of the two was mistyped; the curve follows the score and the reader believes the word.
Quoi  Un mot et un score de signes contraires : « agacée » à +2, « soulagé » à -1.
Pourquoi  L'un des deux est une faute de frappe ; la courbe suit le score et le lecteur croit le mot.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: walk, name: I walk there, type: action, emotion: {score: 2, feeling: frustrated}}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: walk, name: I walk there, type: action, emotion: {score: -2, feeling: frustrated}, rationale: Rain}
"""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import normalize

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Emotion, PersonaEmotion
from cxjourney.model.values import Text
from cxjourney.wording import say

_WORDS = {
    "en": (
        "happy glad pleased delighted relieved satisfied confident reassured proud grateful enthusiastic thrilled "
        "excited comforted serene joyful amused trusting hopeful",
        "sad angry frustrated annoyed irritated furious anxious worried afraid scared lost confused disappointed "
        "discouraged stressed overwhelmed humiliated ashamed exhausted desperate upset abandoned powerless bored "
        "suspicious helpless disgusted exasperated",
    ),
    "fr": (
        "heureux content ravi enchanté soulagé satisfait confiant rassuré fier reconnaissant enthousiaste joyeux "
        "amusé serein comblé réconforté",
        "triste furieux frustré agacé irrité anxieux inquiet effrayé perdu déçu découragé stressé débordé humilié "
        "honteux épuisé désespéré abandonné impuissant ennuyé méfiant dégoûté exaspéré désemparé angoissé contrarié",
    ),
}
"""Words that nobody would give to the other side of the scale: first the good ones, then the bad ones."""


@rule("E204", "feeling-contradicts-score", "error")
def check(context: Context) -> Iterator[Finding]:
    """Feelings of one word from a short list, in English and French, with a score of the other sign."""
    for _, _, touchpoint in context.touchpoints:
        if touchpoint.emotion is None:
            continue
        emotions: list[Emotion | PersonaEmotion] = [touchpoint.emotion, *touchpoint.emotion.by_persona.values()]
        for emotion in emotions:
            if emotion.feeling is not None and emotion.score:
                yield from _contradiction(emotion, emotion.feeling, context.workspace.language)


def _contradiction(emotion: Emotion | PersonaEmotion, feeling: Text, default: str) -> Iterator[Finding]:
    for language, words in feeling:
        side = _SIDES.get((language or default)[:2], {}).get(normalize("NFC", words.strip().casefold()))
        if side is None or side * emotion.score > 0:
            continue
        yield Finding(
            emotion,
            say(
                "`{feeling}` does not go with a score of `{score}`",
                "`{feeling}` ne va pas avec un score de `{score}`",
                feeling=words.strip(),
                score=f"{emotion.score:+d}",
            ),
            say("correct the word or the score", "corrigez le mot ou le score"),
            emotion.at("feeling", language) if language else emotion.at("feeling"),
        )
        return


def _forms(word: str) -> tuple[str, ...]:
    """A French adjective in its four forms, near enough; forms that do not exist do no harm."""
    if word.endswith("eux"):
        return word, f"{word[:-1]}se", f"{word[:-1]}ses"
    if word == "fier":
        return "fier", "fière", "fiers", "fières"
    if word == "inquiet":
        return "inquiet", "inquiète", "inquiets", "inquiètes"
    return word, f"{word}e", f"{word}s", f"{word}es"


def _sides(good: str, bad: str, french: bool) -> dict[str, int]:
    return {
        form: side
        for side, words in ((1, good), (-1, bad))
        for word in words.split()
        for form in (_forms(word) if french else (word,))
    }


_SIDES = {language: _sides(*words, french=language == "fr") for language, words in _WORDS.items()}
