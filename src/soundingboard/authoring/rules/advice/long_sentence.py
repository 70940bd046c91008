"""A sentence is too long."""

from __future__ import annotations

from collections.abc import Iterator

from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.authoring.rules.advice.sentences import sections_of
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_

LONGEST = 35
"""Words that a sentence may have at most."""


def check(handbook: CompiledHandbook) -> Iterator[Problem]:
    """Sentences of questions and outcomes that have too many words."""
    for section in handbook.shared(sections_of):
        for sentence in section.sentences:
            if len(sentence.words) > LONGEST:
                beginning = " ".join(sentence.text.split()[:8])
                yield Problem(
                    section.path,
                    sentence.line,
                    "long-sentence",
                    f"a sentence has {len(sentence.words)} words: “{beginning} …”",
                    f"Make two of it, or a list; up to {LONGEST} are read at one go.",
                )


RULE = Rule(
    code="long-sentence",
    group="advice",
    severity=Severity.ADVICE,
    summary=N_("A sentence is too long."),
    explanation=N_("""\
A sentence of a question or an outcome has more than 35 words. Who reads it between two lessons has
forgotten its beginning at its end. Defined terms, titles and proper names count as one word, and
numbers of clauses not at all.\
"""),
    fix=N_("""\
Say one thing in a sentence, and the next in the next. Several things of one kind make a list. Do
not drop a condition to make it shorter: a sentence that is too long is better than a rule that is
wrong.\
"""),
    check=check,
    reads_text=True,
)
