"""Frozen dataclasses to plain data and back, by their type hints. What `form` a choice takes is written beside it."""

from __future__ import annotations

import dataclasses
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeAliasType, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
