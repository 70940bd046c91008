"""What a step of a walk looks like, word for word.

``golden/*.html`` are the regions of some steps. After a change that is meant:
``pytest tests/engine/pages/test_tree_view.py --update-golden``, and read the difference.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.engine.pages.reading import Reader, parts, source_of
from tests.engine.small import TREE, WHO, WHOSE

from soundingboard.engine.tree import Contact, Tree

GOLDEN = Path(__file__).parent / "golden"
CONTACT = replace(TREE, ask=Contact("the <principal>", "2.1"))


def reader(tree: Tree = CONTACT) -> Reader:
    return Reader(source_of(tree))


STEPS: dict[str, Callable[[], Reader]] = {
    "question": lambda: reader().at("#whose", "who=a-student"),
    "question-answered": lambda: reader().at("#whose", "who=a-student").follow("Back"),
    "verdict": lambda: reader().at("#decline", "who=a-student", "whose=mine"),
    "doubt": lambda: reader().at("#who--not-sure", "who=*"),
    "it-depends": lambda: (
        reader()
        .at("#who--not-sure", "who=*")
        .follow("Go on with the other questions")
        .answer("whose", "anothers")
    ),
    "either-way": lambda: (
        reader(replace(CONTACT, questions=(WHO, replace(WHOSE, answers=WHOSE.answers[:1]))))
        .at("#whose--not-sure", "who=a-student", "whose=*")
        .follow("Decline")
    ),
    "notice": lambda: reader().at("#walk?v=0&who=nobody", arriving=True),
}


@pytest.mark.parametrize("name", STEPS)
def test_a_step_is_shown_so(name: str, update_golden: bool) -> None:
    html = STEPS[name]().html + "\n"
    expected = GOLDEN / f"{name}.html"
    if update_golden:
        expected.write_text(html, encoding="utf-8")
    assert html == expected.read_text(encoding="utf-8")


def test_an_author_s_link_to_another_tree_takes_the_answers_along() -> None:
    shown = STEPS["verdict"]()
    [link] = [part for part in parts(shown.html) if "sb-hands-on" in part.classes]
    assert link.attributes["href"] == "../other/#walk?who=a-student&whose=mine"
    assert "#walk?who" not in source_of().outcomes["decline"].body


def test_only_sure_answers_are_handed_on() -> None:
    [link] = [part for part in parts(STEPS["either-way"]().html) if "sb-hands-on" in part.classes]
    assert link.attributes["href"] == "../other/#walk?who=a-student"


def test_why_says_what_decided_it_and_leads_to_the_nearest_other_verdict() -> None:
    shown = STEPS["verdict"]()
    assert "If “Whose?” were “Another&#x27;s”, it would be: Ask first" in shown.html
    assert shown.follow("See that result: Ask").heading == "Ask"


def test_before_any_tap_nothing_is_shown() -> None:
    shown = reader().at("", arriving=True).shown
    assert shown == {"live": "", "regions": {"step": "", "below": ""}, "marks": []}
