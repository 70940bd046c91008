"""What a rule is: one kind of problem, what authors read about it, and how it's found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.wording import N_

Check = Callable[[CompiledHandbook], Iterable[Problem]]
"""Finds the problems of one rule in a handbook."""

GROUPS: Mapping[str, str] = {
    "files": N_("Files and front matter"),
    "markdown": N_("Markdown"),
    "trees": N_("Trees"),
    "examples": N_("Examples"),
    "proofs": N_("Proofs"),
    "reviews": N_("Reviews"),
    "advice": N_("Advice"),
    "procedures": N_("Procedures"),
    "courses": N_("Courses"),
    "situations": N_("Situations"),
    "editions": N_("Editions"),
}
"""The groups of rules with their titles, in the order of the index; each is a package."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of problem.

    ``code`` is what authors see and never changes; the rule's module is named after it, and
    ``group`` is the module's package. ``summary`` says in a sentence what is wrong, ``explanation``
    why it matters, and ``fix`` what to do about it. All three are in the message catalogue; the
    last two are Markdown. The Markdown file beside the module has examples: files that fail with
    what is printed about them, and the same files corrected.

    ``check`` finds the problems in the compiled handbook. A rule without one is reported while a
    file is compiled; one that is ``compiled`` is reported both there and by its ``check``. A check
    that ``reads_text`` needs the parsed Markdown, which isn't kept: it is given each tree by
    itself, as soon as it is compiled.
    """

    code: str
    group: str
    severity: Severity
    summary: str
    explanation: str
    fix: str
    check: Check | None = None
    compiled: bool = False
    reads_text: bool = False

    @property
    def is_optional(self) -> bool:
        """Whether a site may turn the rule off, or change its severity.

        A file with an error that is found while it is compiled can't be published.
        """
        found_later = self.check is not None and not self.compiled
        return found_later or self.severity is Severity.ADVICE
