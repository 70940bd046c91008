"""Safety statements in plain words: what is proved to hold in every situation."""

from __future__ import annotations

from collections.abc import Mapping

from soundingboard.engine.statements import Statement
from soundingboard.engine.tree import Question
from soundingboard.engine.verdict import Verdict
from soundingboard.site.html import element, text


def statement_html(statement: Statement, questions: Mapping[str, Question]) -> str:
    """A statement as a sentence. *questions* are those it names, by id."""
    conditions = [
        f"“{text(question.text)}” is “{text(answer.text)}”"
        for question_id, answer_id in statement.when.items()
        if (question := questions.get(question_id)) and (answer := question.answer(answer_id))
    ]
    when = f"if {' and '.join(conditions)}" if conditions else "whatever the answers"
    # Nothing in the order is stricter, so that “at most” would say less than is meant.
    flat = statement.limit is Verdict.NOT_ALLOWED
    bound = element("strong", text(str(statement.limit)))
    return f"Always: {when}, {'' if flat else 'at most '}{bound}"
