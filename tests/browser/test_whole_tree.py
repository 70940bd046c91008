"""What stands around a tree: the site's notice, its counts and statements, and its picture."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.axe import violations

pytestmark = pytest.mark.browser

TREE = "decisions/ap-146/message-student/"
LABEL = "From this site, not from the procedure"


def test_the_sites_notice_is_there_in_every_way_of_reading(
    browser: Browser, page: Page, handbook_url: str
) -> None:
    for slug in ("message-student", "report-misuse"):
        page.goto(f"{handbook_url}decisions/ap-146/{slug}/")
        page.locator("sb-tree[data-walking]").wait_for()
        notice = page.get_by_role("complementary", name=LABEL)
        for media in ("screen", "print"):
            page.emulate_media(media="print" if media == "print" else "screen")
            expect(notice).to_be_visible()
            expect(notice).to_contain_text("911")
        page.emulate_media(media="screen")
        expect(page.locator("sb-tree").get_by_text(LABEL)).to_have_count(0)
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(f"{handbook_url}{TREE}")
    expect(plain.get_by_role("complementary", name=LABEL)).to_be_visible()
    context.close()


def test_the_picture_scrolls_within_itself_by_the_keyboard(
    browser: Browser, handbook_url: str
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{handbook_url}{TREE}")
    page.locator("sb-tree[data-walking]").wait_for()
    room = page.get_by_role("region", name="The whole tree as a picture")
    wider = "element => element.scrollWidth - element.clientWidth"
    assert room.evaluate(wider) > 0
    assert page.evaluate(f"({wider})(document.documentElement)") == 0
    room.evaluate(
        "room => { globalThis.scrolled = new Promise((done) =>"
        " { const told = () => done(room.scrollLeft); setTimeout(told, 5_000);"
        " room.addEventListener('scroll', told, { once: true }); }); }"
    )
    room.focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("scrolled") > 0
    context.close()


def test_a_box_of_the_picture_leads_to_its_part(page: Page, handbook_url: str) -> None:
    page.goto(f"{handbook_url}{TREE}")
    page.locator("sb-tree[data-walking]").wait_for()
    box = page.locator(".sb-flow__node[data-node=how-would-you-reach-the-student]")
    box.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#how-would-you-reach-the-student")).to_be_focused()


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize(
    "address", [TREE, f"{TREE}#you-can-message-from-that-account", "decisions/ap-146/"]
)
def test_axe_finds_nothing(page: Page, handbook_url: str, address: str, scheme: str) -> None:
    page.goto(f"{handbook_url}{address}")
    page.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme; }", scheme)
    assert violations(page) == []


def test_axe_finds_nothing_while_the_pointer_rests_on_a_link(page: Page, handbook_url: str) -> None:
    page.goto(f"{handbook_url}{TREE}#dont-message-from-your-own-account")
    for link in (".sb-cites:visible", ".sb-term:visible"):
        page.locator(link).first.hover()
        page.wait_for_timeout(600)
        assert violations(page) == []


def test_who_prints_a_result_gets_no_picture(page: Page, handbook_url: str) -> None:
    page.goto(f"{handbook_url}{TREE}")
    page.locator("sb-tree[data-walking]").wait_for()
    page.emulate_media(media="print")
    expect(page.locator(".sb-flow")).to_be_visible()
    page.emulate_media(media="screen")
    page.locator("sb-tree").get_by_role("radio").first.check()
    page.get_by_role("button", name="Continue").click()
    page.locator("sb-tree[data-walking='under-way']").wait_for()
    page.emulate_media(media="print")
    expect(page.locator(".sb-flow")).to_be_hidden()


def test_a_printed_result_follows_the_title_on_the_same_sheet(
    page: Page, handbook_url: str
) -> None:
    page.goto(f"{handbook_url}decisions/ap-146/follow-request/")
    page.locator("sb-tree[data-walking]").wait_for()
    for _ in range(2):
        page.locator("sb-tree").get_by_role("radio").first.check()
        page.get_by_role("button", name="Continue").click()
    page.emulate_media(media="print")
    expect(page.locator(".sb-outcome:visible")).to_have_css("break-inside", "auto")
    expect(page.locator(".sb-asked-as")).to_be_hidden()
