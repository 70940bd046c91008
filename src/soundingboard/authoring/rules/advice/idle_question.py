"""A question makes no difference."""

from __future__ import annotations

from collections.abc import Iterator

from soundingboard.authoring.compile.tree_file import TreeFile
from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_, _
from soundingboard.engine.graph import bottom_up
from soundingboard.engine.tree import Tree


def check(handbook: CompiledHandbook) -> Iterator[Problem]:
    """Questions whose every answer comes to the same verdict by the same clauses."""
    for file in handbook.tree_files.values():
        if file.tree is not None:
            yield from _idle_questions(file, file.tree)


def _idle_questions(file: TreeFile, tree: Tree) -> Iterator[Problem]:
    results: dict[str, frozenset[tuple[str, frozenset[str]]]] = {
        outcome.id: frozenset([(outcome.verdict.value, frozenset(outcome.clauses))])
        for outcome in tree.outcomes
    }
    for question in bottom_up(tree):
        found = frozenset().union(*(results[answer.to] for answer in question.answers))
        results[question.id] = found
        if len(found) == 1 and all(a.to in tree.outcome_by_id for a in question.answers):
            yield Problem(
                file.path,
                file.lines[question.id],
                "idle-question",
                _("All answers to “{question}” lead to the same verdict and clauses").format(
                    question=question.text
                ),
                _("Take the question out. If the steps differ, cite the clauses that say so."),
            )


RULE = Rule(
    code="idle-question",
    group="advice",
    severity=Severity.ADVICE,
    summary=N_("A question makes no difference."),
    explanation=N_("""\
All answers to this question lead to the same verdict, based on the same clauses. Readers answer it
for nothing, unless the outcomes differ in something that matters.\
"""),
    fix=N_("""\
Take the question out, and link to its outcome where the question was linked. If the answers call
for different steps, put the steps into two outcomes and cite the clauses of each.\
"""),
    check=check,
)
