"""What axe finds in each state of a tree's page, in both colour schemes, on a narrow screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.axe import violations
from tests.browser.patience import patiently
from tests.browser.tree_walks import (
    FIRST,
    OWN,
    PAGE,
    REFUSE,
    SECOND,
    STUDENT,
    answer,
    arrive,
    shown,
    step,
)

pytestmark = pytest.mark.browser

WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def sound(page: Page) -> None:
    assert violations(page) == []
    assert page.evaluate(WIDER) == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state_on_a_narrow_screen(
    browser: Browser, handbook_url: str, scheme: str
) -> None:
    context = browser.new_context(
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": 320, "height": 640},
        service_workers="block",
    )
    page = context.new_page()
    page.goto(handbook_url + PAGE)
    assert shown(page) == [FIRST]
    sound(page)
    page.evaluate(f"() => {{ location.hash = '{REFUSE}'; }}")
    assert shown(page) == [REFUSE]
    sound(page)
    page.get_by_role("checkbox", name="Show every question").check()
    sound(page)

    arrive(page, handbook_url + PAGE, OWN, at=SECOND)
    sound(page)
    answer(page, STUDENT)
    patiently(step(page, REFUSE)).to_be_visible()
    page.locator(".sb-why > summary").press("Enter")
    sound(page)
    page.go_back()
    patiently(step(page, SECOND)).to_be_visible()
    answer(page, f"{SECOND}=*")
    patiently(step(page, f"{SECOND}--not-sure")).to_be_visible()
    sound(page)
    page.evaluate(
        "(pairs) => { const tree = document.querySelector('sb-tree');"
        " location.hash = `walk?v=${tree.dataset.version}&${pairs}`; }",
        f"{OWN}&{SECOND}=*",
    )
    patiently(step(page, "depends")).to_be_visible()
    sound(page)
    page.locator(".sb-whole > summary").press("Enter")
    sound(page)
    context.close()


def test_axe_finds_nothing_while_the_pointer_rests_on_a_link(page: Page, handbook_url: str) -> None:
    page.goto(
        f"{handbook_url}decisions/cedar-12/message-student/#dont-message-from-your-own-account"
    )
    for link in (".sb-cites:visible", ".sb-term:visible"):
        page.locator(link).first.hover()
        assert violations(page) == []
