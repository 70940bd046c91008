"""Markdown: what a reader sees, where links lead, and the ids of headings."""

from __future__ import annotations

import pytest

from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.markdown import Link
from soundingboard.authoring.source.sections import split


def links(text: str) -> list[Link]:
    return list(markdown.links(markdown.tokenize(text)))


@pytest.mark.parametrize(
    ("heading", "slug"),
    [
        ("Who is asking?", "who-is-asking"),
        ("Do not accept", "do-not-accept"),
        ("E-mail, phone & fax", "e-mail-phone--fax"),
        ("Snake_case stays", "snake_case-stays"),
        ("À vous de décider !", "à-vous-de-décider-"),
        ("ÎLE", "île"),
        ("Grade ٩ (or 10)", "grade-٩-or-10"),
        ("x² + ½", "x--"),
        ("名前は?", "名前は"),
        ("a‿b", "a‿b"),
        ("👍 yes", "-yes"),
        ("?!", ""),
    ],
)
def test_ids_are_those_that_git_forges_make(heading: str, slug: str) -> None:
    assert markdown.slug(heading) == slug


def test_a_reader_sees_neither_markup_nor_line_breaks() -> None:
    (paragraph,) = (
        token
        for token in markdown.tokenize("**Not** _now_,\n`or`  ever ([1.2](a.md)) &amp; e\u0301\\*")
        if token.type == "inline"
    )
    assert markdown.visible_text(paragraph.children) == "Not now, or ever (1.2) & é*"


def test_blocks_read_as_one_line() -> None:
    tokens = markdown.tokenize("A\n\n- b\n- c\n\n| d |\n|---|\n| e |\n\n```\nf\n  g\n```\n")
    assert markdown.block_text(tokens) == "A b c d e f g"


def test_links_come_with_their_line() -> None:
    text = "A\n[one](a.md#b)\n\n- x\n  [two *words*][ref] <https://c.example>\n\n[ref]: d.md\n"
    assert links(text) == [
        Link("a.md#b", "one", 2),
        Link("d.md", "two words", 5),
        Link("https://c.example", "https://c.example", 5),
    ]


def test_unsafe_links_are_seen_so_that_they_can_be_told() -> None:
    assert [link.href for link in links("[a](javascript:alert)")] == ["javascript:alert"]


@pytest.mark.parametrize(
    ("href", "scheme"),
    [
        ("a.md", ""),
        ("../a.md#b:c", ""),
        ("#a:b", ""),
        ("https://a.example", "https:"),
        ("MAILTO:a@b.example", "mailto:"),
        ("java\tscript:alert", "javascript:"),
        (" \x01data:text/html,", "data:"),
        ("//a.example", "//"),
        ("\\\\a.example", "//"),
        ("/\\a.example", "//"),
    ],
)
def test_schemes_are_told_as_browsers_read_them(href: str, scheme: str) -> None:
    assert markdown.scheme(href) == scheme


def test_a_file_comes_apart_at_its_second_level_headings() -> None:
    text = "Intro\n\n# No\n\n## One *two*?\n\nA\n\n### Not here\n\n> ## nor here\n\nB\n-\n"
    intro, one, two = split(markdown.tokenize(text))
    assert (intro.title, intro.id, intro.line) == ("", "", 1)
    assert (one.title, one.id, one.line) == ("One two?", "one-two", 5)
    assert (two.title, two.line) == ("B", 13)
    assert markdown.block_text(one.tokens) == "A Not here nor here"
