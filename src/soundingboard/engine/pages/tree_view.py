"""What a tree's page shows while it is walked."""

from __future__ import annotations

from typing import Any

from soundingboard.engine.explanation import Explanation, explain
from soundingboard.engine.html import element, lines, text
from soundingboard.engine.pages import walk_address
from soundingboard.engine.pages.tree_html import (
    answered,
    clause_list,
    follows_parts,
    open_end,
    outcome_parts,
    question_parts,
    yes_or_no,
)
from soundingboard.engine.pages.tree_links import (
    to_answers,
    to_place,
    to_question,
    to_share,
    unsure_id,
)
from soundingboard.engine.pages.tree_source import TreeSource
from soundingboard.engine.pages.walk_address import NOT_SURE
from soundingboard.engine.pages.walk_html import (
    actions,
    answer_text,
    back,
    handing_on,
    node,
    notices,
    your_answers,
)
from soundingboard.engine.pages.walk_progress import WalkProgress, walk_progress
from soundingboard.engine.pages.walk_state import State
from soundingboard.engine.tree import Question
from soundingboard.engine.wording import _


def view(source: TreeSource, state: State) -> dict[str, Any]:
    """The page's regions, how the page is to stand around them, and what is marked.

    ``step`` is what the reader is at, ``below`` the answers so far and what can be done with a
    result. ``live`` is ``step`` while they take the static page's place. ``marks`` are the parts of
    the page's picture that lie on the way, each a selector, an attribute and its value.
    """
    if not state.walking:
        return {"live": "", "regions": {"step": "", "below": ""}, "marks": []}
    reached = walk_progress(source, state.answers)
    step, below = _step(source, state, reached)
    return {
        "live": "step",
        "regions": {"step": step, "below": below},
        "marks": _marks(state, reached),
    }


def _step(source: TreeSource, state: State, reached: WalkProgress) -> tuple[str, str]:
    shown = source.tree.question_by_id.get(state.at)
    outcome = reached.outcome if shown is None else None
    backwards = back(_before(source, state, reached, shown))
    said = notices(state)
    below = [_your_answers(source, state, reached)]
    if shown is not None and state.answers.get(shown.id) != NOT_SURE:
        main = node(
            "sb-question",
            shown.id,
            [
                backwards,
                *question_parts(
                    source,
                    shown,
                    to_answers(source, state.answers, shown),
                    given=state.answers.get(shown.id, ""),
                ),
            ],
        )
    elif shown is not None:
        without = {key: value for key, value in state.answers.items() if key != shown.id}
        onward = reached.next is not None and reached.next.id != shown.id
        main = node(
            "sb-unsure",
            unsure_id(shown),
            [
                backwards,
                *follows_parts(
                    source,
                    shown,
                    reached.found,
                    f"#{to_place(source, reached, state.answers)}" if onward else "",
                    f"#{to_place(source, reached, without, shown.id)}",
                ),
            ],
        )
    elif outcome is not None:
        same = [question.text for question in reached.asked if question.id not in reached.sure]
        if same:
            said += element("p", text(_either_way(same)), class_="sb-notice")
        pairs = [
            (item.id, reached.sure[item.id]) for item in reached.asked if item.id in reached.sure
        ]
        main = node(
            "sb-outcome",
            outcome.id,
            [backwards, handing_on(lines(outcome_parts(source, outcome)), pairs)],
            data_verdict=outcome.verdict.slug,
        )
        explained = explain(source.tree, reached.sure) if not same else None
        below = [
            _actions(source, state, reached),
            *below,
            _explanation(source, explained) if explained is not None else "",
            source.outcomes[outcome.id].provenance,
        ]
    else:
        main = node(
            "sb-unsure", "depends", [backwards, *follows_parts(source, None, reached.found, "", "")]
        )
        below = [_actions(source, state, reached), *below]
    step = element(
        "div",
        lines((said, main)),
        class_="sb-step",
        data_answers=_as_text(source, state, reached),
    )
    return step, lines(below)


def _either_way(questions: list[str]) -> str:
    named = _("”, “").join(questions)
    return _("You're not sure about “{questions}”. The result is the same either way.").format(
        questions=named
    )


def _before(source: TreeSource, state: State, reached: WalkProgress, shown: Question | None) -> str:
    """The fragment of the question before; empty at the first."""
    before = [*reached.asked]
    if shown is not None:
        earlier = source.order[: source.order.index(shown)]
        before = [question for question in before if question in earlier]
    return to_question(source, reached, state.answers, before[-1].id) if before else ""


def told(source: TreeSource, state: State, reached: WalkProgress) -> str:
    """What is on the screen, for the document's title."""
    tree = source.tree
    question = tree.question_by_id.get(state.at)
    if question is not None:
        if state.answers.get(question.id) == NOT_SURE:
            return _("Not sure: {question}").format(question=question.text)
        return question.text
    outcome = reached.outcome
    if outcome is None:
        return open_end(reached.found)
    lead = yes_or_no(tree, outcome.verdict)
    return f"{lead} {outcome.title}" if lead else outcome.title


def _your_answers(source: TreeSource, state: State, reached: WalkProgress) -> str:
    def change(question: Question) -> str:
        if question.id == state.at and state.answers[question.id] != NOT_SURE:
            return ""
        return to_question(source, reached, state.answers, question.id)

    return your_answers((item, state.answers[item.id], change(item)) for item in reached.asked)


def _as_text(source: TreeSource, state: State, reached: WalkProgress) -> str | None:
    """The answers as plain text, which is copied together with a step's ready text."""
    if not reached.asked:
        return None
    rows = [
        f"- {question.text} {answer_text(question, state.answers[question.id])}"
        for question in reached.asked
    ]
    told = _("My answers to “{title}”:").format(title=source.tree.title)
    return "\n".join((told, *rows))


def _actions(source: TreeSource, state: State, reached: WalkProgress) -> str:
    return actions(state, to_share(source, reached, state.answers), source.tree.version)


def _explanation(source: TreeSource, explained: Explanation) -> str:
    """The answers that decided it, and the nearest walk to another verdict."""
    tree = source.tree
    parts = []
    if explained.deciding:
        rows = [
            element("li", text(f"{question.text} {answer.text}"))
            for question, answer in explained.deciding
        ]
        parts += [
            element("h3", text(_("What decided it"))),
            element("ul", lines(rows)),
        ]
    parts.append(element("h3", text(_("What would change it"))))
    other = explained.otherwise
    if other is None or other.outcome is None:
        parts.append(element("p", text(_("Nothing. These questions have no other verdict."))))
    else:
        given = explained.walk.answers
        changed = [
            _("“{question}” were “{answer}”").format(question=question.text, answer=answer.text)
            for question, answer in other.path
            if given.get(question.id) != answer.id
        ]
        sentence = _("If {changes}, it would be: {verdict}").format(
            changes=_(" and ").join(changed), verdict=answered(tree, other.outcome.verdict)
        )
        fragment = walk_address.fragment(tree.version, other.answers.items())
        see = element(
            "a",
            text(_("See that result: {title}").format(title=other.outcome.title)),
            href=f"#{fragment}",
            class_="sb-why__see",
        )
        clauses = clause_list(source, other.outcome.clauses) if other.outcome.clauses else ""
        cited = f" ({clauses})" if clauses else ""
        parts += [element("p", text(sentence), cited, "."), element("p", see)]
    summary = element("summary", text(_("Why, and what would change it")))
    return element("details", summary, lines(parts), class_="sb-more sb-why")


def _marks(state: State, reached: WalkProgress) -> list[list[str]]:
    """The way in the page's picture: its boxes, and the lines and labels of the answers."""
    here = state.at or (reached.outcome.id if reached.outcome is not None else "")
    marks = []
    for question in reached.asked:
        marks.append([f'.sb-flow__node[data-node="{question.id}"]', "data-walked", ""])
        if question.id in reached.sure:
            answer = reached.sure[question.id]
            edge = f'[data-question="{question.id}"][data-answer~="{answer}"]'
            marks.append([f".sb-flow {edge}", "data-walked", ""])
    if here:
        marks.append([f'.sb-flow__node[data-node="{here}"]', "data-walked", ""])
        marks.append([f'.sb-flow__node[data-node="{here}"]', "aria-current", "step"])
    return marks
