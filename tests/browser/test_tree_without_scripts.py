"""A tree's page without scripts: plain links, one question at a time, and all of it on paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.tree_walks import (
    FIRST,
    OWN,
    PAGE,
    REFUSE,
    SECOND,
    SHOWN,
    STUDENT,
    answer,
    shown,
    tapped,
    trees,
)

from soundingboard.engine.graph import walks
from soundingboard.engine.pages import walk_address
from soundingboard.engine.pages.tree_links import is_large
from soundingboard.engine.tree import Tree

pytestmark = pytest.mark.browser

NOTICE = "From this site, not from the procedure"


@pytest.fixture(scope="module")
def plain(browser: Browser) -> Iterator[Page]:
    """A tab that runs no scripts, and a phone's size."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


@pytest.fixture
def tree(plain: Page, handbook_url: str) -> Page:
    plain.goto("about:blank")
    plain.goto(handbook_url + PAGE)
    return plain


def test_one_question_at_a_time_and_then_the_verdict(tree: Page) -> None:
    assert shown(tree) == [FIRST]
    answer(tree, OWN)
    assert shown(tree) == [SECOND]
    expect(tree.locator(".sb-intro")).to_be_hidden()
    tree.keyboard.press("Tab")
    expect(tree.locator(f'[data-node="{SECOND}"] a').first).to_be_focused()
    answer(tree, STUDENT)
    assert shown(tree) == [REFUSE]
    verdict = tree.locator(f'[data-node="{REFUSE}"] .sb-verdict')
    expect(verdict).to_be_in_viewport()
    expect(verdict).to_contain_text("Not allowed")
    tree.go_back()
    assert shown(tree) == [SECOND]
    answer(tree, f"{SECOND}=*")
    assert shown(tree) == [f"{SECOND}--not-sure"]
    tree.get_by_role("link", name="Back to the question").and_(tree.locator(":visible")).click()
    assert shown(tree) == [SECOND]
    tree.get_by_role("link", name="Start with the first question").and_(
        tree.locator(":visible")
    ).click()
    assert shown(tree) == [FIRST]
    while "#" in tree.url:
        tree.go_back()
    assert shown(tree) == [FIRST], "what was visited isn't shown below it"


def test_each_row_of_answers_is_a_link_and_wide_enough_for_a_thumb(tree: Page) -> None:
    rows = tree.locator(".sb-answers > li:visible")
    boxes = [row.bounding_box() for row in rows.all()]
    assert all(box is not None and box["height"] >= 44 for box in boxes)
    box = boxes[0]
    assert box is not None
    assert box["width"] > 300
    # Its far corner, where there is neither label nor hint.
    tree.mouse.click(box["x"] + box["width"] - 5, box["y"] + box["height"] - 5)
    assert shown(tree) == [SECOND]


def _links(tree: Tree) -> list[tuple[str, str]]:
    """Each link to a result of *tree* that people pass on, and the result."""
    if is_large(tree):
        last = [
            ([(question.id, answer.id)], answer.to)
            for question in tree.questions
            for answer in question.answers
            if answer.to in tree.outcome_by_id
        ]
    else:
        last = [
            (list(walk.answers.items()), walk.outcome.id) for walk in walks(tree) if walk.outcome
        ]
    return [(walk_address.fragment(tree.version, pairs), outcome) for pairs, outcome in last]


@pytest.mark.parametrize("id_", ["cedar-12/follow-request", "larkspur/post-student"])
def test_every_link_to_a_result_shows_it(
    plain: Page, handbook_url: str, handbook_folder: Path, id_: str
) -> None:
    links = _links(trees(handbook_folder)[id_])
    plain.goto(f"{handbook_url}decisions/{id_}/")
    found = plain.evaluate(
        f"(all) => all.map((one) => {{ location.hash = one; return ({SHOWN})(); }})",
        [fragment for fragment, _ in links],
    )
    assert found == [[outcome] for _, outcome in links]


def test_every_question_is_shown_on_demand(tree: Page, handbook_folder: Path) -> None:
    published = trees(handbook_folder)["cedar-12/follow-request"]
    every = tree.get_by_role("checkbox", name="Show every question")
    every.check()
    doubts = {f"{id_}--not-sure" for id_ in published.question_by_id}
    assert set(shown(tree)) - doubts == {*published.question_by_id, *published.outcome_by_id}
    every.uncheck()
    assert shown(tree) == [FIRST]


def test_on_paper_is_all_of_it(tree: Page, handbook_folder: Path) -> None:
    published = trees(handbook_folder)["cedar-12/follow-request"]
    every = {*published.question_by_id, *published.outcome_by_id}
    for taps in ([], [OWN]):
        answer(tree, *taps)
        tree.emulate_media(media="print")
        assert set(shown(tree)) == every
        arrow = tapped(tree, STUDENT).evaluate(
            "(link) => getComputedStyle(link, '::after').content"
        )
        assert "Don't accept it" in arrow
        tree.emulate_media(media="screen")


def test_the_skip_link_leads_past_the_menus(tree: Page) -> None:
    tree.get_by_role("link", name="Skip to content").press("Enter")
    tree.keyboard.press("Tab")
    assert tree.evaluate("document.activeElement.closest('article') !== null")
    assert shown(tree) == [FIRST]


def test_the_sites_notice_is_there_on_the_screen_and_on_paper(
    plain: Page, handbook_url: str
) -> None:
    plain.goto(f"{handbook_url}decisions/cedar-12/message-student/")
    notice = plain.get_by_role("complementary", name=NOTICE)
    for media in ("print", "screen"):
        plain.emulate_media(media="print" if media == "print" else "screen")
        expect(notice).to_be_visible()
        expect(notice).to_contain_text("911")
    expect(plain.locator("sb-tree").get_by_text(NOTICE)).to_have_count(0)


def test_the_picture_scrolls_within_itself_by_the_keyboard_and_its_boxes_are_links(
    tree: Page,
) -> None:
    tree.locator(".sb-whole > summary").press("Enter")
    room = tree.get_by_role("region", name="Flowchart")
    wider = "element => element.scrollWidth - element.clientWidth"
    assert room.evaluate(wider) > 0
    assert tree.evaluate(f"({wider})(document.documentElement)") == 0
    room.press("ArrowRight")
    expect(room).not_to_have_js_property("scrollLeft", 0)
    tree.locator(f'.sb-flow__node[data-node="{SECOND}"]').press("Enter")
    assert shown(tree) == [SECOND]
