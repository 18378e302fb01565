"""What is said of files that a workspace asks for and that are not read."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from unicodedata import normalize

from cxjourney.diagnostics.code import Code
from cxjourney.diagnostics.codes import paths, schema, syntax
from cxjourney.diagnostics.diagnostic import Diagnostic, Place
from cxjourney.errors import system_reason
from cxjourney.source.faults import of_files
from cxjourney.source.shown import shown, ticked
from cxjourney.wording import Wording, say

_REASONS: Final[Mapping[int, tuple[Wording, Wording]]] = {
    errno.ENOENT: (
        say("this link leads nowhere", "ce lien ne mène nulle part"),
        say("point it at a file of the workspace, or delete it", "faites-le pointer sur un fichier, ou supprimez-le"),
    ),
    errno.ELOOP: (
        say("this link comes back to itself", "ce lien revient à lui-même"),
        say("point it at a file of the workspace, or delete it", "faites-le pointer sur un fichier, ou supprimez-le"),
    ),
    errno.EACCES: (
        say("permission denied", "accès refusé"),
        say("let the account that checks read it", "donnez le droit de lecture au compte qui vérifie"),
    ),
}
_FEW: Final = 4
_RAISE_LIMIT: Final = say(
    "select fewer files, or raise the limit in the configuration of the workspace",
    "choisissez moins de fichiers, ou relevez la limite dans la configuration de l'espace de travail",
)


class Unreadable(Exception):  # noqa: N818 -- says why one path was left out
    """One path cannot be read: which, under which code, and in which words. Caught by what looks for files."""

    def __init__(self, path: str, code: Code, wording: Wording, help: Wording | None = None) -> None:
        self.path = path
        self.code = code
        self.wording = wording
        self.help = help


def alike(found: Sequence[str]) -> Iterator[Diagnostic]:
    """Names that differ only by case, or by the form of their accents."""
    first: dict[str, str] = {}
    for path in found:
        other = first.setdefault(normalize("NFC", path).casefold(), path)
        if other != path:
            yield paths.NAMES_DIFFER_BY_CASE.at(
                Place(path),
                say(
                    "the names `{path}` and `{other}` differ only by case or by the form of accents",
                    "les noms `{path}` et `{other}` ne diffèrent que par la casse ou par la forme des accents",
                    path=shown(path),
                    other=shown(other),
                ),
                say("rename one of the two", "renommez l'un des deux"),
            )


def link_outside(path: str) -> Diagnostic:
    """A link to something outside of the workspace."""
    return paths.PATH_LEAVES_WORKSPACE.at(
        Place(path),
        say(
            "the link `{path}` leads outside the workspace",
            "le lien `{path}` mène hors de l'espace de travail",
            path=shown(path),
        ),
        say("copy the file into the workspace", "copiez le fichier dans l'espace de travail"),
    )


def too_large(path: str, size: int, limit: int) -> Diagnostic:
    """A file with more bytes than allowed."""
    finding = of_files.too_large(size, limit)
    return finding.code.at(Place(path), finding.message, finding.help)


def too_many(path: str, limit: int) -> Diagnostic:
    """The first file beyond the number allowed."""
    return syntax.RESOURCE_LIMIT.at(
        Place(path),
        say(
            "the workspace has more than {limit} files; they are not read from this one on",
            "l'espace de travail compte plus de {limit} fichiers ; ils ne sont pas lus à partir de celui-ci",
            limit=limit,
        ),
        _RAISE_LIMIT,
    )


def too_much(path: str, limit: int) -> Diagnostic:
    """The file with which all together have more bytes than allowed."""
    return syntax.RESOURCE_LIMIT.at(
        Place(path),
        say(
            "the files of the workspace have more than {limit} bytes; they are not read from this one on",
            "les fichiers de l'espace de travail dépassent {limit} octets ; ils ne sont pas lus à partir de celui-ci",
            limit=limit,
        ),
        _RAISE_LIMIT,
    )


def nothing_at(entry: str) -> Unreadable:
    """An entry that selects nothing."""
    return Unreadable(
        entry,
        paths.UNREADABLE_PATH,
        say("{entry} matches no file", "{entry} ne correspond à aucun fichier", entry=ticked(entry)),
        say(
            "write a folder, a file that ends in `.yaml`, or a pattern such as `journeys/**`; or take it out",
            "écrivez un dossier, un fichier en `.yaml` ou un motif tel que `journeys/**` ; ou retirez-le",
        ),
    )


def not_included(place: Place, found: Sequence[str]) -> Diagnostic:
    """Files of journeys, in a workspace that includes none."""
    folders = sorted({path.partition("/")[0] if "/" in path else "." for path in found})
    if len(found) == 1:
        message = say(
            "the file {path} is not included, and nothing else is",
            "le fichier {path} n'est pas compris dans l'espace de travail, ni aucun autre",
            path=ticked(found[0]),
        )
    else:
        message = say(
            "{n} YAML files of journeys, such as {path}, are not included, and nothing else is",
            "{n} fichiers YAML de parcours, tels que {path}, ne sont pas compris dans l'espace de travail, ni aucun autre",
            n=len(found),
            path=ticked(found[0]),
        )
    entries = ", ".join(folders if len(folders) <= _FEW and "." not in folders else ["."])
    return schema.FILES_NOT_INCLUDED.at(
        place,
        message,
        say("add {line}", "ajoutez {line}", line=ticked(f"include: [{entries}]")),
    )


def unspeakable(path: str) -> Unreadable:
    """A file or a folder whose name cannot be shown."""
    return Unreadable(
        path,
        paths.UNREADABLE_PATH,
        say(
            "the name {path} holds characters that cannot be shown",
            "le nom {path} contient des caractères qui ne peuvent être montrés",
            path=ticked(path),
        ),
        say("rename it", "renommez-le"),
    )


def leaves(entry: str) -> Unreadable:
    """A path that leads out of the workspace."""
    return Unreadable(
        entry,
        paths.PATH_LEAVES_WORKSPACE,
        say("`{entry}` leaves the workspace", "`{entry}` sort de l'espace de travail", entry=shown(entry)),
        say(
            "write a path from the root of the workspace, without `..`",
            "écrivez un chemin depuis la racine de l'espace de travail, sans `..`",
        ),
    )


def unreadable(path: str, error: OSError) -> Unreadable:
    """A file or a folder that the system does not open."""
    reason, help = _REASONS.get(error.errno or 0, (system_reason(error), None))
    return Unreadable(
        path,
        paths.UNREADABLE_PATH,
        say("{path} cannot be read: {reason}", "{path} ne peut être lu : {reason}", path=ticked(path), reason=reason),
        help,
    )
