"""What only the theme may put into a page is found wherever it hides, and plain content is not."""

from __future__ import annotations

import pytest

from soundingboard.site import active

PLAIN = (
    '<h2 id="a">Words</h2><p>text &lt;script&gt; <a href="../x/#y" title="t">link</a></p>',
    '<p><a href="mailto:a@example.org">m</a> <a href="https://example.org/">e</a></p>',
    '<table><tr><th align="right">n</th></tr></table><details open><summary>s</summary></details>',
    '<img src="a.png" alt=""><img src="data:image/png;base64,AA==" alt="">',
    '<form action="" method="get"><input name="q"></form>',
    '<svg viewBox="0 0 1 1"><title>t</title><a href="#x"><path d=""/></a></svg>',
    "<!-- a comment with a <script> in it --><pre><code>&lt;script src=x&gt;</code></pre>",
)

HOSTILE = (
    "<script>x()</script>",
    "<SCRIPT/src=../evil.js></SCRIPT>",
    '<script src="../evil.js"></script>',
    "<svg><script href=../evil.js></script></svg>",
    '<meta charset="utf-8">',
    '<meta http-equiv="refresh" content="0;url=https://example.org/">',
    '<meta name="referrer" content="unsafe-url">',
    '<base href="https://example.org/">',
    '<link rel="stylesheet" href="../evil.css">',
    '<link rel="canonical" href="https://example.org/">',
    "<style>b{}</style>",
    "<svg><style>b{}</style></svg>",
    "<iframe src=../></iframe>",
    "<iframe srcdoc='<script>x()</script>'></iframe>",
    "<object data=../evil.svg></object>",
    "<embed src=../evil.svg>",
    '<form action="https://example.org/"><input name=q></form>',
    '<form><button formaction="https://example.org/">b</button></form>',
    "<b onclick=x()>b</b>",
    "<b ONPOINTERRAWUPDATE=x()>b</b>",
    "<img src=a onerror=x()>",
    '<p style="display:none">p</p>',
    '<a href="javascript:x()">a</a>',
    '<a href=" java&#9;script&colon;x()">a</a>',
    '<a href="data:text/html,<script>x()</script>">a</a>',
    '<a href="vbscript:x">a</a>',
    '<svg><a xlink:href="javascript:x()"><text>a</text></a></svg>',
    '<svg><a><animate attributeName="href" to="javascript:x()"/></a></svg>',
    '<a href="../" ping="https://example.org/">a</a>',
    "<template shadowrootmode=open><script src=../evil.js></script></template>",
    '<noscript><p title="</noscript><script>x()</script>"></noscript>',
    "<xmp><script>x()</script></xmp>",
    "<plaintext>",
    "<title></title>",
    '<div id="__config">{}</div>',
    '<form name="__search"></form>',
    '<div data-md-component="search"></div>',
    "</article><p>outside</p>",
    "</article></body></html>",
    "<p>text <!-- not closed",
    "<textarea>",
    "<b>not closed",
    "<table><tr><td>not closed",
    "<body class=x>",
    "<html lang=x>",
)


@pytest.mark.parametrize("html", PLAIN)
def test_plain_content_is_left_alone(html: str) -> None:
    assert active.of_content(html) == []


@pytest.mark.parametrize("html", HOSTILE)
@pytest.mark.parametrize("before", ["", "<p>text</p>\n<!-- c -->"])
def test_everything_else_is_found_in_content(html: str, before: str) -> None:
    assert active.of_content(before + html)


THEME = (
    '<!doctype html><html><head><meta charset="utf-8"><meta name="description" content="-">'
    '<link rel="canonical" href="https://example.org/"><title>- - Site</title>'
    '<link rel="stylesheet" href="a.css"></head><body><script>theme()</script>'
    "<article>{}</article></body></html>"
)


_OF_ITS_PLACE = ("__", "data-md", "not closed", "</article>", "<textarea", "class=x", "lang=x")
"""Marks of what is only about content: a page as a whole has ids and elements of the theme's."""


@pytest.mark.parametrize(
    "html", [html for html in HOSTILE if not any(mark in html for mark in _OF_ITS_PLACE)]
)
def test_a_page_holds_no_more_than_the_theme_s_own(html: str) -> None:
    known = active.items(THEME.format(""))
    assert active.beyond(THEME.format(html), known)


def test_another_text_in_a_script_of_the_theme_s_is_another_script() -> None:
    page = THEME.format("")
    known = active.items(page)
    assert active.beyond(page, known) == []
    assert active.beyond(page.replace("theme()", "evil()"), known)
    assert active.beyond(page.replace("a.css", "b.css"), known)
    assert active.beyond(page.replace('-">', 'words">'), known) == []
    assert (
        active.beyond(page.replace("https://example.org/", "https://example.org/x/"), known) == []
    )


@pytest.mark.parametrize(
    ("svg", "dangerous"),
    [
        ('<svg xmlns="http://www.w3.org/2000/svg"><style>a{}</style><path d="M0 0"/></svg>', False),
        ('<?xml version="1.0" encoding="UTF-8"?><svg><title>t</title></svg>', False),
        ("<svg><script>x()</script></svg>", True),
        ('<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:script>x()</s:script></s:svg>', True),
        ('<svg onload="x()"/>', True),
        ('<svg><a l:href="javascript:x()"/></svg>', True),
        ('<!DOCTYPE svg [<!ENTITY e "<script/>">]><svg>&e;</svg>', True),
        ('<?xml-stylesheet href="evil.xsl"?><svg/>', True),
        ('<?xml version="1.0" encoding="utf-7"?><svg/>', True),
        ("<svg><foreignObject><iframe/></foreignObject></svg>", True),
    ],
)
def test_a_drawing_that_would_run_something_is_found(svg: str, dangerous: bool) -> None:
    assert bool(active.of_drawing(svg)) is dangerous
