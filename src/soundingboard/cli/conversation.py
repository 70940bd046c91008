"""Walking a tree question by question, with a person who answers."""

from __future__ import annotations

from collections.abc import Callable

from rich.console import Console

from soundingboard.cli.answers import find_answer
from soundingboard.cli.output import line
from soundingboard.cli.telling import tell_question
from soundingboard.engine.tree import Answer, Question, Tree
from soundingboard.engine.walk import Walk, walk

BACK = "b"
QUIT = "q"


class _Back(Exception):
    """The person wants the question before this one."""


class _Quit(Exception):
    """The person wants to stop."""


def converse(tree: Tree, console: Console, read: Callable[[str], str]) -> Walk | None:
    """Ask until there is a verdict. ``None`` when the person stops before.

    *read* shows a prompt and returns the line typed; it raises ``EOFError`` at the end of input.
    """
    situation: dict[str, str] = {}
    while True:
        went = walk(tree, situation)
        if went.question is None:
            return went
        tell_question(console, went.question)
        try:
            situation[went.question.id] = _ask(console, read, went.question, bool(situation)).id
        except _Back:
            situation.popitem()
        except _Quit:
            return None


def _ask(
    console: Console, read: Callable[[str], str], question: Question, may_go_back: bool
) -> Answer:
    last = len(question.answers)
    choices = f"1-{last}" if last > 1 else "1"
    ways = [choices, *([f"{BACK} = back"] if may_go_back else []), f"{QUIT} = quit"]
    while True:
        try:
            typed = read(f"Your answer ({', '.join(ways)}): ").strip()
        except EOFError:
            line(console)
            raise _Quit from None
        if typed.lower() == QUIT:
            raise _Quit
        if typed.lower() == BACK and may_go_back:
            raise _Back
        if typed.lower() == BACK:
            line(console, "This is the first question.")
            continue
        if typed.isascii() and typed.isdigit() and 1 <= int(typed[:9]) <= last:
            return question.answers[int(typed) - 1]
        answer = find_answer(question, typed)
        if answer is not None:
            return answer
        line(console, f"That is no answer to this question. Type one of: {', '.join(ways)}.")
