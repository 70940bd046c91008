"""Steps: the items of an outcome's lists that have a box."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from soundingboard.authoring.grammar.forces import FORCES, Said, read_force
from soundingboard.authoring.grammar.keywords import KEYWORDS, Force
from soundingboard.authoring.grammar.lookalikes import beyond_ascii, looks_like, named
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
from soundingboard.authoring.wording import _, alternatives
from soundingboard.engine.tree import Step


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step as written.

    ``item`` and ``text`` are the places, in the list's tokens, of the item and of its first run
    of text; ``label`` are the inline tokens of that run without the box, ``bold`` is how many of
    them, from the first, are the words of its force, which is in ``said``.
    """

    step: Step
    line: int
    said: Said | None
    item: int
    text: int
    label: tuple[Token, ...]
    bold: int


@dataclass(frozen=True, slots=True)
class Steps:
    """A list of steps: its block tokens, and what they are."""

    tokens: tuple[Token, ...]
    lines: tuple[StepLine, ...]

    @property
    def ready(self) -> frozenset[int]:
        """The lines on which the texts to copy open."""
        return frozenset(
            markdown.line_of(token)
            for token in self.tokens
            if token.type == "fence" and token.level == self.tokens[0].level + 2
        )


def read_steps(path: str, block: Sequence[Token]) -> tuple[Steps, list[Problem]]:
    """The steps of one list, and every problem with their form."""
    lines: list[StepLine] = []
    problems: list[Problem] = []
    start = 1
    for item in blocks(block[1:-1]):
        box = task_box(item)
        line = markdown.line_of(item[0])
        if box is None:
            first = next((token.content for token in item if token.type == "inline"), "")
            if not BOX.match(first):
                problems.append(
                    Problem(
                        path,
                        line,
                        "bad-step",
                        _("“{text}” is in a list of steps, but has no box").format(
                            text=short(" ".join(first.split()))
                        ),
                        _("Begin it with “- [ ] ”. If it isn't a step, move it above the list."),
                    )
                )
        else:
            found, step_problems = _read_step(path, item, start, box)
            problems += step_problems
            if found is not None:
                lines.append(found)
        start += len(item)
    return Steps(tuple(block), tuple(lines)), problems


def astray(path: str, tokens: Sequence[Token], steps: Sequence[Steps]) -> list[Problem]:
    """Boxes in *tokens* that make no step: mistyped, or inside another list or block."""
    read = {
        id(item[2])
        for found in steps
        for item in blocks(found.tokens[1:-1])
        if task_box(item) is not None
    }
    problems = []
    for place, token in enumerate(tokens):
        before = tokens[place - 2].type if place > 1 else ""
        if token.type != "inline" or id(token) in read or not BOX.match(token.content):
            continue
        if before != "list_item_open" and not TASK.match(token.content):
            continue
        words = short(" ".join(token.content.split()))
        if TASK.match(token.content):
            message = _("The step “{text}” isn't in a plain list under an outcome")
            hint = _("Begin its line at the margin of the outcome with “- [ ] ”.")
        else:
            message = _("Expected the box “[ ] ” before a step, found “{text}”")
            hint = _("Write “- [ ] ”, with one space in the brackets and one after them.")
        told = message.format(text=words)
        problems.append(Problem(path, markdown.line_of(token), "bad-step", told, hint))
    return problems


def _read_step(
    path: str, item: Sequence[Token], start: int, box: re.Match[str]
) -> tuple[StepLine | None, list[Problem]]:
    first = item[2]
    line = markdown.line_of(first)
    label = without_box(first.children or [], box)
    words = markdown.visible_text(label)
    opening = read_force(words)
    parted = _part(label, words[: opening.length]) if opening is not None else (label, 0)
    if parted is None or not words:
        opening, parted = None, (label, 0)
    below = [token for token in item[4:-1] if not (token.type == "fence" and token.level == 2)]
    said = [part for part in plain(below).split("\n\n") if part]
    if words.endswith(":") and not all(read_force(f"{words} {part}") for part in said):
        # “You may:” and below it “not post it”.
        opening, parted = None, (label, 0)
    text = "\n\n".join([words, *said] if words else said)
    ready = "\n".join(
        token.content.rstrip() for token in item if token.type == "fence" and token.level == 2
    )
    problems = [] if opening is not None else [_force_problem(path, line, " ".join([words, *said]))]
    if not words:
        return None, problems
    step = Step(force=opening.force.value if opening is not None else "", text=text, ready=ready)
    label, bold = parted
    return StepLine(step, line, opening, start, start + 2, tuple(label), bold), problems


def _part(label: Sequence[Token], words: str) -> tuple[list[Token], int] | None:
    """*label* parted after *words*, and how many tokens they are; ``None`` if markup is among them.

    The force must be plain text: the page sets it in bold itself.
    """
    taken: list[Token] = []
    for index, token in enumerate(label):
        if token.type in markdown.BREAKS:
            taken.append(token)
            continue
        if token.type != "text":
            return None
        before = markdown.written_text(taken)
        plain_words = not before and words.isascii() and token.content.startswith(words)
        for end in range(len(words) if plain_words else 1, len(token.content) + 1):
            if markdown.squeeze(before + token.content[:end]) == words:
                piece = token.copy(content=token.content[:end])
                rest = token.copy(content=token.content[end:])
                left = [rest] if rest.content else []
                return [*taken, piece, *left, *label[index + 1 :]], len(taken) + 1
            if end > 2 * len(words) + 40:
                return None
        taken.append(token)
    return None


def _force_problem(path: str, line: int, text: str) -> Problem:
    words = text.split()
    for size in (3, 2, 1):
        opening = " ".join(words[:size]).rstrip(":")
        meant = looks_like(opening, FORCES)
        if meant is not None:
            return Problem(
                path,
                line,
                "look-alike",
                _("“{text}” looks like “{words}”, but it has {characters}").format(
                    text=short(opening), words=meant, characters=named(beyond_ascii(opening))
                ),
                _("Type the words again."),
            )
    return Problem(
        path,
        line,
        "step-force",
        _("The step “{text}” doesn't say how binding it is").format(text=short(text)),
        _force_hint(text),
    )


def _force_hint(text: str) -> str:
    """What to write in place of the words with which a step begins."""
    said = " ".join(text.casefold().replace("’", "'").split())
    for words, force in _INSTEAD:
        if said.startswith(f"{words} "):
            return _("Write “{force} …” instead of “{words} …”.").format(
                force=KEYWORDS.forces[force], words=text[: len(words)]
            )
    if said.startswith("you must only "):
        return _("Put “only” after what it's about, as in “You must post at work only”.")
    forces = [f"“{force}”" for force in FORCES[:-1]] + [f"“{FORCES[-1]}:”"]
    return _("Begin it with {words}, in plain text.").format(words=alternatives(forces))


_INSTEAD = (
    ("you must never", Force.MUST_NOT),
    ("you may not", Force.MUST_NOT),
    ("you cannot", Force.MUST_NOT),
    ("you can't", Force.MUST_NOT),
    ("you mustn't", Force.MUST_NOT),
    ("you shall not", Force.MUST_NOT),
    ("you shall", Force.MUST),
    ("you have to", Force.MUST),
    ("you shouldn't", Force.SHOULD_NOT),
    ("you should never", Force.SHOULD_NOT),
    ("you aren't expected to", Force.ARE_EXPECTED_NOT_TO),
    ("you can", Force.MAY),
)
"""Other words for the forces of steps, which authors use."""
