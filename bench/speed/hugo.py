"""A Hugo site of as many pages as ours, each of the same size, from the same journeys.

Hugo is given the YAML of the journeys as its data, and one small content file a page, which names a journey and a size.
Its template writes the map of that journey as a table: stages, touchpoints, and lane after lane of cells like ours, with
what they decide and link, until the page is as large as the one of ours for which it stands. What our build writes
beside pages (text, JSON and CSV of the same content, search data) Hugo is not asked for, nor feeds, lists and site maps.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

CONFIGURATION = {
    "baseURL": "https://example.org/",
    "title": "Bench",
    "uglyURLs": True,
    "disableKinds": ["home", "section", "taxonomy", "term", "rss", "RSS", "sitemap", "robotstxt", "robotsTXT", "404"],
}
PAGE = """\
<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} · {{ .Site.Title }}</title>
<link rel="stylesheet" href="../assets/site.css">
</head>
<body>
{{- $journey := index .Site.Data.journeys .Params.journey }}
{{- $room := sub .Params.size 1100 }}
<h1>{{ $journey.name.en }}</h1>
<table class="map"><caption>Map of the journey, stage by stage: {{ $journey.name.en }}</caption>
<thead><tr><td></td>{{ range $journey.stages }}<th scope="colgroup" colspan="{{ len .touchpoints }}" id="{{ .id }}">{{ .name }}</th>{{ end }}</tr></thead>
<tbody>
{{ range $k := seq 0 1999 }}
{{- $row := partial "row.html" (dict "lane" (mod $k 8) "stages" $journey.stages) }}
{{- if gt (len $row) $room }}{{ break }}{{ end }}{{ $row }}
{{- $room = sub $room (len $row) }}
{{ end -}}
</tbody></table>
<p>{{ strings.Repeat (math.Max 0 $room) "." }}</p>
</body>
</html>
"""
ROW = """\
{{ $lane := .lane -}}
<tr class="lane"><th scope="row"><span class="lane-name">{{ index (slice "Does, thinks" "Feels" "Channels" "Needs" "Pains" "Evidence" "Duration" "Systems") $lane }}</span></th>
{{- range .stages }}{{ range $i, $t := .touchpoints }}<td class="{{ if eq $i 0 }}b {{ end }}"><div class="c">
{{- if eq $lane 0 }}<p>{{ $t.does }}</p><p class="think">{{ $t.thinks }}</p>
{{- else if eq $lane 1 }}{{ with $t.emotion }}<p class="feels{{ if lt .score 0 }} low{{ else if gt .score 0 }} high{{ end }}"><svg class="face" aria-hidden="true"><use href="#_face-{{ .score }}"/></svg><b>{{ .score }}</b> <span class="note">{{ .feeling }}</span></p>{{ end }}
{{- else if eq $lane 2 }}{{ range $t.channels }}<p class="chan"><svg class="ico" aria-hidden="true"><use href="#_i-web"/></svg><span><a class="quiet" href="../channels/{{ . }}.html">{{ . }}</a></span></p>{{ end }}
{{- else if eq $lane 3 }}{{ range $t.needs }}<div class="claim"><p>{{ .text }}</p></div>{{ end }}
{{- else if eq $lane 4 }}{{ range $t.pains }}<div class="claim"><p class="sevline"><span class="sev sev{{ .severity }}"><i></i><i></i><i></i><i></i><i></i><span class="vh">severity </span><b>{{ .severity }}</b></span> <span class="note">{{ .cause }}</span></p><p>{{ .text }}</p></div>{{ end }}
{{- else if eq $lane 5 }}{{ range $t.needs }}{{ range .evidence }}<p><a class="quiet" href="../evidence/{{ . }}.html">{{ . }}</a> <span class="note">n = 24</span></p>{{ end }}{{ end }}
{{- else if eq $lane 6 }}<p><span class="note">takes</span> {{ $t.duration }}</p>
{{- else }}{{ range $t.systems }}<p><a class="quiet" href="../systems/{{ . }}.html">{{ . }}</a></p>{{ end }}{{ end -}}
</div></td>{{ end }}{{ end }}</tr>
"""


def sizes_of(site: Path) -> dict[str, int]:
    """The pages of a built site: paths without their suffix, and bytes."""
    found = sorted(site.rglob("*.html"))
    return {path.relative_to(site).with_suffix("").as_posix(): path.stat().st_size for path in found}


def lay_out(folder: Path, pages: dict[str, int], workspace: Path) -> None:
    """Write a Hugo site with these pages over the journeys of a workspace."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(workspace / "journeys", folder / "data" / "journeys")
    ids = [path.stem for path in sorted((workspace / "journeys").iterdir())]
    files = {
        "hugo.json": json.dumps(CONFIGURATION),
        "config.json": json.dumps(CONFIGURATION),
        "layouts/_default/single.html": PAGE,
        "layouts/partials/row.html": ROW,
    }
    for number, (path, size) in enumerate(pages.items()):
        front = {"title": f"Page {number}", "journey": ids[number % len(ids)], "size": size}
        files[f"content/p/{path.replace('index', 'contents')}.md"] = json.dumps(front) + "\n"
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def command(program: str, folder: Path) -> list[str]:
    """The command that builds the site into its folder `public`."""
    return [program, "--quiet", "--source", str(folder), "--cacheDir", str(folder / "cache")]


def cold(folder: Path) -> None:
    """Drop what an earlier run wrote."""
    for name in ("public", "resources", "cache"):
        shutil.rmtree(folder / name, ignore_errors=True)


def compared(folder: Path, pages: dict[str, int]) -> float:
    """Bytes that Hugo wrote for one byte of ours; ends the measuring when pages are missing or of another size."""
    written = sizes_of(folder / "public").values()
    share = sum(written) / sum(pages.values())
    if len(written) != len(pages) or not 0.95 < share < 1.05:
        raise SystemExit(f"Hugo wrote {len(written)} pages for {len(pages)}, {share:.2f} bytes for one of ours")
    return share
