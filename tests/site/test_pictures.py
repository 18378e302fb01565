"""Portraits: files of the site, named by what they hold, with their size and the words that replace them."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from cxjourney.backends.backend import Job
from cxjourney.backends.site.backend import render
from cxjourney.backends.site.pictures import kind_of_picture, picture_files, size_of
from cxjourney.cli.app import run
from tests.laying import laid

SVG = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 120"><path d="M0 0h9"/></svg>'


def png(width: int, height: int) -> bytes:
    """The least PNG of a size."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * (width + 1) * height)), (b"IEND", b""))
    made = (
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(made)


JPEG = b"\xff\xd8\xff\xe0" + struct.pack(">H", 16) + b"JFIF\0" + b"\0" * 9 + b"\xff\xc0" + struct.pack(">HBHHB", 17, 8, 48, 64, 3) + b"\0" * 10  # fmt: skip


@pytest.mark.parametrize(
    ("data", "kind", "size"),
    [
        (png(3, 5), "png", (3, 5)), (JPEG, "jpg", (64, 48)), (b"GIF89a" + struct.pack("<HH", 7, 9), "gif", (7, 9)),
        (SVG, "svg", (96, 120)), (b"<svg/>", "svg", None), (b"RIFF\0\0\0\0WEBPVP8X" + b"\0" * 8 + b"\x09\0\0\x13\0\0", "webp", (10, 20)),
        (b"\0\0\0\x1cftypavif", "avif", None), (b"%PDF-1.7", None, None), (b"\xff\xd8\xff\xe0", "jpg", None), (b"", None, None),
        (png(3, 5)[:18], "png", None),
    ],
)  # fmt: skip
def test_bytes_tell_the_kind_and_the_size(data: bytes, kind: str | None, size: tuple[int, int] | None) -> None:
    assert kind_of_picture(data) == kind
    assert size_of(data) == size


def test_a_portrait_is_a_file_of_the_site(job: Job) -> None:
    made = {one.path: one.content for one in render(replace(job, pictures={"docs/lea.svg": png(3, 5)})).artifacts}
    (path,) = (path for path in made if path.startswith("assets/portrait-"))
    assert made[path] == png(3, 5)
    for prefix, alt in (("", "Une jeune femme"), ("en/", "A young woman")):
        page = made[f"{prefix}personas/lea.html"].decode()
        assert f'src="{"../" * (1 + bool(prefix))}{path}" width="3" height="5" alt="{alt}"' in page


def test_a_file_that_is_no_picture_is_left_out(job: Job) -> None:
    odd = replace(job, pictures={"docs/lea.svg": b"MZ\x90", "elsewhere.png": png(1, 1)})
    assert list(picture_files(odd)) == []
    page = next(one.content for one in render(odd).artifacts if one.path == "personas/lea.html").decode()
    assert "<img" not in page
    assert '<div class="avatar" aria-hidden="true">L</div>' in page


def test_the_build_reads_portraits_inside_the_workspace_alone(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(png(2, 2))
    catalog = "kind: catalog\npersonas:\n  - {id: lea, name: Lea, portrait: {file: lea.png, alt: Lea}}\n"
    root = laid(tmp_path / "w", {"c.yaml": catalog})
    (root / "lea.png").write_bytes(png(4, 4))
    build = ["-C", str(root), "build", "--backend", "site", "--today", "2026-11-22", "-q", "--verify"]
    assert run(build) == 0
    assert [path.read_bytes() for path in (root / "dist" / "assets").glob("portrait-*")] == [png(4, 4)]
    (root / "lea.png").unlink()
    (root / "lea.png").symlink_to(tmp_path / "secret.png")
    run(build)
    assert png(2, 2) not in [path.read_bytes() for path in (root / "dist" / "assets").glob("portrait-*")]
