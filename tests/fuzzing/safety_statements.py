"""Safety statements as a reader is told them, put together a second time."""

from __future__ import annotations

from tests.fuzzing.pages import squeezed

from soundingboard.authoring.compile.safety_statements import WrittenSafetyStatement
from soundingboard.authoring.source.markdown import slug
from soundingboard.engine.verdict import Verdict


def sentence(safety: WrittenSafetyStatement) -> str:
    """The sentence that must be on the page: every condition that is proved, and the limit."""
    statement = safety.statement
    by_id = [(slug(question), slug(answer)) for question, answer in safety.conditions]
    assert by_id == [*statement.when.items()], "what is told and what is proved are the same"
    conditions = [f"“{question}” is “{answer}”" for question, answer in safety.conditions]
    result = "the result is always" if conditions else "the result is"
    when = f"If {' and '.join(conditions)}" if conditions else "Whatever the answers"
    more = "" if statement.limit is Verdict.NOT_ALLOWED else " or stricter"
    return squeezed(f"{when}, {result} {statement.limit.value}{more}.")
