"""A course from the first question to the receipt, in the real site with the real engine."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from tests.browser.training_pages import (
    COURSE,
    NAME_KEPT,
    STAFF,
    Visitor,
    check_accessibility,
    wrong,
)

from soundingboard.engine.course import from_json
from soundingboard.engine.receipt import Receipt
from soundingboard.office.remarks import Known
from soundingboard.office.verify import NotVerified, verify

pytestmark = pytest.mark.browser


@pytest.fixture
def visitor(page: Page, handbook_url: str, handbook_folder: Path) -> Visitor:
    return Visitor(page, handbook_url, handbook_folder)


def test_a_passed_course_leaves_a_receipt_that_cpython_verifies(visitor: Visitor) -> None:
    visitor.complete()
    data = visitor.download()
    found = verify(data, Known(courses=[from_json(visitor.compiled)]))
    receipt: Receipt = found.receipt
    assert found.marked_again, "the answers are marked again by the course"
    assert (receipt.person.name, receipt.person.staff_id) == (NAME_KEPT, STAFF)
    assert receipt.course == COURSE
    assert receipt.statement == visitor.compiled["statement"]["text"]
    file = json.loads(data)
    assert (file["id"], file["code"]) == (receipt.id, receipt.code)
    assert visitor.page.get_by_text(receipt.code).is_visible()
    assert visitor.page.get_by_text("The browser may clear what is kept here").is_visible()
    assert file["jws"].split(".")[1] == _base64url(receipt.payload), "byte for byte"
    changed = data.replace(STAFF.encode(), b"0043")
    with pytest.raises(NotVerified):
        verify(changed)
    assert not visitor.mistakes


def _base64url(data: bytes) -> str:
    import base64

    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def test_a_failed_quiz_says_what_to_read_and_draws_another(visitor: Visitor) -> None:
    visitor.begin()
    visitor.read_everything()
    visitor.start_quiz()
    first = visitor.scenario()
    visitor.finish_quiz(wrong)
    draw = visitor.compiled["draw"]
    assert visitor.page.get_by_role("heading", name=f"Not passed yet: 0 of {draw}").is_visible()
    clause = visitor.page.locator(".sb-js-stage li a", has_text=first["clauses"][0]).first
    assert "/procedures/halton/#c-" in str(clause.get_attribute("href"))
    decision = visitor.page.locator('.sb-js-stage a[href*="/decisions/halton/"]').first
    assert "#walk?" in str(decision.get_attribute("href"))
    assert visitor.button("Acknowledge").count() == 0
    check_accessibility(visitor.page, "a failed quiz")
    visitor.open("acknowledge")
    expect(visitor.page.get_by_role("heading", name="Not yet")).to_be_visible()
    visitor.open()
    visitor.button("Take another quiz").click()
    visitor.finish_quiz()
    assert visitor.page.get_by_role("heading", name="You passed").is_visible()


def test_an_interrupted_quiz_goes_on_where_it_stood(visitor: Visitor) -> None:
    visitor.begin()
    visitor.start_quiz()
    visitor.answer()
    visitor.go_on()
    expect(visitor.page.get_by_text("Scenario 2 of")).to_be_visible()
    second = visitor.scenario()
    ticked = second["choices"][0]["id"]
    visitor.page.locator(f'input[value="{ticked}"]').check()
    visitor.wait_until_kept(
        lambda record: record["attempt"].get("draft", {}).get("choices") == [ticked]
    )
    visitor.open()
    expect(visitor.page.get_by_text("1 of 6 answered")).to_be_visible()
    visitor.button("Go on with the quiz").click()
    expect(visitor.page.get_by_text("Scenario 2 of")).to_be_visible()
    assert visitor.scenario() == second
    assert visitor.page.locator(f'input[value="{ticked}"]').is_checked()
    visitor.page.locator(f'input[value="{ticked}"]').uncheck()
    visitor.finish_quiz(answered=1)
    assert visitor.page.get_by_role("heading", name="You passed: 6 of 6").is_visible()


def test_what_is_missing_is_told_at_the_top_and_beside_the_control(visitor: Visitor) -> None:
    page = visitor.page
    visitor.begin()
    visitor.read_everything()
    visitor.start_quiz()
    expect(visitor.button("Answer")).to_be_visible()
    visitor.button("Answer").click()
    expect(page.get_by_role("link", name="Tick at least one choice")).to_be_visible()
    visitor.finish_quiz()
    visitor.button("Acknowledge").click()
    expect(page.get_by_role("checkbox")).not_to_be_checked()
    visitor.button("Acknowledge, and make my receipt").click()
    links = page.locator(".sb-js-problem a").all_inner_texts()
    assert links == [
        "Tick the statement if you have read and understood it",
        "Enter your name",
        "Enter your staff number",
    ]
    assert page.evaluate("document.activeElement.className") == "sb-js-problem"
    check_accessibility(page, "acknowledgment, with errors")
    page.get_by_role("link", name="Enter your name").click()
    assert page.evaluate("document.activeElement.id") == "sb-name"
    assert page.locator("#sb-name").get_attribute("aria-invalid") == "true"
    assert page.get_by_text("our revision 2", exact=False).first.is_visible(), "the edition"
    page.get_by_role("checkbox").check()
    page.get_by_label("Your name").fill("n" * 201)
    page.get_by_label("Your staff number").fill("\u202a0042\u202c")  # as pasted from some lists
    visitor.button("Acknowledge, and make my receipt").click()
    assert page.locator(".sb-js-problem a").all_inner_texts() == [
        "Your name must be 200 characters or fewer",
        "Your staff number must not have invisible characters: type it in, do not paste it",
    ]


def test_everything_can_be_done_with_the_keyboard_alone(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open()
    page.get_by_label("Mine").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(visitor.button("Start the quiz")).to_be_visible()
    boxes = page.get_by_role("checkbox", name="I have read this")
    for index in range(boxes.count()):
        boxes.nth(index).focus()
        page.keyboard.press("Space")
    expect(page.get_by_text(f"{boxes.count()} of {boxes.count()} parts read")).to_be_visible()
    visitor.button("Start the quiz").focus()
    page.keyboard.press("Enter")
    for number in range(visitor.compiled["draw"]):
        expect(page.get_by_text(f"Scenario {number + 1} of")).to_be_visible()
        ticks = [c["id"] for c in visitor.scenario()["choices"] if c["right"]]
        for choice in ticks:
            page.locator(f'input[value="{choice}"]').focus()
            page.keyboard.press("Space")
        page.keyboard.press("Enter")
        expect(page.locator(".sb-js-verdict")).to_be_visible()
        assert "sb-js-verdict" in page.evaluate("document.activeElement.className")
        visitor.button("Next scenario").or_(visitor.button("See your result")).focus()
        page.keyboard.press("Enter")
    visitor.button("Acknowledge").focus()
    page.keyboard.press("Enter")
    page.get_by_role("checkbox").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("A. Person")
    page.keyboard.press("Tab")
    page.keyboard.type("7")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Your receipt")).to_be_visible()


def test_every_state_is_accessible_in_light_and_dark(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open("")
    expect(page.get_by_label("Mine")).to_be_visible()
    check_accessibility(page, "whose computer")
    visitor.button("Continue").click()
    check_accessibility(page, "whose computer, with an error")
    visitor.begin()
    check_accessibility(page, "overview")
    visitor.read_everything()
    visitor.start_quiz()
    visitor.scenario()
    check_accessibility(page, "scenario")
    visitor.answer()
    check_accessibility(page, "marks")
    visitor.go_on()
    visitor.finish_quiz(answered=1)
    check_accessibility(page, "result")
    visitor.button("Acknowledge").click()
    check_accessibility(page, "acknowledgment")
    page.get_by_role("checkbox").check()
    page.get_by_label("Your name").fill("A. Person")
    page.get_by_label("Your staff number").fill("7")
    visitor.button("Acknowledge, and make my receipt").click()
    expect(page.locator(".sb-certificate__qr, .sb-certificate__qr-note")).to_be_visible()
    check_accessibility(page, "receipt")
    page.goto(f"{visitor.base}training/{COURSE}/#read-first")
    expect(page.get_by_text("Answers, and why").first).to_be_visible()
    check_accessibility(page, "self-study sheet")


def test_an_engine_that_cannot_start_leaves_the_self_study_sheet(visitor: Visitor) -> None:
    def refuse(route: Route) -> None:
        route.abort()

    visitor.page.route("**/assets/pyodide/**", refuse)
    visitor.open()
    visitor.page.get_by_label("Mine").check()
    visitor.button("Continue").click()
    expect(visitor.page.get_by_text("This page is a self-study sheet instead")).to_be_visible()
    assert visitor.page.locator("section.sb-scenario").first.is_visible()


def test_without_scripts_the_page_is_a_self_study_sheet(browser: Browser, visitor: Visitor) -> None:
    plain = browser.new_context(java_script_enabled=False)
    page = plain.new_page()
    page.goto(f"{visitor.base}training/{COURSE}/")
    assert page.locator("section.sb-scenario").count() == len(visitor.compiled["scenarios"])
    answers = page.locator("details.sb-solution")
    assert not answers.first.locator(".sb-feedback").first.is_visible()
    answers.first.locator("summary").click()
    assert answers.first.locator(".sb-feedback").first.is_visible()
    assert page.locator(".sb-statement__words").is_visible()
    plain.close()
