"""A walk as a link: copied, replayed, of another edition, and of nonsense."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from tests.browser.lend_page import VERSION, address_of, answer, opened, shown

pytestmark = pytest.mark.browser


def test_the_link_is_copied_and_replays_the_walk(
    context: BrowserContext, tree: Page, lend_url: str
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    answer(tree, "The school’s", "A stranger")
    tree.get_by_role("button", name="Copy a link to this result").click()
    expect(tree.get_by_role("status")).to_contain_text("Link copied.")
    link = tree.evaluate("navigator.clipboard.readText()")
    assert link == lend_url + address_of(whose_is_it="the-schools", who_asks="a-stranger")
    replay = opened(context.new_page(), link)
    assert shown(replay) == ["keep-it"]
    assert replay.locator(".sb-js-notice").count() == 0
    assert replay.evaluate("document.activeElement === document.body")


def test_where_the_clipboard_is_refused_the_link_is_shown(tree: Page, lend_url: str) -> None:
    tree.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
    answer(tree, "The school’s", "A stranger")
    tree.get_by_role("button", name="Copy a link to this result").click()
    field = tree.get_by_role("textbox")
    expect(field).to_be_focused()
    expect(field).to_have_value(
        lend_url + address_of(whose_is_it="the-schools", who_asks="a-stranger")
    )
    expect(field).not_to_be_editable()


def test_a_link_of_another_edition_says_so_until_it_has_been_gone_through(
    page: Page, lend_url: str
) -> None:
    tree = opened(page, lend_url + address_of(whose_is_it="mine").replace(VERSION, "0" * 12))
    notice = tree.locator(".sb-js-notice")
    expect(notice).to_have_text(
        "This link was made with an earlier edition of these questions. Check each answer."
    )
    assert shown(tree) == ["is-it-fragile"]
    answer(tree, "No")
    expect(notice).to_have_count(0)


def test_what_a_link_holds_in_vain_is_left_out_and_told(page: Page, lend_url: str) -> None:
    answers = {"whose_is_it": "the-schools", "is_it_fragile": "yes", "who_asks": "an-old-friend"}
    tree = opened(page, lend_url + address_of(**answers, buy_pills="now", keep_it="yes"))
    assert shown(tree) == ["who-asks"]
    expect(tree.locator(".sb-js-notice")).to_have_text(
        "2 answers in this link are to questions that are not asked here; they were left out. "
        "This link’s answer to “Who asks?” is not one of its answers now; it was left out. "
        "“Is it fragile?” is not asked with these answers; the link’s answer to it was left out."
    )
    assert "pills" not in tree.inner_text("body")


@pytest.mark.parametrize(
    "fragment",
    [
        "#walk?",
        "#walk?v",
        "#walk?&&&=",
        "#walk?v=%ff%00&at=keep-it",
        "#%ff",
        "#walk?__proto__=x&constructor=y&at=__proto__",
        '#"><img src=x onerror=alert(1)>',
    ],
)
def test_any_fragment_leads_to_the_first_question(page: Page, lend_url: str, fragment: str) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    assert shown(opened(page, lend_url + fragment)) == ["whose-is-it"]
    assert faults == []
