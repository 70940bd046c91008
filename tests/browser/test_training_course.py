"""What only a browser can show of a course: keys, focus, storage and signatures of its own.

What a course says, and what it does in every state, is tested in tests/engine/pages/test_course.py.
"""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route
from tests.browser.patience import patiently
from tests.browser.training_pages import (
    COURSE,
    NAME_KEPT,
    STAFF,
    Visitor,
    check_accessibility,
    held,
    wrong,
)

from soundingboard.engine.codec import decode
from soundingboard.engine.course import Course
from soundingboard.engine.receipt import Receipt
from soundingboard.records.remarks import Known
from soundingboard.records.verify import NotVerified, verify

pytestmark = pytest.mark.browser

WHOSE = "Whose computer is this?"


@pytest.fixture
def visitor(page: Page, handbook_url: str, handbook_folder: Path) -> Visitor:
    return Visitor(page, handbook_url, handbook_folder)


def test_a_passed_course_leaves_a_receipt_that_cpython_verifies(visitor: Visitor) -> None:
    visitor.complete()
    data = visitor.download()
    found = verify(data, Known(courses=[decode(Course, visitor.compiled)]))
    receipt: Receipt = found.receipt
    assert found.marked_again, "the answers are marked again by the course"
    assert (receipt.person.name, receipt.person.staff_id) == (NAME_KEPT, STAFF)
    assert receipt.course == COURSE
    assert receipt.acknowledgment == visitor.compiled["statement"]["text"]
    file = json.loads(data)
    assert (file["id"], file["code"]) == (receipt.id, receipt.code)
    assert receipt.code in visitor.page.locator(".sb-certificate__code").inner_text()
    payload = base64.urlsafe_b64encode(receipt.payload).rstrip(b"=").decode()
    assert file["jws"].split(".")[1] == payload, "byte for byte"
    changed = data.replace(STAFF.encode(), b"0043")
    with pytest.raises(NotVerified, match="differs from the receipt that was signed"):
        verify(changed)
    assert not visitor.mistakes


def test_everything_can_be_done_with_the_keyboard_alone(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open()
    page.get_by_label("Mine").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    patiently(page.get_by_role("heading", name="Course progress")).to_be_focused()
    boxes = page.get_by_role("checkbox", name="I've read this")
    for index in range(boxes.count()):
        boxes.nth(index).focus()
        page.keyboard.press("Space")
    patiently(page.get_by_text(f"{boxes.count()} of {boxes.count()} sections read")).to_be_visible()
    visitor.onward("Start the quiz").focus()
    page.keyboard.press("Enter")
    for number in range(visitor.compiled["draw"]):
        patiently(page.get_by_text(f"Scenario {number + 1} of")).to_be_visible()
        patiently(page.locator(".sb-js-legend h2")).to_be_focused()
        ticks = [c["id"] for c in visitor.scenario()["choices"] if c["right"]]
        if number == 0:
            page.locator("sb-course [type=submit]").focus()
            page.keyboard.press("Enter")
            patiently(page.locator(".sb-js-problem")).to_be_focused()
            assert page.title().startswith("Error: Scenario 1")
            page.keyboard.press("Tab")
            page.keyboard.press("Enter")
            patiently(page.locator("sb-course input").first).to_be_focused()
            assert page.url.endswith("#step=quiz")
        for choice in ticks:
            page.locator(f'input[value="{choice}"]').focus()
            page.keyboard.press("Space")
        page.keyboard.press("Enter")
        patiently(page.locator(".sb-js-verdict")).to_be_focused()
        assert page.title().startswith("Right: ")
        visitor.onward("Next scenario").or_(visitor.onward("See your result")).focus()
        page.keyboard.press("Enter")
    patiently(page.get_by_role("heading", name="You passed")).to_be_focused()
    visitor.onward("Acknowledge the procedure").focus()
    page.keyboard.press("Enter")
    page.get_by_role("checkbox").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("A. Person")
    page.keyboard.press("Tab")
    page.keyboard.type("7")
    page.keyboard.press("Enter")
    patiently(page.get_by_role("heading", name="Your receipt", exact=True)).to_be_focused()
    assert page.title().startswith("Your receipt")


def test_every_screen_is_accessible_in_light_and_dark(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open()
    patiently(page.get_by_label("Mine")).to_be_visible()
    check_accessibility(page, "whose computer")
    visitor.button("Continue").click()
    patiently(page.locator(".sb-js-problem")).to_be_focused()
    check_accessibility(page, "whose computer, with an error")
    visitor.begin()
    assert not page.title().startswith("Error")
    check_accessibility(page, "overview")
    visitor.read_everything()
    visitor.start_quiz()
    visitor.scenario()
    check_accessibility(page, "scenario")
    visitor.answer(wrong)
    check_accessibility(page, "marks")
    visitor.go_on()
    visitor.finish_quiz(answered=1)
    page.locator("[data-event=show]").first.click()
    patiently(page.locator("[data-event=show][aria-expanded=true]")).to_be_visible()
    check_accessibility(page, "result")
    visitor.onward("Acknowledge the procedure").click()
    visitor.button("Acknowledge and make my receipt").click()
    patiently(page.locator(".sb-js-problem")).to_be_focused()
    check_accessibility(page, "acknowledgment, with errors")
    page.get_by_role("link", name="Enter your name").click()
    patiently(page.get_by_label("Your name")).to_be_focused()
    page.get_by_role("checkbox").check()
    page.get_by_label("Your name").fill("A. Person")
    page.get_by_label("Your staff number").fill("7")
    visitor.button("Acknowledge and make my receipt").click()
    patiently(page.locator(".sb-certificate__qr svg")).to_be_visible()
    check_accessibility(page, "receipt")
    visitor.onward("Back to the course").click()
    visitor.onward("Take the course again").click()
    page.get_by_role("link", name="Show the whole course as a self-study sheet").click()
    patiently(page.get_by_text("Answers, and why").first).to_be_visible()
    check_accessibility(page, "self-study sheet")
    visitor.onward("Back to the course").click()
    patiently(page.get_by_role("heading", name="Course progress")).to_be_focused()


def test_while_python_starts_the_answers_are_out_of_sight(visitor: Visitor) -> None:
    """On a line that stalls: nothing jumps, and what happens is said."""
    page = visitor.page
    waiting: list[Route] = []
    page.context.route("**/assets/pyodide/**", lambda route: waiting.append(route))
    for address in ("", "#step=quiz"):
        page.goto("about:blank")
        page.goto(f"{visitor.base}training/{COURSE}/{address}")
        patiently(page.get_by_text("Loading the quiz…")).to_be_visible()
        assert not page.locator("section.sb-scenario").first.is_visible()
        assert page.locator(".sb-course-reading a").first.is_visible(), "one can read meanwhile"
    page.goto(f"{visitor.base}training/{COURSE}/#read-first")
    page.reload()
    patiently(page.locator("section.sb-scenario").first).to_be_visible()
    check_accessibility(page, "the sheet before Python")
    page.context.unroute_all(behavior="ignoreErrors")


def test_a_slow_line_is_explained(visitor: Visitor) -> None:
    page = visitor.page
    waiting: list[Route] = []
    page.context.route("**/assets/pyodide/**", lambda route: waiting.append(route))
    page.clock.install()
    with page.expect_request("**/assets/pyodide/**"):
        visitor.open()
    page.clock.run_for(3_000)
    late = page.locator("[data-region=late]")
    patiently(late).to_contain_text("Loading the quiz…")
    patiently(late).not_to_contain_text("On a slow line")
    page.clock.run_for(8_000)
    patiently(late).to_contain_text("On a slow line that can take a minute.")
    page.context.unroute_all(behavior="ignoreErrors")


def test_on_a_slow_line_one_sees_how_much_has_come(visitor: Visitor) -> None:
    page = visitor.page
    page.add_init_script(
        "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
    )
    waiting: list[Route] = []
    page.context.route("**/pyodide.asm.wasm", lambda route: waiting.append(route))
    visitor.open()
    progress = page.locator("[data-region=late] progress")
    patiently(progress).to_have_accessible_name("Loaded so far")
    assert 0 < float(progress.evaluate("(progress) => progress.value")) < 1
    check_accessibility(page, "while Python is loaded")
    page.context.unroute_all()  # Which lets those go on that were waiting.
    patiently(page.get_by_role("heading", name=WHOSE)).to_be_visible()
    patiently(progress).to_have_count(0)


def test_the_sheet_starts_no_python_until_the_course_is_wanted(visitor: Visitor) -> None:
    asked: list[str] = []
    visitor.page.on("request", lambda request: asked.append(request.url))
    visitor.page.goto(f"{visitor.base}training/{COURSE}/#read-first")
    visitor.page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "pyodide" in url]
    visitor.page.evaluate("location.hash = '#step='")
    patiently(visitor.page.get_by_role("heading", name=WHOSE)).to_be_visible()


def test_without_python_there_is_the_sheet_and_paper(visitor: Visitor) -> None:
    def refuse(route: Route) -> None:
        route.abort()

    page = visitor.page
    page.route("**/assets/pyodide/**", refuse)
    visitor.open()
    patiently(page.get_by_text("To acknowledge the procedure on paper, print").last).to_be_visible()
    assert page.locator("section.sb-scenario").first.is_visible()
    assert not page.locator(".sb-paper").is_visible()
    check_accessibility(page, "a course without Python")
    page.emulate_media(media="print")
    assert page.locator(".sb-paper").is_visible()
    assert not page.locator("details.sb-solution").first.is_visible()
    page.emulate_media(media="screen")
    page.unroute("**/assets/pyodide/**")
    visitor.button("Try again").click()
    patiently(page.get_by_role("heading", name=WHOSE)).to_be_visible()
    assert not page.locator("section.sb-scenario").first.is_visible()


@pytest.mark.parametrize("module", ["main.mjs", "shell/device-page.mjs", "page/dom.mjs"])
def test_if_a_script_does_not_come_the_sheet_is_there(visitor: Visitor, module: str) -> None:
    visitor.page.route(f"**/{module}", lambda route: route.abort())
    visitor.open()
    patiently(visitor.page.locator("section.sb-scenario").first).to_be_visible()
    assert visitor.page.get_by_text("To acknowledge the procedure on paper").first.is_visible()


def test_without_scripts_the_page_is_a_self_study_sheet(browser: Browser, visitor: Visitor) -> None:
    plain = browser.new_context(java_script_enabled=False)
    page = plain.new_page()
    page.goto(f"{visitor.base}training/{COURSE}/")
    assert page.locator("section.sb-scenario").count() == len(visitor.compiled["scenarios"])
    answers = page.locator("details.sb-solution")
    assert not answers.first.locator(".sb-feedback").first.is_visible()
    answers.first.locator("summary").click()
    assert answers.first.locator(".sb-feedback").first.is_visible()
    assert page.locator(".sb-acknowledgment__words").is_visible()
    assert page.get_by_text("The quiz and the receipt need JavaScript.").is_visible()
    plain.close()


def test_on_a_shared_computer_nothing_is_left_for_the_next(visitor: Visitor) -> None:
    page = visitor.page
    visitor.begin("Shared")
    visitor.read_everything()
    visitor.start_quiz()
    visitor.answer()
    page.reload()
    patiently(page.get_by_text("Scenario 2 of")).to_be_visible()
    visitor.finish_quiz(answered=1)
    visitor.acknowledge()
    kept = page.evaluate("JSON.stringify(sessionStorage) + JSON.stringify(localStorage)")
    assert NAME_KEPT not in kept
    assert STAFF not in kept
    assert held(page) == {"courses": 0, "receipts": 0, "settings": 0}
    check_accessibility(page, "a receipt on a shared computer")
    with page.expect_event("dialog") as asking:
        page.close(run_before_unload=True)
    assert asking.value.type == "beforeunload"
    asking.value.dismiss()
    patiently(page.get_by_text(NAME_KEPT)).to_be_visible()
    visitor.button("End this visit").click()
    patiently(page.get_by_text("You haven't downloaded your receipt")).to_be_focused()
    check_accessibility(page, "a visit that would lose a receipt")
    visitor.button("Don't end it yet").click()
    patiently(visitor.button("End this visit")).to_be_focused()
    assert verify(visitor.download()).receipt.person.name == NAME_KEPT
    visitor.button("End this visit").click()
    patiently(page.get_by_role("heading", name=WHOSE)).to_be_visible()
    assert NAME_KEPT not in page.content()
    page.go_back()
    patiently(page.get_by_role("heading", name=WHOSE)).to_be_visible()
    assert NAME_KEPT not in page.content()


def test_two_tabs_answer_each_scenario_once(visitor: Visitor, context: BrowserContext) -> None:
    visitor.begin()
    visitor.start_quiz()
    first = visitor.scenario()
    box = visitor.page.locator("sb-course input[type=checkbox]").first
    box.check()
    patiently(box).to_be_checked()
    other = Visitor(context.new_page(), visitor.base, visitor.site)
    other.open("quiz")
    assert other.scenario() == first
    patiently(other.page.locator("sb-course input[type=checkbox]").first).to_be_checked()
    other.page.locator("sb-course input[type=checkbox]").first.uncheck()
    other.answer()
    visitor.page.bring_to_front()
    patiently(visitor.page.get_by_text("continued in another tab")).to_be_visible()
    patiently(visitor.page.get_by_text("Scenario 2 of")).to_be_visible()
    visitor.answer()


def test_the_servers_clock_is_compared_with_the_devices(visitor: Visitor) -> None:
    visitor.page.clock.set_fixed_time("2031-01-01T12:00:00Z")
    visitor.begin()
    visitor.read_everything()
    visitor.start_quiz()
    visitor.finish_quiz()
    visitor.onward("Acknowledge the procedure").click()
    patiently(visitor.page.get_by_text("so set the clock right before you")).to_be_visible()


def test_a_page_that_is_older_than_the_site_asks_to_be_loaded_again(visitor: Visitor) -> None:
    def newer(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(json={**answer.json(), "version": "another"})

    visitor.page.route("**/pages/larkspur/courses/**", newer)
    visitor.open()
    patiently(visitor.button("Load the page again")).to_be_visible()
    assert not visitor.page.locator("section.sb-scenario").first.is_visible()
    visitor.page.unroute("**/pages/larkspur/courses/**")
    visitor.button("Load the page again").click()
    patiently(visitor.page.get_by_role("heading", name=WHOSE)).to_be_visible()


def test_a_browser_that_keeps_nothing_says_so_and_the_download_works(visitor: Visitor) -> None:
    visitor.page.add_init_script(
        "Object.defineProperty(window, 'indexedDB', { get() { throw new Error('private'); } })"
    )
    visitor.complete()
    assert visitor.page.get_by_text("isn't saving anything for this site").is_visible()
    check_accessibility(visitor.page, "a receipt in a browser that keeps nothing")
    assert verify(visitor.download()).receipt.person.name == NAME_KEPT
    assert not visitor.mistakes
