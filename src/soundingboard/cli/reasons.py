"""Reasons in words: what decided a verdict, what would change it, what an open answer leaves."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console

from soundingboard.authoring.wording import _
from soundingboard.cli.output import line, prose
from soundingboard.cli.walk_output import COLOURS
from soundingboard.engine.completions import Completions
from soundingboard.engine.explanation import Explanation
from soundingboard.engine.labels import verdict_label, verdict_title
from soundingboard.engine.tree import Answer, Outcome, Question, Tree
from soundingboard.engine.verdict import Verdict


def not_sure() -> str:
    """The answer of a person who can't tell."""
    return _("not sure")


def print_explanation(console: Console, explained: Explanation) -> None:
    """The answers that decided a verdict, and the nearest different one."""
    line(console)
    line(console, (_("Why"), "bold"))
    if explained.otherwise is None or explained.otherwise.outcome is None:
        prose(console, _("All answers to this tree lead to the same verdict."), lead="  ")
        return
    decided = (f"{question.text} {answer.text}" for question, answer in explained.deciding)
    _list(console, _("What decided it:"), decided)
    known = explained.walk.answers
    different = [
        (question, answer)
        for question, answer in explained.otherwise.path
        if known.get(question.id) != answer.id
    ]
    sentence = _("If {changes}, it would be: {verdict}").format(
        changes=_supposed(different), verdict=_ended(explained.otherwise.outcome)
    )
    prose(console, f"{sentence}.", lead="  ")


def print_unsure(console: Console, tree: Tree, found: Completions) -> None:
    """What follows when the open answers stay open; a single outcome is left to the caller."""
    line(console)
    if found.agreed is not None:
        said = _("{verdict}, whatever the answer is.").format(verdict=verdict_title(found.agreed))
        line(console, (said, COLOURS[found.agreed]))
        if len(found.outcomes) > 1:
            _list(console, _("The result is one of these:"), map(_titled, found.outcomes))
        return
    line(console, (_("It depends: {verdicts}.").format(verdicts=_range(found)), "bold"))
    _list(console, _("The result depends on:"), (item.text for item in found.deciding))
    if tree.ask is not None:
        ask = _("Who to ask: {who} ({clause}).").format(who=tree.ask.who, clause=tree.ask.clause)
        prose(console, ask, lead="  ")
    else:
        prose(console, _("The procedure doesn't say who to ask."), lead="  ")


def _list(console: Console, heading: str, items: Iterable[str]) -> None:
    prose(console, heading, lead="  ")
    for item in items:
        prose(console, item, lead="  - ")


def _range(found: Completions) -> str:
    """The verdicts that are still possible, the two ends of the order named."""
    mildest, strictest = found.mildest, found.strictest
    phrase = ""
    if mildest is not None and strictest is not None:
        phrase = verdict_label(mildest)
        if strictest is not mildest:
            phrase = _("from “{mildest}” to “{strictest}”").format(
                mildest=phrase, strictest=verdict_label(strictest)
            )
    if Verdict.NOT_COVERED not in found.verdicts:
        return phrase
    return _("{verdicts}, or not covered").format(verdicts=phrase)


def _supposed(answers: Iterable[tuple[Question, Answer]]) -> str:
    return _(" and ").join(
        _("“{question}” were “{answer}”").format(question=question.text, answer=answer.text)
        for question, answer in answers
    )


def _ended(outcome: Outcome) -> str:
    return f"{verdict_label(outcome.verdict)} ({', '.join(outcome.clauses)})"


def _titled(outcome: Outcome) -> str:
    return f"{outcome.title} ({', '.join(outcome.clauses)})"
