"""The procedure named is not the folder's, or does not exist."""

from __future__ import annotations

from soundingboard.authoring.problems.problem import Severity
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

RULE = Rule(
    code="wrong-procedure",
    group="files",
    severity=Severity.ERROR,
    summary=N_("The procedure named is not the folder's, or does not exist."),
    explanation=N_("""\
A tree asks its question of one procedure. It says which in two places, the name of its folder and
the field `procedure`, and the two must agree. The procedure must also have a page in the handbook.\
"""),
    fix=N_("""\
If the folder has no procedure's name, rename it. If the file is in the wrong folder, move it. If
the field is wrong, write the name of the folder into it. If the hint says that there is no such
procedure, write the procedure's page first, or look for a slip in the name. A procedure whose own
file cannot be read has a problem there; mend that, and its trees are read again.\
"""),
)
