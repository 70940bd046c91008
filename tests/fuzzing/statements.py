"""Safety statements as a reader is told them, put together a second time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tests.fuzzing.pages import squeezed

from soundingboard.engine.statements import Statement
from soundingboard.engine.tree import Question, Tree
from soundingboard.engine.verdict import Verdict


def questions_of(trees: Iterable[Tree]) -> Mapping[str, Question]:
    """The questions of *trees* by id."""
    return {question.id: question for tree in trees for question in tree.questions}


def sentence(statement: Statement, questions: Mapping[str, Question]) -> str:
    """The sentence that must be on the page: every condition by its words, and the limit."""
    conditions = []
    for question_id, answer_id in statement.when.items():
        question = questions[question_id]
        [label] = [answer.text for answer in question.answers if answer.id == answer_id]
        conditions.append(f"“{question.text}” is “{label}”")
    when = f"if {' and '.join(conditions)}" if conditions else "whatever the answers"
    most = "" if statement.limit is Verdict.NOT_ALLOWED else "at most "
    return squeezed(f"Always: {when}, {most}{statement.limit.value}")
