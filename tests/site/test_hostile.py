"""Nothing that an author writes runs, redirects, restyles or replaces a page's own parts."""

from __future__ import annotations

import json
import logging
import re

import pytest
from mkdocs.exceptions import Abort
from selectolax.lexbor import LexborHTMLParser
from tests.hostile import TITLE, WORDS, hostile_handbook
from tests.site.built import Build, read

from soundingboard.site import active

SCRIPT = re.compile(r"globalThis|onpointermove|onerror")


def test_every_text_of_front_matter_is_published_as_text(built: Build) -> None:
    site = built(finished=True, **hostile_handbook())
    shown = 0
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        shown += html.count("&lt;script&gt;")
        for node in LexborHTMLParser(html).css("*"):
            found = {name for name in node.attributes if name.startswith("on")}
            assert not found, f"{path}: {node.html}"
            if node.tag in ("script", "img"):
                assert not SCRIPT.search(node.html or ""), f"{path}: {node.html}"
    assert shown > 50
    own = LexborHTMLParser(read(site, "own"))
    title = own.css_first("title")
    assert title is not None
    assert title.text().startswith(WORDS)
    described = own.css_first("meta[name=description]")
    assert described is not None
    assert described.attributes["content"] == WORDS


def test_the_search_index_holds_titles_as_html_whose_quotation_marks_are_no_words(
    built: Build,
) -> None:
    site = built(finished=True, **hostile_handbook())
    documents = json.loads((site / "search/search_index.json").read_text("utf-8"))["docs"]
    for document in documents:
        for html in (document["title"], *document.get("tags", ())):
            assert not active.items(html) - active.items(""), html
            assert "&quot;" not in html
    assert any(TITLE.replace("<", "&lt;").replace(">", "&gt;") in d["title"] for d in documents)


HOSTILE = {
    "script": '<script src="../evil.js"></script>',
    "inline script": "<script>x()</script>",
    "charset": '<meta charset="utf-8">',
    "refresh": '<meta http-equiv="refresh" content="0;url=https://example.org/">',
    "base": '<base href="https://example.org/">',
    "link": '<link rel="stylesheet" href="../evil.css">',
    "style": "<style>b{}</style>",
    "frame": '<iframe src="../"></iframe>',
    "object": '<object data="../evil.svg"></object>',
    "form": '<form action="https://example.org/"><input name="q"></form>',
    "handler": '<b onclick="x()">b</b>',
    "inline style": '<p style="display: none">p</p>',
    "address": "[a](javascript:x())",
    "theme's id": '<p id="__config">{}</p>',
    "theme's part": '<div data-md-component="search"></div>',
    "article": "</article></main><p>outside</p>",
    "comment": "<div>\n\n<!-- not closed",
}


@pytest.mark.parametrize("markdown", HOSTILE.values(), ids=HOSTILE)
def test_a_page_with_more_than_content_is_reported_and_not_published(
    markdown: str, built: Build, caplog: pytest.LogCaptureFixture
) -> None:
    page = f"# Own\n\nWords before.\n\n{markdown}\n\nWords after.\n"
    site = built(strict=False, finished=True, **{"docs/own.md": page})
    told = [message for message in caplog.messages if "so the page is not published" in message]
    assert told
    assert all(message.startswith("docs/own.md: ") for message in told)
    html = read(site, "own")
    assert "sb-problems" in html
    assert "Words before" not in html
    plain = read(built(finished=True, **{"docs/own.md": "# Own\n"}), "own")
    assert active.items(html) == active.items(plain)


def test_attribute_lists_are_plain_text(built: Build) -> None:
    page = "# Own {: id=__config }\n\nWords [a](index.md){: onclick=x() }\n{: #b }\n"
    html = read(built(**{"docs/own.md": page}), "own")
    assert "{: onclick=x() }" in html
    assert "{: #b }" in html


def test_such_a_page_stops_a_strict_build(built: Build, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(Abort, match="in strict mode"):
        built(**{"docs/own.md": "# Own\n\n<script>x()</script>\n"})
    assert "found the element “<script>”" in caplog.text


def test_the_report_names_the_line(built: Build, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "mkdocs"):
        built(strict=False, **{"docs/own.md": "# Own\n\nWords.\n\n<SCRIPT>x()</SCRIPT>\n"})
    assert (
        "docs/own.md: line 5 of its text: expected plain content, found the element “<script>”, "
        "so the page is not published. Remove it, or write it in Markdown."
    ) in caplog.messages


RUNNABLE = ("evil.js", "evil.MJS", "own/evil.html", "evil.xhtml", "evil.wasm", "evil.xml")


@pytest.mark.parametrize("name", RUNNABLE)
def test_a_file_that_browsers_run_is_reported_and_not_published(
    name: str, built: Build, caplog: pytest.LogCaptureFixture
) -> None:
    site = built(strict=False, **{f"docs/{name}": "x()"})
    assert not (site / name).exists()
    assert any(message.startswith(f"docs/{name} is a file") for message in caplog.messages)


@pytest.mark.parametrize(
    ("svg", "published"),
    [("<svg><path d=''/></svg>", True), ("<svg><script>x()</script></svg>", False)],
)
def test_a_drawing_is_published_unless_it_runs_something(
    svg: str, published: bool, built: Build
) -> None:
    site = built(strict=False, **{"docs/drawing.svg": svg})
    assert (site / "drawing.svg").exists() is published


def test_a_title_in_the_navigation_that_runs_something_is_not_published(
    built: Build, caplog: pytest.LogCaptureFixture
) -> None:
    def with_navigation(title: str) -> str:
        return f"nav:\n  - Start: index.md\n  - '{title}': own.md\n"

    page = {"docs/own.md": "# Own\n"}
    site = built(strict=False, more=with_navigation("<script>x()</script>"), **page)
    for path in site.rglob("*.html"):
        assert "x()" not in path.read_text(encoding="utf-8"), path
    assert any("the element “<script>”" in message for message in caplog.messages)


def test_a_table_is_aligned_without_styles(built: Build) -> None:
    table = "# Own\n\n| a | b |\n|--:|:-:|\n| 1 | 2 |\n"
    html = read(built(**{"docs/own.md": table}), "own")
    assert '<td align="right">1</td>' in html
    assert "text-align" not in html
