"""Whatever people write comes out as text."""

from __future__ import annotations

import pytest

from cxjourney.backends.site.markdown import rendered, safe_url
from tests.site.conftest import site_of
from tests.site.crawl import broken, read

TEXTS = (
    '\\"><script>alert(1)</script>',
    "<img src=x onerror=alert(1)>",
    "]]><svg onload=alert(1)>",
    "\\u202Etxet esrever\\u202C",
    "{{ 7 * 7 }} {% raise %} ${x}",
    "&lt;b&gt; &amp; --> <!--",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    root = tmp_path_factory.mktemp("hostile")
    (root / "journeys").mkdir()
    (root / "cxjourney.yaml").write_text(
        f'cxjourney: v1\nkind: workspace\norganisation: {{name: "{TEXTS[0]}"}}\nlanguages: [fr]\ninclude: [journeys]\n'
    )
    touchpoints = "\n".join(
        f'      - {{id: t{number}, name: "{text}", does: "{text}", thinks: "{text}", channels: [c], emotion: {{score: -1, feeling: "{text}"}},'
        f' pains: [{{text: "{text}", severity: 5}}], next: [{{to: "exit:x", when: "{text}"}}], variants: [{{when: "{text}", message: "{text}"}}]}}'
        for number, text in enumerate((*TEXTS, "a" * 10_000))
    )
    (root / "journeys" / "j.yaml").write_text(
        f'cxjourney: v1\nkind: journey\nid: j\nname: "{TEXTS[0]}"\nsummary: "{TEXTS[1]} [x](javascript:alert(1)) ![y](http://e/x.png)"\n'
        f'personas: [p]\nstages:\n  - id: s\n    name: "{TEXTS[2]}"\n    touchpoints:\n{touchpoints}\nexits: [{{id: x, type: success, name: "{TEXTS[3]}"}}]\n'
    )
    (root / "journeys" / "c.yaml").write_text(
        f'cxjourney: v1\nkind: catalog\nchannels: [{{id: c, name: "{TEXTS[0]}", promise: "{TEXTS[1]}"}}]\n'
        f'personas: [{{id: p, name: "{TEXTS[0]}", quote: "{TEXTS[3]}", story: "{TEXTS[1]}"}}]\n'
        f'policies: [{{id: q, name: "{TEXTS[4]}", url: "javascript:alert(1)"}}]\n'
    )
    return site_of(root)


def test_no_tag_and_no_handler_comes_from_a_text(site: dict[str, bytes]) -> None:
    for path, content in site.items():
        if path.endswith(".html"):
            page = read(content)
            assert not page.inline, path
            assert not {name for name in page.attributes if name.startswith("on")}, path
            assert b"<img" not in content
            assert b"</script>alert" not in content


def test_the_texts_are_there_to_read(site: dict[str, bytes]) -> None:
    text = read(site["journeys/j.html"]).text
    for words in ("<script>alert(1)</script>", "onerror=alert(1)", "{{ 7 * 7 }}", "a" * 10_000):
        assert words in text


def test_no_link_leads_to_a_script(site: dict[str, bytes]) -> None:
    pages = {path: read(content) for path, content in site.items() if path.endswith(".html")}
    assert not [link for page in pages.values() for link in page.links if link.lower().startswith("javascript")]
    assert broken(pages, set(site)) == []


def test_a_change_of_direction_ends_with_its_text(site: dict[str, bytes]) -> None:
    assert "<bdi>\u202etxet esrever\u202c</bdi>" in site["journeys/j.html"].decode()


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", " JavaScript:x", "data:text/html,x", "//evil", "http://a b", "vbscript:x", "http://a\nb"],
)
def test_an_address_that_could_harm_is_not_followed(address: str) -> None:
    assert safe_url(address) == ""


def test_markdown_keeps_emphasis_and_drops_everything_else() -> None:
    assert rendered("**a** *b* [c](https://example.org)") == (
        '<p><strong>a</strong> <em>b</em> <a href="https://example.org" rel="noopener noreferrer">c</a></p>\n'
    )
    for text in ("<script>x</script>", "[x](javascript:alert(1))", "<a href=x onclick=y>z</a>", "# title"):
        html = rendered(text)
        assert "<script" not in html
        assert "<a " not in html
        assert "<img" not in html
        assert "<h1" not in html
