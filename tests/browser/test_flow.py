"""The way walked, lit up in a tree's flowchart."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import Serve
from tests.browser.tree_pages import (
    TREE,
    answer,
    complaints,
    heading,
    open_page,
    write_code,
    write_page,
)

from soundingboard.authoring.flowchart import flowchart

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    folder: Path = tmp_path_factory.mktemp("flow")
    write_code(folder)
    write_page(folder, below=flowchart(TREE, links=True, standalone=False))
    write_page(folder, name="bare")
    return serve(folder)


@pytest.fixture
def tree(page: Page, site: str) -> Page:
    return open_page(page, site)


def _lit(page: Page) -> set[str]:
    """The boxes, lines and labels that stand out, by the ids that they stand for."""
    return set(
        page.eval_on_selector_all(
            ".sb-flow [data-walked]",
            """all => all.map(({ dataset: { node, question, answer } }) =>
                node ?? `${question}=${answer}`)""",
        )
    )


def test_nothing_is_lit_before_the_first_answer(tree: Page) -> None:
    assert tree.locator(".sb-flow__node").count() == 9
    assert _lit(tree) == set()


def test_the_way_lights_up_as_the_reader_goes(tree: Page) -> None:
    answer(tree, "Mine")
    assert _lit(tree) == {"whose-is-it", "is-it-fragile", "whose-is-it=mine"}
    answer(tree, "Yes", "A stranger")
    assert _lit(tree) == {
        "whose-is-it",
        "is-it-fragile",
        "who-asks",
        "keep-it",
        "whose-is-it=mine",
        "is-it-fragile=yes",
        "who-asks=a-stranger",
    }
    expect(tree.locator(".sb-flow [aria-current]")).to_have_attribute("data-node", "keep-it")
    tree.go_back()
    assert "keep-it" not in _lit(tree)
    expect(tree.locator(".sb-flow [aria-current]")).to_have_attribute("data-node", "who-asks")


def test_colour_is_not_the_only_sign(tree: Page) -> None:
    def stroke(selector: str) -> float:
        width: str = tree.eval_on_selector(selector, "part => getComputedStyle(part).strokeWidth")
        return float(width.removesuffix("px"))

    box, line = "[data-node='whose-is-it'] .sb-flow__box", ".sb-flow__edge[data-answer='mine']"
    before = stroke(box), stroke(line)
    answer(tree, "Mine", "Yes")
    assert stroke(box) > before[0]
    assert stroke(line) > before[1]
    ticked = tree.eval_on_selector_all(
        ".sb-js-flow-tick", "ticks => ticks.map(tick => tick.parentNode.dataset.node)"
    )
    assert ticked == ["whose-is-it", "is-it-fragile"]
    link = tree.locator("a.sb-flow__node[data-node='whose-is-it']")
    expect(link).to_have_accessible_name("Whose is it?")


def test_a_line_for_several_answers_lights_up_for_each(page: Page, site: str) -> None:
    tree = open_page(page, f"{site}bare.html")
    tree.evaluate(
        """document.body.insertAdjacentHTML('beforeend', `<svg class="sb-flow">
            <g class="sb-flow__edge" data-question="who-asks" data-answer="a-student a-stranger"/>
            <g class="sb-flow__edge" data-question="is-it-fragile" data-answer="a-stranger"/>
            <g class="sb-flow__label" data-question="who-asks" data-answer="a-colleague"/>
            </svg>`)"""
    )
    answer(tree, "The school’s", "A stranger")
    assert _lit(tree) == {"who-asks=a-student a-stranger"}


def test_starting_again_puts_the_lights_out(tree: Page) -> None:
    untouched = tree.eval_on_selector(".sb-flow", "flow => flow.outerHTML")
    answer(tree, "The school’s", "A stranger")
    assert _lit(tree)
    tree.get_by_role("button", name="Start again").click()
    expect(heading(tree, "Whose is it?")).to_be_focused()
    assert tree.eval_on_selector(".sb-flow", "flow => flow.outerHTML") == untouched


def test_a_box_leads_to_its_place_among_all(tree: Page) -> None:
    answer(tree, "The school’s")
    tree.get_by_role("link", name="Not allowed Keep it").click()
    expect(heading(tree, "Keep it")).to_be_focused()
    assert _lit(tree) == set()


def test_a_shared_walk_is_lit_on_arrival(page: Page, site: str) -> None:
    tree = open_page(page, f"{site}#walk?whose-is-it=nobody-knows")
    assert "the-desk-does-not-say" in _lit(tree)


def test_without_scripts_the_picture_is_complete(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site)
    page.get_by_role("link", name="Is it fragile?").last.click()
    assert page.url.endswith("#is-it-fragile")
    context.close()


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_axe_finds_nothing(tree: Page, scheme: str) -> None:
    answer(tree, "Mine", "Yes")
    assert complaints(tree, scheme) == []
