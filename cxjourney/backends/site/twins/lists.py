"""Lists of everything for readers that are not people: `llms.txt`, a table of journeys and touchpoints, a sitemap."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from cxjourney.backends.metrics.escape import escaped
from cxjourney.backends.raci.sheet import written
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.urls import FOLDERS, page_of
from cxjourney.model.declare import KINDS
from cxjourney.model.derive.emotion import lowest
from cxjourney.model.derive.raci import accountable
from cxjourney.model.values import Text


def llms_txt(edition: Edition) -> str:
    """What the site holds, with a link to the Markdown twin of each page."""
    organisation = escaped(edition.words(edition.job.workspace.organisation.name).text)
    lines = [
        f"# {organisation}",
        "",
        f"> {escaped(edition.t('Journeys, and everything they refer to, one page each.'))}",
    ]
    for kind in FOLDERS:
        found = edition.model.all(KINDS[kind])
        if not found:
            continue
        lines += ["", f"## {escaped(edition.kind(kind, many=True))}", ""]
        for entity in found:
            told = next((text for name in ("summary", "statement", "definition", "mission") if isinstance(text := getattr(entity, name, None), Text)), None)  # fmt: skip
            said = f": {escaped(edition.words(told).text)}" if told else ""
            to = f"{page_of(kind, entity.id).removesuffix('.html')}.md"
            lines.append(f"- [{escaped(edition.words(entity.name).text)}]({to}){said}")
    return "\n".join(lines) + "\n"


def index_csv(edition: Edition) -> str:
    """A line for each touchpoint: its journey, its stage, its name, its lowest emotion, who answers for it."""
    t = edition.t
    lines: list[list[str | int]] = [
        [edition.kind("journey"), t("Stage"), t("Touchpoint"), t("Address"), t("Emotion"), t("Accountable")]
    ]
    for journey, stage, point, roles in edition.roles:
        team, score = accountable(roles), lowest(point)
        lines.append(
            [
                *(edition.words(one.name).text for one in (journey, stage, point)),
                point.ref,
                "" if score is None else score,
                edition.words(team.name).text if team else "",
            ]
        )
    return written(lines)


def sitemap(base: str, pages: Iterable[str]) -> str:
    """Every page as an address below `base`, for search engines."""
    top = base.rstrip("/")
    lines = (f"<url><loc>{escape(f'{top}/{page}')}</loc></url>" for page in sorted(pages))
    return '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n' + "\n".join(lines) + "\n</urlset>\n"  # fmt: skip
