"""The HTML of a tree's page is a contract with the browser's custom element."""

import re
from pathlib import Path

import pytest
from tests.handbooks import PROCEDURE_TEXT, TREE, TREE_TEXT, swap
from tests.site.books import TREE_URL, book

from soundingboard.site.book import Book
from soundingboard.site.settings import Settings
from soundingboard.site.tree_page import entries, tree_page

TREE_ID = "ap-1/follow-request"


def made(of: Book, *, engine: bool = True) -> str:
    return tree_page(of.published[TREE_ID], of, TREE_URL, engine=engine)


@pytest.fixture
def html(tmp_path: Path) -> str:
    return made(book(tmp_path))


def section(html: str, node: str) -> str:
    found = re.search(rf'<section [^>]*data-node="{node}".*?</section>', html, re.DOTALL)
    assert found, node
    return found.group()


def test_the_tree_names_itself_and_its_compiled_form(tmp_path: Path) -> None:
    small = book(tmp_path)
    version = small.published[TREE_ID].tree.version
    assert (
        f'<sb-tree data-tree="{TREE_ID}" data-version="{version}" '
        'data-src="../../../assets/soundingboard/trees/ap-1/follow-request.json" '
        'data-procedure="ap-1">' in made(small)
    )
    assert 'data-engine="off"' in made(small, engine=False)


def test_questions_and_outcomes_stand_in_the_files_order_at_their_anchors(tmp_path: Path) -> None:
    small = book(tmp_path)
    ids = re.findall(r'<h2 id="([^"]*)"', made(small))
    assert ids == [anchor for _, anchor in entries(small.published[TREE_ID])]
    assert ids == [
        "which-account-did-they-ask-to-follow",
        "who-is-asking",
        "do-not-accept",
        "let-them-follow",
        "your-choice",
    ]
    assert "Examples" not in made(small)


def test_a_question_is_its_help_and_links_that_walk(html: str) -> None:
    question = section(html, "who-is-asking")
    assert '<section class="sb-node sb-question"' in question
    assert (
        '<li><a href="#do-not-accept" data-answer="a-student-enrolled-in-one-of-our-schools" '
        'data-to="Do not accept">A student enrolled in one of our schools</a> '
        '<span class="sb-hint">now, in any grade</span></li>' in question
    )
    help_text = '<div class="sb-help"><p>The one you use for work, or your own?</p></div>'
    assert help_text in section(html, "which-account-did-they-ask-to-follow")


def test_an_outcome_is_its_verdict_reason_steps_and_provenance(html: str) -> None:
    outcome = section(html, "do-not-accept")
    assert 'data-verdict="not-allowed"' in outcome
    assert '<p class="sb-verdict sb-verdict--not-allowed"><svg' in outcome
    assert "<strong>Not allowed</strong></p>" in outcome
    assert '<div class="sb-reason"><p>Staff must not communicate' in outcome
    assert outcome.count("Not allowed") == 1, "the verdict is told once"
    assert (
        '<ul class="sb-steps">\n<li data-force="must"><strong>You must</strong> decline the '
        "request.</li>" in outcome
    )
    assert '<li data-force="recommended"><strong>Recommended</strong>: know your' in outcome
    assert "[ ]" not in outcome
    assert outcome.index("sb-verdict") < outcome.index("sb-reason") < outcome.index("sb-steps")
    assert outcome.index("sb-steps") < outcome.index('<p class="sb-provenance"')


def test_citations_lead_to_the_clause_on_the_procedures_page(html: str) -> None:
    assert '<a href="../../../procedures/ap-1/#c-2-1-1" class="sb-cites">2.1.1</a>' in section(
        html, "do-not-accept"
    )


@pytest.mark.parametrize("href", ["https://a.example/x#c-2-1", "../../docs/other.md#c-2-1"])
def test_a_link_elsewhere_is_no_citation(tmp_path: Path, href: str) -> None:
    text = swap(TREE_TEXT, "Your own account is", f"[See]({href}). Your own account is")
    small = book(tmp_path, {TREE: text, "docs/other.md": "# Other"})
    assert section(made(small), "your-choice").count("sb-cites") == 1
    assert small.published[TREE_ID].tree.outcome_by_id["your-choice"].clauses == ("2.1",)


def test_what_comes_after_the_steps_stays_after_them(tmp_path: Path) -> None:
    text = swap(
        TREE_TEXT,
        "- [ ] You must tell the principal",
        "Before you do:\n\n- [ ] You must tell the principal",
    )
    text = swap(
        text, "## Your choice", "Then let them in.\n\n- by hand\n- or not\n\n## Your choice"
    )
    outcome = section(made(book(tmp_path, {TREE: text})), "let-them-follow")
    order = ["Students may follow", "Before you do", "What to do", "tell the principal"]
    order += ["Then let them in", "by hand"]
    assert [outcome.index(part) for part in order] == sorted(outcome.index(part) for part in order)
    assert outcome.count("What to do") == 1


def test_a_list_that_holds_no_answers_is_help(tmp_path: Path) -> None:
    text = swap(TREE_TEXT, "The one you use for work", "- a plain item\n\nThe one you use for work")
    question = section(made(book(tmp_path, {TREE: text})), "which-account-did-they-ask-to-follow")
    assert question.index("a plain item") < question.index('<ul class="sb-answers">')


def test_the_page_says_whose_it_is_and_where_else_the_question_is_asked(tmp_path: Path) -> None:
    other = swap(PROCEDURE_TEXT, "short: AP 1", "short: Other 2")
    second = TREE_TEXT.replace("ap-1", "other")
    small = book(
        tmp_path,
        {"docs/procedures/other.md": other, "decision_trees/other/follow-request.md": second},
    )
    html = made(small)
    assert '<a href="../../../procedures/ap-1/">AP 1, Staff on Social Media</a>' in html
    assert 'href="../../other/follow-request/" title="Fictional School Board" ' in html
    assert 'data-procedure="other">Other 2</a>' in html


def test_markup_in_text_is_escaped_and_the_contact_stands_with_every_outcome(
    tmp_path: Path,
) -> None:
    text = swap(TREE_TEXT, "Someone asks to follow", "Someone \\<b> asks to follow")
    small = book(tmp_path, {TREE: text}, settings=Settings(contacts={"ap-1": "a@b.example"}))
    html = made(small)
    assert "Someone &lt;b&gt; asks" in html
    assert html.count('data-contact="a@b.example"') == 4, "three outcomes and the page"


def test_the_page_has_the_trees_counts_and_its_picture_after_the_outline(tmp_path: Path) -> None:
    html = made(book(tmp_path))
    whole = html.partition("</sb-tree>")[2]
    assert "4 paths, 3 outcomes, at most 2 questions" in whole
    assert '<div class="sb-picture__room" role="region" tabindex="0"' in whole
    assert '<a xlink:href="#do-not-accept" class="sb-flow__node' in whole


def test_a_tree_may_do_without_not_sure(tmp_path: Path) -> None:
    assert "data-not-sure" not in made(book(tmp_path / "a"))
    off = swap(TREE_TEXT, "reviewed:", "not-sure: off\nreviewed:")
    assert 'data-not-sure="off"' in made(book(tmp_path / "b", {TREE: off}))


ALWAYS = """
## Always

| Which account did they ask to follow? | Who is asking? | At most |
|---|---|---|
| My own account | A student enrolled in one of our schools | Not allowed |
| An account I run for work | | Allowed with conditions |
"""


def test_what_always_holds_is_told_in_plain_words(tmp_path: Path) -> None:
    html = made(book(tmp_path, {TREE: TREE_TEXT + ALWAYS}))
    assert (
        "<li>Always: if “Which account did they ask to follow?” is “My own account” and "
        "“Who is asking?” is “A student enrolled in one of our schools”, "
        "<strong>not allowed</strong>: proved for every set of answers.</li>"
    ) in html
    assert (
        "is “An account I run for work”, at most <strong>allowed with conditions</strong>" in html
    )


def test_a_notice_of_the_site_stands_outside_the_tree_under_its_label(tmp_path: Path) -> None:
    small = book(tmp_path, settings=Settings(notices={"follow-request": "Call <911>."}))
    above = made(small).partition("<sb-tree")[0]
    assert "From this site, not from the procedure" in above
    assert "<p>Call &lt;911&gt;.</p>" in above
    assert "sb-site-notice" not in made(book(tmp_path / "without"))


def test_staffs_own_words_for_the_question_stand_at_its_head(tmp_path: Path) -> None:
    text = swap(TREE_TEXT, "reviewed:", "asked-as: [friend request, insta]\nreviewed:")
    html = made(book(tmp_path, {TREE: text}))
    folded = html.partition('<details class="sb-more sb-asked-as">')[2]
    assert folded.startswith(
        "<summary>Also asked as</summary><p>friend request, insta</p></details>"
    )


@pytest.mark.parametrize(
    ("step", "shown", "force"),
    [
        ("You must notify the board.", "<strong>You must</strong> notify the board.", "must"),
        ("You should note it.", "<strong>You should</strong> note it.", "should"),
        ("You may show it.", "<strong>You may</strong> show it.", "may"),
        ("you MUST\n  not go.", "<strong>you MUST\nnot</strong> go.", "must-not"),
        ("Recommended: go.", "<strong>Recommended</strong>: go.", "recommended"),
    ],
)
def test_page_and_engine_have_the_same_force(
    tmp_path: Path, step: str, shown: str, force: str
) -> None:
    small = book(tmp_path, {TREE: swap(TREE_TEXT, "You must decline the request.", step)})
    assert f'<li data-force="{force}">{shown}</li>' in section(made(small), "do-not-accept")
    compiled = small.published[TREE_ID].tree.outcome_by_id["do-not-accept"].steps[0]
    assert compiled.force.lower().removeprefix("you ").replace(" ", "-") == force


def test_all_of_an_outcome_is_on_the_page_and_in_the_engine(tmp_path: Path) -> None:
    text = swap(
        TREE_TEXT,
        "**Allowed.** Your own account is your own affair",
        "**Allowed**. If all of these hold:\n\n- you are alone\n  - and at home\n\n"
        "> and off duty\n\n| When | Where |\n|---|---|\n| then | there |\n\n"
        "- [ ] You must tell:\n\n  a friend\n\n"
        "  - or family ([1.2](../../docs/procedures/ap-1.md#c-1-2))\n\n"
        "Your own account is your own affair",
    )
    small = book(tmp_path, {TREE: text})
    outcome = small.published[TREE_ID].tree.outcome_by_id["your-choice"]
    html = section(made(small), "your-choice")
    said = (outcome.reason, *(step.text for step in outcome.steps))
    for words in (
        "If all",
        "alone",
        "and at home",
        "off duty",
        "then",
        "there",
        "friend",
        "family",
    ):
        assert words in html
        assert any(words in part for part in said), words
    assert outcome.clauses == ("1.2", "2.1")
    assert outcome.grounds == ("2.1",)
    assert '<div class="sb-reason"><p>If all' in html, "the verdict's full stop goes with it"


READY = """\
- [ ] You must decline the request.
  ```text
  Dear [name],

  I must decline <this>.
  ```
"""


def test_a_steps_ready_text_is_a_labelled_block(tmp_path: Path) -> None:
    text = swap(TREE_TEXT, "- [ ] You must decline the request.\n", READY)
    outcome = section(made(book(tmp_path, {TREE: text})), "do-not-accept")
    block = re.search(r"<sb-ready.*?</sb-ready>", outcome, re.S)
    assert block
    assert "<figcaption>A text you can use." in block.group()
    assert ">\nDear [name],\n\nI must decline &lt;this&gt;.</pre>" in block.group()
