"""“I am not sure”: the radio, what follows from it, and the way back."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from tests.browser.conftest import Serve
from tests.browser.tree_pages import (
    TITLE,
    TREE,
    answer,
    ask_engine,
    be_unsure,
    complaints,
    fragment,
    heading,
    open_page,
    shown,
    unsure_result,
    write_code,
    write_page,
)

pytestmark = pytest.mark.browser

SILENT = dataclasses.replace(TREE, ask=None, slug="silent")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    folder: Path = tmp_path_factory.mktemp("not-sure")
    write_code(folder)
    write_page(folder)
    write_page(folder, SILENT, name="silent")
    write_page(folder, name="sure", attributes='data-not-sure="off"')
    return serve(folder)


@pytest.fixture
def tree(page: Page, site: str) -> Page:
    return open_page(page, site)


# The radio


def test_every_question_offers_it_last_and_set_apart(tree: Page) -> None:
    for question in ("Whose is it?", "Is it fragile?", "Who asks?"):
        group = tree.get_by_role("group", name=question)
        radios = group.get_by_role("radio")
        expect(radios.last).to_have_accessible_name("I am not sure")
        expect(radios.last).to_have_accessible_description(
            "see what can follow, and what it depends on"
        )
        expect(group.get_by_text("or", exact=True)).to_be_visible()
        answer(tree, {"Whose is it?": "Mine", "Is it fragile?": "Yes"}.get(question, "A student"))


def test_a_tree_may_switch_it_off(page: Page, site: str) -> None:
    tree = open_page(page, f"{site}sure.html")
    assert tree.get_by_role("radio").count() == 4
    assert tree.get_by_label("I am not sure").count() == 0
    open_page(page, f"{site}sure.html" + fragment(at="whose-is-it", unsure="1"))
    assert shown(tree) == ["whose-is-it"]


# What follows


def test_where_every_answer_leads_to_one_verdict_it_is_told(tree: Page) -> None:
    answer(tree, "I found it")
    be_unsure(tree)
    result = unsure_result(tree)
    expect(heading(tree, "Whichever it is: Not allowed")).to_be_visible()
    expect(result.locator(".sb-verdict--not-allowed .sb-verdict__icon")).to_be_visible()
    expect(result.get_by_role("listitem")).to_have_text(
        ["Keep it (clauses 2 and 4.6.a)", "Hand it in (clause 4.6.a)"]
    )
    expect(result.get_by_role("link", name="Keep it")).to_have_attribute("href", "#keep-it")
    expect(result.get_by_role("link", name="4.6.a").first).to_have_attribute(
        "href", "desk.html#c-4-6-a"
    )
    expect(tree.get_by_role("status")).to_contain_text("Whichever it is: not allowed.")
    assert heading(tree, "Whom to ask").count() == 0


def test_otherwise_the_mildest_the_strictest_and_what_decides(tree: Page) -> None:
    be_unsure(tree)
    result = unsure_result(tree)
    expect(heading(tree, "It depends on the answer")).to_be_visible()
    expect(result.locator("dt")).to_have_text(
        ["At the mildest", "In between", "At the strictest", "Or the procedure is silent"]
    )
    expect(result.locator("dd strong")).to_have_text(
        ["Allowed", "Ask first", "Not allowed", "Not covered"]
    )
    deciding = tree.locator("h3:text('What decides it') + ul")
    expect(deciding.get_by_role("listitem")).to_have_text(
        [
            "Whose is it?",
            "Is it fragile? (may be asked after it)",
            "Who asks? (may be asked after it)",
        ]
    )
    expect(result).to_contain_text(
        "The procedure says to ask: the keeper of the desk (clause 7.1)."
    )
    clause = result.get_by_role("link", name="7.1")
    expect(clause).to_have_attribute("href", "desk.html#c-7-1")
    expect(tree.get_by_role("status")).to_contain_text(
        "It depends on the answer: from allowed to not allowed, or not covered. "
        "3 questions decide it."
    )


def test_the_questions_that_decide_can_be_answered(tree: Page) -> None:
    answer(tree, "Mine")
    be_unsure(tree)
    result = unsure_result(tree)
    later = result.get_by_role("link", name="Who asks?")
    expect(later).to_have_attribute("href", "#who-asks")
    result.get_by_role("link", name="Is it fragile?").click()
    expect(heading(tree, "Is it fragile?")).to_be_focused()
    assert tree.url.endswith(fragment(whose_is_it="mine"))
    tree.go_back()
    later.click()
    expect(heading(tree, "Who asks?")).to_be_focused()
    assert len(shown(tree)) == 9


def test_a_procedure_that_names_nobody_says_so(page: Page, site: str) -> None:
    tree = open_page(page, f"{site}silent.html")
    be_unsure(tree)
    expect(unsure_result(tree)).to_contain_text("The procedure names nobody to ask.")


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"whose_is_it": "mine"},
        {"whose_is_it": "the-schools"},
        {"whose_is_it": "found"},
        {"whose_is_it": "mine", "is_it_fragile": "yes"},
    ],
)
def test_the_page_shows_what_cpython_answers(
    page: Page, site: str, answers: dict[str, str]
) -> None:
    found = ask_engine("unsure", TREE, **answers)
    at = found["question"]
    tree = open_page(page, site + fragment(at=at, unsure="1", **answers))
    result = unsure_result(tree)
    expect(result.get_by_role("heading").first).to_be_visible()

    banners = result.locator(".sb-verdict").all_inner_texts()
    assert [banner.strip().lower() for banner in banners] == found["verdicts"]
    listed = [link.get_attribute("href") for link in result.get_by_role("link").all()]
    expected = [
        f"#{outcome['id']}"
        for verdict in found["verdicts"]
        for outcome in found["outcomes"]
        if outcome["verdict"] == verdict
    ]
    assert [href for href in listed if href in expected] == expected
    questions = tree.locator("h3:text('What decides it') + ul li").all_inner_texts()
    assert [words.split("? (")[0].rstrip("?") + "?" for words in questions] == (
        [] if found["agreed"] else [item["question_text"] for item in found["deciding"]]
    )


# A place with an address


def test_it_is_a_step_with_focus_title_and_an_address(tree: Page, site: str) -> None:
    answer(tree, "The school’s")
    be_unsure(tree)
    expect(heading(tree, "Not sure: Who asks?")).to_be_focused()
    assert tree.title() == f"Not sure: Who asks? - {TITLE}"
    address = site + fragment(whose_is_it="the-schools", at="who-asks", unsure="1")
    assert tree.url == address
    assert shown(tree) == []
    tree.go_back()
    expect(heading(tree, "Who asks?")).to_be_focused()
    assert tree.locator(".sb-js-unsure").count() == 0
    tree.go_forward()
    expect(heading(tree, "Not sure: Who asks?")).to_be_focused()


def test_its_link_replays_it(context: BrowserContext, tree: Page) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    answer(tree, "The school’s")
    be_unsure(tree)
    tree.get_by_role("button", name="Copy a link to this result").click()
    expect(tree.get_by_role("status")).to_contain_text("Link copied.")
    link = tree.evaluate("navigator.clipboard.readText()")
    assert link == tree.url
    replay = open_page(context.new_page(), link)
    expect(heading(replay, "Not sure: Who asks?")).to_be_visible()
    expect(unsure_result(replay)).to_contain_text("At the strictest")
    assert replay.evaluate("document.activeElement === document.body")


def test_there_is_always_a_way_back_to_the_question(tree: Page) -> None:
    answer(tree, "The school’s")
    be_unsure(tree)
    tree.get_by_role("link", name="Back to the question").click()
    expect(heading(tree, "Who asks?")).to_be_focused()
    assert tree.url.endswith(fragment(whose_is_it="the-schools"))
    assert tree.locator(":checked").count() == 0
    be_unsure(tree)
    answers = tree.get_by_role("region", name="Your answers")
    expect(answers.locator("dd").filter(has_text="I am not sure")).to_be_visible()
    answers.get_by_role("link", name="Change answer to: Who asks?").click()
    expect(heading(tree, "Who asks?")).to_be_focused()
    assert tree.url.endswith(fragment(whose_is_it="the-schools"))


def test_an_answer_can_be_given_up(tree: Page) -> None:
    answer(tree, "Mine", "Yes", "A stranger")
    tree.get_by_role("link", name="Change answer to: Is it fragile?").click()
    expect(tree.get_by_label("Yes", exact=True)).to_be_checked()
    be_unsure(tree)
    expect(heading(tree, "Not sure: Is it fragile?")).to_be_focused()
    told = (
        "You are not sure about “Is it fragile?” any more. "
        "Dropped, because they came after it: “Who asks?” (A stranger)."
    )
    expect(tree.locator(".sb-js-notice")).to_have_text(told)
    expect(tree.get_by_role("status")).to_contain_text(told)
    assert tree.url.endswith(fragment(whose_is_it="mine", at="is-it-fragile", unsure="1"))


def test_by_keyboard_alone(tree: Page) -> None:
    press = tree.keyboard.press
    tree.get_by_role("radio", name="Mine").focus()
    for _ in range(4):
        press("ArrowDown")
    expect(tree.get_by_role("radio", name="I am not sure")).to_be_checked()
    press("Enter")
    expect(heading(tree, "Not sure: Whose is it?")).to_be_focused()
    expect(heading(tree, "It depends on the answer")).to_be_visible()
    press("Tab")
    expect(tree.get_by_role("link", name="Lend it")).to_be_focused()
    tree.get_by_role("link", name="Back to the question").focus()
    press("Enter")
    expect(heading(tree, "Whose is it?")).to_be_focused()


@pytest.mark.parametrize(
    "link",
    [
        {"at": "keep-it", "unsure": "1", "whose_is_it": "the-schools", "who_asks": "a-stranger"},
        {"at": "whose-is-it", "unsure": "1", "whose_is_it": "the-schools"},
        {"at": "nowhere", "unsure": "1"},
    ],
)
def test_a_link_that_makes_no_sense_leads_to_where_its_answers_lead(
    page: Page, site: str, link: dict[str, str]
) -> None:
    tree = open_page(page, site + fragment(**link))
    assert tree.locator(".sb-js-unsure").count() == 0
    assert len(shown(tree)) == 1


# For everybody


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("first", ["I found it", "The school’s"])
def test_axe_finds_nothing(tree: Page, first: str, scheme: str) -> None:
    answer(tree, first)
    assert complaints(tree, scheme) == []
    be_unsure(tree)
    expect(unsure_result(tree).get_by_role("heading").first).to_be_visible()
    assert complaints(tree, scheme) == []


def test_it_prints_with_its_answers_and_its_address(tree: Page) -> None:
    answer(tree, "The school’s")
    be_unsure(tree)
    expect(unsure_result(tree)).to_contain_text("At the strictest")
    tree.emulate_media(media="print")
    printed = tree.inner_text("sb-tree")
    for words in ("Not sure: Who asks?", "At the mildest", f"Printed from {tree.url}"):
        assert words in printed
    assert "Back to the question" not in printed
