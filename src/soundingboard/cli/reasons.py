"""Reasons in words: what decided a verdict, what would change it, what an open answer leaves."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console

from soundingboard.cli.output import line, prose
from soundingboard.cli.walk_output import COLOURS
from soundingboard.engine.completions import Completions
from soundingboard.engine.explanation import Explanation
from soundingboard.engine.tree import Answer, Outcome, Question, Tree
from soundingboard.engine.verdict import Verdict

NOT_SURE = "not sure"
"""What a person says who cannot answer."""


def print_explanation(console: Console, explained: Explanation) -> None:
    """The answers that decided a verdict, and the nearest different one."""
    line(console)
    line(console, ("Why", "bold"))
    if explained.otherwise is None or explained.otherwise.outcome is None:
        prose(console, "Whatever is answered, this tree ends in the same verdict.", lead="  ")
        return
    decided = (f"{question.text} {answer.text}" for question, answer in explained.deciding)
    _list(console, "What decided it:", decided)
    known = explained.walk.answers
    different = [
        (question, answer)
        for question, answer in explained.otherwise.path
        if known.get(question.id) != answer.id
    ]
    ended = _ended(explained.otherwise.outcome)
    prose(console, f"If {_supposed(different)}: {ended}.", lead="  ")


def print_unsure(console: Console, tree: Tree, found: Completions) -> None:
    """What follows when the open answers stay open; a single outcome is left to the caller."""
    line(console)
    if found.agreed is not None:
        said = f"{found.agreed.value.capitalize()}, whatever the answer."
        line(console, (said, COLOURS[found.agreed]))
        if len(found.outcomes) > 1:
            _list(console, "It comes to one of these:", map(_titled, found.outcomes))
        return
    line(console, (f"It depends: {_range(found)}.", "bold"))
    _list(console, "These questions decide it:", (item.text for item in found.deciding))
    if tree.ask is not None:
        prose(console, f"Whom to ask: {tree.ask.who} ({tree.ask.clause}).", lead="  ")
    else:
        prose(console, "The procedure names nobody to ask.", lead="  ")


def _list(console: Console, heading: str, items: Iterable[str]) -> None:
    prose(console, heading, lead="  ")
    for item in items:
        prose(console, item, lead="  - ")


def _range(found: Completions) -> str:
    """The verdicts that are still possible, the two ends of the order named."""
    mildest, strictest = found.mildest, found.strictest
    ends = [] if mildest is None else [f"at the mildest {mildest}"]
    if strictest is not mildest:
        ends.append(f"at the strictest {strictest}")
    elif mildest is not None:
        ends = [mildest.value]
    told = ", ".join(ends)
    return f"{told}, or not covered" if Verdict.NOT_COVERED in found.verdicts else told


def _supposed(answers: Iterable[tuple[Question, Answer]]) -> str:
    return " and ".join(f"“{question.text}” were “{answer.text}”" for question, answer in answers)


def _ended(outcome: Outcome) -> str:
    return f"{outcome.verdict} ({', '.join(outcome.clauses)})"


def _titled(outcome: Outcome) -> str:
    return f"{outcome.title} ({', '.join(outcome.clauses)})"
