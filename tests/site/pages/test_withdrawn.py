"""A withdrawn decision: nothing of it can be followed, and everything that shows it says so."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort
from tests.courses import COURSE, COURSE_TEXT
from tests.handbooks import PROCEDURE_TEXT, TREE, TREE_TEXT, swap, write_handbook
from tests.site.built import Build, read
from tests.site.published_handbooks import published_handbook

from soundingboard import schemas
from soundingboard.authoring.handbook import load
from soundingboard.site.settings import Settings

ID = "ap-1/follow-request"
REASON = "Clause 2.1.1 is <wrong>"
ESCAPED = "Clause 2.1.1 is &lt;wrong&gt;"
FRONT = swap(TREE_TEXT, "reviewed: 2026-11-20\n", f"reviewed: 2026-11-20\nwithdrawn: {REASON}\n")
OPTION = f"      withdrawn: {{{ID}: {REASON}}}\n"
PAGE = "decisions/ap-1/follow-request"
LISTED = "assets/soundingboard/withdrawn.json"

WAYS = pytest.mark.parametrize(
    ("text", "options"), [(FRONT, ""), (TREE_TEXT, OPTION)], ids=["front-matter", "option"]
)


@WAYS
def test_the_page_shows_the_reason_and_nothing_that_can_be_followed(
    built: Build, text: str, options: str
) -> None:
    site = built(options=options, **{TREE: text, COURSE: COURSE_TEXT})
    html = read(site, PAGE)
    assert html.index("Don&#x27;t use this decision guide") < html.index(ESCAPED)
    for trace in ("<sb-tree", "You must decline", "sb-verdict", "Who is asking?", "sb-whole"):
        assert trace not in html, trace
    assert "../../../procedures/ap-1/" in html
    assert "handbook@board.example" in html
    assert not [*(site / "assets/soundingboard").rglob("follow-request*")]
    # Old links to its outcomes lead to the notice.
    assert '<span id="do-not-accept"></span>' in html


@WAYS
def test_what_shows_the_tree_says_that_it_is_withdrawn(
    built: Build, text: str, options: str
) -> None:
    site = built(options=options, **{TREE: text, COURSE: COURSE_TEXT})
    assert "(withdrawn)" in read(site, "")
    assert "Do not accept" not in read(site, "procedures/ap-1")
    assert ESCAPED in read(site, "procedures/ap-1/trace")
    course = read(site, "training/ap-1/onboarding")
    assert course.index(ESCAPED) < course.index("<sb-course")
    assert "A student asks to follow you" in course[: course.index("<sb-course")]
    search = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    found = [doc for doc in search["docs"] if doc["location"].startswith(PAGE)]
    assert found[0]["title"] == "Withdrawn: May I accept this follow request? (AP 1)"
    assert not [doc for doc in found if "decline" in doc["text"]]


@WAYS
def test_the_list_of_withdrawn_decisions_is_published(
    built: Build, text: str, options: str
) -> None:
    listed = json.loads((built(options=options, **{TREE: text}) / LISTED).read_bytes())
    schemas.validate("withdrawn", listed)
    assert listed == {
        "format": 1,
        "withdrawn": [{"decision": ID, "address": f"{PAGE}/", "reason": REASON}],
    }


def test_the_list_is_published_when_it_is_empty(built: Build) -> None:
    listed = json.loads((built() / LISTED).read_bytes())
    assert listed == {"format": 1, "withdrawn": []}


def test_a_tree_with_errors_can_be_withdrawn(built: Build) -> None:
    broken = swap(FRONT, "(#your-choice)", "(#your-chioce)")
    site = built(**{TREE: broken})
    assert ESCAPED in read(site, PAGE)
    assert [item["decision"] for item in json.loads((site / LISTED).read_bytes())["withdrawn"]]
    unreadable = built(options=OPTION, **{TREE: "---\ntitle: [\n---\n"})
    assert ESCAPED in read(unreadable, PAGE)


def test_a_course_that_depends_on_its_errors_stops_a_strict_build(
    built: Build, caplog: pytest.LogCaptureFixture
) -> None:
    broken = swap(FRONT, "(#your-choice)", "(#your-chioce)")
    with pytest.raises(Abort, match="in strict mode"):
        built(**{TREE: broken, COURSE: COURSE_TEXT})
    assert "1 course depends on this file and wasn't checked" in caplog.text


def test_an_id_that_no_tree_has_stops_a_strict_build(
    built: Build, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(Abort, match="Aborted"):
        built(options="      withdrawn: {ap-1/folow-request: Wrong}\n")
    assert "Did you mean “ap-1/follow-request”?" in caplog.text


def test_a_reason_that_is_missing_is_asked_for_and_the_tree_is_withdrawn(
    built: Build, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "mkdocs"):
        site = built(strict=False, options=f"      withdrawn: {{{ID}: ' '}}\n")
    assert "have withdrawn it" in read(site, PAGE)
    assert "Give one for readers" in caplog.text


def test_the_site_goes_before_the_front_matter(tmp_path: Path) -> None:
    small = published_handbook(
        tmp_path, {TREE: FRONT}, settings=Settings(withdrawn={ID: "By\nthe site"})
    )
    assert small.withdrawn[ID].reason == "By the site"


def test_one_board_of_several_withdraws(built: Build) -> None:
    other = {
        "docs/procedures/two.md": swap(PROCEDURE_TEXT, "short: AP 1", "short: Two"),
        "decision_trees/two/follow-request.md": TREE_TEXT.replace("ap-1", "two"),
    }
    site = built(options=OPTION, **other)
    assert "Withdrawn" in read(site, "compare")
    comparison = read(site, "compare/follow-request")
    assert ESCAPED in comparison
    [source] = (site / "assets/soundingboard/pages/compare").glob("*.json")
    boards = json.loads(source.read_text(encoding="utf-8"))["boards"]
    assert [board["source"] is not None for board in boards] == [False, True]
    for folder in ("pages", "trees"):
        assert not (site / "assets/soundingboard" / folder / "ap-1").exists()
    none_left = built(options=f"      withdrawn: {{{ID}: a, two/follow-request: b}}\n", **other)
    assert "<sb-compare" not in read(none_left, "compare/follow-request")
    assert 'id="differences"' in read(none_left, "compare/follow-request"), "the outline links it"
    assert not (none_left / "assets/soundingboard/pages/compare").exists()


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("withdrawn:", "missing-field"),
        ("withdrawn: no", "bad-field"),
        ("withdrawn: [a, b]", "bad-field"),
        ("withdrawen: Wrong", "unknown-field"),
        ("withdrawn: Wrong", "withdrawn"),
    ],
)
def test_a_withdrawal_is_never_read_as_something_else(tmp_path: Path, line: str, code: str) -> None:
    text = swap(TREE_TEXT, "reviewed: 2026-11-20\n", f"reviewed: 2026-11-20\n{line}\n")
    problems = load(write_handbook(tmp_path, **{TREE: text})).problems
    assert [(problem.line, problem.code) for problem in problems] == [(5, code)]
