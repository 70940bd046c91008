"""Walking a tree by a set of answers."""

from __future__ import annotations

from dataclasses import dataclass

from soundingboard.engine.errors import UnknownAnswer
from soundingboard.engine.tree import Answer, Answers, Outcome, Question, Tree


@dataclass(frozen=True, slots=True)
class Walk:
    """How far a set of answers leads: those taken, and the question or outcome reached.

    ``unused`` are the questions that were answered and that the walk did not ask, in the order
    of the answers given.
    """

    tree: Tree
    path: tuple[tuple[Question, Answer], ...]
    end: Question | Outcome
    unused: tuple[str, ...]

    @property
    def outcome(self) -> Outcome | None:
        """The outcome reached, or ``None`` while a question is open."""
        return self.end if isinstance(self.end, Outcome) else None

    @property
    def question(self) -> Question | None:
        """The open question, or ``None`` at an outcome."""
        return self.end if isinstance(self.end, Question) else None

    @property
    def answers(self) -> dict[str, str]:
        """The answers taken, keyed by question id, in the order asked."""
        return {question.id: answer.id for question, answer in self.path}


def walk(tree: Tree, answers: Answers) -> Walk:
    """Follow *answers* from the first question as far as they lead.

    Those to questions of other trees are left in ``unused``: one set may serve many trees.

    Raises:
        UnknownAnswer: *answers* gives a question of this tree an answer that it does not have.
    """
    for question_id, answer_id in answers.items():
        question = tree.question_by_id.get(question_id)
        if question is not None and question.answer(answer_id) is None:
            raise UnknownAnswer(question, answer_id)
    path: list[tuple[Question, Answer]] = []
    node: Question | Outcome = tree.start
    while isinstance(node, Question) and node.id in answers:
        answer = node.answer(answers[node.id])
        if answer is None:
            raise UnknownAnswer(node, answers[node.id])
        path.append((node, answer))
        node = target(tree, answer)
    asked = {question.id for question, _ in path}
    unused = tuple(question_id for question_id in answers if question_id not in asked)
    return Walk(tree, tuple(path), node, unused)


def target(tree: Tree, answer: Answer) -> Question | Outcome:
    """The question or outcome that *answer* leads to."""
    question = tree.question_by_id.get(answer.to)
    return question if question is not None else tree.outcome_by_id[answer.to]
