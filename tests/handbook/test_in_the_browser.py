"""The published trees in a real browser: Python there walks them as CPython does, and the rest."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.handbook.published import published

from soundingboard.authoring.handbook import Handbook
from soundingboard.engine.codec import encode
from soundingboard.engine.graph import walks
from soundingboard.engine.messages import handle
from soundingboard.engine.pages.walk_address import fragment
from soundingboard.engine.tree import Tree
from soundingboard.engine.walk import Walk

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    return published()


@pytest.fixture
def without_scripts(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def walks_by_every_answer(tree: Tree) -> Iterator[Walk]:
    """Walks that take every answer of *tree* at least once, and so reach every outcome."""
    taken: set[tuple[str, str]] = set()
    for walk in walks(tree):
        if not walk.answers.items() <= taken:
            taken |= walk.answers.items()
            yield walk


def test_every_answer_of_every_tree_is_walked_alike_in_cpython_and_in_the_browser(
    page: Page, published_url: str, published_folder: Path, handbook: Handbook
) -> None:
    requests: list[dict[str, Any]] = []
    for tree in handbook.trees.values():
        file = published_folder / "assets/soundingboard/pages" / f"{tree.id}.json"
        source = json.loads(file.read_text(encoding="utf-8"))
        requests.append({"op": "page.open", "source": source})
        known = [walk.answers for walk in walks_by_every_answer(tree)]
        known += [{question.id: question.answers[0].id} for question in tree.questions]
        for answers in known:
            hash_ = f"#{fragment(tree.version, answers.items())}"
            event = {"name": "place", "hash": hash_, "taps": [], "page": "", "today": ""}
            asked = {"page": f"tree:{tree.id}@{tree.version}", "state": None, "event": event}
            requests.append({"op": "page.event", **asked})
    paths = sum(request["op"] == "page.event" for request in requests)
    print(f"{paths} paths of {len(handbook.trees)} trees")
    page.goto(published_url)
    answers = page.evaluate(
        """async (requests) => {
            const { engine } = await import('/assets/soundingboard/engine/client.mjs');
            const answers = [];
            for (const { op, ...payload } of requests) {
                answers.push(await engine.ask(op, payload).catch(({ code }) => code));
            }
            return answers;
        }""",
        requests,
    )
    expected = [json.loads(handle(json.dumps(request)))["ok"] for request in requests]
    assert answers == expected


def test_the_published_trees_are_those_that_the_checks_have_proved(
    published_folder: Path, handbook: Handbook
) -> None:
    folder = published_folder / "assets" / "soundingboard" / "trees"
    found = {
        f"{path.parent.name}/{path.stem}": json.loads(path.read_text(encoding="utf-8"))
        for path in folder.glob("*/*.json")
    }
    assert found == {key: encode(tree) for key, tree in handbook.trees.items()}


def test_without_scripts_every_question_and_outcome_stands_on_the_page(
    without_scripts: Page, published_url: str, handbook: Handbook
) -> None:
    page = without_scripts
    shown = page.locator("section[data-node] > h2:visible")
    for tree in handbook.trees.values():
        page.goto(f"{published_url}decisions/{tree.id}/")
        expect(shown).to_have_text(tree.start.text)
        page.get_by_role("checkbox", name="Show every question").check()
        doubts = len(tree.questions) * tree.not_sure
        expect(shown).to_have_count(len(tree.questions) + doubts + len(tree.outcomes))
