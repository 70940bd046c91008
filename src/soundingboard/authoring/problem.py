"""Problems: authoring mistakes as values."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from soundingboard.authoring.codes import CODES, Severity


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake of an author: where it is, what it is, and what to do about it.

    ``path`` is relative to the handbook's root with forward slashes; ``line`` counts from 1.
    ``message`` is a clause without its full stop; ``hint`` is one or more whole sentences.
    """

    path: str
    line: int
    code: str
    message: str
    hint: str

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(f"{self.code!r} is no known problem code")

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.code} {self.message}. {self.hint}"

    @property
    def severity(self) -> Severity:
        """Whether the problem stops the build or only advises."""
        return CODES[self.code].severity


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those of *problems* that stop a build."""
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """A hint that names the nearest known word, or *otherwise* when none is near."""
    candidates = {candidate.casefold(): candidate for candidate in known}
    near = difflib.get_close_matches(word.casefold()[:200], candidates, n=1, cutoff=0.6)
    return f"Did you mean “{candidates[near[0]]}”?" if near else otherwise
