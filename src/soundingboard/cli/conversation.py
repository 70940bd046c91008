"""Walking a tree question by question, with a person who answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.console import Console

from soundingboard.authoring.wording import _
from soundingboard.cli.answers import find_answer, is_not_sure
from soundingboard.cli.output import line
from soundingboard.cli.reasons import not_sure, print_unsure
from soundingboard.cli.walk_output import print_question
from soundingboard.engine.completions import completions
from soundingboard.engine.tree import Answer, Question, Tree
from soundingboard.engine.walk import Walk, walk

UNSURE = "?"
BACK = "b"
QUIT = "q"


class _Back(Exception):
    """The person wants the question before this one."""


class _Quit(Exception):
    """The person wants to stop."""


class _NotSure(Exception):
    """The person cannot answer."""


def converse(tree: Tree, console: Console, read: Callable[[str], str]) -> Walk | None:
    """Ask until there is a verdict. ``None`` when the person stops before.

    A person who is not sure is told what it depends on, and may go on. Where it depends on
    nothing, the walk comes back with its question open: every answer leads to one verdict.

    *read* shows a prompt and returns the line typed; it raises ``EOFError`` at the end of input.
    """
    answers: dict[str, str] = {}
    while True:
        went = walk(tree, answers)
        if went.question is None:
            return went
        print_question(console, went.question)
        ways = [
            *([f"{UNSURE} = {not_sure()}"] if tree.not_sure else []),
            *([_("{key} = back").format(key=BACK)] if answers else []),
            _("{key} = quit").format(key=QUIT),
        ]
        try:
            answers[went.question.id] = _ask(console, read, went.question, ways).id
        except _NotSure:
            found = completions(tree, answers)
            if found.agreed is not None:
                return went
            print_unsure(console, tree, found)
        except _Back:
            answers.popitem()
        except _Quit:
            return None


def _ask(
    console: Console, read: Callable[[str], str], question: Question, ways: Sequence[str]
) -> Answer:
    """The answer given. *ways* are those to do something else, the key of each first."""
    last = len(question.answers)
    choices = ", ".join([f"1-{last}" if last > 1 else "1", *ways])
    keys = {way[0] for way in ways}
    while True:
        try:
            typed = read(_("Your answer ({choices}): ").format(choices=choices)).strip()
        except EOFError:
            line(console)
            raise _Quit from None
        if typed.lower() == QUIT:
            raise _Quit
        if typed.lower() == BACK and BACK in keys:
            raise _Back
        if typed.lower() == BACK:
            line(console, _("This is the first question, so there's nothing to go back to."))
            continue
        if typed.isascii() and typed.isdigit() and 1 <= int(typed[:9]) <= last:
            return question.answers[int(typed) - 1]
        answer = find_answer(question, typed)
        if answer is not None:
            return answer
        if is_not_sure(typed) and UNSURE in keys:
            raise _NotSure
        message = _("Expected one of {choices}, found “{typed}”.")
        line(console, message.format(choices=choices, typed=typed))
