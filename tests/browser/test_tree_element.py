"""What ``<sb-tree>`` adds to a page, on a small page of its own and beside an engine of its own."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from tests.browser.conftest import Serve

import soundingboard
from soundingboard.site.assets import style_sheet

pytestmark = pytest.mark.browser

BROWSER_CODE = Path(soundingboard.__file__).parent / "browser"

VERSION = "1a2b3c4d5e6f"
TITLE = "May I lend it? - The site"

PAGE = f"""<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>{TITLE}</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="sounding-board.css">
    <script type="module" src="main.mjs"></script>
  </head>
  <body>
    <h1 id="may-i-lend-it">May I lend it?</h1>
    <sb-tree data-tree="desk/lend" data-version="{VERSION}" data-src="lend.json"
             data-procedure="desk">
      <div class="sb-intro"><p>Somebody asks to borrow something.</p></div>
      <section class="sb-node sb-question" data-node="whose-is-it">
        <h2 id="whose-is-it">Whose is it?<a class="headerlink" href="#whose-is-it">¶</a></h2>
        <div class="sb-help"><p>Look for a <a href="labels.html">label</a>.</p></div>
        <ul class="sb-answers">
          <li><a href="#is-it-fragile" data-answer="mine">Mine</a></li>
          <li><a href="#who-asks" data-answer="the-schools">The <em>school</em>’s</a>
            <span class="sb-hint">whatever the label says</span></li>
        </ul>
      </section>
      <section class="sb-node sb-question" data-node="is-it-fragile">
        <h2 id="is-it-fragile">Is it fragile?</h2>
        <ul class="sb-answers">
          <li><a href="#who-asks" data-answer="yes">Yes</a></li>
          <li><a href="#lend-it" data-answer="no">No</a></li>
        </ul>
      </section>
      <section class="sb-node sb-question" data-node="who-asks">
        <h2 id="who-asks">Who asks?</h2>
        <ul class="sb-answers">
          <li><a href="#lend-it" data-answer="a-colleague">A colleague</a></li>
          <li><a href="#keep-it" data-answer="a-stranger">A stranger</a></li>
        </ul>
      </section>
      <section class="sb-node sb-outcome" data-node="lend-it" data-verdict="allowed">
        <h2 id="lend-it">Lend it</h2>
        <p class="sb-verdict sb-verdict--allowed"><strong>Allowed</strong></p>
        <div class="sb-reason"><p>Nothing forbids it (<a href="desk.html#c-1-2">1.2</a>).</p></div>
        <p class="sb-provenance">The desk’s rules. <a class="sb-contact" href="mailto:d@example.org"
          data-contact="the desk">Tell us what is wrong here</a>.</p>
      </section>
      <section class="sb-node sb-outcome" data-node="keep-it" data-verdict="not-allowed">
        <h2 id="keep-it">Keep it</h2>
        <p class="sb-verdict sb-verdict--not-allowed"><strong>Not allowed</strong></p>
        <div class="sb-reason"><p>Strangers may not borrow (<a href="desk.html#c-2">2</a>,
          <a href="desk.html#c-4-6-a">4.6.a</a>).</p></div>
        <ul class="sb-steps"><li data-force="must">You must keep it.</li></ul>
        <p class="sb-provenance">The desk’s rules. <a class="sb-contact" href="mailto:d@example.org"
          data-contact="the desk">Tell us what is wrong here</a>.</p>
      </section>
    </sb-tree>
  </body>
</html>
"""

WAYS = {
    "whose-is-it": {"mine": "is-it-fragile", "the-schools": "who-asks"},
    "is-it-fragile": {"yes": "who-asks", "no": "lend-it"},
    "who-asks": {"a-colleague": "lend-it", "a-stranger": "keep-it"},
}
OUTCOMES = {
    "lend-it": {"verdict": "allowed", "clauses": ["1.2"]},
    "keep-it": {"verdict": "not allowed", "clauses": ["2", "4.6.a"]},
}

# Stands in for engine/client.mjs; the page's ?engine=… says how it behaves.
ENGINE = """
const behaviour = new URLSearchParams(location.search).get('engine') ?? 'agrees';
let opened;
const walk = (situation) => {
  const path = [];
  let at = 'whose-is-it';
  while (opened.ways[at] && situation[at]) {
    path.push({ question: at, answer: situation[at] });
    at = opened.ways[at][situation[at]];
  }
  if (behaviour === 'differs' && opened.outcomes[at]) {
    at = at === 'lend-it' ? 'keep-it' : 'lend-it';
  }
  const outcome = opened.outcomes[at];
  return {
    path,
    question: outcome ? null : at,
    outcome: outcome ? { id: at, title: at, reason: `Because of ${at}.`, ...outcome } : null,
  };
};
const operations = {
  open: ({ tree }) => ((opened = tree), { tree: 'key' }),
  walk: ({ situation }) => walk(situation),
  change: ({ situation, question, answer }) => {
    const before = walk(situation);
    const after = walk({ ...situation, [question]: answer });
    const asked = after.path.map((step) => step.question);
    const dropped = before.path.map((step) => step.question).filter((id) => !asked.includes(id));
    return { ...after, kept: [], dropped };
  },
};
export const engine = {
  async ask(op, payload) {
    window.asked = [...(window.asked ?? []), op];
    if (behaviour === 'fails') {
      throw new Error('no wasm here');
    }
    if (behaviour === 'never') {
      await new Promise(() => {});
    }
    return operations[op](payload);
  },
};
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    folder = tmp_path_factory.mktemp("tree-element")
    ignored = shutil.ignore_patterns("node_modules", "vendor", "client.mjs")
    shutil.copytree(BROWSER_CODE, folder, ignore=ignored, dirs_exist_ok=True)
    (folder / "sounding-board.css").write_text(style_sheet(), encoding="utf-8")
    (folder / "engine" / "client.mjs").write_text(ENGINE, encoding="utf-8")
    compiled = {"version": VERSION, "ways": WAYS, "outcomes": OUTCOMES}
    (folder / "lend.json").write_text(json.dumps(compiled), encoding="utf-8")
    (folder / "index.html").write_text(PAGE, encoding="utf-8")
    (folder / "newer.html").write_text(PAGE.replace(VERSION, "0" * 12), encoding="utf-8")
    (folder / "broken.html").write_text(PAGE.replace("#keep-it", "#nowhere"), encoding="utf-8")
    return serve(folder)


@pytest.fixture
def tree(page: Page, site: str) -> Page:
    """The page, walking, at its first question."""
    return _open(page, site)


def _open(page: Page, address: str) -> Page:
    page.goto("about:blank")
    page.goto(address)
    page.locator("sb-tree[data-walking]").wait_for()
    return page


def _answer(page: Page, *labels: str) -> None:
    for label in labels:
        page.get_by_label(label, exact=True).check()
        page.get_by_role("button", name="Continue").click()


def _shown(page: Page) -> list[str]:
    shown: list[str] = page.eval_on_selector_all(
        ".sb-node", "all => all.filter(s => s.checkVisibility()).map(s => s.dataset.node)"
    )
    return shown


def _heading(page: Page, words: str) -> Locator:
    return page.get_by_role("heading", name=words, exact=True)


def _walk(**answers: str) -> str:
    pairs = [f"{question.replace('_', '-')}={answer}" for question, answer in answers.items()]
    return "#walk?" + "&".join([f"v={VERSION}", *pairs])


# Without scripts, and before Python


def test_without_scripts_the_page_is_an_outline_walked_by_its_links(
    browser: Browser, site: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site)
    for words in ("Whose is it?", "Is it fragile?", "Who asks?", "Lend it", "Keep it"):
        expect(page.get_by_role("heading", name=words, level=2)).to_be_visible()
    page.get_by_role("link", name="A stranger").click()
    assert page.url.endswith("#keep-it")
    assert page.locator("form").count() == 0
    context.close()


@pytest.mark.parametrize("engine", ["agrees", "fails", "never"])
def test_a_walk_needs_nothing_of_python(page: Page, site: str, engine: str) -> None:
    tree = _open(page, f"{site}?engine={engine}")
    assert _shown(tree) == ["whose-is-it"]
    _answer(tree, "Mine")
    assert _shown(tree) == ["is-it-fragile"]
    _answer(tree, "Yes", "A stranger")
    assert _shown(tree) == ["keep-it"]


def test_a_page_that_is_no_tree_stays_as_it_is(page: Page, site: str) -> None:
    page.goto(f"{site}broken.html")
    page.wait_for_function("Boolean(customElements.get('sb-tree'))")
    assert len(_shown(page)) == 5
    assert page.title() == TITLE


# The question as a form


def test_the_heading_is_the_groups_name_and_hints_describe_their_answers(tree: Page) -> None:
    group = tree.get_by_role("group", name="Whose is it?")
    expect(group.get_by_role("heading", level=2)).to_have_id("whose-is-it")
    expect(group).to_have_accessible_description("Look for a label.")
    answer = group.get_by_role("radio", name="The school’s")
    expect(answer).to_have_accessible_description("whatever the label says")
    assert group.get_by_role("radio").count() == 3
    assert group.locator(":checked").count() == 0


def test_the_whole_row_of_an_answer_can_be_pressed(tree: Page) -> None:
    row = tree.locator(".sb-js-choice", has_text="whatever the label says")
    box = row.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    tree.mouse.click(box["x"] + box["width"] - 4, box["y"] + box["height"] - 4)
    expect(row.get_by_role("radio")).to_be_checked()


def test_continuing_without_an_answer_says_what_is_missing(tree: Page) -> None:
    address = tree.url
    tree.get_by_role("button", name="Continue").click()
    summary = tree.get_by_role("group", name="There is a problem")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("alert")).to_contain_text("Choose an answer to “Whose is it?”")
    assert tree.title() == f"Error: Whose is it? - {TITLE}"
    group = tree.get_by_role("group", name="Whose is it?")
    expect(group).to_have_accessible_description("Look for a label. Error: Choose an answer")

    tree.get_by_role("button", name="Continue").click()
    assert summary.count() == 1
    tree.get_by_role("link", name="Choose an answer to").click()
    expect(tree.get_by_role("radio", name="Mine")).to_be_focused()
    assert tree.url == address

    _answer(tree, "Mine")
    assert summary.count() == 0
    assert tree.title() == f"Is it fragile? - {TITLE}"


def test_a_walk_by_keyboard_alone(tree: Page) -> None:
    press = tree.keyboard.press
    expect(tree.get_by_role("button", name="Show every question")).to_be_visible()
    for _ in range(3):  # The button, the help's link, the first answer.
        press("Tab")
    expect(tree.get_by_role("radio", name="Mine")).to_be_focused()
    press("Space")
    press("Tab")
    expect(tree.get_by_role("button", name="Continue")).to_be_focused()
    press("Enter")
    expect(_heading(tree, "Is it fragile?")).to_be_focused()
    press("Tab")
    press("Space")
    press("Enter")
    expect(_heading(tree, "Who asks?")).to_be_focused()
    press("Tab")
    press("ArrowDown")
    expect(tree.get_by_role("radio", name="A stranger")).to_be_checked()
    press("Enter")
    expect(_heading(tree, "Keep it")).to_be_focused()
    assert tree.locator("[tabindex]:not([tabindex='-1'])").count() == 0


# Focus, title, history


def test_each_step_moves_focus_and_names_itself_in_the_title(tree: Page) -> None:
    assert tree.title() == f"Whose is it? - {TITLE}"
    assert tree.evaluate("document.activeElement === document.body")
    _answer(tree, "The school’s")
    expect(_heading(tree, "Who asks?")).to_be_focused()
    assert tree.title() == f"Who asks? - {TITLE}"
    _answer(tree, "A stranger")
    verdict = _heading(tree, "Keep it")
    expect(verdict).to_be_focused()
    expect(verdict).to_have_accessible_description("Not allowed")
    assert tree.title() == f"Not allowed: Keep it - {TITLE}"


def test_back_and_forward_go_through_the_answers(tree: Page) -> None:
    _answer(tree, "The school’s", "A colleague")
    assert tree.url.endswith(_walk(whose_is_it="the-schools", who_asks="a-colleague"))
    tree.go_back()
    expect(_heading(tree, "Who asks?")).to_be_focused()
    tree.go_back()
    expect(_heading(tree, "Whose is it?")).to_be_focused()
    assert tree.title() == f"Whose is it? - {TITLE}"
    tree.go_forward()
    tree.go_forward()
    expect(_heading(tree, "Lend it")).to_be_focused()
    assert tree.evaluate("history.state") is None


def test_an_anchor_elsewhere_on_the_page_leaves_the_walk_alone(tree: Page) -> None:
    _answer(tree, "Mine")
    tree.evaluate("location.hash = '#may-i-lend-it'")
    tree.wait_for_timeout(50)
    assert _shown(tree) == ["is-it-fragile"]
    _answer(tree, "No")
    assert _shown(tree) == ["lend-it"]


def test_starting_again_forgets_the_answers(tree: Page) -> None:
    _answer(tree, "Mine", "No")
    tree.get_by_role("button", name="Start again").click()
    expect(_heading(tree, "Whose is it?")).to_be_focused()
    assert tree.get_by_role("heading", name="Your answers").count() == 0
    assert tree.locator(":checked").count() == 0


# Changing an answer


def test_the_answers_are_listed_each_with_a_change_link(tree: Page) -> None:
    _answer(tree, "Mine", "Yes")
    answers = tree.get_by_role("region", name="Your answers")
    assert answers.locator("dt").all_inner_texts() == ["Whose is it?", "Is it fragile?"]
    link = answers.get_by_role("link", name="Change answer to: Whose is it?")
    link.click()
    expect(_heading(tree, "Whose is it?")).to_be_focused()
    expect(tree.get_by_role("radio", name="Mine")).to_be_checked()
    expect(answers).to_contain_text("Changing now")
    assert tree.url.endswith("&at=whose-is-it")


def test_a_change_keeps_what_is_still_asked_and_drops_the_rest(tree: Page) -> None:
    _answer(tree, "Mine", "Yes", "A stranger")
    tree.get_by_role("link", name="Change answer to: Whose is it?").click()
    _answer(tree, "The school’s")
    expect(_heading(tree, "Keep it")).to_be_focused()
    told = (
        "You changed your answer to “Whose is it?”. Kept, because still asked: “Who asks?” "
        "(A stranger). Dropped, because no longer asked: “Is it fragile?” (Yes)."
    )
    expect(tree.locator(".sb-js-notice")).to_have_text(told)
    expect(tree.get_by_role("status")).to_contain_text(told)
    assert tree.url.endswith(_walk(whose_is_it="the-schools", who_asks="a-stranger"))
    tree.go_back()
    assert tree.locator(".sb-js-notice").count() == 0


def test_an_answer_left_as_it_was_changes_nothing(tree: Page) -> None:
    _answer(tree, "Mine", "Yes", "A stranger")
    tree.get_by_role("link", name="Change answer to: Is it fragile?").click()
    tree.get_by_role("button", name="Continue").click()
    assert _shown(tree) == ["keep-it"]
    assert tree.locator(".sb-js-notice").count() == 0


def test_a_change_may_lead_to_a_question_not_answered_yet(tree: Page) -> None:
    _answer(tree, "Mine", "No")
    tree.get_by_role("link", name="Change answer to: Is it fragile?").click()
    _answer(tree, "Yes")
    expect(_heading(tree, "Who asks?")).to_be_focused()


# Sharing


def test_the_link_is_copied_and_replays_the_walk(
    context: BrowserContext, tree: Page, site: str
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    _answer(tree, "The school’s", "A stranger")
    tree.get_by_role("button", name="Copy a link to this result").click()
    expect(tree.get_by_role("status")).to_contain_text("Link copied.")
    link = tree.evaluate("navigator.clipboard.readText()")
    assert link == site + _walk(whose_is_it="the-schools", who_asks="a-stranger")
    replay = _open(context.new_page(), link)
    assert _shown(replay) == ["keep-it"]
    assert replay.locator(".sb-js-notice").count() == 0
    assert replay.evaluate("document.activeElement === document.body")


def test_where_the_clipboard_is_refused_the_link_is_shown(tree: Page, site: str) -> None:
    tree.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
    _answer(tree, "The school’s", "A stranger")
    tree.get_by_role("button", name="Copy a link to this result").click()
    field = tree.get_by_role("textbox")
    expect(field).to_be_focused()
    expect(field).to_have_value(site + _walk(whose_is_it="the-schools", who_asks="a-stranger"))
    expect(field).not_to_be_editable()


def test_a_link_of_another_edition_says_so_until_it_has_been_gone_through(
    page: Page, site: str
) -> None:
    tree = _open(page, site + _walk(whose_is_it="mine").replace(VERSION, "0" * 12))
    notice = tree.locator(".sb-js-notice")
    expect(notice).to_have_text(
        "This link was made with an earlier edition of these questions. Check each answer."
    )
    assert _shown(tree) == ["is-it-fragile"]
    _answer(tree, "No")
    expect(notice).to_have_count(0)


def test_what_a_link_holds_in_vain_is_left_out_and_told(page: Page, site: str) -> None:
    answers = {"whose_is_it": "the-schools", "is_it_fragile": "yes", "who_asks": "an-old-friend"}
    tree = _open(page, site + _walk(**answers, buy_pills="now", keep_it="yes"))
    assert _shown(tree) == ["who-asks"]
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
def test_any_fragment_leads_to_the_first_question(page: Page, site: str, fragment: str) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    assert _shown(_open(page, site + fragment)) == ["whose-is-it"]
    assert faults == []


# Every question at once


def test_every_question_can_be_shown_and_the_walk_taken_up_again(tree: Page) -> None:
    _answer(tree, "Mine")
    tree.get_by_role("button", name="Show every question").click()
    assert len(_shown(tree)) == 5
    assert tree.url.endswith("#is-it-fragile")
    expect(_heading(tree, "Is it fragile?")).to_be_focused()
    assert tree.title() == TITLE
    tree.get_by_role("button", name="Answer one question at a time").first.click()
    assert _shown(tree) == ["is-it-fragile"]
    tree.go_back()
    expect(tree.get_by_role("link", name="A stranger")).to_be_visible()


def test_a_nodes_anchor_shows_the_outline_there(page: Page, site: str) -> None:
    page.goto(f"{site}#who-asks")
    start = page.get_by_role("button", name="Answer one question at a time")
    expect(start).to_have_count(2)
    assert len(_shown(page)) == 5
    expect(_heading(page, "Who asks?")).to_be_in_viewport()
    page.get_by_role("link", name="A stranger").click()
    assert page.url.endswith("#keep-it")
    assert len(_shown(page)) == 5
    start.last.click()
    assert _shown(page) == ["whose-is-it"]


# The second check


def test_the_engine_waits_for_intent(tree: Page) -> None:
    assert tree.evaluate("window.asked") is None
    tree.get_by_role("radio", name="Mine").focus()
    tree.wait_for_function("window.asked?.includes('walk')")


def test_a_result_that_is_checked_says_what_it_rests_on(tree: Page) -> None:
    _answer(tree, "The school’s", "A stranger")
    note = tree.locator(".sb-js-checked")
    expect(note).to_contain_text("the same result: not allowed. It rests on clauses 2 and 4.6.a.")
    expect(note.get_by_role("link", name="4.6.a")).to_have_attribute("href", "desk.html#c-4-6-a")
    note.get_by_text("The reason, as the second check gives it").click()
    expect(note.get_by_text("Because of keep-it.")).to_be_visible()
    tree.go_back()
    expect(note).to_have_count(0)


def test_a_check_that_differs_is_told_with_whom_to_ask(page: Page, site: str) -> None:
    tree = _open(page, f"{site}?engine=differs")
    _answer(tree, "The school’s", "A stranger")
    notice = tree.locator(".sb-js-notice")
    expect(notice).to_contain_text("These two should never differ. Before you act, ask the desk.")
    expect(notice.get_by_role("link", name="the desk")).to_be_visible()
    assert _shown(tree) == ["keep-it"]
    assert tree.locator(".sb-js-checked").count() == 0


def test_a_check_that_cannot_start_is_told_once(page: Page, site: str) -> None:
    tree = _open(page, f"{site}?engine=fails")
    sentence = "The second check of your answers does not work in this browser."
    tree.get_by_role("radio", name="Mine").focus()
    expect(tree.locator(".sb-js-note")).to_contain_text(sentence)
    expect(tree.get_by_role("status")).to_contain_text(sentence)
    _answer(tree, "The school’s", "A stranger")
    tree.wait_for_timeout(300)
    expect(tree.locator(".sb-js-note")).to_contain_text(sentence)
    expect(tree.get_by_role("status")).to_be_empty()


def test_a_page_older_than_the_sites_rules_says_so(page: Page, site: str) -> None:
    tree = _open(page, f"{site}newer.html")
    _answer(tree, "Mine")
    expect(tree.locator(".sb-js-notice")).to_contain_text("The rules have changed")


# Coming and going, and what others build on


def test_a_tree_taken_away_leaves_the_page_as_it_was(tree: Page) -> None:
    untouched = tree.evaluate(
        """async () => {
            const parsed = new DOMParser().parseFromString(
                await (await fetch(location.pathname)).text(), 'text/html');
            return parsed.querySelector('sb-tree').outerHTML;
        }"""
    )
    remove = """() => {
        window.kept = document.querySelector('sb-tree');
        kept.remove();
        return kept.outerHTML;
    }"""
    _answer(tree, "The school’s")
    tree.get_by_role("button", name="Continue").click()
    for stage in ("a question", "an outcome", "the outline"):
        assert tree.evaluate(remove) == untouched, stage
        assert tree.title() == TITLE
        tree.evaluate("document.body.append(kept)")
        assert tree.locator("form, .sb-js-actions, .sb-node > .sb-js-button").count() == 1
        if stage == "a question":
            _answer(tree, "A stranger")
        elif stage == "an outcome":
            tree.get_by_role("button", name="Show every question").click()


def test_a_title_put_in_later_becomes_the_pages_own(tree: Page) -> None:
    tree.evaluate(
        """() => {
            const title = document.createElement('title');
            title.textContent = 'Another name';
            document.head.append(title);
            document.querySelector('title').remove();
        }"""
    )
    expect(tree).to_have_title("Whose is it? – Another name")
    tree.evaluate("document.querySelector('sb-tree').remove()")
    expect(tree).to_have_title("Another name")


def test_each_step_is_told_to_others_on_the_page(tree: Page) -> None:
    tree.evaluate(
        "document.addEventListener('sb-walk', ({ detail }) => { window.walked = detail; })"
    )
    _answer(tree, "Mine", "No")
    walked = {
        "tree": "desk/lend",
        "path": [
            {"question": "whose-is-it", "answer": "mine", "to": "is-it-fragile"},
            {"question": "is-it-fragile", "answer": "no", "to": "lend-it"},
        ],
        "at": "lend-it",
    }
    assert tree.evaluate("window.walked") == walked
    assert tree.evaluate("document.querySelector('sb-tree').walk") == walked
    tree.get_by_role("button", name="Show every question").click()
    assert tree.evaluate("window.walked") == {"tree": "desk/lend", "path": [], "at": None}


def test_a_result_prints_with_its_answers_and_its_address(tree: Page) -> None:
    _answer(tree, "The school’s", "A stranger")
    expect(tree.locator(".sb-js-checked")).to_be_visible()
    tree.emulate_media(media="print")
    printed = tree.inner_text("sb-tree")
    for words in ("Keep it", "Not allowed", "4.6.a", "You must keep it.", "The desk’s rules."):
        assert words in printed
    assert re.search(r"Who asks\?\s+A stranger", printed)
    assert f"Printed from {tree.url}" in printed
    for words in ("Copy a link", "Start again", "Show every", "Change", "Whose answer"):
        assert words not in printed
