"""The front matter lacks a field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from soundingboard.authoring.compile.coverage import NOT_COVERED
from soundingboard.authoring.compile.procedure_file import Procedure
from soundingboard.authoring.decisions import decision_titles
from soundingboard.authoring.problems.problem import Problem, Severity, did_you_mean
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_, _


def check(handbook: CompiledHandbook) -> Iterator[Problem]:
    """Decisions that a procedure doesn't cover whose title nobody gives."""
    titles = decision_titles(handbook.tree_files.values())
    for procedure in handbook.procedures.values():
        for slug, entry in procedure.coverage.not_covered.items():
            if not entry.title and slug not in titles:
                yield _untitled(procedure, slug, titles)


def _untitled(procedure: Procedure, slug: str, known: Iterable[str]) -> Problem:
    return Problem(
        procedure.path,
        procedure.coverage.lines[NOT_COVERED],
        "missing-field",
        _("The entry “{slug}” under “{field}” has no “title”, and no tree has that name").format(
            slug=slug, field=NOT_COVERED
        ),
        did_you_mean(slug, known, _("Add the question that staff ask, as in “title: May I …?”.")),
    )


RULE = Rule(
    code="missing-field",
    group="files",
    severity=Severity.ERROR,
    summary=N_("The front matter lacks a field."),
    explanation=N_("""\
The front matter, the lines at the top of the file, lacks a field that every file of this kind
needs.\
"""),
    fix=N_("""\
Add the line that the hint shows, with your own value. In a tree, `reviewed` is the date on which
somebody last compared the tree with its procedure.

An entry under a procedure's `not-covered` needs a `title`, the question that staff ask, unless
another procedure has a tree with the same name.\
"""),
    check=check,
    compiled=True,
)
