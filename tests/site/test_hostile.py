"""Whatever people write comes out as text."""

from __future__ import annotations

import pytest

from cxjourney.backends.site.markdown import rendered, safe_url
from tests.site.crawl import broken, read


@pytest.fixture(scope="module")
def site(hostile: dict[str, bytes]) -> dict[str, bytes]:
    return hostile


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
