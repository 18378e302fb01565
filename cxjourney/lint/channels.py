"""Who can use which channel."""

from __future__ import annotations

from cxjourney.model.kinds.channel import Channel
from cxjourney.model.kinds.journey import Touchpoint
from cxjourney.model.kinds.persona import Persona
from cxjourney.model.model import Model

SCREENS = ("web", "app", "email", "chat", "social", "messaging", "video")
"""Types of channels that need a screen and a connection, whatever the flag `digital` says."""
VOICES = ("phone",)
"""Types of channels that need to be heard; closed to some by a rule of its own."""

_CLOSED = {
    "no-smartphone": ("app", "messaging", "qr"),
    "no-internet": (*SCREENS, "qr"),
    "blind": ("print", "post"),
}
"""Types of channels that are closed to people who live with a constraint."""


def is_digital(channel: Channel) -> bool:
    """Whether it needs a screen and a connection."""
    return channel.digital or channel.type in SCREENS


def unusable(channel: Channel, persona: Persona, model: Model) -> bool:
    """Whether a persona cannot use a channel, or avoids it."""
    closed = any(channel.type in _CLOSED.get(constraint, ()) for constraint in persona.constraints)
    offline = "no-internet" in persona.constraints and is_digital(channel)
    avoided = persona.channels is not None and any(model[ref] is channel for ref in persona.channels.avoided)
    return closed or offline or avoided


def all_known(touchpoint: Touchpoint, model: Model) -> bool:
    """Whether every channel of a touchpoint exists and could be read whole."""
    return all(ref in model and ("channel", model[ref].id) not in model.faulty for ref in touchpoint.channels)


def has_variant(touchpoint: Touchpoint, persona: Persona, model: Model) -> bool:
    """Whether a variant of the touchpoint is made for a persona."""
    return any(variant.persona and model[variant.persona] is persona for variant in touchpoint.variants)
