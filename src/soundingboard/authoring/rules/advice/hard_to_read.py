"""A question or an outcome is hard to read.

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
from soundingboard.authoring.wording import N_, _

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
                _(
                    "Expected text for grade {highest} or lower, found grade {found} in “{title}”"
                ).format(highest=HIGHEST, found=f"{found:.0f}", title=section.title),
                _("Use shorter words and sentences."),
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
    summary=N_("A question or an outcome is hard to read."),
    explanation=N_("""\
A question or an outcome of at least 40 words needs more than grade 12 to be read, by the
Flesch-Kincaid formula. The formula only counts the lengths of words and sentences, so treat the
grade as a hint and not as a mark. Defined terms, titles and proper names count as one short word.\
"""),
    fix=N_("""\
Use the words that you'd use to a colleague, shorter sentences, and verbs in place of nouns that
end in “-ation”. Keep the procedure's defined terms: the terms in its glossary aren't counted.\
"""),
    check=check,
    reads_text=True,
)
