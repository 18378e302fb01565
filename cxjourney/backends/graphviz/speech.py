"""The language in which a diagram speaks: texts of the model, words of ours, the direction of writing."""

from __future__ import annotations

from dataclasses import dataclass

from cxjourney.model.values import Text
from cxjourney.wording import Wording

_RIGHT_TO_LEFT = ("ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi")


@dataclass(frozen=True, slots=True)
class Speech:
    """A language of the build, and the default one to fall back on."""

    language: str
    default: str

    def text(self, text: Text | None, otherwise: str = "") -> str:
        """A text of the model, or `otherwise` where there is none."""
        return text.in_(self.language, self.default) if text else otherwise

    def say(self, wording: Wording) -> str:
        """A sentence of ours."""
        return wording.in_(self.language.partition("-")[0])

    @property
    def mirrored(self) -> bool:
        """Whether the language is written from right to left."""
        return self.language.partition("-")[0] in _RIGHT_TO_LEFT
