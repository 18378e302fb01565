"""What stands on a long page: a list of its sections, put where the template asks for one."""

from __future__ import annotations

import re
from html import escape

PLACE = "<nav data-contents></nav>"
"""Where a template wants the list."""
LEAST, SHORT = 3, 9
"""A page with fewer sections needs no list; a longer list is folded."""
_HEAD = re.compile(r'<h2 id="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)
_NOTE = re.compile(r'<span class="(?:note|chip)\b[^"]*">.*?</span>', re.DOTALL)
_LINK = re.compile(r"</?(?:a|abbr)\b[^>]*>")


def with_contents(page: str, label: str) -> str:
    """The page, with the ways to the sections that follow the place of the list; without the place, as it was."""
    before, place, after = page.partition(PLACE)
    if not place:
        return page
    body, foot, rest = after.partition("</main>")
    found = [(id_, _LINK.sub("", _NOTE.sub("", words)).strip()) for id_, words in _HEAD.findall(body)]
    if len(found) < LEAST:
        return before + after
    ways = "".join(f'<li><a href="#{id_}">{words}</a></li>' for id_, words in found)
    shown = f"<ul>{ways}</ul>"
    if len(found) > SHORT:
        shown = f"<details><summary>{escape(label)} ({len(found)})</summary>{shown}</details>"
    return f'{before}<nav class="contents" aria-label="{escape(label)}">{shown}</nav>{body}{foot}{rest}'
