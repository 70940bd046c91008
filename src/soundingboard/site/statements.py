"""Safety statements in plain words: what is proved to hold whatever the answers."""

from __future__ import annotations

from soundingboard.authoring.always import Always
from soundingboard.engine.html import element, text
from soundingboard.engine.verdict import Verdict


def statement_html(always: Always) -> str:
    """A statement as a sentence without its full stop."""
    conditions = [
        f"“{text(question)}” is “{text(answer)}”" for question, answer in always.conditions
    ]
    when = f"if {' and '.join(conditions)}" if conditions else "whatever the answers"
    limit = always.statement.limit
    # Nothing in the order is stricter, so that “at most” would say less than is meant.
    most = "" if limit is Verdict.NOT_ALLOWED else "at most "
    return f"Always: {when}, {most}{element('strong', text(str(limit)))}"
