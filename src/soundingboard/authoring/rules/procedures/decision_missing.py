"""A procedure has neither a tree for a decision nor an entry that it isn't covered."""

from __future__ import annotations

from collections.abc import Iterator

from soundingboard.authoring.compile.coverage import NOT_COVERED
from soundingboard.authoring.compile.procedure_file import Procedure
from soundingboard.authoring.decisions import decision_titles
from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_, _


def check(handbook: CompiledHandbook) -> Iterator[Problem]:
    """Decisions of other procedures that one has neither a tree nor an entry for.

    A procedure that doesn't account for every clause lacks none.
    """
    procedures = [*handbook.procedures.values()]
    entries = [entry for item in procedures for entry in item.coverage.not_covered.values()]
    titles = decision_titles(handbook.tree_files.values())
    named = {**{e.slug: e.title for e in reversed(entries) if e.title}, **titles}
    decided = {file.id for file in handbook.tree_files.values()}
    for procedure in procedures:
        silent = procedure.coverage.not_covered
        for slug, title in sorted(named.items()) if procedure.coverage.complete else ():
            if slug not in silent and f"{procedure.id}/{slug}" not in decided:
                yield _missing(procedure, slug, title)


def _missing(procedure: Procedure, slug: str, title: str) -> Problem:
    return Problem(
        procedure.path,
        procedure.coverage.lines[NOT_COVERED],
        "decision-missing",
        _("{procedure} has neither a tree for “{title}” nor an entry under “{field}”").format(
            procedure=procedure.id, title=title, field=NOT_COVERED
        ),
        _("Add an entry with “slug: {slug}”. If the procedure covers it, write “{path}”.").format(
            slug=slug, path=f"decision_trees/{procedure.id}/{slug}.md"
        ),
    )


RULE = Rule(
    code="decision-missing",
    group="procedures",
    severity=Severity.ADVICE,
    summary=N_("A procedure has neither a tree for a decision nor an entry that it isn't covered."),
    explanation=N_("""\
Another procedure has a tree or an entry for a decision, and this one has neither. Its readers find
only the rules of other boards there, and may take them for their own.

This is reported once a procedure's front matter has the field `decides-nothing`, with which its
author accounts for every clause.\
"""),
    fix=N_("""\
If the procedure doesn't cover the decision, add an entry under `not-covered`: the site then has a
page that says so, with the nearest clauses and whom to ask. If the procedure covers it, write a
tree with the same name. See [Accounting for every clause](../authors/tracing.md).\
"""),
    check=check,
)
