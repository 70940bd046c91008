"""Questions that are worded almost alike."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.authoring.rules.checking import found
from tests.engine.small import ACCEPT, TREE, WHO

from soundingboard.authoring.compile.tree_file import TreeFile
from soundingboard.authoring.rules.advice.near_duplicate import RULE
from soundingboard.authoring.source.markdown import slug


def near(*texts: str) -> list[str]:
    questions = tuple(replace(WHO, id=slug(text), text=text) for text in texts)
    tree = replace(TREE, questions=questions, outcomes=(ACCEPT,))
    lines = {question.id: 1 for question in questions}
    file = TreeFile("a.md", "ap-1", "a", "A", tree, lines=lines)
    return [problem.code for problem in found({file.id: file}, RULE)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Who is asking?", "Who asking?"),
        ("Is this the account of a class?", "Is that your account for class?"),
        ("Which accounts are yours?", "Which account are yours?"),
        ("Did the students agree?", "Did the studnets agree?"),
    ],
)
def test_small_words_endings_and_slips_make_no_difference(one: str, other: str) -> None:
    assert near(one, other) == ["near-duplicate"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Who is asking?", "Who is answering?"),
        ("Do you teach the student?", "Do you know the parent?"),
        ("Is it grade 1?", "Is it grade 9?"),
        ("Was it asked?", "Was it?"),
    ],
)
def test_other_questions_are_left_alone(one: str, other: str) -> None:
    assert near(one, other) == []
