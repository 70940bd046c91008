"""A tree's page without scripts: everything in anchored HTML, walked by plain links."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from soundingboard.engine.completions import completions
from soundingboard.engine.graph import walks
from soundingboard.engine.html import UNINDEXED, element, lines, text
from soundingboard.engine.pages import walk_address
from soundingboard.engine.pages.tree_html import (
    HIDDEN,
    follows_parts,
    outcome_parts,
    question_parts,
)
from soundingboard.engine.pages.tree_links import is_large, unsure_id
from soundingboard.engine.pages.tree_source import TreeSource
from soundingboard.engine.pages.walk_html import node
from soundingboard.engine.tree import Outcome, Question, Tree
from soundingboard.engine.wording import _


def static(source: TreeSource) -> str:
    """Every question, what can follow while it is open, and every outcome, each at its anchor."""
    parts = []
    for question in source.tree.questions:
        parts.append(_question(source, question))
        if source.tree.not_sure:
            parts.append(_doubt(source, question))
    anchors = _anchors(source.tree)
    parts += [_outcome(source, item, anchors[item.id]) for item in source.tree.outcomes]
    return lines(parts)


def _question(source: TreeSource, question: Question) -> str:
    def link(answer_id: str) -> str:
        answer = question.answer(answer_id)
        return f"#{answer.to if answer is not None else unsure_id(question)}"

    parts = question_parts(source, question, link, anchor=question.id)
    if question is source.tree.start:
        return node("sb-question", question.id, parts)
    return node("sb-question", question.id, [*parts, _from_the_start(source.tree)], hidden=HIDDEN)


def _outcome(source: TreeSource, outcome: Outcome, anchors: Iterable[str]) -> str:
    parts = (
        "".join(element("a", id=name) for name in anchors),
        *outcome_parts(source, outcome, anchor=outcome.id),
        _from_the_start(source.tree),
        source.outcomes[outcome.id].provenance,
    )
    return node("sb-outcome", outcome.id, parts, hidden=HIDDEN, data_verdict=outcome.verdict.slug)


def _doubt(source: TreeSource, question: Question) -> str:
    found = completions(source.tree, {}, question)
    others = {item.id for item in found.deciding} - {question.id}
    onward = next((item.id for item in source.order if item.id in others), "")
    anchor = unsure_id(question)
    parts = follows_parts(
        source, question, found, onward and f"#{onward}", f"#{question.id}", anchor=anchor
    )
    return node("sb-unsure", anchor, parts, hidden=HIDDEN, **UNINDEXED)


def _from_the_start(tree: Tree) -> str:
    link = element("a", text(_("Start with the first question")), href=f"#{tree.start.id}")
    return element("p", link, class_="sb-from-start", **UNINDEXED)


def _anchors(tree: Tree) -> Mapping[str, list[str]]:
    """The fragments of shared links by the outcome they lead to, which is shown before Python."""
    anchors: dict[str, list[str]] = {outcome.id: [] for outcome in tree.outcomes}
    if is_large(tree):
        for question in tree.questions:
            for answer in question.answers:
                if answer.to in anchors:
                    name = walk_address.fragment(tree.version, [(question.id, answer.id)])
                    anchors[answer.to].append(name)
        return anchors
    for walk in walks(tree):
        if walk.outcome is not None:
            name = walk_address.fragment(tree.version, walk.answers.items())
            anchors[walk.outcome.id].append(name)
    return anchors
