"""The handbook as one JSON document, for programs (``schemas/list.json``)."""

from __future__ import annotations

from typing import Any

from soundingboard.authoring.compile.procedure_file import Procedure
from soundingboard.authoring.handbook import Handbook
from soundingboard.engine import course
from soundingboard.engine.tree import to_json


def listing(handbook: Handbook) -> dict[str, Any]:
    """Procedures with their clauses, and the trees and courses that have no error."""
    return {
        "procedures": [_procedure(item) for item in handbook.procedures.values()],
        "trees": [to_json(item) for item in handbook.trees.values()],
        "courses": [course.to_json(item) for item in handbook.courses.values()],
    }


def _procedure(procedure: Procedure) -> dict[str, Any]:
    fields = procedure.fields
    return {
        "id": procedure.id,
        "title": procedure.title,
        "number": fields["number"],
        "short": procedure.short,
        "board": fields["board"],
        "revision": fields["revision"],
        "hash": procedure.hash,
        "path": procedure.path,
        "clauses": [
            {
                "number": clause.number,
                "title": clause.title,
                "text": clause.text,
                "anchor": clause.anchor,
                "hash": clause.hash,
                "line": clause.line,
            }
            for clause in procedure.clauses
        ],
    }
