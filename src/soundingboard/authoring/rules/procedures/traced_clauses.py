"""What cites each clause of a procedure whose trees and courses have no errors."""

from __future__ import annotations

from soundingboard.authoring.compile.procedure_file import Procedure
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.trace import ClauseTrace, trace


def traced_clauses(handbook: CompiledHandbook) -> list[tuple[Procedure, ClauseTrace]]:
    """Every clause, with its procedure and what cites it.

    What a file with an error cites isn't known, so procedures with such a file are left out.
    """
    found: list[tuple[Procedure, ClauseTrace]] = []
    for procedure in handbook.procedures.values():
        own = handbook.trees_of(procedure.id)
        files = [f for f in handbook.course_files.values() if f.procedure == procedure.id]
        trees = [file.tree for file in own if file.tree is not None]
        courses = [file.course for file in files if file.course is not None]
        if len(trees) == len(own) and len(courses) == len(files):
            clauses = trace(procedure, trees, courses).clauses
            found += [(procedure, entry) for entry in clauses]
    return found
