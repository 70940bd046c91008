"""What a comparison looks like, word for word, while it is walked and without scripts.

``golden/compare-*.html`` are some steps. After a change that is meant:
``pytest tests/engine/pages/test_comparison_view.py --update-golden``, and read the difference.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.engine.board_trees import MILD, MUTE, STRICT, question, tree
from tests.engine.pages.comparing import NO_TREE, VERSION, board, comparison
from tests.engine.pages.reading import Part, Reader, parts

from soundingboard.engine.pages.comparison_source import Board, ComparisonSource
from soundingboard.engine.pages.comparison_static import boards, differences, first_question
from soundingboard.engine.tree import Question

GOLDEN = Path(__file__).parent / "golden"
WALK = f"#walk?v={VERSION}"


def _hinted(item: Question, hint: str) -> Question:
    answers = tuple(replace(answer, hint=f"{hint} <{answer.id}>") for answer in item.answers)
    return replace(item, answers=answers, help=f"What {hint} means.")


STRICT_SAYS = replace(STRICT, questions=tuple(_hinted(it, "Strict") for it in STRICT.questions))
ASKING = tree("asking", (question("whose", mine="no", ours="yes"),))
SOURCE = comparison((STRICT_SAYS, MILD, MUTE, ASKING), NO_TREE)


def reader(source: ComparisonSource = SOURCE) -> Reader:
    return Reader(source)


def static(source: ComparisonSource = SOURCE) -> str:
    return "\n".join(
        (
            first_question(source),
            boards(source, "What the boards say", "boards"),
            differences(source),
        )
    )


STEPS: dict[str, Callable[[], str]] = {
    "question": lambda: reader().at(f"{WALK}&whose=ours").html,
    "question-answered": lambda: reader().at(f"{WALK}&whose=ours&at=whose").html,
    "result": lambda: reader().at(f"{WALK}&whose=ours&who=b&where=out").html,
    "depends": lambda: reader().at(f"{WALK}&whose=*&who=*&where=in_").html,
    "notice": lambda: reader().at("#walk?v=0&whose=nobodys", arriving=True).html,
    "agree": lambda: reader(comparison((STRICT, MILD))).at(f"{WALK}&whose=mine&who=a").html,
    "static": static,
}


@pytest.mark.parametrize("name", STEPS)
def test_a_step_is_shown_so(name: str, update_golden: bool) -> None:
    html = STEPS[name]() + "\n"
    expected = GOLDEN / f"compare-{name}.html"
    if update_golden:
        expected.write_text(html, encoding="utf-8")
    assert html == expected.read_text(encoding="utf-8")


def _named(html: str, name: str) -> list[Part]:
    return [part for part in parts(html) if name in part.classes]


def test_what_only_one_board_asks_is_shown_as_on_its_own_page() -> None:
    shown = reader().at(f"{WALK}&whose=mine")
    assert shown.heading == "Who?"
    assert [part.text for part in _named(shown.html, "sb-to-whom")] == [
        "This only matters at Board Mild."
    ]
    assert not _named(shown.html, "sb-meanings")


def test_what_several_boards_say_differently_is_behind_a_control() -> None:
    shown = reader().at(f"{WALK}&whose=ours&at=whose")
    [meanings] = _named(shown.html, "sb-meanings")
    assert meanings.tag == "details"
    assert "Board Strict" in meanings.text
    assert "What Strict means." in meanings.text
    assert "Board Asking" not in meanings.text, "it says nothing about the answers"
    rows = [part for part in parts(shown.html) if part.attributes.get("data-tap")]
    assert [part.text for part in rows] == ["Mine", "Ours", "I'm not sure"]


def test_what_matters_to_all_boards_is_not_said_to_matter_to_some() -> None:
    assert not _named(static(comparison((STRICT, ASKING))), "sb-to-whom")


def test_the_first_question_without_scripts_links_to_its_answers() -> None:
    links = [part for part in parts(static()) if "data-tap" in part.attributes]
    assert links[0].attributes["href"] == f"{WALK}&whose=mine"
    shown = reader().at(links[0].attributes["href"], links[0].attributes["data-tap"])
    assert shown.heading == "Who?"


def test_where_nothing_is_asked_there_is_no_first_question() -> None:
    never = tree("never", (question("whose", mine="no", ours="no"),))
    assert first_question(comparison((never, MUTE))) == ""


def test_boards_that_always_agree() -> None:
    same = replace(MILD, procedure="same")
    assert "Nowhere. All boards give the same answer in every case." in differences(
        comparison((MILD, same))
    )


def test_boards_that_never_agree() -> None:
    assert "The boards never all give the same answer." in differences(comparison((STRICT, MUTE)))


def test_one_board_alone_differs_from_none() -> None:
    assert differences(comparison((STRICT,), NO_TREE)) == ""


def test_too_many_cases_are_not_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("soundingboard.engine.compare.LIMIT", 3)
    said = differences(comparison((STRICT, MILD, MUTE)))
    assert said.startswith("<p>There are too many combinations of answers to list them here.")


def test_a_board_without_a_page_of_its_own_is_no_link() -> None:
    alone = Board("Board Alone", "A board", "", None, "No decision yet")
    source = ComparisonSource("lend", VERSION, (board(STRICT), alone))
    assert "<h3>Board Alone</h3>" in boards(source, "Boards", "boards")
    source = replace(source, boards=(*source.boards, board(MILD)))
    shown = reader(source).at(f"{WALK}&whose=ours")
    assert "<li><strong>Board Alone</strong> No decision yet</li>" in shown.html
