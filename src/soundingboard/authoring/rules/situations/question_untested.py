"""No two situations answer a question differently."""

from __future__ import annotations

from collections.abc import Iterator

from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.rules.situations.own_walks import own_walks
from soundingboard.authoring.source.blocks import short
from soundingboard.authoring.wording import N_, _


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
                        _("No two situations answer “{question}” differently").format(
                            question=short(question.text)
                        ),
                        _("Add a situation with another answer to {path}.").format(path=file.path),
                    )


RULE = Rule(
    code="question-untested",
    group="situations",
    severity=Severity.ADVICE,
    summary=N_("No two situations answer a question differently."),
    explanation=N_("""\
All situations in which this question is asked give the same answer to it, so nothing shows what
the other answers mean.\
"""),
    fix=N_("""\
Write a situation that gives another answer. If the answer never matters, take the question out.\
"""),
    check=check,
)
