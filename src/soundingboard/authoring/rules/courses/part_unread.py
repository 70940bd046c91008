"""A course doesn't ask people to read all of its procedure."""

from __future__ import annotations

from collections.abc import Iterator

from soundingboard.authoring.compile.procedure_file import Procedure
from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_, _, listed
from soundingboard.engine.course import Course


def check(handbook: CompiledHandbook) -> Iterator[Problem]:
    """Sections of a procedure that its course doesn't ask anybody to read.

    Only where the procedure's front matter accounts for every clause.
    """
    for file in handbook.course_files.values():
        procedure = handbook.procedures.get(file.procedure)
        if file.course is None or procedure is None or not procedure.coverage.complete:
            continue
        unread = [*_unread(file.course, procedure)]
        if unread:
            yield Problem(
                file.path,
                file.read_first.line if file.read_first is not None else 1,
                "part-unread",
                _("“Read first” doesn't include {sections}").format(sections=listed(unread)),
                _("Link each of these sections."),
            )


def _unread(course: Course, procedure: Procedure) -> Iterator[str]:
    """The top-level sections of which a clause isn't to be read, as a message names them."""
    read = {number for part in course.reading for number in part.clauses}
    top = 7
    for heading in procedure.headings:
        if heading.level > top:
            continue
        top = heading.level
        missing = [number for number in heading.clauses if number not in read]
        if missing:
            part = _("“{section}”")
            if len(missing) < len(heading.clauses):
                part = _("part of “{section}”")
            yield part.format(section=heading.title)


RULE = Rule(
    code="part-unread",
    group="courses",
    severity=Severity.ADVICE,
    summary=N_("A course doesn't ask people to read all of its procedure."),
    explanation=N_("""\
People acknowledge that they've read the procedure, but “Read first” doesn't list all of it. Each
section of the procedure's page that has a clause must be listed, as a whole or in parts. This is
reported only if the procedure's front matter says which clauses decide nothing.\
"""),
    fix=N_("""\
Add a link to the heading of each section that the message names. If only part of a section is
missing, link to the section in place of its parts.\
"""),
    check=check,
)
