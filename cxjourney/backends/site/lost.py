"""The page for what is not there: read from a disk, and shown by a server in the place of any address.

Its ways are relative, as those of every page. Once published, a line of script says from where they are counted; it
stands in the page, for no file could be found without it, and the policy of the page allows that line alone. Readers
without scripts find the style and the ways by addresses from the top of the server.
"""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import quote, urlsplit

from cxjourney.backends.site.edition import Edition

MISSING_PAGE = "404.html"
"""The page that a server shows for an address that leads nowhere."""
_SCRIPT = """if (location.protocol !== "file:") {{
  var base = document.createElement("base");
  base.href = {top};
  document.head.appendChild(base);
}}"""


@dataclass(frozen=True, slots=True)
class Lost:
    """Where the site is published: its top and the folder of the language, from the top of the server."""

    top: str
    folder: str
    script: str
    digest: str
    """The script as the policy of the page names it."""


def lost(edition: Edition) -> Lost | None:
    """How the page finds its way; None when nobody said where the site is published."""
    site = edition.job.workspace.site
    if not site or not site.base_url:
        return None
    top = quote(urlsplit(site.base_url).path.rstrip("/") + "/", safe="/%")
    folder = top + edition.prefix
    script = _SCRIPT.format(top=json.dumps(folder).replace("<", "\\u003c"))
    return Lost(top, folder, script, b64encode(sha256(script.encode()).digest()).decode())
