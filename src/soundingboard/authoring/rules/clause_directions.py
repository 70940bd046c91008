"""The clauses of a procedure that direct somebody."""

from __future__ import annotations

from collections.abc import Iterator

from soundingboard.authoring.compile.outside_clauses import directions
from soundingboard.authoring.compile.procedure_file import Clause, Procedure


def clauses_that_direct(procedure: Procedure) -> Iterator[Clause]:
    """The clauses of *procedure* that command, forbid or permit something, in order.

    Those that decide nothing for staff, by its front matter, are left out. There are none if the
    front matter doesn't say which these are.
    """
    if procedure.coverage.complete:
        for clause in procedure.clauses:
            idle = clause.number in procedure.coverage.decides_nothing
            if not idle and directions(clause.text):
                yield clause
