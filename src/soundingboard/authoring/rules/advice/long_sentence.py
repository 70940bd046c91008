"""A sentence is too long."""

from __future__ import annotations

from collections.abc import Iterator

from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.authoring.rules.advice.sentences import sections_of
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_, _

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
                    _(
                        "Expected at most {longest} words in a sentence, found {found}: “{text} …”"
                    ).format(longest=LONGEST, found=len(sentence.words), text=beginning),
                    _("Make two sentences of it, or a list."),
                )


RULE = Rule(
    code="long-sentence",
    group="advice",
    severity=Severity.ADVICE,
    summary=N_("A sentence is too long."),
    explanation=N_("""\
A sentence of a question or an outcome has more than 35 words, which is hard to follow for people
who read it between two lessons. Defined terms, titles and proper names count as one word, and
numbers of clauses aren't counted.\
"""),
    fix=N_("""\
Say one thing in each sentence. Several things of one kind make a list. Don't leave out a condition
to make the sentence shorter: a long sentence is better than a wrong rule.\
"""),
    check=check,
    reads_text=True,
)
