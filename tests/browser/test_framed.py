"""A course in a frame that allows next to nothing, as in a learning platform or an intranet."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page, Route
from tests.browser.decisions import answer, expect_answers, tree_of
from tests.browser.patience import PATIENCE, patiently
from tests.browser.storage_faults import NAME, STEPS, fault, step
from tests.browser.training_pages import COURSE, Visitor, check_accessibility

from soundingboard.records.verify import verify

pytestmark = pytest.mark.browser

SCRIPTS = "allow-scripts allow-same-origin"
WITHOUT_ORIGIN = "allow-scripts"


def framed(page: Page, base: str, address: str, sandbox: str) -> Frame:
    """The frame with the page at *address*, in a page of a host with these allowances."""

    def host(route: Route) -> None:
        frame = (
            f'<!doctype html><title>Host</title><iframe sandbox="{sandbox}" width="1000"'
            f' height="700" src="{base}{address}"></iframe>'
        )
        route.fulfill(body=frame, content_type="text/html")

    page.set_default_timeout(PATIENCE)
    page.route("**/host.html", host)
    page.goto(f"{base}host.html")
    frame = page.query_selector("iframe")
    assert frame is not None
    content = frame.content_frame()
    assert content is not None
    content.wait_for_load_state()
    return content


def test_a_course_in_a_frame_ends_in_a_receipt_to_be_copied(page: Page, handbook_url: str) -> None:
    address = f"training/{COURSE}/"
    frame = framed(page, handbook_url, address, SCRIPTS)
    downloads: list[object] = []
    page.on("download", lambda file: downloads.append(file))
    link = frame.get_by_role("link", name="Open it in its own tab")
    patiently(link).to_have_attribute("href", f"{handbook_url}{address}")
    patiently(link).to_have_attribute("target", "_blank")
    for name in STEPS:
        frame.evaluate(step(name))
    frame.get_by_role("button", name="Download the receipt").click()
    text = frame.get_by_label("Everything in the file")
    patiently(text).to_be_visible()
    assert verify(text.input_value().encode()).receipt.person.name == NAME
    blocked = frame.locator(".sb-js-told p", has_text="which may block downloads")
    assert blocked.is_visible()
    assert "Downloaded" not in frame.locator("sb-course").inner_text()
    assert downloads == []
    frame.evaluate(fault("promises left open"))
    frame.get_by_role("button", name="Copy the text").click()
    patiently(frame.get_by_text("The text is selected")).to_be_visible()
    patiently(text).to_be_focused()
    frame.goto(f"{handbook_url}training/stored/")
    listed = frame.get_by_text("Receipt: Larkspur onboarding (not downloaded)")
    patiently(listed).to_be_visible()
    frame.get_by_role("button", name="Export everything").click()
    patiently(frame.get_by_label("Everything in the file")).to_be_visible()
    assert blocked.is_visible()


def test_a_visit_in_a_frame_is_not_ended_by_a_dialog_that_never_shows(
    page: Page, handbook_url: str
) -> None:
    frame = framed(page, handbook_url, f"training/{COURSE}/", SCRIPTS)
    frame.get_by_label("Shared").check()
    frame.get_by_role("button", name="Continue").click()
    for name in list(STEPS)[list(STEPS).index("read") :]:
        frame.evaluate(step(name))
    frame.get_by_role("button", name="Download the receipt").click()
    frame.get_by_role("button", name="End this visit").click()
    patiently(frame.get_by_text("You haven't downloaded your receipt")).to_be_focused()
    frame.get_by_role("button", name="Don't end it yet").click()
    frame.get_by_role("button", name="I have the file or the text").click()
    frame.get_by_role("button", name="End this visit").click()
    patiently(frame.get_by_role("heading", name="Whose computer is this?")).to_be_visible()


def test_a_frame_without_an_origin_shows_the_course_and_its_own_address(
    page: Page, handbook_url: str
) -> None:
    address = f"training/{COURSE}/"
    frame = framed(page, handbook_url, address, WITHOUT_ORIGIN)
    patiently(frame.get_by_text("where its quiz doesn't work")).to_be_visible()
    patiently(frame.get_by_role("link", name="Open it in its own tab")).to_be_visible()
    assert frame.get_by_text(f"{handbook_url}{address}", exact=True).is_visible()
    assert frame.locator("section.sb-scenario").first.is_visible()


def test_a_tree_in_a_frame_lists_the_answers(page: Page, handbook_url: str) -> None:
    frame = framed(page, handbook_url, "decisions/cedar-12/follow-request/", SCRIPTS)
    tree_of(frame)
    answer(frame, "")
    expect_answers(frame, 1)


def test_a_download_that_no_frame_stops_is_offered_as_text_too(
    page: Page, handbook_url: str, handbook_folder: Path, made_receipt: bytes
) -> None:
    visitor = Visitor(page, handbook_url, handbook_folder)
    visitor.hold(made_receipt)
    visitor.open("receipt")
    visitor.download()
    page.get_by_text("No file? Copy it as text").click()
    text = page.get_by_label("Everything in the file").input_value()
    assert verify(text.encode()).receipt == verify(made_receipt).receipt
    patiently(page.locator(".sb-framed")).to_be_hidden()
    check_accessibility(page, "a receipt as text")
