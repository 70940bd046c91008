"""“My training” and “Stored data” in a real browser, on the sample handbook with its own engine.

What the pages say is tested by their programs (tests/engine/pages/test_my_training.py and
test_stored.py), and the storage by itself in test_storage.py.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, Route
from tests.browser.patience import patiently
from tests.browser.training_pages import COURSE, OTHER, Visitor, check_accessibility, held

from soundingboard.records.verify import verify

pytestmark = pytest.mark.browser

UNDER_WAY = {"read": [], "seen": ["1.1"], "edition": "", "attempt": None}


@pytest.fixture
def visitor(page: Page, handbook_url: str, handbook_folder: Path) -> Visitor:
    return Visitor(page, handbook_url, handbook_folder)


def my_training(visitor: Visitor) -> Page:
    visitor.page.goto(f"{visitor.base}training/")
    return visitor.page


def stored(visitor: Visitor) -> Page:
    visitor.page.goto(f"{visitor.base}training/stored/")
    return visitor.page


def import_(visitor: Visitor, data: bytes) -> None:
    file = FilePayload(name="export.json", mimeType="application/json", buffer=data)
    visitor.page.get_by_label("Choose a file").set_input_files(files=[file])
    visitor.button("Import").click()


def expect_said(page: Page, words: str) -> None:
    """What was done last is said, and has the focus."""
    patiently(page.locator(".sb-said").filter(has_text=words)).to_be_focused()


def test_before_anything_is_begun_python_is_not_started(visitor: Visitor) -> None:
    asked: list[str] = []
    visitor.page.on("request", lambda request: asked.append(request.url))
    page = my_training(visitor)
    page.evaluate("document.dispatchEvent(new Event('sb-withdrawals'))")
    page.wait_for_load_state("networkidle")
    assert page.get_by_role("link", name="Larkspur onboarding").first.is_visible()
    assert "Read 5 sections" in page.locator("sb-my-training").inner_text()
    assert not page.get_by_text("needs JavaScript").is_visible()
    assert not [url for url in asked if "pyodide" in url]
    check_accessibility(page, "my training, nothing begun")


def test_my_training_follows_what_another_tab_does(
    visitor: Visitor, context: BrowserContext, made_receipt: bytes
) -> None:
    visitor.hold(made_receipt, courses={OTHER: UNDER_WAY})
    page = my_training(visitor)
    patiently(page.get_by_text("You've acknowledged 1 of 3 courses.")).to_be_visible()
    entry = page.locator(f'[data-region=courses] [data-course="{COURSE}"]')
    assert "Acknowledged on" in entry.inner_text()
    assert page.locator(f'[data-course="{COURSE}"]').filter(visible=True).count() == 1
    check_accessibility(page, "my training, in two states")
    entry.get_by_role("link", name="See your receipt").click()
    patiently(page.get_by_role("heading", name="Your receipt", exact=True)).to_be_visible()

    my_training(visitor)
    patiently(page.get_by_text("You've acknowledged 1 of 3 courses.")).to_be_visible()
    other = Visitor(context.new_page(), visitor.base, visitor.site)
    stored(other)
    other.button("Erase everything").click()
    other.button("Yes, erase everything").click()
    expect_said(other.page, "Everything has been erased.")
    patiently(entry).to_have_count(0)
    assert page.get_by_text("Read 5 sections").first.is_visible()
    assert not visitor.mistakes


def test_a_worker_that_dies_is_replaced_and_nothing_is_done_twice(
    visitor: Visitor, made_receipt: bytes
) -> None:
    visitor.hold()
    page = stored(visitor)
    patiently(visitor.button("Import")).to_be_visible()
    page.evaluate(
        """() => {
          const { postMessage } = Worker.prototype;
          Worker.prototype.postMessage = function () {
            Worker.prototype.postMessage = postMessage;
            this.terminate();
            this.dispatchEvent(new ErrorEvent('error'));
          };
        }"""
    )
    import_(visitor, made_receipt)
    expect_said(page, "Imported: 1 receipt")
    assert held(page)["receipts"] == 1
    assert not visitor.mistakes


def test_everything_can_be_exported_erased_and_imported_elsewhere(
    visitor: Visitor, browser: Browser, made_receipt: bytes, tmp_path: Path
) -> None:
    visitor.hold(made_receipt)
    visitor.page.evaluate("localStorage.setItem('soundingboard.procedure', 'larkspur')")
    page = stored(visitor)
    items = page.locator("[data-region=stored] li")
    patiently(items).to_have_count(2)
    assert items.all_inner_texts()[0] == "Receipt: Larkspur onboarding"
    assert items.all_inner_texts()[1].startswith("Procedure you chose: Larkspur")
    check_accessibility(page, "stored data")
    with page.expect_download() as download:
        visitor.button("Export everything").click()
    file = tmp_path / "export.json"
    download.value.save_as(file)
    document = json.loads(file.read_bytes())
    assert document["procedure"] == "larkspur"
    verify(document["receipts"][0]["jws"].encode())
    page.get_by_text("No file? Copy it as text").click()
    assert json.loads(page.get_by_label("Everything in the file").input_value()) == document

    visitor.button("Erase everything").click()
    patiently(page.get_by_role("heading", name="Erase everything of yours")).to_be_focused()
    check_accessibility(page, "before everything is erased")
    visitor.button("No, keep it").click()
    patiently(visitor.button("Erase everything")).to_be_focused()
    visitor.button("Erase everything").click()
    visitor.button("Yes, erase everything").click()
    expect_said(page, "Everything has been erased.")
    assert held(page) == {"courses": 0, "receipts": 0, "settings": 0}
    assert page.evaluate("localStorage.getItem('soundingboard.procedure')") is None

    other = browser.new_context(service_workers="block")
    there = Visitor(other.new_page(), visitor.base, visitor.site)
    stored(there)
    there.page.get_by_label("Mine").check()
    there.button("Continue").click()
    there.page.get_by_label("Choose a file").set_input_files(file)
    there.page.get_by_label("Choose a file").press("Tab")
    there.page.keyboard.press("Enter")  # on the button
    expect_said(there.page, "Imported: 1 receipt")
    patiently(there.page.get_by_text("Procedure you chose: Larkspur")).to_be_visible()
    my_training(there)
    patiently(there.page.get_by_text("You've acknowledged 1 of 3 courses.")).to_be_visible()
    other.close()


def test_an_import_says_what_is_wrong_and_takes_the_reader_to_the_field(
    visitor: Visitor, made_receipt: bytes
) -> None:
    visitor.hold()
    page = stored(visitor)
    patiently(visitor.button("Import")).to_be_visible()
    title = page.title()
    for data, told in (
        (b" " * 5_000_001, "must be smaller than 5 MB"),
        (b"\xff\xfe", "must be one that was exported"),
    ):
        import_(visitor, data)
        link = page.get_by_role("link", name=told)
        patiently(link).to_be_visible()
        patiently(page.locator(".sb-js-problem")).to_be_focused()
        assert page.title().startswith("Error")
    check_accessibility(page, "stored data, with an error")
    link.click()
    patiently(page.get_by_label("Choose a file")).to_be_focused()
    tampered = json.loads(made_receipt)
    tampered["jws"] = tampered["jws"][:-4] + "AAAA"
    import_(visitor, json.dumps(tampered).encode())
    patiently(page.get_by_text("One receipt was left out")).to_be_visible()
    assert page.title() == title
    assert not visitor.mistakes


def test_a_receipt_that_the_browser_cannot_check_is_still_there(
    visitor: Visitor, made_receipt: bytes
) -> None:
    visitor.hold(made_receipt)
    visitor.page.add_init_script(
        "if (isSecureContext) SubtleCrypto.prototype.verify = () => new Promise(() => {});"
    )
    page = my_training(visitor)
    told = page.get_by_text("This browser can't check a receipt that it has saved")
    patiently(told).to_be_visible()
    assert visitor.download() == made_receipt


def test_a_visit_ends_on_my_training_and_leaves_nothing(visitor: Visitor) -> None:
    visitor.begin("Shared")
    visitor.page.get_by_role("checkbox", name="I've read this").first.check()
    patiently(visitor.page.get_by_text("1 of 5 sections read")).to_be_visible()
    page = my_training(visitor)
    patiently(page.get_by_text("Continue reading")).to_be_visible()
    visitor.button("End this visit").click()
    patiently(page.get_by_text("Your visit has ended.")).to_be_visible()
    assert not page.get_by_text("Continue reading").is_visible()
    assert page.evaluate("sessionStorage.length") == 0


def test_without_python_the_pages_say_so_and_everything_can_be_erased(
    visitor: Visitor, made_receipt: bytes
) -> None:
    def refuse(route: Route) -> None:
        route.abort()

    visitor.hold(made_receipt)
    visitor.page.route("**/assets/pyodide/**", refuse)
    page = my_training(visitor)
    patiently(page.get_by_text("can't show where you are in each course right now")).to_be_visible()
    assert page.get_by_text("Read 5 sections").first.is_visible()
    stored(visitor)
    patiently(page.get_by_text("can't list, export or import your data")).to_be_visible()
    check_accessibility(page, "stored data without Python")
    visitor.button("Erase everything").click()
    patiently(page.get_by_text("Everything has been erased.")).to_be_visible()
    assert held(page) == {"courses": 0, "receipts": 0, "settings": 0}


def test_without_scripts_the_pages_say_what_they_are_for(
    browser: Browser, handbook_url: str
) -> None:
    plain = browser.new_context(java_script_enabled=False)
    page = plain.new_page()
    page.goto(f"{handbook_url}training/")
    assert page.get_by_text("needs JavaScript to show what you've done").is_visible()
    assert page.get_by_role("link", name="Larkspur onboarding").first.is_visible()
    page.goto(f"{handbook_url}training/stored/")
    assert page.get_by_text("by clearing the data for this site").is_visible()
    assert page.get_by_role("button", name="Erase everything").count() == 0
    assert page.get_by_role("table").is_visible()
    plain.close()
