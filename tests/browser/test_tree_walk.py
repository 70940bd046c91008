"""A walk with Python: answers, ways back, links, taps that come too often, keys, the picture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.patience import patiently
from tests.browser.tree_walks import (
    FIRST,
    GRADUATE,
    MAIN,
    OWN,
    PAGE,
    PYTHON,
    REFUSE,
    SECOND,
    SILENT,
    STUDENT,
    answer,
    arrive,
    held,
    shown,
    step,
    tapped,
)

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def started(browser: Browser, handbook_url: str) -> Iterator[Page]:
    """A page whose Python has started; all that look at walks share it."""
    context = browser.new_context(
        permissions=["clipboard-read", "clipboard-write"], service_workers="block"
    )
    page = context.new_page()
    arrive(page, handbook_url + PAGE, OWN, at=SECOND)
    yield page
    context.close()


@pytest.fixture
def tree(started: Page) -> Page:
    """The page at its second question, with the first answered, and nothing else known."""
    version = started.locator("sb-tree").get_attribute("data-version")
    started.evaluate("version => { location.hash = `walk?v=${version}`; }", version)
    patiently(started.locator("sb-tree")).to_have_attribute("data-live", "")
    assert shown(started) == [FIRST]
    answer(started, OWN)
    patiently(step(started, SECOND)).to_be_visible()
    return started


def given(page: Page, tap: str) -> None:
    """The question on the screen has been answered by *tap*."""
    expect(tapped(page, tap)).to_have_attribute("aria-current", "true")


def test_the_ways_back_show_the_answers_given(tree: Page) -> None:
    answer(tree, STUDENT)
    patiently(step(tree, REFUSE).get_by_role("heading").first).to_be_focused()
    verdict = tree.url
    tree.go_back()
    patiently(step(tree, SECOND)).to_be_visible()
    given(tree, STUDENT)
    tree.go_forward()
    patiently(step(tree, REFUSE)).to_be_visible()
    assert tree.url == verdict

    for question, earlier in ((SECOND, STUDENT), (FIRST, OWN)):
        tree.get_by_role("link", name="Back", exact=True).press("Enter")
        patiently(step(tree, question).get_by_role("heading").first).to_be_focused()
        given(tree, earlier)
    expect(tree.get_by_role("link", name="Back", exact=True)).to_have_count(0)
    tree.go_back()
    tree.go_back()
    patiently(step(tree, REFUSE)).to_be_visible()

    tree.get_by_role("link", name=re.compile("^Change.*Which account is it")).press("Enter")
    patiently(step(tree, FIRST)).to_be_visible()
    given(tree, OWN)
    answer(tree, OWN)  # The later answer is still there.
    patiently(step(tree, REFUSE)).to_be_visible()
    tree.get_by_role("link", name=re.compile("^Change.*Who is the other")).press("Enter")
    answer(tree, GRADUATE)
    patiently(step(tree, SILENT)).to_be_visible()
    assert shown(tree) == [SILENT]


def test_a_new_tab_carries_the_answers_and_this_one_stays(tree: Page) -> None:
    with tree.context.expect_page() as opened:
        tapped(tree, STUDENT).press("ControlOrMeta+Enter")
    other = opened.value
    patiently(step(other, REFUSE)).to_be_visible()
    expect(other.locator(".sb-your-answers dt")).to_have_count(2)
    other.close()
    assert shown(tree) == [SECOND]


@pytest.mark.parametrize("stage", ["static", "shell", "Python"])
def test_a_double_tap_answers_one_question(browser: Browser, handbook_url: str, stage: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, service_workers="block")
    page = context.new_page()
    with ExitStack() as until:
        if stage == "Python":
            arrive(page, handbook_url + PAGE, OWN, at=SECOND)
            page.go_back()
            patiently(step(page, FIRST)).to_be_visible()
        else:
            until.enter_context(held(page, MAIN if stage == "static" else PYTHON))
            page.goto(handbook_url + PAGE, wait_until="commit")
        row = tapped(page, OWN)
        row.scroll_into_view_if_needed()
        box = row.bounding_box()
        assert box is not None
        x, y = box["x"] + 20, box["y"] + box["height"] / 2
        before = page.evaluate("location.href")
        # Right after a step pointers do nothing. (What the driver says of the address comes late.)
        while page.evaluate("location.href") == before:
            page.mouse.dblclick(x, y)
        if stage != "Python":
            assert shown(page) == [SECOND]
            under = page.evaluate(
                "([x, y]) => document.elementFromPoint(x, y).closest('li').querySelector('a').href",
                [x, y],
            )
            assert "#" in under  # The second tap was on an answer to the second question.
    patiently(step(page, SECOND)).to_be_visible()
    expect(page.locator(".sb-your-answers dt")).to_have_count(1)
    assert shown(page) == [SECOND]
    context.close()


def test_a_verdict_by_the_keyboard_alone(tree: Page) -> None:
    def tab_to(words: str) -> None:
        wanted = tree.get_by_role("link", name=words, exact=True).and_(tree.locator(":visible"))
        for _ in range(12):
            tree.keyboard.press("Tab")
            if wanted.evaluate("(link) => link === document.activeElement"):
                return
        raise AssertionError(f"Expected to come to “{words}” by the Tab key.")

    first_link = """() => {
      const heading = document.querySelector('[data-region=step] h2');
      const links = [...document.querySelectorAll('[data-region=step] a[href]')];
      return document.activeElement === links.find((link) =>
        heading.compareDocumentPosition(link) & Node.DOCUMENT_POSITION_FOLLOWING);
    }"""
    patiently(step(tree, SECOND).get_by_role("heading").first).to_be_focused()
    tree.keyboard.press("Tab")
    assert tree.evaluate(first_link)
    tab_to("A student I teach or coach")
    tree.keyboard.press("Enter")
    patiently(step(tree, REFUSE).get_by_role("heading").first).to_be_focused()
    tree.keyboard.press("Tab")
    assert tree.evaluate(first_link)
    tab_to("Start again")
    tree.keyboard.press("Enter")
    patiently(tree.locator("sb-tree")).to_have_attribute("data-live", "")
    expect(tree.get_by_role("heading", name="Which account is it?")).to_be_focused()
    assert shown(tree) == [FIRST]


def test_what_find_in_page_finds_is_shown_until_the_next_step(
    started: Page, handbook_url: str
) -> None:
    page = started.context.new_page()
    page.goto(f"{handbook_url}{PAGE}#:~:text=such%20as%20a%20graduate")
    hint = page.get_by_text("such as a graduate").and_(page.locator(":visible"))
    expect(hint).to_be_in_viewport()
    assert SECOND in shown(page)
    answer(page, STUDENT)
    assert shown(page) == [REFUSE]
    page.close()


def test_what_find_in_page_finds_beside_a_step_is_shown(tree: Page) -> None:
    # As browsers do for “Find in page”, for which no test has a key.
    tree.evaluate(
        """(node) => {
          const section = document.querySelector(`sb-tree > [data-node="${node}"]`);
          section.dispatchEvent(new Event('beforematch', { bubbles: true }));
          section.removeAttribute('hidden');
        }""",
        REFUSE,
    )
    assert shown(tree) == [SECOND, REFUSE]
    answer(tree, GRADUATE)
    patiently(step(tree, SILENT)).to_be_visible()
    assert shown(tree) == [SILENT]


def test_the_way_is_marked_in_the_picture(tree: Page) -> None:
    def marked() -> set[str]:
        return set(
            tree.eval_on_selector_all(
                ".sb-flow [data-walked]",
                """(all) => all.map(({ dataset: { node, question, answer } }) =>
                  node ?? `${question}=${answer}`)""",
            )
        )

    def edges() -> set[str]:
        """The lines and labels, each of which may be of several answers."""
        return {part for part in marked() if "=" in part}

    current = tree.locator(".sb-flow [aria-current]")
    assert {FIRST, SECOND} <= marked()
    expect(current).to_have_attribute("data-node", SECOND)
    answer(tree, STUDENT)
    expect(current).to_have_attribute("data-node", REFUSE)
    assert marked() == {FIRST, SECOND, REFUSE, *edges()}
    tree.go_back()
    expect(current).to_have_attribute("data-node", SECOND)
    assert {part.split("=")[0] for part in edges()} == {FIRST, SECOND}
    assert REFUSE not in marked()


def test_the_page_stays_the_one_in_use_and_another_can_be_looked_at(
    tree: Page, handbook_url: str
) -> None:
    tree.evaluate("() => { globalThis.first = document.querySelector('sb-tree'); }")
    fetched: list[str] = []
    tree.on("request", lambda request: fetched.append(request.url))
    answer(tree, STUDENT)
    patiently(step(tree, REFUSE)).to_be_visible()
    tree.go_back()
    patiently(step(tree, SECOND)).to_be_visible()
    assert [url for url in fetched if url.endswith(PAGE)] == []
    assert tree.evaluate("() => document.querySelector('sb-tree') === globalThis.first")

    tree.locator("a[href='../']:visible").first.click()
    expect(tree.locator("sb-tree")).to_have_count(0)
    tree.go_back()
    patiently(step(tree, SECOND)).to_be_visible()
    expect(tree.locator(".sb-your-answers dt")).to_have_count(1)


def test_the_link_is_copied_or_else_shown(tree: Page) -> None:
    answer(tree, STUDENT)
    copy = tree.get_by_role("button", name="Copy a link to this result")
    copy.click()
    expect(tree.get_by_role("status").filter(has_text="Link copied.")).to_have_count(1)
    assert tree.evaluate("navigator.clipboard.readText()") == tree.url
    tree.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
    copy.click()
    field = tree.get_by_role("textbox", name="This browser doesn't let the page copy.")
    expect(field).to_be_focused()
    expect(field).to_have_value(tree.url)
    expect(field).not_to_be_editable()


def test_a_result_on_paper_is_the_result_with_its_answers(tree: Page) -> None:
    answer(tree, STUDENT)
    patiently(step(tree, REFUSE)).to_be_visible()
    tree.emulate_media(media="print")
    assert shown(tree) == [REFUSE]
    expect(tree.locator(".sb-your-answers dt")).to_have_count(2)
    expect(tree.locator(".sb-printed")).to_contain_text(tree.url)
    expect(tree.locator(".sb-flow")).to_be_hidden()
    expect(tree.get_by_role("button", name="Print")).to_be_hidden()
    patiently(step(tree, REFUSE)).to_have_css("break-inside", "auto")
    tree.emulate_media(media="screen")


@pytest.mark.parametrize(
    "fragment",
    [
        "walk?",
        "walk?&&&=",
        "walk?v=%ff%00&at=keep-it",
        "walk?__proto__=x&constructor=y&at=__proto__",
        'walk?"><img src=x onerror=alert(1)>',
        "%ff",
    ],
)
def test_any_fragment_leads_to_a_question(tree: Page, fragment: str) -> None:
    faults: list[str] = []
    tree.on("pageerror", lambda error: faults.append(str(error)))
    tree.evaluate("fragment => { location.hash = fragment; }", fragment)
    tree.evaluate("() => new Promise((done) => setTimeout(done))")
    assert len(shown(tree)) == 1
    if shown(tree) == [FIRST]:
        answer(tree, OWN)
        # Python takes over here. A key pressed at that very moment would be lost.
        patiently(step(tree, SECOND)).to_be_visible()
    answer(tree, STUDENT)
    patiently(step(tree, REFUSE)).to_be_visible()
    assert faults == []
