"""Characters are invisible, or make words look like others."""

from __future__ import annotations

from collections.abc import Iterator

from soundingboard.authoring.grammar.lookalikes import difference, skeleton
from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_, _


def check(handbook: CompiledHandbook) -> Iterator[Problem]:
    """Questions of different trees that only seem to be the same: their characters differ."""
    first: dict[str, tuple[str, str, str]] = {}
    for file in handbook.tree_files.values():
        for question in file.tree.questions if file.tree is not None else ():
            known = (question.text, file.path, question.id)
            text, path, id_ = first.setdefault(skeleton(question.text), known)
            # Questions with the same id must read alike, which is reported itself.
            if question.text != text and path != file.path and question.id != id_:
                yield Problem(
                    file.path,
                    file.lines[question.id],
                    "look-alike",
                    _("“{question}” looks like “{other}” in {path}, but {difference}").format(
                        question=question.text,
                        other=text,
                        path=path,
                        difference=difference(question.text, text),
                    ),
                    _("Copy the heading from there. If it's another question, reword it."),
                )


RULE = Rule(
    code="look-alike",
    group="markdown",
    severity=Severity.ERROR,
    summary=N_("Characters are invisible, or make words look like others."),
    explanation=N_("""\
Some characters can't be seen, and some look like others: a Cyrillic “\u0435” and a Latin “e”, for
example, or a zero-width space. Words that differ only in such characters look the same but aren't.
So no file may have a character that is invisible, reverses the text or strikes it out, or a letter
of another alphabet that looks like those around it. The message names the characters by their
Unicode numbers. Accents as in “Chloé” or “Kwak̓wala” are fine.\
"""),
    fix=N_("""\
Delete the words and type them again. Text copied from a web page or a PDF often has such
characters. Straight and typographic apostrophes differ, too: copy the words from where they were
written first.\
"""),
    check=check,
    compiled=True,
)
