"""What the engine finds out, as JSON: one form for the browser, the command line and scripts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from soundingboard.engine.codec import encode
from soundingboard.engine.completions import completions
from soundingboard.engine.explanation import Explanation
from soundingboard.engine.tree import Answer, Answers, Question, Tree
from soundingboard.engine.verdict import Verdict
from soundingboard.engine.walk import Walk


def walk_json(walk: Walk) -> dict[str, Any]:
    """A walk as the browser, the command line and scripts see it."""
    return {
        "tree": walk.tree.id,
        "procedure": walk.tree.procedure,
        "slug": walk.tree.slug,
        "title": walk.tree.title,
        "version": walk.tree.version,
        "path": _path_json(walk.path),
        "question": walk.question.id if walk.question else None,
        "outcome": encode(walk.outcome) if walk.outcome else None,
        "unused": list(walk.unused),
    }


def completions_json(tree: Tree, known: Answers) -> dict[str, Any]:
    """What “I'm not sure” comes to when *known* is all that is sure."""
    found = completions(tree, known)
    return {
        "agreed": found.agreed,
        "mildest": found.mildest,
        "strictest": found.strictest,
        "verdicts": [verdict.value for verdict in Verdict if verdict in found.verdicts],
        "outcomes": [encode(outcome) for outcome in found.outcomes],
        "clauses": list(found.clauses),
        "deciding": [{"question": item.id, "question_text": item.text} for item in found.deciding],
        "ask": encode(tree.ask) if tree.ask is not None else None,
    }


def why_json(explained: Explanation) -> dict[str, Any]:
    """The reasons of a verdict, and the nearest different one."""
    otherwise = explained.otherwise
    return {
        "deciding": _path_json(explained.deciding),
        "otherwise": walk_json(otherwise) if otherwise is not None else None,
        "changed": _path_json(explained.changed),
    }


def _path_json(path: Iterable[tuple[Question, Answer]]) -> list[dict[str, str]]:
    return [
        {
            "question": question.id,
            "question_text": question.text,
            "answer": answer.id,
            "answer_text": answer.text,
        }
        for question, answer in path
    ]
