"""Characters are invisible, or make words look like others."""

from __future__ import annotations

from collections.abc import Iterator

from soundingboard.authoring.grammar.lookalikes import difference, skeleton
from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.rule import Rule
from soundingboard.engine.wording import N_


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
                    f"the question “{question.text}” looks like “{text}” in {path}: "
                    f"{difference(question.text, text)}",
                    "Copy the heading from there, or word the question differently.",
                )


RULE = Rule(
    code="look-alike",
    group="markdown",
    severity=Severity.ERROR,
    summary=N_("Characters are invisible, or make words look like others."),
    explanation=N_("""\
Some characters can't be seen, and some look like others: a Cyrillic “\u0435” and a Latin “e”, a
zero-width space. Words that differ only in such characters seem to be the same, and are not. So no
file, procedures included, may have a character that nobody sees, that turns the text round or
strikes it out, nor a letter of another alphabet, or a full-width one, that looks like a letter of
the word around it. The message names the characters by their Unicode numbers. Accents as in “Chloé”
or “Kwak̓wala” are fine; two answers that differ only in an unusual mark are not.\
"""),
    fix=N_("""\
Delete the words and type them again; text copied from a web page or a PDF often brings such
characters along. Straight and typographic apostrophes also differ: copy the label from
where it was written first.\
"""),
    check=check,
    compiled=True,
)
