"""Problems: authoring mistakes as values."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from itertools import islice

from soundingboard.engine.characters import visible


class Severity(Enum):
    """``ERROR`` stops a build; ``ADVICE`` is printed and published all the same."""

    ERROR = "error"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake of an author: where it is, what it is, and what to do about it.

    ``path`` is relative to the handbook's root with forward slashes; ``line`` counts from 1.
    ``message`` is a clause without its full stop; ``hint`` is one or more whole sentences.
    ``cause`` says which other file's problem, or which missing place, this one may only follow
    from (:mod:`~soundingboard.authoring.problems.root_causes`); it is empty in every problem that
    is reported. While a file is compiled, all problems are errors, but for one that keeps nothing
    from being compiled; each gets the ``severity`` of its rule when all are together.
    """

    path: str
    line: int
    code: str
    message: str
    hint: str
    cause: str = ""
    severity: Severity = field(default=Severity.ERROR, compare=False)

    def __str__(self) -> str:
        return visible(f"{self.path}:{self.line}: {self.code} {self.message}. {self.hint}")


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those of *problems* that stop a build."""
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)


# Comparing is costly: a file of nothing but mistakes must still take time linear in its length.
_LONGEST, _MOST = 80, 100


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that *word* is probably a slip for, if there is one.

    Only the first 100 known words are looked at, and of each only its first 80 characters. One that
    says “not” where *word* doesn't, or the other way round, is none: it means the opposite.
    """
    negative = _is_negative(word)
    candidates = {
        candidate.casefold()[:_LONGEST]: candidate
        for candidate in islice(known, _MOST)
        if _is_negative(candidate) == negative
    }
    near = difflib.get_close_matches(word.casefold()[:_LONGEST], candidates, n=1, cutoff=0.6)
    return candidates[near[0]] if near else None


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """A hint that names the `nearest` known word, or *otherwise* when none is near."""
    near = nearest(word, known)
    if near is None:
        return otherwise
    marks = near != word and near.translate(_STRAIGHT) == word.translate(_STRAIGHT)
    told = " They differ in an apostrophe or a quotation mark: straight, or typographic."
    return f"Did you mean “{near}”?{told if marks else ''}"


def _is_negative(text: str) -> bool:
    return _NEGATION.search(text.casefold()[:_LONGEST]) is not None


_NEGATION = re.compile(
    r"\b(?:not|no|never|without|cannot|nobody|none|nothing|neither|nor)\b|n['’]t\b"
)
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")
