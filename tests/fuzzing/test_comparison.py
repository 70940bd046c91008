"""Whether the comparison notices what it is for: texts that a page lacks, and texts that it adds.

Real pages are tampered with at one text after another. What isn't noticed must be a text of the
site's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from random import Random

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode
from tests.fuzzing import (
    course_page,
    not_covered_page,
    procedure_page,
    tree_page,
    trees_page,
    withdrawn_page,
)
from tests.samples import around

from soundingboard.site.published_handbook import Withdrawn

PLACES = 40
"""How many texts of a page are tampered with at most."""

Compare = Callable[[str], Iterator[str]]


def tree() -> tuple[str, Compare, Sequence[str]]:
    site_handbook = around().site_handbook
    item = site_handbook.published["cedar-12/message-student"]
    html = tree_page.page_of(item, site_handbook)
    return html, lambda page: tree_page.differences(item, site_handbook, page), tree_page.CHROME


def withdrawn() -> tuple[str, Compare, Sequence[str]]:
    site_handbook = around().site_handbook
    item = Withdrawn(
        site_handbook.compiled.tree_files["cedar-12/message-student"], "It is being revised."
    )
    html = withdrawn_page.page_of(item, site_handbook)
    return html, lambda page: withdrawn_page.differences(item, page), withdrawn_page.CHROME


def not_covered() -> tuple[str, Compare, Sequence[str]]:
    site_handbook = around().site_handbook
    item = next(item for item in site_handbook.uncovered.values() if item.entry.note)
    numbers = tuple(clause.number for clause in item.procedure.clauses[:3])
    item = replace(item, entry=replace(item.entry, nearest=numbers))
    html = not_covered_page.page_of(item, site_handbook)
    return html, lambda page: not_covered_page.differences(item, page), not_covered_page.CHROME


def course() -> tuple[str, Compare, Sequence[str]]:
    site_handbook = around().site_handbook
    item = site_handbook.courses["cedar-12/onboarding"]
    html = course_page.page_of(item, site_handbook)
    chrome = (*course_page.CHROME, ".sb-acknowledgment > p:not([class])")
    return html, lambda page: course_page.differences(item, site_handbook, page), chrome


def statements() -> tuple[str, Compare, Sequence[str]]:
    site_handbook = around().site_handbook
    item = site_handbook.compiled.trees_pages["cedar-12"]
    html = trees_page.page_of(item, site_handbook)
    chrome = (*trees_page.CHROME, ".sb-counts")
    return html, lambda page: trees_page.differences(item, site_handbook, page), chrome


def procedure() -> tuple[str, Compare, Sequence[str]]:
    site_handbook = around().site_handbook
    item = site_handbook.compiled.procedures["larkspur"]
    html = procedure_page.page_of(item, site_handbook)
    chrome = (*procedure_page.CHROME, ".sb-facts a[href$='/trace/']")
    return html, lambda page: procedure_page.differences(item, page), chrome


def texts(within: LexborNode) -> list[LexborNode]:
    found = within.traverse(include_text=True)
    return [node for node in found if node.tag == "-text" and node.text(deep=False).strip()]


def body(document: LexborHTMLParser) -> LexborNode:
    assert document.body is not None
    return document.body


@pytest.mark.parametrize("made", [tree, withdrawn, not_covered, course, statements, procedure])
def test_every_text_that_is_missing_or_added_is_noticed(
    made: Callable[[], tuple[str, Compare, Sequence[str]]],
) -> None:
    html, differences, chrome = made()
    assert list(differences(html)) == []
    document = LexborHTMLParser(html)
    own = {
        text.mem_id
        for selector in chrome
        for found in document.css(selector)
        for text in texts(found)
    }
    places = [n for n, text in enumerate(texts(body(document))) if text.mem_id not in own]
    assert len(places) > 1
    for place in Random(7).sample(places, min(PLACES, len(places))):
        for tamper in (LexborNode.decompose, lambda node: node.insert_after("Wombat")):
            page = LexborHTMLParser(html)
            node = texts(body(page))[place]
            said = node.text(deep=False)
            tamper(node)
            inner = body(page).html or ""
            assert noticed(differences, inner), said


def noticed(differences: Compare, html: str) -> bool:
    try:
        return any(differences(html.removeprefix("<body>").removesuffix("</body>")))
    except (ValueError, AttributeError, IndexError):
        return True  # A part that every page has is gone.
