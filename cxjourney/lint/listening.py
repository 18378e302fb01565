"""Which listening posts reach a person by name, and which ones wait for whoever passes."""

from __future__ import annotations

from cxjourney.model.kinds.survey import Survey
from cxjourney.model.model import Model

_SENT = ("message", "call", "letter")
_BY_NAME = ("email", "sms", "phone", "post", "messaging")


def is_sent(survey: Survey, model: Model) -> bool:
    """Whether an invitation goes to a person: by its placement, else by the type of its channel."""
    if survey.solicited is False:
        return False
    if survey.placement is not None:
        return survey.placement in _SENT
    return survey.channel is not None and survey.channel in model and model[survey.channel].type in _BY_NAME
