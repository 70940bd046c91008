"""A question or an outcome takes too much schooling to read.

Papers: Kincaid, Fishburne, Rogers and Chissom, Derivation of New Readability Formulas (Research
Branch Report 8-75, 1975), for the grade; Liang, Word Hy-phen-a-tion by Com-put-er (1983), whose
patterns count the syllables.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.authoring.rules.advice.sentences import sections_of
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

if TYPE_CHECKING:
    from pyphen import Pyphen

HIGHEST = 12
"""School grade that a question or an outcome may need at most."""


ENOUGH = 40
"""Words below which a grade says nothing."""


def check(handbook: CompiledHandbook) -> Iterator[Problem]:
    """Questions and outcomes that take too many years of school to read."""
    for section in handbook.shared(sections_of):
        words = [sentence.words for sentence in section.sentences]
        if sum(map(len, words)) >= ENOUGH and (found := grade(words)) > HIGHEST:
            yield Problem(
                section.path,
                section.line,
                "hard-to-read",
                f"“{section.title}” reads like grade {found:.0f}",
                f"Use shorter words and sentences, until it reads like grade {HIGHEST} or less.",
            )


def grade(sentences: Sequence[Sequence[str]]) -> float:
    """The Flesch-Kincaid grade of *sentences*, each a list of words: years of school, about.

    Raises:
        ValueError: there is no word.
    """
    words = [word for sentence in sentences for word in sentence]
    if not words:
        raise ValueError("there is no word")
    syllables = sum(map(_syllables, words))
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


@cache
def _syllables(word: str) -> int:
    return len(_hyphenation().positions(word)) + 1


@cache
def _hyphenation() -> Pyphen:
    from pyphen import Pyphen  # of the extra “readability”

    return Pyphen(lang="en_US")


RULE = Rule(
    code="hard-to-read",
    group="advice",
    severity=Severity.ADVICE,
    summary=N_("A question or an outcome takes too much schooling to read."),
    explanation=N_("""\
A question or an outcome of at least 40 words needs more than twelve years of school to be read, by
the Flesch-Kincaid grade. The grade knows only how long the words and the sentences are, so take it
as a question and not as a mark. Defined terms, titles and proper names count as one short word.\
"""),
    fix=N_("""\
Use the words that you would use to a colleague across the table, and a verb where you have a noun
that ends in “-ation”. Terms that the procedure defines keep their form. Those in its
glossary aren't counted.\
"""),
    check=check,
    reads_text=True,
)
