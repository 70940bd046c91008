"""What ids are called on readers' pages, in the reader's language."""

from __future__ import annotations

from soundingboard.engine.html import capital
from soundingboard.engine.verdict import Verdict
from soundingboard.engine.wording import pgettext

YES_OR_NO = ("Can I ", "May I ", "Am I allowed ")
"""How questions begin that are answered by yes or no, in the language of the handbook."""


def verdict_label(verdict: Verdict) -> str:
    """*verdict* within a sentence."""
    return {
        Verdict.ALLOWED: pgettext("verdict", "allowed"),
        Verdict.ALLOWED_WITH_CONDITIONS: pgettext("verdict", "allowed with conditions"),
        Verdict.ASK_FIRST: pgettext("verdict", "ask first"),
        Verdict.ADVISED_AGAINST: pgettext("verdict", "advised against"),
        Verdict.NOT_ALLOWED: pgettext("verdict", "not allowed"),
        Verdict.NOT_COVERED: pgettext("verdict", "not covered"),
    }[verdict]


def verdict_title(verdict: Verdict) -> str:
    """*verdict* by itself, or at the beginning of a sentence."""
    return capital(verdict_label(verdict))
