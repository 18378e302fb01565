"""Portraits as files of the site: named by what they hold, with their size, never fetched from elsewhere."""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from cxjourney.backends.backend import Artifact, Job
from cxjourney.backends.site.bits import Words
from cxjourney.backends.site.edition import Edition
from cxjourney.model.kinds.persona import Persona

_SIDE = 96
"""Width and height in pixels, when a file does not say its own."""
_SVG = re.compile(rb"<(?:\w+:)?svg\b[^>]*>", re.IGNORECASE)
_BOX = re.compile(rb"viewBox\s*=\s*[\"']\s*[-+.\de]+[\s,]+[-+.\de]+[\s,]+([.\de]+)[\s,]+([.\de]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the site: its name among the assets, its size in pixels, and the words that replace it."""

    name: str
    width: int
    height: int
    alt: Words


def picture_of(edition: Edition, persona: Persona) -> Picture | None:
    """The portrait of a persona; None when there is none, or when its bytes are no picture that a site may show."""
    portrait = persona.portrait
    data = edition.job.pictures.get(portrait.file) if portrait else None
    if portrait is None or data is None or (kind := kind_of_picture(data)) is None:
        return None
    width, height = size_of(data) or (_SIDE, _SIDE)
    return Picture(_name(data, kind), width, height, edition.words(portrait.alt))


def picture_files(job: Job) -> Iterator[Artifact]:
    """The files of the portraits that the model shows, each once."""
    asked = {persona.portrait.file for persona in job.model.all(Persona) if persona.portrait}
    found = {}
    for file in asked & set(job.pictures):
        data = job.pictures[file]
        if kind := kind_of_picture(data):
            found[_name(data, kind)] = data
    yield from (Artifact(f"assets/{name}", found[name]) for name in sorted(found))


def kind_of_picture(data: bytes) -> str | None:
    """The suffix that suits the bytes, whatever the file was called: `png jpg gif webp avif svg`."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return "gif"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[4:12] == b"ftypavif":
        return "avif"
    return "svg" if _SVG.search(data[:4096]) else None


def size_of(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels, read from the head of the file; None when it is not told there."""
    try:
        found = _size(data)
    except (struct.error, IndexError, ValueError, OverflowError):
        return None
    return found if found and min(found) > 0 else None


def _name(data: bytes, kind: str) -> str:
    return f"portrait-{hashlib.sha256(data).hexdigest()[:12]}.{kind}"


def _size(data: bytes) -> tuple[int, int] | None:
    match kind_of_picture(data):
        case "png":
            width, height = struct.unpack(">II", data[16:24])
            return width, height
        case "gif":
            width, height = struct.unpack("<HH", data[6:10])
            return width, height
        case "jpg":
            return _jpeg(data)
        case "webp" if data[12:16] == b"VP8X":
            return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
        case "webp" if data[12:16] == b"VP8 ":
            width, height = struct.unpack("<HH", data[26:30])
            return width & 0x3FFF, height & 0x3FFF
        case "webp" if data[12:16] == b"VP8L":
            bits = int.from_bytes(data[21:25], "little")
            return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
        case "svg":
            box = _BOX.search(data[:4096])
            return (round(float(box[1])), round(float(box[2]))) if box else None
    return None


def _jpeg(data: bytes) -> tuple[int, int] | None:
    """From segment to segment until the one that opens a frame."""
    at = 2
    while at + 9 <= len(data):
        if data[at] != 0xFF:
            return None
        marker = data[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + (0 if marker == 0xFF or 0xD0 <= marker <= 0xD8 else struct.unpack(">H", data[at + 2 : at + 4])[0])
    return None
