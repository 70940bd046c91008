"""Questions and outcomes: what one section of a tree's file says.

A section is read once, into parts: answers, steps and prose. The engine's objects and the page are
both made of these parts, so that neither can take for an answer, a step or a verdict what the other
does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import unquote

from markdown_it.token import Token

from soundingboard.authoring.compile.steps import Steps, astray, read_steps
from soundingboard.authoring.grammar.keywords import KEYWORDS
from soundingboard.authoring.grammar.lookalikes import beyond_ascii, looks_like, named
from soundingboard.authoring.grammar.verdicts import (
    VERDICTS,
    Opening,
    did_you_mean_verdict,
    emphasized_verdicts,
    read_opening,
    stated_verdict,
)
from soundingboard.authoring.problems.problem import Problem
from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.blocks import LISTS, blocks, has_tasks, plain, short
from soundingboard.authoring.source.sections import Section
from soundingboard.authoring.wording import _, alternatives
from soundingboard.engine.tree import Step
from soundingboard.engine.verdict import Verdict


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """An answer as written: ``target`` is the id of a heading, which may not exist.

    ``label`` and ``after`` are the inline tokens of its text and of what follows on the line.
    """

    text: str
    target: str
    hint: str
    line: int
    label: tuple[Token, ...]
    after: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """A list of answers. ``below`` are the blocks in its items, where no answer can be."""

    lines: tuple[AnswerLine, ...]
    below: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True)
class Prose:
    """A block that readers read: an outcome's reason less its verdict, or a question's help."""

    tokens: tuple[Token, ...]


Part = Answers | Steps | Prose

_IN_ITEM = 3
"""The level of text that is directly in an item of a plain list."""


@dataclass(frozen=True, slots=True)
class Node:
    """A section read as a question (it has answers) or an outcome (it has a verdict).

    ``parts`` are its blocks in order. ``opening`` is the text in bold with which it opens, if it
    does. ``misplaced`` are the ids to which lines lead that were meant as answers.
    """

    section: Section
    parts: tuple[Part, ...]
    opening: str
    verdict: Verdict | None
    misplaced: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The heading's id."""
        return self.section.id

    @property
    def answers(self) -> tuple[AnswerLine, ...]:
        """Every answer, in order."""
        return tuple(
            line for part in self.parts if isinstance(part, Answers) for line in part.lines
        )

    @property
    def steps(self) -> tuple[tuple[Step, int], ...]:
        """Every step with its line, in order."""
        return tuple(
            (line.step, line.line)
            for part in self.parts
            if isinstance(part, Steps)
            for line in part.lines
        )

    @property
    def prose(self) -> list[Token]:
        """The tokens that are neither answers nor steps: an outcome's reason, a question's help."""
        return [token for part in self.parts if isinstance(part, Prose) for token in part.tokens]

    @property
    def text(self) -> str:
        """The prose as plain text."""
        return plain(self.prose)

    @property
    def is_question(self) -> bool:
        """Whether the section has answers."""
        return any(isinstance(part, Answers) for part in self.parts)

    @property
    def ready(self) -> frozenset[int]:
        """The lines on which texts to copy open."""
        found = (part.ready for part in self.parts if isinstance(part, Steps))
        return frozenset().union(*found)


def read_node(path: str, section: Section) -> tuple[Node, list[Problem]]:
    """The node of *section*, and the problems of its form."""
    problems: list[Problem] = []
    parts: list[Part] = []
    opening = read_opening(section.tokens)
    verdict = opening.verdict if opening is not None else None
    for number, block in enumerate(blocks(section.tokens)):
        if _has_answers(block):
            answers, found = _read_answers(path, block)
            parts.append(answers)
            problems += found
        elif has_tasks(block):
            steps, found = read_steps(path, block)
            parts.append(steps)
            problems += found
        elif number == 0 and opening is not None and verdict is not None:
            rest = (block[0], block[1].copy(children=list(opening.rest)), block[2])
            parts.append(Prose(rest if markdown.visible_text(opening.rest) else ()))
        else:
            parts.append(Prose(tuple(block)))
    node = Node(section, tuple(parts), opening.text if opening is not None else "", verdict)
    for targets, problem in _answers_astray(path, node):
        node = replace(node, misplaced=(*node.misplaced, *targets))
        problems.append(problem)
    problems += astray(path, section.tokens, [part for part in parts if isinstance(part, Steps)])
    problems += _beside_answers(path, node)
    problems += _node_problems(path, node)
    problems += _verdict_problems(path, node, opening)
    return node, [*_behind_outcome(path, node, problems)]


def _behind_outcome(path: str, node: Node, problems: Sequence[Problem]) -> Iterator[Problem]:
    """The *problems* of *node*; in a question, an outcome's verdict and steps are one problem."""
    codes = ("unclear-verdict", "bad-step") if node.is_question and not node.verdict else ()
    first = min((problem for problem in problems if problem.code in codes), default=None)
    for problem in problems:
        behind = first is not None and problem.code in codes and problem is not first
        yield replace(problem, cause=f"{path}:{first.line}") if behind and first else problem


def outside_nodes(path: str, tokens: Sequence[Token]) -> list[Problem]:
    """What looks like a part of a question or an outcome in *tokens*, which are in neither."""
    return astray(path, tokens, []) + [
        Problem(
            path,
            line,
            "unread-text",
            _("“{words}” is emphasized like a verdict, but it isn't in an outcome").format(
                words=short(words)
            ),
            _("Take out the “*” signs around it."),
        )
        for line, words in emphasized_verdicts(tokens)
    ]


def introduction_problems(path: str, tokens: Sequence[Token]) -> Iterator[Problem]:
    """What is before the first question and looks like an answer, a step or a verdict."""
    yield from outside_nodes(path, tokens)
    for block in blocks(tokens):
        if _has_answers(block):
            first = _first_inline(block)
            yield Problem(
                path,
                markdown.line_of(block[0]),
                "bad-answer",
                _("The answer “{answer}” is above the first question").format(
                    answer=short(first.content if first else "")
                ),
                _("Move it under its question, a heading such as “## Who is asking?”."),
            )


def _heading_link(children: Sequence[Token]) -> str | None:
    """The address of the link with which inline tokens begin, if it leads to a heading."""
    first = next((child for child in children if child.type != "text" or child.content), None)
    if first is None or first.type != "link_open":
        return None
    href = str(first.attrGet("href") or "")
    return href if href.startswith("#") else None


def _first_inline(item: Sequence[Token]) -> Token | None:
    return next((token for token in item if token.type == "inline"), None)


def _is_answer(item: Sequence[Token]) -> bool:
    """Whether a list item opens, in a paragraph, with a link to a heading of the file."""
    return (
        len(item) > 2
        and item[1].type == "paragraph_open"
        and _heading_link(item[2].children or []) is not None
    )


def _has_answers(block: Sequence[Token]) -> bool:
    return block[0].type in LISTS and any(_is_answer(item) for item in blocks(block[1:-1]))


def _read_answers(path: str, block: Sequence[Token]) -> tuple[Answers, list[Problem]]:
    """The answers of one list, and every problem with their form."""
    lines: list[AnswerLine] = []
    below: list[Token] = []
    problems: list[Problem] = []
    for item in blocks(block[1:-1]):
        first = _first_inline(item)
        line = markdown.line_of(first if first is not None else item[0])
        if not _is_answer(item) or first is None:
            deeper = [token for token in item[4:-1] if _heading_link(token.children or [])]
            below += deeper
            if not deeper:
                problems.append(_no_answer_problem(path, line, first.content if first else ""))
            continue
        children = [c for c in first.children or () if c.type != "text" or c.content]
        end = markdown.closing(children, 0)
        answer = AnswerLine(
            text=markdown.visible_text(children[1:end]),
            target=unquote(str(children[0].attrGet("href") or "")[1:]),
            hint=markdown.visible_text(children[end + 1 :]),
            line=line,
            label=tuple(children[1:end]),
            after=tuple(children[end + 1 :]),
        )
        problems += _answer_problems(path, item, answer)
        lines.append(answer)
        below += item[4:-1]
    return Answers(tuple(lines), tuple(below)), problems


def _answer_problems(path: str, item: Sequence[Token], answer: AnswerLine) -> Iterator[Problem]:
    runs_on = any(child.type in markdown.BREAKS for child in (*answer.label, *answer.after))
    # Answers inside this one are reported themselves.
    below = len(item) != 5 and not any(_heading_link(token.children or []) for token in item[4:-1])
    if not markdown.slug(answer.text):
        yield Problem(
            path,
            answer.line,
            "bad-answer",
            _("Expected words in the answer's link, found none"),
            _("Write the answer between the brackets, as in “- [A student](#do-not-accept)”."),
        )
    if below or runs_on:
        yield Problem(
            path,
            markdown.line_of(item[4]) if below else answer.line,
            "bad-answer",
            _("Expected the answer “{answer}” on one line, found more lines").format(
                answer=short(answer.text)
            ),
            _("Move the explanation under the question's heading, above the answers."),
        )
    places = (place for place, child in enumerate(answer.after) if child.type == "link_open")
    for place in places:
        second = answer.after[place : markdown.closing(answer.after, place)]
        yield Problem(
            path,
            answer.line,
            "bad-answer",
            _("The answer “{answer}” has a second link, “{link}”").format(
                answer=short(answer.text), link=short(markdown.visible_text(second))
            ),
            _("Take out the second link. Cite clauses under the question's heading."),
        )
        break


def _no_answer_problem(path: str, line: int, text: str) -> Problem:
    said = short(" ".join(text.split()))
    # Markup would make a puzzle of the suggestion.
    label = said if re.fullmatch(r"[\w ,.'’-]+", said) else _("A student")
    return Problem(
        path,
        line,
        "bad-answer",
        _("Expected an answer that begins with its link, found “{text}”").format(text=said),
        _(
            "Write it as “- [{label}](#do-not-accept)”, with the heading that it leads to after "
            "the “#”."
        ).format(label=label),
    )


def _beside_answers(path: str, node: Node) -> Iterator[Problem]:
    """Items of a list that follows the answers or touches them, and has other marks than they."""
    found = [*blocks(node.section.tokens)]
    for place, block in enumerate(found):
        if block[0].type not in LISTS or _has_answers(block) or has_tasks(block):
            continue
        before = found[place - 1] if place else None
        after = found[place + 1] if place + 1 < len(found) else None
        follows = before is not None and _has_answers(before)
        if not follows and not (after and _has_answers(after) and _touches(block, after)):
            continue
        for item in blocks(block[1:-1]):
            first = _first_inline(item)
            # A link to a heading of the file is reported as a misplaced answer.
            if first is not None and not any(
                link.href.startswith("#") for link in markdown.links([first])
            ):
                yield _no_answer_problem(path, markdown.line_of(first), first.content)


def _touches(block: Sequence[Token], after: Sequence[Token]) -> bool:
    """Whether no empty line is between two blocks."""
    end = next((t.map[1] for t in reversed(block) if t.type == "inline" and t.map), 0)
    return end == markdown.line_of(after[0]) - 1


def _answers_astray(path: str, node: Node) -> Iterator[tuple[list[str], Problem]]:
    """Lines that link to headings of the file but aren't answers; each with these headings' ids."""
    below = (part.below for part in node.parts if isinstance(part, Answers))
    tokens = [*node.prose, *(token for part in below for token in part)]
    # Where a question has no answers, whatever links to a heading was meant as one.
    unanswered = not (node.answers or node.verdict)
    items = 0
    for place, token in enumerate(tokens):
        items += (token.type == "list_item_open") - (token.type == "list_item_close")
        if token.type != "inline":
            continue
        begins = _heading_link(token.children or [])
        here = [link.href for link in markdown.links([token]) if link.href.startswith("#")]
        in_item = items and tokens[place - 2].type == "list_item_open"
        anywhere = in_item or unanswered
        href = begins or (here[0] if here and anywhere else None)
        # Outcomes may refer to one another in their text.
        if href is None or (node.verdict is not None and not in_item):
            continue
        said = short(" ".join(token.content.split()))
        code = "bad-answer"
        message = _("“{text}” links to a heading of this file, but it isn't an answer")
        if begins and token.level not in (1, _IN_ITEM):
            code = "nested-answer"
            message = _("The answer “{text}” is inside another list, a quotation or a table")
        yield (
            [unquote(item[1:]) for item in here],
            Problem(
                path,
                markdown.line_of(token),
                code,
                message.format(text=said),
                _(
                    "Begin each answer at the margin with its link, as in "
                    "“- [A student](#do-not-accept)”."
                ),
            ),
        )


def _verdict_problems(path: str, node: Node, opening: Opening | None) -> Iterator[Problem]:
    """A verdict must be the only one, and nothing on its line may bend it."""
    if opening is not None and opening.verdict is not None and not opening.clear:
        said = short(markdown.visible_text(node.section.tokens[1].children))
        yield Problem(
            path,
            markdown.line_of(node.section.tokens[1]),
            "unclear-verdict",
            _(
                "Expected a full stop and a new sentence after the verdict “{verdict}”, found "
                "“{text}”"
            ).format(verdict=opening.text, text=said),
            _("Write “**{verdict}.**”, then give the reason in a new sentence.").format(
                verdict=opening.text[:1].upper() + opening.text[1:]
            ),
        )
    again = [*_stated_again(path, node)] if node.verdict is not None else []
    yield from again
    if node.verdict is None and not node.is_question:
        return  # That the verdict is missing is reported.
    for line, words in [*emphasized_verdicts(node.section.tokens)][node.verdict is not None :]:
        if line in {problem.line for problem in again}:
            continue
        if node.verdict is None:
            message = _("“{words}” is emphasized like a verdict, but “{title}” is a question")
            hint = _("Take out the “*” signs around it.")
        else:
            message = _("“{words}” is emphasized like a second verdict of “{title}”")
            hint = _(
                "Take out the “*” signs around it. A case with another verdict needs an outcome "
                "of its own."
            )
        told = message.format(words=words, title=short(node.section.title))
        yield Problem(path, line, "unclear-verdict", told, hint)


def _stated_again(path: str, node: Node) -> Iterator[Problem]:
    """Another verdict in plain words, in an outcome's title or at the beginning of a paragraph."""
    first = node.section.tokens[1]
    texts = [(node.section.line, node.section.title)]
    texts += [
        (markdown.line_of(token), markdown.visible_text(token.children))
        for token in node.prose
        if token.type == "inline" and token.map != first.map
    ]
    for line, text in texts:
        other = stated_verdict(text)
        if other not in (None, node.verdict):
            yield Problem(
                path,
                line,
                "unclear-verdict",
                _("Expected no other verdict than “{verdict}”, found “{text}”").format(
                    verdict=node.verdict, text=short(text)
                ),
                _(
                    "Begin with other words. A case with another verdict needs an outcome of its "
                    "own."
                ),
            )


def _node_problems(path: str, node: Node) -> Iterator[Problem]:
    title, line = node.section.title, node.section.line
    if not node.id:
        yield Problem(
            path,
            line,
            "empty-heading",
            _("Expected words in the heading, found none"),
            _("Write the question or the outcome's title after the “##”."),
        )
    if node.is_question and node.verdict:
        yield Problem(
            path,
            markdown.line_of(node.section.tokens[0]),
            "outcome-with-answers",
            _("“{title}” has both a verdict and answers").format(title=short(title)),
            _(
                "If it's a question, take out the verdict. If it's an outcome, take out the "
                "answers."
            ),
        )
    elif node.is_question:
        for step, place in node.steps:
            yield Problem(
                path,
                place,
                "bad-step",
                _("The step “{step}” is under a question, “{title}”").format(
                    step=short(step.text), title=short(title)
                ),
                _("Move it under the outcome that it belongs to."),
            )
    if node.is_question or node.misplaced or node.verdict or not node.id:
        return
    meant = looks_like(node.opening, VERDICTS)
    if meant is not None:
        yield Problem(
            path,
            markdown.line_of(node.section.tokens[0]),
            "look-alike",
            _("“{text}” looks like the verdict “{verdict}”, but it has {characters}").format(
                text=short(node.opening),
                verdict=meant,
                characters=named(beyond_ascii(node.opening)),
            ),
            _("Type the verdict again."),
        )
    elif node.opening:
        verdicts = alternatives([f"“{verdict}”" for verdict in Verdict])
        yield Problem(
            path,
            line,
            "unknown-verdict",
            _("Unknown verdict “{text}”").format(text=short(node.opening)),
            did_you_mean_verdict(
                node.opening, VERDICTS, _("Write {verdicts}.").format(verdicts=verdicts)
            ),
        )
    elif title.endswith("?"):
        yield Problem(
            path,
            line,
            "dead-end",
            _("The question “{title}” has no answers").format(title=short(title)),
            _("List the answers below it, each on a line such as “- [A student](#do-not-accept)”."),
        )
    else:
        inline = _first_inline(node.section.tokens)
        stated = stated_verdict(markdown.visible_text(inline.children)) if inline else None
        hint = _(
            "Begin the text with the verdict in bold, as in “**Not allowed.** Staff must not …”."
        )
        if stated is not None:
            words = KEYWORDS.verdicts[stated].capitalize()
            hint = _("Put the verdict in bold: “**{verdict}.**”.").format(verdict=words)
        # Where the verdict would be; the heading where there is nothing.
        yield Problem(
            path,
            markdown.line_of(node.section.tokens[0]) if node.section.tokens else line,
            "no-verdict",
            _("“{title}” has neither answers nor a verdict").format(title=short(title)),
            hint,
        )
