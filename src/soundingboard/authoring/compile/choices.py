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
from soundingboard.authoring.wording import N_, _, translated

_BOX_HINT = N_("Begin a choice with “- [x] ” if it's right, or with “- [ ] ” if it's wrong.")


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
            told = _("“{text}” is in a list of choices, but has no box").format(
                text=short(markdown.block_text(item))
            )
            problems.append(_bad_choice(path, line, told, translated(_BOX_HINT)))
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
            told = _("Expected words after the box of a choice, found none")
            problems.append(_bad_choice(path, line, told, _("Write the choice after the box.")))
            continue
        if BOX.match(text):
            told = _("The choice “{text}” has two boxes").format(text=short(text))
            problems.append(_bad_choice(path, line, told, _("Take one of the boxes out.")))
        if choice.runs_on:
            problems.append(
                _bad_choice(
                    path,
                    line,
                    _("Expected the choice on one line, found “{text}”").format(text=short(text)),
                    _("Put an empty line after the choice, and indent its feedback by two spaces."),
                )
            )
        found.append(choice)
    return found, problems


def boxes_astray(path: str, tokens: Sequence[Token]) -> Iterator[Problem]:
    """Boxes deeper than a scenario's own list."""
    for place, token in enumerate(tokens):
        before = tokens[place - 2].type if place > 1 else ""
        if token.type == "inline" and before == "list_item_open" and BOX.match(token.content):
            message = _("Expected the box “[x] ” or “[ ] ” before a choice, found “{text}”")
            hint = translated(_BOX_HINT)
            if TASK.match(token.content):
                message = _("The choice “{text}” is inside another list or a quotation")
                hint = _("Begin its line at the margin.")
            told = message.format(text=short(token.content))
            yield _bad_choice(path, markdown.line_of(token), told, hint)


def choice_problems(
    path: str, title: str, line: int, choices: Sequence[ChoiceText]
) -> Iterator[Problem]:
    """What is wrong with the *choices* of the scenario *title*, whose heading is on *line*."""
    if len({choice.right for choice in choices}) != 2:
        message = _("The scenario “{title}” has no right choice")
        hint = _("Begin the right choice with “- [x] ”.")
        if any(choice.right for choice in choices):
            message = _("The scenario “{title}” has no wrong choice")
            hint = _("Add a wrong choice that begins with “- [ ] ”.")
        elif not choices:
            message = _("The scenario “{title}” has no choices")
            hint = _("Add choices, as in “- [x] Decline.” and “- [ ] Accept.”.")
        told = message.format(title=short(title))
        yield Problem(path, line, "one-sided", told, hint)
    labels = [(choice.text, choice.line) for choice in choices]
    yield from alike_problems(path, labels)
    seen: dict[str, ChoiceText] = {}
    for choice in choices:
        first = seen.setdefault(choice.id, choice)
        if first is not choice:
            yield Problem(
                path,
                choice.line,
                "duplicate-choice",
                _("The choice “{text}” is already on line {line}").format(
                    text=short(choice.text), line=first.line
                ),
                _("Reword one of the two."),
            )
        # Where the label runs on, the feedback is most likely part of it; one problem is enough.
        if not plain(choice.feedback) and not choice.runs_on:
            yield Problem(
                path,
                choice.line,
                "no-feedback",
                _("The choice “{text}” has no feedback").format(text=short(choice.text)),
                _(
                    "Leave an empty line below it, then say why it's right or wrong, indented by "
                    "two spaces."
                ),
            )


def _bad_choice(path: str, line: int, message: str, hint: str) -> Problem:
    return Problem(path, line, "bad-choice", message, hint)
