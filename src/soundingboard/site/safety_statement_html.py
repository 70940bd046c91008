"""Safety statements in plain words: what is proved to hold whatever the answers."""

from __future__ import annotations

from soundingboard.authoring.compile.safety_statements import WrittenSafetyStatement
from soundingboard.engine.html import element, filled, text
from soundingboard.engine.labels import verdict_label
from soundingboard.engine.verdict import Verdict
from soundingboard.engine.wording import _


def safety_statement_html(safety: WrittenSafetyStatement) -> str:
    """A safety statement as a sentence."""
    limit = safety.statement.limit
    verdict = element("strong", text(verdict_label(limit)))
    if not safety.conditions:
        # Nothing in the order is stricter, so the strictest limit is the verdict itself.
        if limit is Verdict.NOT_ALLOWED:
            return filled(_("Whatever the answers, the result is {verdict}."), verdict=verdict)
        told = _("Whatever the answers, the result is {verdict} or stricter.")
        return filled(told, verdict=verdict)
    conditions = [
        filled(_("“{question}” is “{answer}”"), question=text(question), answer=text(answer))
        for question, answer in safety.conditions
    ]
    when = text(_(" and ")).join(conditions)
    if limit is Verdict.NOT_ALLOWED:
        told = _("If {conditions}, the result is always {verdict}.")
    else:
        told = _("If {conditions}, the result is always {verdict} or stricter.")
    return filled(told, conditions=when, verdict=verdict)
