"""The file cannot be read."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="unreadable",
    group="files",
    severity=Severity.ERROR,
    summary=N_("The file cannot be read."),
    explanation=N_("""\
Something has the name of a file or folder of the handbook, but can't be read. Often it is a folder
whose name ends in `.md`, or a file or folder that belongs to somebody else on the same computer.
Links to files are followed; pipes, sockets and devices are not read. A Markdown file may have up to
1,000,000 bytes.

A folder that isn't there is reported the same way, once, if files in it are needed:
`docs/procedures`, `decision_trees`, or a procedure's own folder of trees.

In the example, `follow-request.md` is a folder with a file of notes in it.\
"""),
    fix=N_("""\
Look at the thing that the line names. If it is a folder, rename it. If it is a file, open it in
your editor: when that does not work either, its permissions are wrong, and whoever set up the
computer can put them right. The same goes for a folder that can't be opened. If the file is too
large, it is most often the wrong file.\
"""),
)
