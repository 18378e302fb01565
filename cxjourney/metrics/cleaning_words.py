"""How people call the steps of cleaning."""

from __future__ import annotations

from collections.abc import Mapping

from cxjourney.wording import Wording, say

CLEANING: Mapping[str, Wording] = {
    "duplicates": say("duplicates", "doublons"),
    "known-bots": say("known robots", "robots connus"),
    "velocity": say("velocity", "cadence"),
    "spam": say("spam", "spam"),
    "internal-traffic": say("internal traffic", "trafic interne"),
    "clock-skew": say("clock skew", "horloges décalées"),
    "undated": say("without a date", "sans date"),
    "out-of-scale": say("outside the scale", "hors de l'échelle"),
}
"""By the word of the language."""
