"""The file or folder can't be read."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="unreadable",
    group="files",
    severity=Severity.ERROR,
    summary=N_("The file or folder can't be read."),
    explanation=N_("""\
Something has the name of a file or folder of the handbook but can't be read. Often it's a folder
whose name ends in `.md`, or a file for which you don't have permission. Links to files are
followed; pipes, sockets and devices aren't read. A Markdown file may have up to 1,000,000 bytes.

A folder that doesn't exist is reported in the same way, once, if files in it are needed:
`docs/procedures`, `decision_trees`, or a procedure's own folder of trees.

In the example, `follow-request.md` is a folder with a file of notes in it.\
"""),
    fix=N_("""\
Look at what the line names. If it's a folder, rename it. If it's a file or folder that you can't
open, ask whoever set up the computer to correct the permissions. If a file is too large, it's
usually the wrong file.\
"""),
)
