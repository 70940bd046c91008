"""“Why, and why not”: what stands under a verdict once the engine has looked at it."""

from __future__ import annotations

import dataclasses
import itertools
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.conftest import Serve
from tests.browser.tree_pages import (
    LOW,
    TREE,
    answer,
    ask_engine,
    complaints,
    fragment,
    heading,
    open_page,
    place,
    shown,
    write_code,
    write_page,
)

from soundingboard.engine.graph import walks

pytestmark = pytest.mark.browser

ONE_VERDICT = dataclasses.replace(
    TREE,
    slug="found",
    questions=TREE.questions[3:],
    outcomes=TREE.outcomes[2:4],
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    folder: Path = tmp_path_factory.mktemp("why")
    write_code(folder)
    write_page(folder)
    write_page(folder, ONE_VERDICT, name="found")
    write_page(folder, name="no-engine", attributes='data-engine="off"')
    return serve(folder)


@pytest.fixture
def tree(page: Page, site: str) -> Page:
    return open_page(page, site)


def _why(page: Page) -> Locator:
    return page.locator(".sb-js-why")


def test_a_verdict_says_which_answers_decided_it(tree: Page) -> None:
    answer(tree, "Mine", "Yes", "A stranger")
    why = _why(tree)
    expect(why.get_by_role("heading", name="Why this verdict")).to_be_visible()
    expect(why.get_by_role("listitem")).to_have_text(
        [
            "To “Whose is it?” you answered “Mine”.",
            "To “Is it fragile?” you answered “Yes”.",
            "To “Who asks?” you answered “A stranger”.",
        ]
    )


def test_the_nearest_different_verdict_is_told_with_its_clauses(tree: Page) -> None:
    answer(tree, "The school’s", "A stranger")
    why = _why(tree)
    expect(why).to_contain_text(
        "If “Who asks?” were “A colleague”, the verdict would be allowed (clause 1.2)."
    )
    expect(why.locator(".sb-word--allowed .sb-verdict__icon")).to_be_visible()
    expect(why.get_by_role("link", name="1.2")).to_have_attribute("href", "desk.html#c-1-2")


def test_its_link_replays_the_other_walk(tree: Page) -> None:
    answer(tree, "The school’s", "A stranger")
    _why(tree).get_by_role("link", name="See that result: Lend it").click()
    expect(heading(tree, "Lend it")).to_be_focused()
    assert tree.url.endswith(fragment(whose_is_it="the-schools", who_asks="a-colleague"))
    expect(_why(tree)).to_contain_text("were “A student”, the verdict would be ask first")
    tree.go_back()
    expect(heading(tree, "Keep it")).to_be_focused()
    expect(_why(tree)).to_have_count(1)


def test_a_tree_of_one_verdict_says_that_nothing_would_change_it(page: Page, site: str) -> None:
    tree = open_page(page, f"{site}found.html")
    answer(tree, "Yes")
    why = _why(tree)
    expect(why).to_contain_text("these questions lead to no other verdict")
    assert why.get_by_role("heading", name="Why this verdict").count() == 0
    assert why.get_by_role("link").count() == 0


def test_it_stands_between_the_steps_and_the_second_check(tree: Page) -> None:
    answer(tree, "The school’s", "A stranger")
    expect(_why(tree)).to_be_visible()
    order = tree.eval_on_selector(
        "[data-node='keep-it']", "section => [...section.children].map(part => part.className)"
    )
    assert order[-3:] == ["sb-reason", "sb-js-under-verdict", "sb-provenance"]
    under = tree.eval_on_selector(
        ".sb-js-under-verdict", "room => [...room.children].map(part => part.className)"
    )
    assert under == ["sb-js-why", "sb-js-checked"]


@pytest.mark.parametrize("number", range(10))
def test_the_page_shows_what_cpython_answers(page: Page, site: str, number: int) -> None:
    walk = next(itertools.islice(walks(TREE), number, None), None)
    if walk is None:
        pytest.fail("The tree has fewer walks.")
    answers = {question.replace("-", "_"): given for question, given in walk.answers.items()}
    explained = ask_engine("why", TREE, **answers)
    tree = open_page(page, site + fragment(**answers))
    why = _why(tree)
    expect(why.get_by_role("listitem")).to_have_text(
        [
            f"To “{step['question_text']}” you answered “{step['answer_text']}”."
            for step in explained["deciding"]
        ]
    )
    otherwise = explained["otherwise"]
    for step in explained["changed"]:
        expect(why).to_contain_text(f"“{step['question_text']}” were “{step['answer_text']}”")
    expect(why).to_contain_text(f"the verdict would be {otherwise['outcome']['verdict']} (")
    replayed = {step["question"].replace("-", "_"): step["answer"] for step in otherwise["path"]}
    see = why.get_by_role("link", name=f"See that result: {otherwise['outcome']['title']}")
    expect(see).to_have_attribute("href", fragment(**replayed))


# Nobody waits for it, and nothing moves


def test_it_is_announced_and_moves_nothing(page: Page, site: str) -> None:
    page.set_viewport_size(LOW)
    tree = open_page(page, f"{site}?engine=waits")
    answer(tree, "The school’s", "A stranger")
    again = tree.get_by_role("button", name="Start again")
    again.focus()
    before = place(again)
    tree.evaluate("letGo()")
    expect(_why(tree)).to_be_attached()
    expect(again).to_be_focused()
    assert abs(place(again) - before) <= 1
    expect(tree.get_by_role("status")).to_have_text(
        "Under the result it now says why, and what would make it different."
    )


def test_the_heading_keeps_focus_and_place(page: Page, site: str) -> None:
    page.set_viewport_size(LOW)
    tree = open_page(page, f"{site}?engine=waits")
    answer(tree, "The school’s", "A stranger")
    verdict = heading(tree, "Keep it")
    expect(verdict).to_be_focused()
    before = place(verdict)
    tree.evaluate("letGo()")
    expect(_why(tree)).to_be_attached()
    expect(verdict).to_be_focused()
    assert abs(place(verdict) - before) <= 1


@pytest.mark.parametrize("where", ["?engine=fails", "no-engine.html"])
def test_without_the_engine_the_verdict_stands_alone(page: Page, site: str, where: str) -> None:
    tree = open_page(page, site + where)
    answer(tree, "The school’s", "A stranger")
    tree.wait_for_timeout(300)
    assert shown(tree) == ["keep-it"]
    assert _why(tree).count() == 0
    expect(tree.locator(".sb-js-note")).to_be_visible(visible=where == "?engine=fails")


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_axe_finds_nothing(tree: Page, scheme: str) -> None:
    answer(tree, "The school’s", "A stranger")
    expect(_why(tree)).to_be_visible()
    assert complaints(tree, scheme) == []
