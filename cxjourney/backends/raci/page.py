"""The matrix as one HTML page that needs nothing else: no script, no other file."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from cxjourney.backends.raci import words
from cxjourney.backends.raci.matrix import Matrix, Role, Row
from cxjourney.backends.raci.words import Reader
from cxjourney.model.kinds.team import Team
from cxjourney.model.values import Text

_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_RIGHT_TO_LEFT = ("ar", "fa", "he", "ur", "ps", "yi")
_STYLE = """
:root{color-scheme:light dark;--page:#fff;--ink:#1b1b1f;--muted:#5b5f6b;--line:#7a7f8c;--band:#eef0f4;--accent:#1f5fbf}
@media (prefers-color-scheme:dark){:root{--page:#15171c;--ink:#e9eaf0;--muted:#a9adba;--band:#23262f;--accent:#8ab4ff}}
body{background:var(--page);color:var(--ink);font:16px/1.5 system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif;margin:2rem}
h1{font-size:1.75rem;line-height:1.2}h2{font-size:1.375rem;margin-block-start:2.5rem}p,ul{max-inline-size:70ch}
.scroll{overflow:auto;inline-size:fit-content;max-inline-size:100%;max-block-size:90vh;border:1px solid var(--line)}
.scroll:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
table{border-collapse:separate;border-spacing:0;font-size:.875rem;font-variant-numeric:tabular-nums}
caption{text-align:start;font-weight:600;padding:.5rem}
th,td{padding:.25rem .5rem;border-block-end:1px solid var(--band);text-align:start;vertical-align:top}
thead th{position:sticky;inset-block-start:0;background:var(--page);vertical-align:bottom;
border-block-end:2px solid var(--line)}
.team{text-align:center}thead .team span{writing-mode:vertical-rl;max-block-size:14rem}
tbody .team{border-inline-start:1px solid var(--band)}
.stage th{background:var(--band);font-weight:600}
tbody th.name{position:sticky;inset-inline-start:0;background:var(--page);font-weight:400;min-inline-size:12rem}
abbr{text-decoration:none;font-weight:700}.from abbr{font-weight:400}.role{display:block;white-space:nowrap}
a{color:var(--accent)}h2 a{color:inherit}nav a{display:inline-block;padding:.25rem .5rem}
nav [aria-current]{color:inherit;font-weight:700;text-decoration:none}small{color:var(--muted)}.gap{min-inline-size:12rem}.number{text-align:end}
@media print{body{margin:0}.scroll{overflow:visible;max-block-size:none;border:0}thead th,tbody th.name{position:static}}
""".strip()


def escape(text: str) -> str:
    """A text inside an element or a quoted attribute."""
    return html.escape(_NOT_TEXT.sub("", text))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page stands among others: its number from 0, the files of all of them, the file of each journey by id."""

    at: int = 0
    files: tuple[str, ...] = ()
    journeys: Mapping[str, str] = field(default_factory=dict)


def to_html(matrix: Matrix, language: str, default: str, place: Place = Place()) -> str:
    """A page: the legend, what is missing, the matrix of each journey, what each team carries.

    Of several pages each has its journeys and what is missing there; the load of the teams stands on the first.
    """
    reader = Reader(language, default)
    only = matrix.journeys[0] if len(matrix.journeys) == 1 else None
    title = escape(reader.say(words.TITLE)) + (f" · {escape(reader.text(only.name))}" if only else "")
    direction = ' dir="rtl"' if language.partition("-")[0] in _RIGHT_TO_LEFT else ""
    return "\n".join(
        (
            "<!doctype html>",
            f'<html lang="{escape(language)}"{direction}>',
            "<head>",
            '<meta charset="utf-8">',
            """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">""",
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{title}</title>",
            f"<style>\n{_STYLE}\n</style>",
            "</head>",
            "<body>",
            "<main>",
            f"<h1>{title}</h1>",
            f"<p>{escape(reader.say(words.LEGEND))}</p>",
            *_pages(place, reader),
            *_gaps(matrix, reader),
            *_matrices(matrix, reader, place),
            *(() if place.at else _loads(matrix, reader)),
            "</main>",
            "</body>",
            "</html>",
            "",
        )
    )


def _pages(place: Place, reader: Reader) -> Iterator[str]:
    if len(place.files) > 1:
        yield f'<nav aria-label="{escape(reader.say(words.PAGES))}"><p>{escape(reader.say(words.PAGE))}'
        for at, file in enumerate(place.files):
            current = ' aria-current="page"' if at == place.at else ""
            yield f'<a href="{escape(file)}"{current}>{at + 1}</a>'
        yield "</p></nav>"


def _gaps(matrix: Matrix, reader: Reader) -> Iterator[str]:
    yield f"<h2>{escape(reader.say(words.GAPS))}</h2>"
    if not matrix.gaps:
        yield f"<p>{escape(reader.say(words.NOTHING))}</p>"
        return
    yield "<ul>"
    for row, gap in matrix.gaps:
        place = " › ".join(_text(part.name, reader) for part in (row.journey, row.stage, row.touchpoint))
        yield f"<li>{place} <small>· {escape(reader.gap(gap))}</small></li>"
    yield "</ul>"


def _matrices(matrix: Matrix, reader: Reader, place: Place) -> Iterator[str]:
    names = reader.teams(matrix)
    for number, journey in enumerate(matrix.journeys, 1):
        rows = [row for row in matrix.rows if row.journey is journey]
        teams = [team for team in matrix.teams if any(team.id in row.cells for row in rows)]
        title = _text(journey.name, reader)
        if journey.id in place.journeys:
            title = f'<a href="{escape(place.journeys[journey.id])}">{title}</a>'
        yield f'<h2 id="journey-{number}">{title}</h2>'
        yield f'<div class="scroll" role="region" tabindex="0" aria-labelledby="journey-{number}">'
        yield "<table>"
        heads = "".join(f'<th scope="col" class="team"><span>{escape(names[team.id])}</span></th>' for team in teams)
        yield (
            f'<thead><tr><th scope="col">{escape(reader.say(words.TOUCHPOINT))}</th>{heads}'
            f'<th scope="col">{escape(reader.say(words.GAPS))}</th></tr></thead>'
        )
        for _, members in groupby(rows, lambda row: row.stage.ref):
            yield from _stage(list(members), teams, reader)
        yield "</table>"
        yield "</div>"


def _stage(rows: list[Row], teams: list[Team], reader: Reader) -> Iterator[str]:
    yield "<tbody>"
    name = _text(rows[0].stage.name, reader)
    yield f'<tr class="stage"><th scope="rowgroup" colspan="{len(teams) + 2}">{name}</th></tr>'
    for row in rows:
        cells = "".join(f'<td class="team">{_cell(row.cells.get(team.id, ()), reader)}</td>' for team in teams)
        gaps = "<br>".join(escape(reader.gap(gap)) for gap in row.gaps)
        yield (
            f'<tr><th scope="row" class="name">{_text(row.touchpoint.name, reader)}</th>{cells}'
            f'<td class="gap">{gaps}</td></tr>'
        )
    yield "</tbody>"


def _cell(roles: tuple[Role, ...], reader: Reader) -> str:
    return "".join(_role(role, reader) for role in roles)


def _role(role: Role, reader: Reader) -> str:
    letter = f'<abbr title="{escape(reader.say(words.ROLES[role.letter]))}">{role.letter}</abbr>'
    if not role.inherited:
        return f'<span class="role">{letter}</span>'
    return f'<span class="role from">{letter} <small>{escape(reader.say(words.ORIGINS[role.origin]))}</small></span>'


def _loads(matrix: Matrix, reader: Reader) -> Iterator[str]:
    names = reader.teams(matrix)
    title = escape(reader.say(words.LOAD))
    yield f'<h2 id="load">{title}</h2>'
    yield '<div class="scroll" role="region" tabindex="0" aria-labelledby="load">'
    yield "<table>"
    letters = "".join(
        f'<th scope="col" class="number"><abbr title="{escape(reader.say(name))}">{letter}</abbr></th>'
        for letter, name in words.ROLES.items()
    )
    yield (
        f'<thead><tr><th scope="col">{escape(reader.say(words.TEAM))}</th>{letters}'
        f'<th scope="col" class="number">{escape(reader.say(words.SHARE))}</th></tr></thead>'
    )
    yield "<tbody>"
    for load in matrix.loads:
        counts = "".join(f'<td class="number">{load.counts[letter]}</td>' for letter in words.ROLES)
        yield (
            f'<tr><th scope="row" class="name">{escape(names[load.team.id])}</th>{counts}'
            f'<td class="number">{reader.percent(load.share)}</td></tr>'
        )
    yield "</tbody>"
    yield "</table>"
    yield "</div>"


def _text(text: Text, reader: Reader) -> str:
    """A text of the model, marked with its language where it is not that of the page."""
    words_, tongue = escape(reader.text(text)), reader.tongue(text)
    return words_ if tongue in ("", reader.language) else f'<span lang="{escape(tongue)}">{words_}</span>'
