"""Choosing among entities and elements, in words that fit on a command line: `kind:journey,owner:retail-lending`."""

from cxjourney.selection.evaluate import Selected, select
from cxjourney.selection.terms import Scope
from cxjourney.selection.words import Unclear

__all__ = ["Scope", "Selected", "Unclear", "select"]
