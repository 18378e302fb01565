"""Plain tables for the terminal: aligned columns, nothing drawn."""

from __future__ import annotations

from collections.abc import Sequence

from cxjourney.diagnostics.formats.text import columns, shown


def table(rows: Sequence[Sequence[str]], head: Sequence[str] = ()) -> str:
    """Rows in aligned columns; wide characters count two, control characters are shown, the last column runs on."""
    lines = [[shown(cell).replace("\n", " ") for cell in row] for row in ([head] if head else []) + list(rows)]
    if not lines:
        return ""
    widths = [max(columns(line[index]) for line in lines) for index in range(len(lines[0]))]
    return "\n".join(
        "  ".join(_padded(cell, width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )


def _padded(cell: str, width: int) -> str:
    return cell + " " * (width - columns(cell))
