"""Faults of the environment. What the author of a journey did wrong is a `Diagnostic`, never an exception."""

from __future__ import annotations

import errno

from cxjourney.wording import Wording, plain, say


class CannotRun(Exception):  # noqa: N818 -- it names what the user is told, and ends the run with exit code 2
    """The work cannot be done at all: no workspace, an unreadable file, a missing tool. Exit code 2."""

    def __init__(self, wording: Wording, help: Wording | None = None) -> None:
        super().__init__(wording.in_("en"))
        self.wording = wording
        self.help = help


def system_reason(error: OSError) -> Wording:
    """Why the machine refused: the common reasons in both languages, the others as it words them."""
    return _REASONS.get(error.errno or 0) or plain(error.strerror or str(error) or type(error).__name__)


_REASONS: dict[int, Wording] = {
    errno.EACCES: say("permission denied", "accès refusé"),
    errno.EPERM: say("operation not permitted", "opération interdite"),
    errno.ENOENT: say("no such file or folder", "fichier ou dossier introuvable"),
    errno.EISDIR: say("it is a folder", "c'est un dossier"),
    errno.ENOTDIR: say("a part of this path is a file, not a folder", "une partie de ce chemin est un fichier, pas un dossier"),
    errno.EEXIST: say("it is already there", "il existe déjà"),
    errno.ENOTEMPTY: say("the folder is not empty", "le dossier n'est pas vide"),
    errno.EROFS: say("the disk can only be read", "le disque est en lecture seule"),
    errno.ENOSPC: say("the disk is full", "le disque est plein"),
    errno.EDQUOT: say("your share of the disk is full", "votre part du disque est pleine"),
    errno.ENAMETOOLONG: say("the name is too long", "le nom est trop long"),
    errno.ELOOP: say("links that lead to each other", "des liens qui renvoient l'un à l'autre"),
    errno.EBUSY: say("it is in use", "il est en cours d'utilisation"),
    errno.EMFILE: say("too many open files", "trop de fichiers ouverts"),
    errno.EXDEV: say("it is on another disk", "il est sur un autre disque"),
}  # fmt: skip
"""Why a system call fails, by its number."""
