"""What a rule is: one kind of problem, what authors read about it, and how it's found."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook

Check = Callable[[CompiledHandbook], Iterable[Problem]]
"""Finds the problems of one rule in a handbook."""

GROUPS = (
    "files",
    "markdown",
    "trees",
    "examples",
    "proofs",
    "reviews",
    "advice",
    "procedures",
    "courses",
    "situations",
    "editions",
)
"""The groups of rules, in the order in which authors meet them; each is a package."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of problem.

    ``code`` is what authors see and never changes; the rule's module is named after it, and
    ``group`` is the module's package. ``summary`` says in a sentence what is wrong.

    ``check`` finds the problems in the compiled handbook. A rule without one is reported while a
    file is compiled; one that is ``compiled`` is reported both there and by its ``check``. A check
    that ``reads_text`` needs the parsed Markdown, which isn't kept: it is given each tree by
    itself, as soon as it is compiled.
    """

    code: str
    group: str
    severity: Severity
    summary: str
    check: Check | None = None
    compiled: bool = False
    reads_text: bool = False
