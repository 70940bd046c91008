"""The HTML of a tree's page: complete without scripts, and what the browser's program starts on."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from tests.engine.small import ACCEPT, WHO
from tests.engine.small import TREE as SMALL
from tests.handbooks import PROCEDURE_TEXT, TREE, TREE_TEXT, swap
from tests.site.published_handbooks import TREE_URL, published_handbook

from soundingboard.engine.codec import decode, encode
from soundingboard.engine.pages.tree_source import TreeSource
from soundingboard.engine.pages.tree_static import static
from soundingboard.site.pages.tree import TreePage, content, source_address, source_of
from soundingboard.site.published_handbook import PublishedHandbook
from soundingboard.site.settings import Settings
from soundingboard.site.site_notice import site_notice
from soundingboard.site.whole_tree import counts

TREE_ID = "ap-1/follow-request"


def made(of: PublishedHandbook, *, engine: bool = True) -> str:
    return content(of.published[TREE_ID], replace(of, engine=engine), TREE_URL)


@pytest.fixture
def html(tmp_path: Path) -> str:
    return made(published_handbook(tmp_path))


def section(html: str, node: str) -> str:
    found = re.search(rf'<section [^>]*data-node="{node}".*?</section>', html, re.DOTALL)
    assert found, node
    return found.group()


def test_the_tree_names_itself_and_what_its_program_is_made_of(tmp_path: Path) -> None:
    small = published_handbook(tmp_path)
    item = small.published[TREE_ID]
    assert (
        f'<sb-tree data-tree="{TREE_ID}" data-version="{item.tree.version}" '
        'data-source="../../../assets/soundingboard/pages/ap-1/follow-request.json" '
        'data-procedure="ap-1">' in made(small)
    )
    assert source_address(item) == "assets/soundingboard/pages/ap-1/follow-request.json"
    assert 'data-engine="off"' in made(small, engine=False)


def test_the_program_has_the_words_of_the_page(tmp_path: Path) -> None:
    small = published_handbook(tmp_path)
    source = source_of(small.published[TREE_ID], small, TREE_URL)
    assert decode(TreeSource, json.loads(json.dumps(encode(source)))) == source
    assert source.procedure == "../../../procedures/ap-1/"
    html = made(small)
    assert static(source) in html
    for question in source.questions.values():
        assert all(part in html for pair in question.answers.values() for part in pair)
    for outcome in source.outcomes.values():
        assert outcome.body in html
        assert outcome.provenance in html


def test_the_step_comes_first_and_the_introduction_last(html: str) -> None:
    inner = html.partition("<sb-tree")[2].partition("</sb-tree>")[0].partition(">")[2]
    assert inner.startswith(
        '\n<div data-region="step"></div>\n<div data-region="below"></div>\n<section class="sb-node'
    )
    order = [
        '<p data-region="late" role="status" class="sb-late"',
        '<p class="sb-every"><label><input type="checkbox" autocomplete="off"> Show every question',
        '<div class="sb-intro"><p>Someone asks',
    ]
    places = [inner.index(part) for part in order]
    assert places == sorted(places)
    assert inner.rindex("</section>") < places[0]


def test_questions_and_outcomes_stand_in_the_files_order_at_their_anchors(tmp_path: Path) -> None:
    small = published_handbook(tmp_path)
    ids = re.findall(r'<h2 id="([^"]*)"', made(small))
    expected = [
        "which-account-did-they-ask-to-follow",
        "who-is-asking",
        "do-not-accept",
        "let-them-follow",
        "your-choice",
    ]
    contents = TreePage(small.published[TREE_ID].file).contents(small)
    assert [entry.anchor for entry in contents] == expected
    doubts = [f"{question}--not-sure" for question in expected[:2]]
    assert ids == [expected[0], doubts[0], expected[1], doubts[1], *expected[2:]]
    assert "Examples" not in made(small)


def test_one_section_is_seen_at_a_time(html: str) -> None:
    opened = re.findall(r"<section [^>]*>", html)
    assert 'hidden="until-found"' not in opened[0]
    assert all('hidden="until-found"' in other for other in opened[1:])
    assert html.count('<p class="sb-from-start"') == len(opened) - 1 - 2, "not after a doubt"


def test_a_question_is_its_help_and_links_that_walk(html: str) -> None:
    question = section(html, "who-is-asking")
    assert '<section class="sb-node sb-question"' in question
    assert (
        '<li><a href="#do-not-accept" '
        'data-tap="who-is-asking=a-student-enrolled-in-one-of-our-schools" '
        'data-to="Do not accept">A student enrolled in one of our schools</a> '
        '<span class="sb-hint">now, in any grade</span></li>' in question
    )
    assert (
        '<li><a href="#who-is-asking--not-sure" data-tap="who-is-asking=*">I&#x27;m not sure</a>'
        "</li>\n</ul>" in question
    )
    help_text = '<div class="sb-help"><p>The one you use for work, or your own?</p></div>'
    assert help_text in section(html, "which-account-did-they-ask-to-follow")


def test_what_can_follow_while_a_question_is_open(html: str) -> None:
    doubt = section(html, "who-is-asking--not-sure")
    assert '<section class="sb-node sb-unsure"' in doubt
    heading = '<h2 id="who-is-asking--not-sure" data-search-exclude="true">'
    assert f"{heading}Not sure: Who is asking?</h2>" in doubt
    assert "Until you know, don&#x27;t do it." in doubt
    assert "Go on with the other questions" not in doubt, "it is the last one"
    assert '<a href="#who-is-asking" class="sb-js-button">Back to the question</a>' in doubt
    assert re.findall(
        r"<strong>(\w+\. [^<]*)</strong></p>\n<ul>\n<li><a href=\"#([^\"]*)", doubt
    ) == [
        ("No. Not allowed", "do-not-accept"),
        ("Yes. Allowed", "your-choice"),
    ]
    first = section(html, "which-account-did-they-ask-to-follow--not-sure")
    assert '<a href="#who-is-asking" class="sb-js-button">Go on with the other questions' in first
    assert first.count('<a href="#let-them-follow">') == 1


def test_an_outcome_is_its_verdict_reason_steps_and_provenance(html: str) -> None:
    outcome = section(html, "do-not-accept")
    assert 'data-verdict="not-allowed"' in outcome
    assert (
        '<p class="sb-verdict sb-verdict--not-allowed" data-search-exclude="true"><svg' in outcome
    )
    assert "<strong>No. Not allowed</strong></p>" in outcome
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


@pytest.mark.parametrize(
    ("title", "node", "said"),
    [
        ("Posting. May I post it?", "do-not-accept", "No. Not allowed"),
        ("Am I allowed to?", "let-them-follow", "Yes. Allowed with conditions"),
        ("Can I do it?", "your-choice", "Yes. Allowed"),
        ("May I? Who decides?", "your-choice", "Allowed"),
        ("Who may follow?", "do-not-accept", "Not allowed"),
        ("May I? Yes. What then?", "do-not-accept", "Not allowed"),
    ],
)
def test_the_verdict_answers_the_title_where_that_asks_for_yes_or_no(
    tmp_path: Path, title: str, node: str, said: str
) -> None:
    text = swap(TREE_TEXT, "title: May I accept this follow request?", f"title: {title}")
    assert f"<strong>{said}</strong></p>" in section(
        made(published_handbook(tmp_path, {TREE: text})), node
    )


def test_links_to_other_trees_take_the_answers_along_and_no_others_do(tmp_path: Path) -> None:
    text = swap(
        TREE_TEXT,
        "Your own account is your own affair",
        "See [a](other.md), [b](other.md#who-is-asking), [c](https://a.example/other.md) or "
        "[d](#do-not-accept). Your own account is your own affair",
    )
    other = swap(TREE_TEXT, "May I accept this", "May I refuse this")
    small = published_handbook(tmp_path, {TREE: text, "decision_trees/ap-1/other.md": other})
    outcome = section(made(small), "your-choice")
    assert '<a href="../other/" class="sb-hands-on">a</a>' in outcome
    assert outcome.count("sb-hands-on") == 1


def test_citations_lead_to_the_clause_on_the_procedures_page(html: str) -> None:
    assert '<a href="../../../procedures/ap-1/#c-2-1-1" class="sb-cites">2.1.1</a>' in section(
        html, "do-not-accept"
    )


@pytest.mark.parametrize("href", ["https://a.example/x#c-2-1", "../../docs/other.md#c-2-1"])
def test_a_link_elsewhere_is_no_citation(tmp_path: Path, href: str) -> None:
    text = swap(TREE_TEXT, "Your own account is", f"[See]({href}). Your own account is")
    small = published_handbook(tmp_path, {TREE: text, "docs/other.md": "# Other"})
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
    outcome = section(made(published_handbook(tmp_path, {TREE: text})), "let-them-follow")
    order = ["Students may follow", "Before you do", "What to do", "tell the principal"]
    order += ["Then let them in", "by hand"]
    assert [outcome.index(part) for part in order] == sorted(outcome.index(part) for part in order)
    assert outcome.count("What to do") == 1


def test_a_list_that_holds_no_answers_is_help(tmp_path: Path) -> None:
    text = swap(TREE_TEXT, "The one you use for work", "- a plain item\n\nThe one you use for work")
    question = section(
        made(published_handbook(tmp_path, {TREE: text})), "which-account-did-they-ask-to-follow"
    )
    assert question.index("a plain item") < question.index('<ul class="sb-answers">')


def test_the_page_says_whose_it_is_and_where_else_the_question_is_asked(tmp_path: Path) -> None:
    other = swap(PROCEDURE_TEXT, "short: AP 1", "short: Other 2")
    second = TREE_TEXT.replace("ap-1", "other")
    small = published_handbook(
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
    small = published_handbook(
        tmp_path, {TREE: text}, settings=Settings(contacts={"ap-1": "a@b.example"})
    )
    html = made(small)
    assert "Someone &lt;b&gt; asks" in html
    assert html.count('data-contact="a@b.example"') == 4, "three outcomes and the page"


def test_the_page_has_the_trees_counts_and_its_picture_after_the_outline(tmp_path: Path) -> None:
    html = made(published_handbook(tmp_path))
    whole = html.partition("</sb-tree>")[2]
    assert "<summary>All questions and results at a glance</summary>" in whole
    assert '<p class="sb-counts">Up to 2 questions. 4 ways through them, 3 results.</p>' in whole
    assert '<div class="sb-picture__room" role="region" tabindex="0"' in whole
    assert '<a href="#do-not-accept" class="sb-flow__node' in whole


def test_a_tree_may_do_without_not_sure(tmp_path: Path) -> None:
    off = swap(TREE_TEXT, "reviewed:", "not-sure: off\nreviewed:")
    html = made(published_handbook(tmp_path / "b", {TREE: off}))
    assert "not-sure" not in html
    assert "not sure" not in html
    assert "=*" not in html


ALWAYS = """
## Always

| Which account did they ask to follow? | Who is asking? | At most |
|---|---|---|
| My own account | A student enrolled in one of our schools | Not allowed |
| An account I run for work | | Allowed with conditions |
"""


def test_what_always_holds_is_told_in_plain_words(tmp_path: Path) -> None:
    html = made(published_handbook(tmp_path, {TREE: TREE_TEXT + ALWAYS}))
    assert (
        "<li>If “Which account did they ask to follow?” is “My own account” and "
        "“Who is asking?” is “A student enrolled in one of our schools”, "
        "the result is always <strong>not allowed</strong>. "
        "Checked for every combination of answers.</li>"
    ) in html
    assert (
        "is “An account I run for work”, the result is always <strong>allowed with conditions"
        "</strong> or stricter." in html
    )


def test_a_notice_of_the_site_stands_outside_the_tree_under_its_label(tmp_path: Path) -> None:
    small = published_handbook(
        tmp_path, settings=Settings(notices={"follow-request": "Call <911>."})
    )
    above = made(small).partition("<sb-tree")[0]
    assert "From this site, not from the procedure" in above
    assert "<p>Call &lt;911&gt;.</p>" in above
    assert "sb-site-notice" not in made(published_handbook(tmp_path / "without"))


def test_the_first_sentence_of_a_notice_is_seen_and_the_rest_unfolds() -> None:
    assert site_notice("") == ""
    long = site_notice("Call <911>. Then the principal. Then us.")
    assert (
        "<details><summary>Call &lt;911&gt;.</summary><p>Then the principal. Then us.</p>" in long
    )
    assert long.count("From this site, not from the procedure") == 2, (
        "as a label and for screen readers"
    )
    assert "<details>" not in site_notice("Call <911>.")
    assert 'data-search-exclude="true"' in long


def test_one_of_a_kind_is_counted_as_one() -> None:
    who = replace(WHO, answers=WHO.answers[1:])
    assert (
        counts(replace(SMALL, questions=(who,), outcomes=(ACCEPT,)))
        == "Up to 1 question. 1 way through them, 1 result."
    )


def test_staffs_own_words_for_the_question_stand_at_its_head(tmp_path: Path) -> None:
    text = swap(TREE_TEXT, "reviewed:", "asked-as: [friend request, insta]\nreviewed:")
    html = made(published_handbook(tmp_path, {TREE: text}))
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
    small = published_handbook(
        tmp_path, {TREE: swap(TREE_TEXT, "You must decline the request.", step)}
    )
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
    small = published_handbook(tmp_path, {TREE: text})
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
    outcome = section(made(published_handbook(tmp_path, {TREE: text})), "do-not-accept")
    block = re.search(r'<figure class="sb-ready".*?</figure>', outcome, re.S)
    assert block
    assert "<figcaption>A text you can use." in block.group()
    assert ">\nDear [name],\n\nI must decline &lt;this&gt;.</pre>" in block.group()
