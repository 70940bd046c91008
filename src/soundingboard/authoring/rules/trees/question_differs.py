"""A question is worded differently in another tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from soundingboard.authoring.compile.tree_file import TreeFile
from soundingboard.authoring.compile.usual_wording import Use, versions
from soundingboard.authoring.grammar.lookalikes import difference, skeleton
from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_, _, listed, ngettext
from soundingboard.engine.tree import Question


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
    place = f"{other_file.path}:{other_file.lines[question.id]}"
    if more:
        trees = ngettext("{count} other tree", "{count} other trees", len(more))
        place = listed([place, trees.format(count=len(more))])
    return Problem(
        file.path,
        file.lines[question.id],
        "question-differs",
        _difference(question, other, place),
        _("Copy the heading and the answers from there. If it's another question, reword it."),
    )


def _reviewed(use: Use) -> tuple[str, str]:
    file, _question = use
    return file.tree.reviewed if file.tree is not None else "", file.path


def _difference(question: Question, other: Question, place: str) -> str:
    """How *question* differs from *other*, which is at *place*."""
    if question.text != other.text:
        message = _("“{question}” is “{other}” in {place}")
        if skeleton(question.text) == skeleton(other.text):
            message = _("“{question}” is “{other}” in {place}, but {difference}")
        return message.format(
            question=question.text,
            other=other.text,
            place=place,
            difference=difference(question.text, other.text),
        )
    mine = {answer.text for answer in question.answers}
    theirs = {answer.text for answer in other.answers}
    return _("“{question}” has other answers in {place}. They differ in {answers}").format(
        question=question.text,
        place=place,
        answers=listed([f"“{label}”" for label in sorted(mine ^ theirs)]),
    )


RULE = Rule(
    code="question-differs",
    group="trees",
    severity=Severity.ERROR,
    summary=N_("A question is worded differently in another tree."),
    explanation=N_("""\
The same question is in two trees, with other answers or spelt in another way. Readers' answers
carry over from tree to tree by the question, so the same question must be the same everywhere. The
message says where the other one is and how the two differ.

If most trees agree, the problem is reported in those that differ, and only these are left out of
the site. Otherwise it's reported once, in the file that was reviewed last.\
"""),
    fix=N_("""\
If both mean the same, copy the heading and the answers from one tree to the other; their order and
their links may differ. If they don't mean the same, reword one heading so that nobody confuses the
two.\
"""),
    check=check,
)
