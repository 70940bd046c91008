"""The field “procedure” doesn't match the folder, or the procedure doesn't exist."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_

RULE = Rule(
    code="wrong-procedure",
    group="files",
    severity=Severity.ERROR,
    summary=N_("The field “procedure” doesn't match the folder, or the procedure doesn't exist."),
    explanation=N_("""\
A tree belongs to one procedure. The name of its folder and the field `procedure` both name it, and
they must be the same. The procedure must also have a page in the handbook.\
"""),
    fix=N_("""\
If the folder doesn't have a procedure's name, rename it. If the file is in the wrong folder, move
it. If the field is wrong, write the folder's name. If there is no such procedure, write its page
first, or correct the name. If the procedure's own file can't be read, fix that file first.\
"""),
)
