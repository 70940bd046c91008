"""A file is in a folder where it isn't read."""

from __future__ import annotations

from collections.abc import Iterator

from soundingboard.authoring.folders import PROCEDURES, TRAINING, TREES
from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.misplaced import (
    misplaced_files,
    misplaced_pages,
    misplaced_procedures,
)
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_


def check(handbook: CompiledHandbook) -> Iterator[Problem]:
    """Trees, courses and procedures that are in none of the folders whose files are read."""
    yield from misplaced_procedures(handbook.root, PROCEDURES)
    yield from misplaced_pages(handbook.root, "docs", PROCEDURES)
    for folder in (TREES, TRAINING):
        yield from misplaced_files(handbook.root, folder)


RULE = Rule(
    code="misplaced-file",
    group="files",
    severity=Severity.ERROR,
    summary=N_("A file is in a folder where it isn't read."),
    explanation=N_("""\
A tree is read from its procedure's folder, `decision_trees/<procedure>/`, a course from
`training/<procedure>/`, and a procedure from `docs/procedures/`. Their names end in `.md`. A file
anywhere else, such as `follow-request.md.txt` or a tree saved under `docs/`, would be ignored.
What a file is meant to be is recognized by its front matter.

Only a `README.md` may be beside the procedures' folders. Keep drafts in a folder `drafts/` beside
`decision_trees/`, and notes anywhere else: they're neither checked nor published.\
"""),
    fix=N_("""\
Move the file to the folder that the hint names, or give its name the right ending.\
"""),
    check=check,
)
