"""What a page that compares boards shows while it is walked."""

from __future__ import annotations

from typing import Any

from soundingboard.engine.html import element, lines, text
from soundingboard.engine.labels import verdict_label
from soundingboard.engine.pages.comparison_html import cards, question_parts, so_far
from soundingboard.engine.pages.comparison_links import to_answer, to_place, to_question
from soundingboard.engine.pages.comparison_progress import (
    BoardProgress,
    ComparisonProgress,
    asking,
    comparison_progress,
    first_difference,
)
from soundingboard.engine.pages.comparison_source import ComparisonSource
from soundingboard.engine.pages.walk_html import (
    actions,
    answer_text,
    back,
    node,
    notices,
    your_answers,
)
from soundingboard.engine.pages.walk_state import State
from soundingboard.engine.tree import Question
from soundingboard.engine.wording import _


def view(source: ComparisonSource, state: State) -> dict[str, Any]:
    """The page's regions, as :func:`tree_view.view` has them; nothing is marked.

    ``step`` is what the reader is at, ``below`` the boards so far or what can be done with the
    result, and ``answers`` the answers so far.
    """
    if not state.walking:
        regions = {"step": "", "below": "", "answers": ""}
        return {"live": "", "regions": regions, "marks": []}
    reached = comparison_progress(source, state.answers)
    shown = source.questions.get(state.at)
    if shown is not None:
        main = _question(source, state, reached, shown)
        below = [
            element("h2", text(_("The boards so far")), class_="sb-so-far-title"),
            so_far(reached.boards),
        ]
    else:
        main = node(
            "sb-compared",
            "result",
            [
                back(_before(source, reached, None)),
                element("h2", text(_("What each board says"))),
                element("p", *_summary(source, reached), class_="sb-parts"),
                cards(reached.boards),
            ],
        )
        below = [actions(state, to_place(source, reached), source.version)]
    step = element("div", lines((notices(state), main)), class_="sb-step")
    regions = {
        "step": step,
        "below": lines(below),
        "answers": _your_answers(source, state, reached),
    }
    return {"live": "step", "regions": regions, "marks": []}


def told(source: ComparisonSource, state: State) -> str:
    """What is on the screen, for the document's title."""
    question = source.questions.get(state.at)
    return question.text if question is not None else _("What each board says")


def newly_decided(before: ComparisonProgress, after: ComparisonProgress) -> list[str]:
    """What boards have come to since *before*, to be read out."""
    known = {item.board.short: item.outcome for item in before.decided}
    return [_says(item) for item in after.decided if known.get(item.board.short) is None]


def _question(
    source: ComparisonSource, state: State, reached: ComparisonProgress, shown: Question
) -> str:
    return node(
        "sb-question",
        shown.id,
        [
            back(_before(source, reached, shown)),
            *question_parts(
                source,
                shown,
                asking(source, reached, shown),
                lambda answer: f"#{to_answer(source, reached, shown, answer)}",
                given=state.answers.get(shown.id, ""),
            ),
        ],
    )


def _before(source: ComparisonSource, reached: ComparisonProgress, shown: Question | None) -> str:
    """The fragment of the question before; empty at the first."""
    asked = [question.id for question, _answer in reached.asked]
    count = asked.index(shown.id) if shown is not None and shown.id in asked else len(asked)
    return to_question(source, reached, count - 1) if count else ""


def _your_answers(source: ComparisonSource, state: State, reached: ComparisonProgress) -> str:
    return your_answers(
        (
            question,
            answer,
            "" if question.id == state.at else to_question(source, reached, count),
        )
        for count, (question, answer) in enumerate(reached.asked)
    )


def _summary(source: ComparisonSource, reached: ComparisonProgress) -> list[str]:
    """Whether the boards agree, and whose rule is the reader's own."""
    own = text(_("Follow your own board's answer. The others are only here to compare."))
    decided = reached.decided
    if reached.differ:
        return [
            element("strong", text(_("The boards don't all agree."))),
            " ",
            text(_first_difference(first_difference(source, reached))),
            " ",
            own,
        ]
    if len(decided) < 2 or len(decided) < len(source.sources):
        return [own]
    if len(decided) == len(source.boards):
        said = _("All {count} boards give the same answer: {verdict}.")
    else:
        said = _("The {count} boards that have an answer agree: {verdict}.")
    said = said.format(count=len(decided), verdict=_verdict(decided[0]))
    return [element("strong", text(said)), f" {own}"]


def _first_difference(given: tuple[Question, str] | None) -> str:
    if given is None:
        return _("They differ whatever you answer.")
    question, answer = given
    return _("The first difference comes with your answer to “{question}”: {answer}.").format(
        question=question.text, answer=answer_text(question, answer)
    )


def _says(item: BoardProgress) -> str:
    return _("{board}: {verdict}.").format(board=item.board.short, verdict=_verdict(item))


def _verdict(item: BoardProgress) -> str:
    return verdict_label(item.outcome.verdict) if item.outcome is not None else ""
