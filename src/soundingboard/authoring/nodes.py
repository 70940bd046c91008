"""Questions and outcomes: what one section of a tree's file says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from markdown_it.token import Token

from soundingboard.authoring import markdown
from soundingboard.authoring.problem import Problem, did_you_mean
from soundingboard.authoring.sections import Section
from soundingboard.engine.tree import Step
from soundingboard.engine.verdict import Verdict

FORCES = ("You must not", "You must", "You should not", "You should", "You may", "Recommended")
"""How a step may begin: its force."""

_LISTS = ("bullet_list_open", "ordered_list_open")
_TASK = re.compile(r"\[[ xX]\]\s+")
_BOX = re.compile(r"\[\s*[xX]?\s*\]")
_VERDICTS = {verdict.value: verdict for verdict in Verdict}


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """An answer as written: ``target`` is the id of a heading, which may not exist."""

    text: str
    target: str
    hint: str
    line: int


@dataclass(frozen=True, slots=True)
class Node:
    """A section read as a question (it has answers) or an outcome (it has a verdict).

    ``opening`` is the text in bold with which the section opens, if it does.
    """

    section: Section
    answers: tuple[AnswerLine, ...]
    opening: str
    verdict: Verdict | None
    steps: tuple[tuple[Step, int], ...]

    @property
    def id(self) -> str:
        """The heading's id."""
        return self.section.id

    @property
    def is_question(self) -> bool:
        """Whether the section has answers."""
        return bool(self.answers)


def read_node(path: str, section: Section) -> tuple[Node, list[Problem]]:
    """The node that *section* holds, and the problems of its form."""
    problems: list[Problem] = []
    answers = []
    steps = []
    lists: dict[int, list[tuple[str, int]]] = {}
    answered: set[int] = set()
    for place, item in _list_items(section.tokens):
        first = next((token for token in item if token.type == "inline"), None)
        children = first.children if first is not None else None
        if first is None or not children:
            continue
        line = markdown.line_of(first)
        if children[0].type == "link_open":
            href = str(children[0].attrGet("href") or "")
            if not href.startswith("#"):
                lists.setdefault(place, []).append((first.content, line))
                continue
            end = markdown.link_end(children, 0)
            answer = AnswerLine(
                text=markdown.visible_text(children[1:end]),
                target=unquote(href[1:]),
                hint=markdown.visible_text(children[end + 1 :]),
                line=line,
            )
            problems += _answer_problems(path, item, first, answer)
            answers.append(answer)
            answered.add(place)
        elif task := _TASK.match(first.content):
            text = markdown.visible_text(children)[len(task.group().rstrip()) :].strip()
            ready = "\n".join(token.content.rstrip() for token in item if token.type == "fence")
            step = Step(force=_force(text), text=text, ready=ready)
            if step.text:
                steps.append((step, line))
            if not step.force:
                problems.append(_step_problem(path, line, text))
        elif _BOX.match(first.content):
            problems.append(_box_problem(path, line, first.content))
        else:
            lists.setdefault(place, []).append((first.content, line))
    nested = any(problem.code == "nested-answer" for problem in problems)
    for place in () if nested else answered & lists.keys():
        problems += [_no_answer_problem(path, line, text) for text, line in lists[place]]
    opening = _opening(section.tokens)
    verdict = _VERDICTS.get(opening.casefold())
    node = Node(section, tuple(answers), opening, verdict, tuple(steps))
    problems += _node_problems(path, node)
    return node, problems


def reason(section: Section) -> str:
    """What an outcome says after its verdict and outside its lists, as plain text."""
    paragraphs: list[str] = []
    for index, token in enumerate(section.tokens):
        if token.type == "paragraph_open" and token.level == 0:
            children = section.tokens[index + 1].children or []
            first = not paragraphs
            end = _strong_end(children) if first else None
            text = markdown.visible_text(children[end + 1 :] if end is not None else children)
            paragraphs.append(text)
    return "\n\n".join(text for text in paragraphs if text)


def outside_lists(section: Section) -> list[Token]:
    """The tokens of a section that stand in no list: of an outcome, its reason."""
    depth = 0
    found = []
    for token in section.tokens:
        if token.type in _LISTS:
            depth += 1
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            depth -= 1
        elif depth == 0:
            found.append(token)
    return found


def help_text(section: Section) -> str:
    """What a question says before its answers, as plain text."""
    paragraphs = [
        markdown.visible_text(section.tokens[index + 1].children)
        for index, token in enumerate(section.tokens)
        if token.type == "paragraph_open" and token.level == 0
    ]
    return "\n\n".join(paragraphs)


def _list_items(tokens: Sequence[Token]) -> Iterator[tuple[int, Sequence[Token]]]:
    """The list items among *tokens* as they begin, each with the index at which its list opens."""
    lists: list[int] = []
    opened: list[int] = []
    found: dict[int, tuple[int, int]] = {}
    for index, token in enumerate(tokens):
        if token.type in _LISTS:
            lists.append(index)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif token.type == "list_item_open":
            opened.append(index)
        elif token.type == "list_item_close":
            found[opened.pop()] = (lists[-1], index + 1)
    for start, (place, end) in sorted(found.items()):
        yield place, _own_tokens(tokens[start:end])


def _own_tokens(item: Sequence[Token]) -> Sequence[Token]:
    """The tokens of a list item up to a list nested in it."""
    nested = (index for index, token in enumerate(item) if token.type in _LISTS)
    return item[: next(nested, len(item))]


def _answer_problems(
    path: str, item: Sequence[Token], first: Token, answer: AnswerLine
) -> Iterator[Problem]:
    if item[0].level != 1:
        yield Problem(
            path,
            answer.line,
            "nested-answer",
            f"the answer “{answer.text}” stands inside another list or block",
            "Put the question's answers into one plain list.",
        )
    one_paragraph = len(item) == 5 and item[2] is first and item[1].type == "paragraph_open"
    if not markdown.slug(answer.text) or not one_paragraph:
        yield Problem(
            path,
            answer.line,
            "bad-answer",
            "an answer is not one line: a label that is a link, then its hint",
            "Put longer explanations under the question's heading.",
        )


def _no_answer_problem(path: str, line: int, text: str) -> Problem:
    return Problem(
        path,
        line,
        "bad-answer",
        f"“{_short(' '.join(text.split()))}” stands among the answers and is none",
        "Begin it with a plain link to a heading of this file, or take it out of the list.",
    )


def _step_problem(path: str, line: int, text: str) -> Problem:
    forces = ", ".join(f"“{force}”" for force in FORCES)
    return Problem(
        path,
        line,
        "step-force",
        f"the step “{_short(text)}” does not say how binding it is",
        f"Begin it with one of {forces}.",
    )


def _box_problem(path: str, line: int, content: str) -> Problem:
    return Problem(
        path,
        line,
        "bad-step",
        f"“{_short(' '.join(content.split()))}” has a box that is not one",
        "Write “- [ ] ” before the step: brackets with a space between them, and a space after.",
    )


def _node_problems(path: str, node: Node) -> Iterator[Problem]:
    title, line = node.section.title, node.section.line
    if not node.id:
        yield Problem(
            path,
            line,
            "empty-heading",
            "a heading has no words to make an id of",
            "Write the question or the outcome's title into the heading.",
        )
    if node.answers and node.verdict:
        yield Problem(
            path,
            node.answers[0].line,
            "outcome-with-answers",
            f"the outcome “{_short(title)}” has answers",
            "Take out the verdict to make it a question, or the answers to make it an outcome.",
        )
    if node.answers or node.verdict or not node.id:
        return
    if node.opening:
        verdicts = ", ".join(f"“{verdict}”" for verdict in Verdict)
        yield Problem(
            path,
            line,
            "unknown-verdict",
            f"“{_short(node.opening)}” is no verdict",
            did_you_mean(node.opening, _VERDICTS, f"Use one of {verdicts}."),
        )
    elif title.endswith("?"):
        yield Problem(
            path,
            line,
            "dead-end",
            f"the question “{_short(title)}” has no answers",
            "List its answers, each beginning with a link to a heading of this file.",
        )
    else:
        yield Problem(
            path,
            line,
            "no-verdict",
            f"“{_short(title)}” has no answers and does not open with a verdict",
            "Open it with the verdict in bold, as in “**Not allowed.** Staff must not …”.",
        )


def _opening(tokens: Sequence[Token]) -> str:
    if len(tokens) < 2 or tokens[0].type != "paragraph_open":
        return ""
    children = tokens[1].children or []
    end = _strong_end(children)
    if end is None:
        return ""
    return markdown.visible_text(children[:end]).rstrip(".:!? ")


def _strong_end(children: Sequence[Token]) -> int | None:
    """The index at which bold text that opens inline tokens closes, if they open with any."""
    index = 0
    while index < len(children) and children[index].type == "text" and not children[index].content:
        index += 1
    if index == len(children) or children[index].type != "strong_open":
        return None
    return next(i for i in range(index, len(children)) if children[i].type == "strong_close")


def _force(text: str) -> str:
    return next((force for force in FORCES if text.casefold().startswith(force.casefold())), "")


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:79] + "…"
