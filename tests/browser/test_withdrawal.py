"""A decision that is withdrawn is shown as that at the next contact, kept pages included."""

from __future__ import annotations

import html
import json
import shutil
from collections.abc import Iterator
from functools import partial
from operator import eq
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from tests.browser.decisions import answer, expect_answers, tree_of
from tests.browser.doubtful_network import FAULTS, DoubtfulNetwork, doubtful_network
from tests.browser.patience import patiently
from tests.browser.test_offline import LOOK, renew, wait_until_kept

pytestmark = [pytest.mark.browser, pytest.mark.service_worker]

DECISION = "cedar-12/follow-request"
TREE = f"decisions/{DECISION}/"
PROCEDURE = "procedures/cedar-12/"
COMPARISON = "compare/follow-request/"
LIST = "assets/soundingboard/withdrawn.json"
REASON = "Clause 2.1.1 <was> misread & is being corrected."
WITHDRAWN = "Don't use this decision guide"


@pytest.fixture
def network(tmp_path: Path, handbook_folder: Path) -> Iterator[DoubtfulNetwork]:
    """Serves a copy of the handbook, in which a test may withdraw decisions."""
    folder = tmp_path / "site"
    shutil.copytree(handbook_folder, folder, ignore=shutil.ignore_patterns("*.br", "*.gz"))
    with doubtful_network(folder) as server:
        yield server


def publish(network: DoubtfulNetwork, *, withdrawn: bool) -> None:
    """Publish the list alone, as a host would that has the newest files only in part."""
    item = {"decision": DECISION, "address": TREE, "reason": REASON}
    text = json.dumps({"format": 1, "withdrawn": [item] if withdrawn else []})
    (network.folder / LIST).write_text(text, encoding="utf-8")


def settled(context: BrowserContext, network: DoubtfulNetwork) -> Page:
    page = context.new_page()
    page.goto(network.url + TREE)
    for address in (TREE, PROCEDURE, "training/cedar-12/onboarding/"):
        wait_until_kept(page, address)
    return page


def come_back(page: Page) -> None:
    """The reader goes to another program and comes back."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def come_back_until_asked(page: Page, network: DoubtfulNetwork) -> None:
    """A page whose last question is still open doesn't ask another."""
    network.asked.clear()
    for _ in range(300):
        come_back(page)
        if network.asked_within(0.1, LIST):
            return
    pytest.fail("The page doesn't ask for the list.")


def shows_the_notice(page: Page) -> None:
    patiently(page.get_by_role("heading", name=WITHDRAWN)).to_be_visible()
    expect(page.locator("body")).to_contain_text(REASON)
    expect(page.locator("sb-tree")).to_have_count(0)


def test_a_walk_in_progress_ends_with_a_spoken_notice(
    context: BrowserContext, network: DoubtfulNetwork
) -> None:
    page = settled(context, network)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    answer(page, "")
    expect_answers(page, 1)
    publish(network, withdrawn=True)
    come_back(page)
    shows_the_notice(page)
    notice = page.get_by_role("alert")
    expect(notice).to_contain_text(REASON)
    expect(page.get_by_role("heading", name=WITHDRAWN)).to_be_focused()
    assert page.title().startswith("Withdrawn")
    assert all(url.startswith(network.url) for url in asked if not url.startswith("data:"))
    notice.get_by_role("link", name="AP 12").click()
    page.wait_for_url(f"**/{PROCEDURE}")


def test_a_kept_page_says_so_without_a_network_too_until_it_is_valid_again(
    context: BrowserContext, network: DoubtfulNetwork
) -> None:
    page = settled(context, network)
    publish(network, withdrawn=True)
    page.reload()
    shows_the_notice(page)

    context.set_offline(True)
    page.goto(network.url + TREE)
    shows_the_notice(page)
    page.get_by_role("link", name="Go to the start page").click()
    link = page.locator(f'main a[href$="{TREE}"]').first
    expect(link).to_contain_text("(withdrawn)")

    context.set_offline(False)
    publish(network, withdrawn=False)
    page.reload()
    expect(link).not_to_contain_text("(withdrawn)")
    context.set_offline(True)
    page.goto(network.url + TREE)
    tree_of(page)


def test_an_open_notice_goes_when_the_decision_is_valid_again(
    context: BrowserContext, network: DoubtfulNetwork
) -> None:
    publish(network, withdrawn=True)
    page = context.new_page()
    page.goto(network.url + TREE)
    shows_the_notice(page)
    publish(network, withdrawn=False)
    come_back(page)
    tree_of(page)


def test_start_page_procedure_and_course_mark_what_is_withdrawn(
    context: BrowserContext, network: DoubtfulNetwork
) -> None:
    publish(network, withdrawn=True)
    page = context.new_page()
    for address in ("", PROCEDURE, "decisions/cedar-12/", "training/cedar-12/onboarding/"):
        page.goto(network.url + address)
        links = page.locator(f'article a[href*="{TREE}"], article a[href="follow-request/"]')
        expect(links.first).to_contain_text("(withdrawn)")
        assert all("(withdrawn)" in text for text in links.all_text_contents())


@pytest.mark.parametrize("withdrawn", [True, False])
def test_an_answer_that_is_not_the_list_changes_nothing(
    withdrawn: bool, context: BrowserContext, network: DoubtfulNetwork
) -> None:
    page = settled(context, network)
    shows = shows_the_notice if withdrawn else tree_of
    publish(network, withdrawn=withdrawn)
    page.reload()
    shows(page)
    for fault in FAULTS:
        network.heal()
        network.go_wrong(fault, partial(eq, LIST))
        with page.expect_event(
            "requestfinished"
            if fault in ("sign-in", "half", "other", 404, 503)
            else "requestfailed",
            lambda request: request.url.endswith(LIST),
        ):
            come_back_until_asked(page, network)
        shows(page)
        page.reload()
        shows(page)


def test_links_to_it_say_so_before_they_are_followed(page: Page, handbook_url: str) -> None:
    item = {"decision": DECISION, "address": TREE, "reason": REASON}
    told = {"format": 1, "withdrawn": [item]}
    page.route("**/withdrawn.json", lambda route: route.fulfill(json=told))
    page.goto(handbook_url)
    link = page.locator(f'main a[href$="{TREE}"]').first
    expect(link).to_contain_text("(withdrawn)")
    link.click()
    shows_the_notice(page)
    page.go_back()
    expect(link).to_contain_text("(withdrawn)")
    expect(page.get_by_role("heading", name=WITHDRAWN)).to_have_count(0)


def test_nobody_waits_for_the_list(page: Page, network: DoubtfulNetwork) -> None:
    page.route("**/withdrawn.json", lambda _: None)
    page.goto(network.url + TREE)
    tree_of(page)
    answer(page, "")
    expect_answers(page, 1)


def test_a_newer_version_that_withdraws_something_takes_over_unasked(
    context: BrowserContext, network: DoubtfulNetwork
) -> None:
    page = settled(context, network)
    page.goto(network.url)
    page.route("**/withdrawn.json", lambda route: route.abort())  # The version alone must do it.
    publish(network, withdrawn=True)
    renew(network.folder)
    page.evaluate(
        """async () => {
            window.changed = new Promise((resolve) => navigator.serviceWorker
                .addEventListener('controllerchange', resolve, { once: true }));
            await (await navigator.serviceWorker.getRegistration()).update();
            await window.changed;
        }"""
    )
    page.reload()
    expect(page.locator("h1").first).to_contain_text("(newer)")
    expect(page.locator(".sb-update")).to_have_count(0)
    # The next version withdraws nothing more, so it is offered and waits.
    renew(network.folder)
    page.evaluate(LOOK)
    patiently(page.locator(".sb-update")).to_be_visible()


def test_a_frame_without_an_origin_says_so(page: Page, network: DoubtfulNetwork) -> None:
    """As in an intranet's page, from a host that lets any page load its scripts."""
    publish(network, withdrawn=True)
    network.for_anybody = True
    frame = f'<!doctype html><iframe sandbox="allow-scripts" src="{network.url}{TREE}"></iframe>'
    page.route("**/host.html", lambda route: route.fulfill(body=frame, content_type="text/html"))
    page.goto(f"{network.url}host.html")
    inside = page.frame_locator("iframe")
    patiently(inside.get_by_role("heading", name=WITHDRAWN)).to_be_visible()
    expect(inside.locator("sb-tree")).to_have_count(0)


def test_a_page_that_comes_back_without_a_network_knows_what_others_have_learned(
    page: Page, network: DoubtfulNetwork
) -> None:
    page.route("**/withdrawn.json", lambda route: route.abort())
    page.goto(network.url + TREE)
    tree_of(page)
    # As the browser's Back does after the next page of this tab has learned of it.
    told = {"format": 1, "withdrawn": [{"decision": DECISION, "address": TREE, "reason": REASON}]}
    page.evaluate(
        """(told) => {
            localStorage.setItem('soundingboard-withdrawn', JSON.stringify(told));
            dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
        }""",
        told,
    )
    shows_the_notice(page)


def test_a_question_that_is_never_answered_is_asked_again(
    page: Page, network: DoubtfulNetwork
) -> None:
    page.clock.install()
    page.route("**/withdrawn.json", lambda _: None)
    page.goto(network.url + TREE)
    tree_of(page)
    publish(network, withdrawn=True)
    page.unroute("**/withdrawn.json")
    page.clock.fast_forward(30_000)
    come_back(page)
    shows_the_notice(page)


def test_each_link_is_marked_whatever_is_said_beside_it(
    page: Page, network: DoubtfulNetwork
) -> None:
    publish(network, withdrawn=True)
    page.goto(network.url)
    page.evaluate(
        """(address) => {
            const links = `<a href="${address}">One</a> and <a href="${address}">another</a>`;
            document.querySelector('article').insertAdjacentHTML('beforeend',
                `<p id="beside">If consent was withdrawn, see ${links}.</p>`);
        }""",
        TREE,
    )
    for link in page.locator("#beside a").all():
        patiently(link).to_contain_text("(withdrawn)")


def test_a_comparison_gives_way_to_a_notice_until_the_decision_is_valid_again(
    page: Page, network: DoubtfulNetwork
) -> None:
    page.goto(network.url + COMPARISON)
    cards = page.locator(".sb-board-cards > li")
    patiently(cards.first).to_be_visible()
    for withdrawn in (True, False, True):
        publish(network, withdrawn=withdrawn)
        come_back_until_asked(page, network)
        if withdrawn:
            notice = page.get_by_role("alert")
            expect(notice.get_by_role("heading", name="Don't use this comparison")).to_be_visible()
            expect(notice).to_contain_text(REASON)
            expect(notice.get_by_role("button", name="Load the page again")).to_be_visible()
            expect(cards).to_have_count(0)
        else:
            expect(cards.first).to_be_visible()
    expect(page.locator("h1")).to_have_count(1)


def test_a_newer_comparison_that_leaves_the_decision_out_is_left_as_it_is(
    page: Page, network: DoubtfulNetwork
) -> None:
    publish(network, withdrawn=True)
    newer = network.folder / COMPARISON / "index.html"
    text = newer.read_text(encoding="utf-8")
    said = f"<p>{html.escape(REASON)}</p>"
    newer.write_text(text.replace("</sb-compare>", f"{said}</sb-compare>"), encoding="utf-8")
    page.goto(network.url + COMPARISON)
    patiently(page.locator(".sb-withdrawn-mark").first).to_be_visible()
    expect(page.locator("sb-compare")).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)
