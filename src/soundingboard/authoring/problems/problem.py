"""Problems: authors' errors as values."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice

from soundingboard.authoring.wording import _
from soundingboard.engine.characters import visible


class Severity(StrEnum):
    """``ERROR`` stops a build; ``ADVICE`` is printed and published all the same."""

    ERROR = "error"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One error of an author: where it is, what was found there, and what to do about it.

    ``path`` is relative to the handbook's root with forward slashes; ``line`` counts from 1.
    ``message`` is a sentence without its full stop; ``hint`` says what to do, in sentences.
    Both are in the language of :mod:`soundingboard.authoring.wording`.
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


# Comparing is costly: a file of nothing but errors must still take time linear in its length.
_LONGEST, _MOST = 80, 100


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that *word* is probably a slip for, if there is one.

    Only the first 100 known words are looked at, and of each only its first 80 characters. One that
    says “not” where *word* doesn't, or the other way round, isn't offered: it means the opposite.
    """
    negative = _is_negative(word)
    looked_at = [*islice(known, _MOST)]
    plain = _plain(word)
    same = next((item for item in looked_at if plain and _plain(item) == plain), None)
    if same is not None:
        return same
    candidates = {
        candidate.casefold()[:_LONGEST]: candidate
        for candidate in looked_at
        if _is_negative(candidate) == negative
    }
    near = difflib.get_close_matches(word.casefold()[:_LONGEST], candidates, n=1, cutoff=0.6)
    return candidates[near[0]] if near else None


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """A hint that names the `nearest` known word, or *otherwise* when none is near."""
    near = nearest(word, known)
    if near is None:
        return otherwise
    meant = _("Did you mean “{word}”?").format(word=near)
    difference = _difference(word, near)
    return f"{meant} {difference}" if difference else meant


def _difference(word: str, near: str) -> str:
    """What the two differ in, if that can hardly be seen; else empty."""
    if near == word or near.translate(_ALIKE) != word.translate(_ALIKE):
        return ""
    if near.translate(_STRAIGHT) == word.translate(_STRAIGHT):
        return _("They differ in an apostrophe or a quotation mark: straight, or typographic.")
    wrong, right = next((a, b) for a, b in zip(word, near, strict=True) if a != b)
    return _("It has {expected} where you have {found}.").format(
        expected=character_name(right), found=character_name(wrong)
    )


def character_name(char: str) -> str:
    """A character by code point and name: “U+200B (ZERO WIDTH SPACE)”."""
    name = unicodedata.name(char, "") or _("no name")
    return f"U+{ord(char):04X} ({name})"


def _plain(text: str) -> str:
    """The letters and digits of *text* alone: what remains if its punctuation is a slip."""
    return "".join(char for char in text.casefold()[:_LONGEST] if char.isalnum())


def _is_negative(text: str) -> bool:
    return _NEGATION.search(text.casefold()[:_LONGEST]) is not None


_LOOKS = {
    "'": "‘’`\u00b4\u201b\u2032\u02bc\u02b9\uff07",
    '"': "“”„\u2033",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2212",
    " ": "\u00a0\u2009\u202f",
}
"""Characters of every keyboard, each with those that look almost like it."""
_NEGATION = re.compile(
    r"\b(?:not|no|never|without|cannot|nobody|none|nothing|neither|nor)\b|n['’]t\b"
)
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")
_ALIKE = str.maketrans({char: usual for usual, alike in _LOOKS.items() for char in alike})
