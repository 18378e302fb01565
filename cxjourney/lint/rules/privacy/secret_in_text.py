"""
What  A key, a token or a password in a file of the workspace.
Why  Whoever can read the repository, its history or the site can use it; it must be revoked, not only removed.
Quoi  Une clé, un jeton ou un mot de passe dans un fichier de l'espace de travail.
Pourquoi  Qui peut lire le dépôt, son historique ou le site peut s'en servir ; il faut le révoquer, pas seulement l'ôter.
Bad
  cxjourney: v1
  kind: source
  id: locker-events
  name: Events of the lockers
  location: postgres://reader:n1ghtShift@db.colis.internal/events
Good
  cxjourney: v1
  kind: source
  id: locker-events
  name: Events of the lockers
  location: locker_events
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cxjourney.lint.mask import masked
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.wording import say

_SECRET = re.compile(
    r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b"
    r"|\bgh[pousr]_[A-Za-z0-9]{36,}"
    r"|\bgithub_pat_[A-Za-z0-9_]{22,}"
    r"|\bglpat-[A-Za-z0-9_-]{20,}"
    r"|\bxox[abposr]-[A-Za-z0-9-]{10,}"
    r"|\b(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{16,}"
    r"|\bsk-(?:ant-|proj-)?[A-Za-z0-9_-]{32,}"
    r"|\bAIza[0-9A-Za-z_-]{35}\b"
    r"|\bnpm_[A-Za-z0-9]{36}\b"
    r"|\bpypi-[A-Za-z0-9_-]{40,}"
    r"|\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}"
    r"|-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----"
    r"|(?<=://)[^\s/:@]{1,64}:[^\s/@{}$<>…*]{3,64}(?=@)"
)
"""Forms that nothing else has: tokens of known issuers, private keys, addresses with a password."""
_MARKS = ("AKIA", "ASIA", "_", "glpat-", "xox", "sk-", "AIza", "pypi-", "eyJ", "PRIVATE KEY", "://")
"""One of these stands in every secret, and is looked for much faster."""


@rule("Z002", "secret-in-text", "error")
def check(context: Context) -> Iterator[Finding]:
    """The first secret of each text, address or key of the team, masked."""
    for text in context.texts_holding(*_MARKS):
        if found := _SECRET.search(text.words):
            secret = found.group()
            login = re.match(r"[^:]+(?=:)", secret) if "://" in text.words[: found.start()] else None
            yield Finding(
                text.node,
                say(
                    "this seems to hold a secret (`{masked}`)",
                    "ceci semble contenir un secret (`{masked}`)",
                    masked=f"{login.group()}:…" if login else masked(secret),
                ),
                say(
                    "revoke it where it was issued, and keep it out of the repository",
                    "révoquez-le là où il a été émis, et gardez-le hors du dépôt",
                ),
                text.place_of(secret),
            )
