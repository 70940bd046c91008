"""The answers so far, each of which can be changed: what stays, what goes, and what is said."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tests.browser.lend_page import address_of, answer, heading, shown

pytestmark = pytest.mark.browser


def test_the_answers_are_listed_each_with_a_change_link(tree: Page) -> None:
    answer(tree, "Mine", "Yes")
    answers = tree.get_by_role("region", name="Your answers")
    assert answers.locator("dt").all_inner_texts() == ["Whose is it?", "Is it fragile?"]
    link = answers.get_by_role("link", name="Change answer to: Whose is it?")
    link.click()
    expect(heading(tree, "Whose is it?")).to_be_focused()
    expect(tree.get_by_role("radio", name="Mine")).to_be_checked()
    expect(answers).to_contain_text("Changing now")
    assert tree.url.endswith("&at=whose-is-it")


def test_a_change_keeps_what_is_still_asked_and_drops_the_rest(tree: Page) -> None:
    answer(tree, "Mine", "Yes", "A stranger")
    tree.get_by_role("link", name="Change answer to: Whose is it?").click()
    answer(tree, "The school’s")
    expect(heading(tree, "Keep it")).to_be_focused()
    told = (
        "You changed your answer to “Whose is it?”. Kept, because still asked: “Who asks?” "
        "(A stranger). Dropped, because no longer asked: “Is it fragile?” (Yes)."
    )
    expect(tree.locator(".sb-js-notice")).to_have_text(told)
    expect(tree.get_by_role("status")).to_contain_text(told)
    assert tree.url.endswith(address_of(whose_is_it="the-schools", who_asks="a-stranger"))
    tree.go_back()
    assert tree.locator(".sb-js-notice").count() == 0


def test_an_answer_left_as_it_was_changes_nothing(tree: Page) -> None:
    answer(tree, "Mine", "Yes", "A stranger")
    tree.get_by_role("link", name="Change answer to: Is it fragile?").click()
    tree.get_by_role("button", name="Continue").click()
    assert shown(tree) == ["keep-it"]
    assert tree.locator(".sb-js-notice").count() == 0


def test_a_change_may_lead_to_a_question_not_answered_yet(tree: Page) -> None:
    answer(tree, "Mine", "No")
    tree.get_by_role("link", name="Change answer to: Is it fragile?").click()
    answer(tree, "Yes")
    expect(heading(tree, "Who asks?")).to_be_focused()
