"""A question reads differently in another tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from soundingboard.authoring.compile.tree_file import TreeFile
from soundingboard.authoring.compile.usual_wording import Use, versions
from soundingboard.authoring.grammar.lookalikes import difference, skeleton
from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.tree import Question
from soundingboard.engine.wording import N_


def check(handbook: CompiledHandbook) -> Iterator[Problem]:
    """A problem for each tree that words a question otherwise than most trees do.

    Where no wording is that of most trees, there is one problem, in the file reviewed last.
    """
    for usual, *others in versions(handbook.tree_files.values()).values():
        tied = [uses for uses in others if len(uses) == len(usual)]
        for uses in others:
            if uses not in tied:
                for file, question in uses:
                    yield _differs(file, question, usual)
        if tied:
            newest = max((usual, *tied), key=lambda uses: max(map(_reviewed, uses)))
            rest = [use for uses in (usual, *tied) if uses is not newest for use in uses]
            yield _differs(*max(newest, key=_reviewed), rest)


def _differs(file: TreeFile, question: Question, others: Sequence[Use]) -> Problem:
    (other_file, other), *more = others
    and_more = f" and {len(more)} other {'tree' if len(more) == 1 else 'trees'}" if more else ""
    return Problem(
        file.path,
        file.lines[question.id],
        "question-differs",
        f"“{question.text}” {_difference(question, other)} in {other_file.path}:"
        f"{other_file.lines[question.id]}{and_more}",
        "Make heading and labels agree, or word the question differently.",
    )


def _reviewed(use: Use) -> tuple[str, str]:
    file, _ = use
    return file.tree.reviewed if file.tree is not None else "", file.path


def _difference(question: Question, other: Question) -> str:
    if question.text != other.text:
        alike = skeleton(question.text) == skeleton(other.text)
        characters = f" ({difference(question.text, other.text)})" if alike else ""
        return f"reads “{other.text}”{characters}"
    mine = {answer.text for answer in question.answers}
    theirs = {answer.text for answer in other.answers}
    if mine == theirs:
        return ""
    labels = ", ".join(f"“{label}”" for label in sorted(mine ^ theirs))
    return f"has other answers (they differ in {labels})"


RULE = Rule(
    code="question-differs",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("A question reads differently in another tree."),
    explanation=N_("""\
The same question stands in two trees, with other answers or spelt in another way. Readers' answers
are carried from tree to tree by the question, so the same question must be the same everywhere. The
message says where the other one is and in what the two differ.

If most trees agree, the ones that differ have the problem, and only these are left out of the site.
If none is in the majority, the problem is reported once, in the file that was reviewed last.\
"""),
    fix=N_("""\
If both mean the same, copy the heading and the labels from one tree to the other; they may stand in
another order and lead elsewhere. If they do not mean the same, reword one heading so that nobody
can confuse the two.\
"""),
    check=check,
)
