"""Safety statements: what must hold whenever certain answers are given."""

from __future__ import annotations

from dataclasses import dataclass

from soundingboard.engine.graph import open_answers
from soundingboard.engine.tree import Answer, Answers, Outcome, Question, Tree
from soundingboard.engine.verdict import Verdict
from soundingboard.engine.walk import Walk, target


@dataclass(frozen=True, slots=True)
class SafetyStatement:
    """“When these answers are given, at most *limit*.” Questions not named may be anything."""

    when: Answers
    limit: Verdict

    def applies_to(self, tree: Tree) -> bool:
        """Whether *tree* asks every question that the statement names."""
        return all(question_id in tree.question_by_id for question_id in self.when)


def counter_example(tree: Tree, statement: SafetyStatement) -> Walk | None:
    """A shortest walk that breaks *statement*, or ``None``: then it is proved.

    Every completion is covered: breadth first over the graph, each question entered once.
    """
    seen = {tree.start.id}
    layer: list[tuple[tuple[tuple[Question, Answer], ...], Question]] = [((), tree.start)]
    while layer:
        following = []
        for path, question in layer:
            for answer in open_answers(question, statement.when):
                if answer.to in seen:
                    continue
                seen.add(answer.to)
                node = target(tree, answer)
                longer = (*path, (question, answer))
                if isinstance(node, Question):
                    following.append((longer, node))
                elif not _holds(node, statement.limit):
                    return Walk(tree, longer, node, ())
        layer = following
    return None


def _holds(outcome: Outcome, limit: Verdict) -> bool:
    return outcome.verdict.at_most(limit)
