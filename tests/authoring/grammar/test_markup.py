"""HTML, and comments, which authors mean for colleagues."""

from __future__ import annotations

import pytest
from tests.authoring.small import compiled
from tests.handbooks import TREE_TEXT, swap

INTRO = "Someone asks to follow or befriend you."
NOTES = "Move the note to a file in a folder “notes/” beside “docs/”, which isn't published."


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("<!-- Ask legal. -->", "<!-- Ask legal. -->"),
        ("<!--\nAsk legal.\n-->", "<!-- Ask legal. -->"),
        ("Someone asks. <!-- Who? -->", "<!-- Who? -->"),
    ],
)
def test_a_comment_is_quoted_and_the_hint_does_not_publish_it(text: str, quoted: str) -> None:
    _, [problem] = compiled(swap(TREE_TEXT, INTRO, text))
    assert (problem.line, problem.code) == (7, "raw-html")
    assert problem.message == f"Expected only text for readers, found the comment “{quoted}”"
    assert problem.hint == NOTES


@pytest.mark.parametrize("text", ["[//]: # (Ask legal.)", "[comment]: <> (Ask legal.)"])
def test_a_comment_that_is_written_as_a_link_s_address(text: str) -> None:
    _, [problem] = compiled(swap(TREE_TEXT, INTRO, text))
    assert (problem.line, problem.code, problem.hint) == (7, "unread-text", NOTES)


def test_other_html_is_written_as_markdown() -> None:
    _, [problem] = compiled(swap(TREE_TEXT, INTRO, "Someone <br> asks."))
    assert problem.hint.startswith("Take the HTML out. ")
