"""Choices of a scenario: the items of its lists that have a box."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from soundingboard.authoring.grammar.lookalikes import alike_problems
from soundingboard.authoring.problems.problem import Problem
from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.blocks import (
    BOX,
    TASK,
    blocks,
    plain,
    short,
    task_box,
    without_box,
)

_BOX_HINT = "Begin each choice with “- [x]” if it is right, with “- [ ]” if it is wrong."


@dataclass(frozen=True, slots=True)
class ChoiceText:
    """A choice as written: ``label`` and ``feedback`` are the Markdown to render, parsed."""

    id: str
    text: str
    right: bool
    line: int
    label: tuple[Token, ...]
    feedback: tuple[Token, ...]

    @property
    def runs_on(self) -> bool:
        """Whether the label has more than one line."""
        return any(token.type in markdown.BREAKS for token in self.label)


def read_choices(path: str, block: Sequence[Token]) -> tuple[list[ChoiceText], list[Problem]]:
    """The choices of one list, and every problem with its form."""
    found: list[ChoiceText] = []
    problems: list[Problem] = []
    for item in blocks(block[1:-1]):
        line = markdown.line_of(item[0])
        box = task_box(item)
        if box is None:
            problems.append(
                _bad_choice(path, line, "an item among the choices has no box", _BOX_HINT)
            )
            continue
        problems += boxes_astray(path, item[4:])
        label = without_box(item[2].children or [], box)
        text = markdown.visible_text(label)
        choice = ChoiceText(
            id=markdown.slug(text),
            text=text,
            right=box[1] != " ",
            line=line,
            label=tuple(label),
            feedback=tuple(item[4:-1]),
        )
        if not choice.id:
            problems.append(_bad_choice(path, line, "a choice has no words", _BOX_HINT))
            continue
        if BOX.match(text):
            problems.append(
                _bad_choice(path, line, f"the choice “{short(text)}” has two boxes", _BOX_HINT)
            )
        if choice.runs_on:
            problems.append(
                _bad_choice(
                    path,
                    line,
                    f"the choice “{short(text)}” has more than one line",
                    "Write its label on one line, then an empty line, then its feedback, "
                    "indented as far as the label.",
                )
            )
        found.append(choice)
    return found, problems


def boxes_astray(path: str, tokens: Sequence[Token]) -> Iterator[Problem]:
    """Boxes deeper than a scenario's own list."""
    for place, token in enumerate(tokens):
        before = tokens[place - 2].type if place > 1 else ""
        if token.type == "inline" and before == "list_item_open" and BOX.match(token.content):
            yield _bad_choice(
                path,
                markdown.line_of(token),
                f"the choice “{short(token.content)}” is inside another list or block"
                if TASK.match(token.content)
                else f"“{short(token.content)}” has a box that is not one",
                f"Put the scenario's choices into one plain list. {_BOX_HINT}",
            )


def choice_problems(
    path: str, title: str, line: int, choices: Sequence[ChoiceText]
) -> Iterator[Problem]:
    """What must hold of the *choices* of the scenario *title*, whose heading is on *line*."""
    if len({choice.right for choice in choices}) != 2:
        told = "no choices" if not choices else "no right choice"
        if any(choice.right for choice in choices):
            told = "no wrong choice"
        yield Problem(
            path,
            line,
            "one-sided",
            f"the scenario “{short(title)}” has {told}",
            "List its choices, “- [x]” before each right one and “- [ ]” before each wrong one; "
            "it needs both.",
        )
    labels = [(choice.text, choice.line) for choice in choices]
    yield from alike_problems(path, labels, "choice")
    seen: dict[str, ChoiceText] = {}
    for choice in choices:
        first = seen.setdefault(choice.id, choice)
        if first is not choice:
            yield Problem(
                path,
                choice.line,
                "duplicate-choice",
                f"the choice “{short(choice.text)}” is already on line {first.line}",
                "Give each choice of a scenario a label of its own.",
            )
        # Where the label runs on, the feedback is most likely part of it; one problem is enough.
        if not plain(choice.feedback) and not choice.runs_on:
            yield Problem(
                path,
                choice.line,
                "no-feedback",
                f"the choice “{short(choice.text)}” has no feedback",
                "Say why it is right or wrong: an empty line, then a paragraph that is indented "
                "as far as the label.",
            )


def _bad_choice(path: str, line: int, message: str, hint: str) -> Problem:
    return Problem(path, line, "bad-choice", message, hint)
