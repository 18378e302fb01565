"""An entity as Markdown: the fields of its declaration in words, and for a journey its stages one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cxjourney.backends.metrics.escape import escaped
from cxjourney.backends.site.bits import Chip, Fact, Link, Row, Table, Words
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.pages.facts import facts
from cxjourney.backends.site.pages.series import series_of, story
from cxjourney.backends.site.pages.used import used_in
from cxjourney.backends.site.twins.data import quotable
from cxjourney.backends.site.urls import page_of, relative
from cxjourney.model.entity import Entity
from cxjourney.model.kinds.evidence import Evidence
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.model import kind_of
from cxjourney.model.node import Node

_TITLE = re.compile(r"^(\s{0,3})(#|=+\s*$|-+\s*$|>|`{3}|~{3})", re.MULTILINE)
_PICTURE = re.compile(r"!(?=\[)")
_ELSEWHERE = re.compile(r"\]\((?!\s*<?(?:https?://|mailto:|tel:))", re.IGNORECASE)


def as_markdown(edition: Edition, entity: Entity) -> str:
    """The twin of the page of an entity, in the language of the edition; links lead to other twins."""
    return "\n".join(_Writer(edition, _twin(page_of(kind_of(entity), entity.id))).document(entity)).strip() + "\n"


def _twin(page: str) -> str:
    path, mark, _ = page.partition(".html")
    return f"{path}.md" if mark else page


class _Writer:
    """Writes one document, which stands at `path`."""

    def __init__(self, edition: Edition, path: str) -> None:
        self.edition = edition
        self.path = path

    def document(self, entity: Entity) -> Iterator[str]:
        edition = self.edition
        yield f"# {escaped(edition.words(entity.name).text)}"
        yield ""
        yield f"{escaped(edition.kind(kind_of(entity)))} `{entity.id}`"
        if isinstance(entity, Journey):
            yield from self.journey(entity)
        elif isinstance(entity, Evidence):
            yield from self.fields(entity, ("verbatims",))
            yield from self.quotes(entity)
        else:
            yield from self.fields(entity)
        for users in used_in(edition, entity, most=None):
            yield from ("", f"## {escaped(edition.t('Also used in'))} · {escaped(users.title)}", "")
            for holder, places in users.places:
                inside = ", ".join(escaped(place.words.text) for place in places)
                yield f"- {self.link(holder)}{f' – {inside}' if inside else ''}"

    def journey(self, journey: Journey) -> Iterator[str]:
        edition = self.edition
        yield from self.fields(journey, ("stages", "exits"))
        told = [story(edition, journey, one) for one in series_of(edition, journey)]
        if told:
            yield from ("", f"## {escaped(edition.t('In a few words'))}", "", *(escaped(line) for line in told))
        for number, stage in enumerate(journey.stages, 1):
            yield from ("", f"## {number}. {escaped(edition.words(stage.name).text)}")
            yield from self.fields(stage, ("touchpoints",))
            for place, point in enumerate(stage.touchpoints, 1):
                yield from ("", f"### {number}.{place} {escaped(edition.words(point.name).text)}")
                yield from self.fields(point)
        if journey.exits:
            yield from ("", f"## {escaped(edition.t('How it ends'))}", "")
            for end in journey.exits:
                name = edition.words(end.name).text if end.name else end.id
                yield f"- {escaped(name)} – {escaped(edition.choice(end.type))}"

    def quotes(self, piece: Evidence) -> Iterator[str]:
        """Words of those who agreed to be quoted, and of nobody else."""
        quoted = quotable(piece)
        if quoted:
            yield from ("", f"## {escaped(self.edition.label('verbatims'))}")
        for verbatim in quoted:
            who = f" ({escaped(self.edition.words(verbatim.who).text)})" if verbatim.who else ""
            yield from ("", f"> {escaped(self.edition.words(verbatim.text).text)}{who}")

    def fields(self, node: Node, without: tuple[str, ...] = ()) -> Iterator[str]:
        """The fields as a list; tables and long texts after it."""
        found = facts(self.edition, node, without)
        short = [fact for fact in found if fact.mode not in ("table", "rich", "facts")]
        if short:
            yield ""
        for fact in short:
            yield f"- **{escaped(fact.label)}** {', '.join(self.inline(value) for value in fact.values)}"
        for fact in found:
            if fact.mode == "rich":
                yield from ("", f"**{escaped(fact.label)}**", "", *(_prose(one) for one in fact.values))
            elif fact.mode == "facts":
                yield from ("", f"**{escaped(fact.label)}**", "", *self.inner(fact))
            elif fact.mode == "table":
                for table in fact.values:
                    assert isinstance(table, Table)
                    yield from ("", f"**{escaped(fact.label)}**", "", *self.table(table))

    def inner(self, fact: Fact) -> Iterator[str]:
        """The fields of a part, as a list; a table in it is said row by row."""
        for one in fact.values:
            assert isinstance(one, Fact)
            if one.mode == "facts":
                yield from self.inner(one)
                continue
            yield f"- **{escaped(one.label)}** {', '.join(self.inline(value) for value in one.values)}"

    def table(self, table: Table) -> Iterator[str]:
        yield f"| {' | '.join(escaped(head) for head in table.heads)} |"
        yield f"|{' --- |' * len(table.heads)}"
        for row in table.rows:
            yield f"| {' | '.join(self.inline(cell) for cell in row.cells)} |"

    def inline(self, value: object) -> str:
        match value:
            case Words():
                return escaped(value.text)
            case Link():
                return self.link(value)
            case Chip():
                return escaped(value.text)
            case Row():
                return ", ".join(self.inline(cell) for cell in value.cells)
            case Table():
                return "; ".join(self.inline(row) for row in value.rows)
            case tuple() | list():
                return ", ".join(self.inline(one) for one in value)
        return escaped(str(value))

    def link(self, link: Link) -> str:
        note = f" ({escaped(link.note)})" if link.note else ""
        if not link.to:
            return escaped(link.words.text) + note
        to = link.to if ":" in link.to.partition("/")[0] else relative(self.path, _twin(link.to))
        target = to.replace(" ", "%20").replace("(", "%28").replace(")", "%29").replace("<", "%3C").replace(">", "%3E")
        return f"[{escaped(link.words.text)}]({target}){note}"


def _prose(value: object) -> str:
    """A text that its author wrote in Markdown: kept, without HTML, pictures, titles, and links of other schemes."""
    assert isinstance(value, Words)
    plain = value.text.replace("&", "&amp;").replace("<", "&lt;")
    return _ELSEWHERE.sub(r"]\\(", _PICTURE.sub(r"\\!\\", _TITLE.sub(r"\1\\\2", plain))).strip()
