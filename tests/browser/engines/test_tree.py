"""A whole tree in each engine: questions, verdict, Python's reasons, a link that is passed on."""

from __future__ import annotations

import pytest
from tests.browser.engines.conftest import NewTab
from tests.browser.engines.tab import Tab

pytestmark = pytest.mark.browser

TREE = "decisions/ap-146/follow-request/"
ANSWERS = {
    "Which account is it?": "My own account",
    "Who is the other person?": "A student I teach or coach",
}
VERDICT = "You must not communicate on a personal account with anybody"
REASONS = ".sb-js-why"
"""What Python alone writes: the answers that decided, and the nearest other verdict."""


def walk(tab: Tab) -> None:
    for question, answer in ANSWERS.items():
        tab.see(question)
        tab.press("sb-tree label", answer)
        assert not tab.shows(VERDICT)
        tab.press("sb-tree button", "Continue")


def test_a_tree_is_walked_to_its_verdict_and_the_link_is_passed_on(
    new_tab: NewTab, handbook_url: str
) -> None:
    asking = new_tab()
    asking.open(handbook_url + TREE)
    walk(asking)
    asking.see(VERDICT)
    reasons = asking.text(REASONS)
    assert all(answer in reasons for answer in ANSWERS.values())
    assert "A student at another board's school" in reasons
    assert "not covered" in reasons
    asking.press("button", "Copy a link to this result")
    asking.see("Link copied.")
    link = asking.run("() => location.href")

    receiving = new_tab()
    receiving.open(link)
    receiving.see(VERDICT)
    assert receiving.text(REASONS) == reasons
    receiving.reload()
    receiving.see(VERDICT)
    assert receiving.text(REASONS) == reasons
