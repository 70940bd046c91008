"""What ``<sb-tree>`` adds to a page: one question at a time, and a result."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.lend_page import TITLE, address_of, answer, heading, opened, shown

pytestmark = pytest.mark.browser


# Without scripts, and before Python


def test_without_scripts_the_page_is_an_outline_walked_by_its_links(
    browser: Browser, lend_url: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(lend_url)
    for words in ("Whose is it?", "Is it fragile?", "Who asks?", "Lend it", "Keep it"):
        expect(page.get_by_role("heading", name=words, level=2)).to_be_visible()
    page.get_by_role("link", name="A stranger").click()
    assert page.url.endswith("#keep-it")
    assert page.locator("form").count() == 0
    context.close()


@pytest.mark.parametrize("engine", ["agrees", "fails", "never"])
def test_a_walk_needs_nothing_of_python(page: Page, lend_url: str, engine: str) -> None:
    tree = opened(page, f"{lend_url}?engine={engine}")
    assert shown(tree) == ["whose-is-it"]
    answer(tree, "Mine")
    assert shown(tree) == ["is-it-fragile"]
    answer(tree, "Yes", "A stranger")
    assert shown(tree) == ["keep-it"]


def test_a_page_that_is_no_tree_stays_as_it_is(page: Page, lend_url: str) -> None:
    page.goto(f"{lend_url}broken.html")
    page.wait_for_function("Boolean(customElements.get('sb-tree'))")
    assert len(shown(page)) == 5
    assert page.title() == TITLE


# The question as a form


def test_the_heading_is_the_groups_name_and_hints_describe_their_answers(tree: Page) -> None:
    group = tree.get_by_role("group", name="Whose is it?")
    expect(group.get_by_role("heading", level=2)).to_have_id("whose-is-it")
    expect(group).to_have_accessible_description("Look for a label.")
    answer = group.get_by_role("radio", name="The school’s")
    expect(answer).to_have_accessible_description("whatever the label says")
    assert group.get_by_role("radio").count() == 3
    assert group.locator(":checked").count() == 0


def test_the_whole_row_of_an_answer_can_be_pressed(tree: Page) -> None:
    row = tree.locator(".sb-js-choice", has_text="whatever the label says")
    box = row.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    tree.mouse.click(box["x"] + box["width"] - 4, box["y"] + box["height"] - 4)
    expect(row.get_by_role("radio")).to_be_checked()


def test_continuing_without_an_answer_says_what_is_missing(tree: Page) -> None:
    address = tree.url
    tree.get_by_role("button", name="Continue").click()
    summary = tree.get_by_role("group", name="There is a problem")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("alert")).to_contain_text("Choose an answer to “Whose is it?”")
    assert tree.title() == f"Error: Whose is it? - {TITLE}"
    group = tree.get_by_role("group", name="Whose is it?")
    expect(group).to_have_accessible_description("Look for a label. Error: Choose an answer")

    tree.get_by_role("button", name="Continue").click()
    assert summary.count() == 1
    tree.get_by_role("link", name="Choose an answer to").click()
    expect(tree.get_by_role("radio", name="Mine")).to_be_focused()
    assert tree.url == address

    answer(tree, "Mine")
    assert summary.count() == 0
    assert tree.title() == f"Is it fragile? - {TITLE}"


def test_a_walk_by_keyboard_alone(tree: Page) -> None:
    press = tree.keyboard.press
    expect(tree.get_by_role("button", name="Show every question")).to_be_visible()
    for _ in range(3):  # The button, the help's link, the first answer.
        press("Tab")
    expect(tree.get_by_role("radio", name="Mine")).to_be_focused()
    press("Space")
    press("Tab")
    expect(tree.get_by_role("button", name="Continue")).to_be_focused()
    press("Enter")
    expect(heading(tree, "Is it fragile?")).to_be_focused()
    press("Tab")
    press("Space")
    press("Enter")
    expect(heading(tree, "Who asks?")).to_be_focused()
    press("Tab")
    press("ArrowDown")
    expect(tree.get_by_role("radio", name="A stranger")).to_be_checked()
    press("Enter")
    expect(heading(tree, "Keep it")).to_be_focused()
    assert tree.locator("[tabindex]:not([tabindex='-1'])").count() == 0


# Focus, title, history


def test_each_step_moves_focus_and_names_itself_in_the_title(tree: Page) -> None:
    assert tree.title() == f"Whose is it? - {TITLE}"
    assert tree.evaluate("document.activeElement === document.body")
    answer(tree, "The school’s")
    expect(heading(tree, "Who asks?")).to_be_focused()
    assert tree.title() == f"Who asks? - {TITLE}"
    answer(tree, "A stranger")
    verdict = heading(tree, "Keep it")
    expect(verdict).to_be_focused()
    expect(verdict).to_have_accessible_description("Not allowed")
    assert tree.title() == f"Not allowed: Keep it - {TITLE}"


def test_back_and_forward_go_through_the_answers(tree: Page) -> None:
    answer(tree, "The school’s", "A colleague")
    assert tree.url.endswith(address_of(whose_is_it="the-schools", who_asks="a-colleague"))
    tree.go_back()
    expect(heading(tree, "Who asks?")).to_be_focused()
    tree.go_back()
    expect(heading(tree, "Whose is it?")).to_be_focused()
    assert tree.title() == f"Whose is it? - {TITLE}"
    tree.go_forward()
    tree.go_forward()
    expect(heading(tree, "Lend it")).to_be_focused()
    assert tree.evaluate("history.state") is None


def test_an_anchor_elsewhere_on_the_page_leaves_the_walk_alone(tree: Page) -> None:
    answer(tree, "Mine")
    tree.evaluate("location.hash = '#may-i-lend-it'")
    tree.wait_for_timeout(50)
    assert shown(tree) == ["is-it-fragile"]
    answer(tree, "No")
    assert shown(tree) == ["lend-it"]


def test_starting_again_forgets_the_answers(tree: Page) -> None:
    answer(tree, "Mine", "No")
    tree.get_by_role("button", name="Start again").click()
    expect(heading(tree, "Whose is it?")).to_be_focused()
    assert tree.get_by_role("heading", name="Your answers").count() == 0
    assert tree.locator(":checked").count() == 0


# Every question at once


def test_every_question_can_be_shown_and_the_walk_taken_up_again(tree: Page) -> None:
    answer(tree, "Mine")
    tree.get_by_role("button", name="Show every question").click()
    assert len(shown(tree)) == 5
    assert tree.url.endswith("#is-it-fragile")
    expect(heading(tree, "Is it fragile?")).to_be_focused()
    assert tree.title() == TITLE
    tree.get_by_role("button", name="Answer one question at a time").first.click()
    assert shown(tree) == ["is-it-fragile"]
    tree.go_back()
    expect(tree.get_by_role("link", name="A stranger")).to_be_visible()


def test_a_nodes_anchor_shows_the_outline_there(page: Page, lend_url: str) -> None:
    page.goto(f"{lend_url}#who-asks")
    start = page.get_by_role("button", name="Answer one question at a time")
    expect(start).to_have_count(2)
    assert len(shown(page)) == 5
    expect(heading(page, "Who asks?")).to_be_in_viewport()
    page.get_by_role("link", name="A stranger").click()
    assert page.url.endswith("#keep-it")
    assert len(shown(page)) == 5
    start.last.click()
    assert shown(page) == ["whose-is-it"]


# Coming and going, and what others build on


def test_a_tree_taken_away_leaves_the_page_as_it_was(tree: Page) -> None:
    untouched = tree.evaluate(
        """async () => {
            const parsed = new DOMParser().parseFromString(
                await (await fetch(location.pathname)).text(), 'text/html');
            return parsed.querySelector('sb-tree').outerHTML;
        }"""
    )
    remove = """() => {
        window.kept = document.querySelector('sb-tree');
        kept.remove();
        return kept.outerHTML;
    }"""
    answer(tree, "The school’s")
    tree.get_by_role("button", name="Continue").click()
    for stage in ("a question", "an outcome", "the outline"):
        assert tree.evaluate(remove) == untouched, stage
        assert tree.title() == TITLE
        tree.evaluate("document.body.append(kept)")
        assert tree.locator("form, .sb-js-actions, .sb-node > .sb-js-button").count() == 1
        if stage == "a question":
            answer(tree, "A stranger")
        elif stage == "an outcome":
            tree.get_by_role("button", name="Show every question").click()


def test_a_title_put_in_later_becomes_the_pages_own(tree: Page) -> None:
    tree.evaluate(
        """() => {
            const title = document.createElement('title');
            title.textContent = 'Another name';
            document.head.append(title);
            document.querySelector('title').remove();
        }"""
    )
    expect(tree).to_have_title("Whose is it? – Another name")
    tree.evaluate("document.querySelector('sb-tree').remove()")
    expect(tree).to_have_title("Another name")


def test_each_step_is_told_to_others_on_the_page(tree: Page) -> None:
    tree.evaluate(
        "document.addEventListener('sb-walk', ({ detail }) => { window.walked = detail; })"
    )
    answer(tree, "Mine", "No")
    walked = {
        "tree": "desk/lend",
        "path": [
            {"question": "whose-is-it", "answer": "mine", "to": "is-it-fragile"},
            {"question": "is-it-fragile", "answer": "no", "to": "lend-it"},
        ],
        "at": "lend-it",
    }
    assert tree.evaluate("window.walked") == walked
    assert tree.evaluate("document.querySelector('sb-tree').walk") == walked
    tree.get_by_role("button", name="Show every question").click()
    assert tree.evaluate("window.walked") == {"tree": "desk/lend", "path": [], "at": None}


def test_a_result_prints_with_its_answers_and_its_address(tree: Page) -> None:
    answer(tree, "The school’s", "A stranger")
    expect(tree.locator(".sb-js-checked")).to_be_visible()
    tree.emulate_media(media="print")
    printed = tree.inner_text("sb-tree")
    for words in ("Keep it", "Not allowed", "4.6.a", "You must keep it.", "The desk’s rules."):
        assert words in printed
    assert re.search(r"Who asks\?\s+A stranger", printed)
    assert f"Printed from {tree.url}" in printed
    for words in ("Copy a link", "Start again", "Show every", "Change", "Whose answer"):
        assert words not in printed
