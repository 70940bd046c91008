"""No two situations answer a question differently."""

from __future__ import annotations

from collections.abc import Iterator

from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.rules.situations.own_walks import own_walks
from soundingboard.authoring.source.blocks import short
from soundingboard.engine.wording import N_


def check(handbook: CompiledHandbook) -> Iterator[Problem]:
    """Questions of a tree that all situations answer alike."""
    for file, trees in handbook.shared(own_walks):
        for item, walks in trees:
            given: dict[str, set[str]] = {}
            for walk in walks:
                for question, answer in walk.path:
                    given.setdefault(question.id, set()).add(answer.id)
            for question in item.tree.questions if item.tree is not None else ():
                if len(given.get(question.id, ())) < 2:
                    yield Problem(
                        item.path,
                        item.lines[question.id],
                        "question-untested",
                        f"no two situations answer “{short(question.text)}” differently",
                        f"Add a situation to {file.path} that does, or take the question out.",
                    )


RULE = Rule(
    code="question-untested",
    group="situations",
    severity=Severity.ADVICE,
    summary=N_("No two situations answer a question differently."),
    explanation=N_("""\
All situations that come to this question give the same answer to it, so they say nothing about what
the other answers mean.\
"""),
    fix=N_("""\
Write a situation that gives another answer. If the answer never matters, take the question out.\
"""),
    check=check,
)
