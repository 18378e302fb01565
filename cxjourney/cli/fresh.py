"""Texts that we write for the author are checked like the author's own, before they touch the disk."""

from __future__ import annotations

from cxjourney.errors import CannotRun
from cxjourney.schema.validate import validate
from cxjourney.source.file import SourceFile
from cxjourney.source.reader import locate, read


def checked(text: str, name: str) -> None:
    """Raise `CannotRun` with the first fault of a file that was about to be written."""
    file = SourceFile(f"{name}.yaml", text.encode(), locate)
    document = read(file)
    found = list(document.diagnostics) or list(validate(file, document.data).diagnostics)
    if found:
        raise CannotRun(found[0].message, found[0].help)
