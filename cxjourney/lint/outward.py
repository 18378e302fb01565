"""What a build for everyone would tell of the house all the same: internal addresses, and names in sentences."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from cxjourney.diagnostics.codes.audience import INTERNAL_HOST, INTERNAL_NAME
from cxjourney.diagnostics.diagnostic import Diagnostic, Related
from cxjourney.lint.levels import Levels, graded
from cxjourney.lint.texts import Written, texts_in
from cxjourney.model.audience import Reduced
from cxjourney.model.entity import Entity
from cxjourney.wording import say
from cxjourney.workspace import Workspace

_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]+", re.IGNORECASE)
_PRIVATE = ("corp", "home", "internal", "intern", "intra", "intranet", "lan", "local", "localdomain", "localhost", "private")  # fmt: skip
"""Last labels of names that no public network answers."""


def leaks(reduced: Reduced, workspace: Workspace) -> tuple[Diagnostic, ...]:
    """What the texts of a reduced model still give away, at the levels of the workspace."""
    known = _names(reduced.left_out)
    found = [
        told
        for entity in reduced.model.sound
        for text in texts_in(entity)
        if text.format in (None, "", "url", "link") and text.field not in ("id", "aliases")
        for told in (*_hosts(text), *_named(text, known))
    ]
    published = texts_in(workspace.site) if workspace.site else ()
    found += [told for text in published if text.field != "base_url" for told in _hosts(text)]
    return tuple(graded(found, Levels(workspace.rules), reduced.model))


def is_internal_host(address: str) -> bool:
    """Whether an address names a machine of a private network: `http://wiki/`, `https://crm.corp`, `10.0.0.7`."""
    try:
        host = (urlsplit(address).hostname or "").rstrip(".").lower()
    except ValueError:
        return False
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return bool(host) and ("." not in host or host.rpartition(".")[2] in _PRIVATE)


def _hosts(text: Written) -> Iterator[Diagnostic]:
    for found in _ADDRESS.findall(text.words):
        if is_internal_host(found):
            yield INTERNAL_HOST.at(
                text.place_of(found),
                say("`{address}` is an address of the internal network", "`{address}` est une adresse du réseau interne",
                    address=found),
                say("take it out, or write `audience: internal` on what holds it",
                    "retirez-la, ou écrivez `audience: internal` sur ce qui la porte"),
                ref=text.node.ref,
            )  # fmt: skip


def _names(left_out: Iterable[Entity]) -> tuple[tuple[re.Pattern[str], str, Entity], ...]:
    """How each entity may be named in a sentence. A name of one plain word is a word of the language: it is let be."""
    said = {name.strip(): entity for entity in left_out for name in (entity.id, *(words for _, words in entity.name))}
    return tuple(
        (re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])"), name, entity)
        for name, entity in sorted(said.items(), key=lambda pair: pair[0])
        if _telling(name)
    )


def _telling(name: str) -> bool:
    return len(name) > 3 and (bool(re.search(r"[\s\d_-]", name)) or not name[1:].islower())


def _named(text: Written, known: Iterable[tuple[re.Pattern[str], str, Entity]]) -> Iterator[Diagnostic]:
    for pattern, name, entity in known:
        if name in text.words and pattern.search(text.words):
            yield INTERNAL_NAME.at(
                text.place_of(name),
                say("`{name}` is internal, and this text names it for everyone", "`{name}` est interne, et ce texte le nomme devant tous",
                    name=name),
                say("say it otherwise, or write `audience: internal` on what holds the text",
                    "dites-le autrement, ou écrivez `audience: internal` sur ce qui porte le texte"),
                ref=text.node.ref,
                related=(Related(entity.at("name"), say("`{name}` is here", "`{name}` est ici", name=name)),),
            )  # fmt: skip
