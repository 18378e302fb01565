"""Templates compiled for speed show what Jinja shows, and escape what Jinja escapes."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, PackageLoader, StrictUndefined, UndefinedError
from markupsafe import Markup

from cxjourney.backends.site.templating import Compiled, Templates
from cxjourney.backends.site.twins.data import _written

HOSTILE = """<b>"it's" & co</b>"""
PIECES = {
    "m.html": "{% macro two(a, b='<i>', c=3) %}<p>{{ a }}{{ b }}{{ c }}</p>{% endmacro %}"
    "{% macro deep(x) %}{% if x %}({{ two(x) }}{{ deep(x[1:]) }}){% endif %}{% endmacro %}",
    "base.html": "<title>{{ v.title }}</title>{% block content %}{% endblock %}{{ v.made|upper }}",
    "page.html": "{% extends 'base.html' %}{% import 'm.html' as m with context %}{% block content %}"
    "{% for one in v.list %}{{ loop.index }}{{ m.two(one, c=v.number) }}{{ m.two(one, one) }}{{ f(one, end=v.html) }}"
    "{% endfor %}{{ m.deep('ab') }}{{ v.html }}{{ 'yes' if v.number }}{{ 'no' if not v.number }}{{ v.list|length }}"
    "{% include 'part.html' %}{% endblock %}",
    "part.html": "{% set own = v.title %}{{ own }}{{ v.nothing is defined }}{{ v.title.partition('<')[2] }}",
}


def shown(maker: type[Environment], **values: Any) -> str:
    made = maker(loader=DictLoader(PIECES), autoescape=True, undefined=StrictUndefined)
    made.globals["f"] = lambda text, end: f"{text}{end}"
    made.filters["w"] = Markup
    return made.get_template("page.html").render(v=SimpleNamespace(nothing=None, **values))


@given(st.lists(st.text(max_size=9), max_size=3), st.text(max_size=9), st.integers())
def test_what_is_shown_is_what_jinja_shows(texts: list[str], title: str, number: int) -> None:
    values = {"list": [*texts, HOSTILE], "title": title, "made": HOSTILE, "html": Markup("<hr>"), "number": number}
    assert shown(Templates, **values) == shown(Environment, **values)


def test_what_a_macro_does_not_take_is_refused() -> None:
    made = Templates(loader=DictLoader({**PIECES, "bad.html": "{% import 'm.html' as m %}{{ m.two(1, d=2) }}"}))
    with pytest.raises(TypeError, match="not \\['d'\\]"):
        made.get_template("bad.html").render()


def test_a_name_that_is_not_there_is_an_error() -> None:
    made = Templates(loader=DictLoader({"bad.html": "{{ nobody }}"}), undefined=StrictUndefined)
    with pytest.raises(UndefinedError, match="nobody"):
        made.get_template("bad.html").render()


def test_compiled_templates_are_kept_and_made_again_when_they_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)

    def says(text: str) -> str:
        loader = DictLoader({"one.html": text})
        return Templates(loader=loader, bytecode_cache=Compiled(tmp_path)).get_template("one.html").render()

    assert says("first") == "first"
    [kept] = (tmp_path / "__pycache__").iterdir()
    before = kept.read_bytes()
    assert (says("first"), kept.read_bytes()) == ("first", before)
    assert says("second") == "second"
    kept.write_bytes(b"broken")
    assert says("second") == "second"


def test_where_nothing_can_be_written_templates_are_compiled_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "__pycache__").write_text("a file")
    made = Templates(loader=DictLoader({"one.html": "{{ 1 + 1 }}"}), bytecode_cache=Compiled(tmp_path))
    assert made.get_template("one.html").render() == "2"


def test_every_template_of_the_site_compiles() -> None:
    made = Templates(loader=PackageLoader("cxjourney.backends.site"), autoescape=True)
    made.filters.update(dict.fromkeys(("anchor", "asset", "href", "kindof", "number", "outside", "rich", "svg", "ticks", "w"), str))  # fmt: skip
    names = [name for name in made.list_templates() if name.endswith(".html")]
    assert len(names) > 30
    for name in names:
        made.get_template(name)


PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates()
KEYS = st.text() | st.integers() | st.booleans()


@given(st.recursive(PLAIN, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner), max_leaves=20))
def test_data_are_written_as_the_library_writes_them(value: object) -> None:
    assert _written(value, "\n") == json.dumps(value, ensure_ascii=False, indent=1, default=str)
