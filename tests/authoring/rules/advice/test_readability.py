"""Advice on long sentences and hard words, and what is not held against an author."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.handbooks import PROCEDURE, PROCEDURE_TEXT, TREE, TREE_TEXT, swap, write_handbook

from soundingboard.authoring.handbook import load
from soundingboard.authoring.rules.advice.hard_to_read import ENOUGH, HIGHEST, grade
from soundingboard.authoring.rules.advice.long_sentence import LONGEST
from soundingboard.authoring.settings import Settings

REASON = "Staff must not communicate with students on their own accounts"
CLAUSE = "([2.1.1](../../docs/procedures/ap-1.md#c-2-1-1))"
HARD = "Institutional communication necessitates administrative authorization. "
EASY = "The man can see the dog and the dog can see him too. "


def told(tmp_path: Path, words: str, *, procedure: str = PROCEDURE_TEXT) -> list[str]:
    """The codes of what is said of an outcome whose reason is *words*."""
    text = re.sub(r"(?<=\*\*Not allowed\.\*\* )[^(]+", f"{words}\n", TREE_TEXT, count=1)
    assert words in text
    root = write_handbook(tmp_path, **{TREE: text, PROCEDURE: procedure})
    return [problem.code for problem in load(root, Settings(readability=True)).problems]


def sentence(words: int, word: str = "dog") -> str:
    return f"{' '.join(['See', *[word] * (words - 1)])}."


def test_plain_words_need_no_advice(tmp_path: Path) -> None:
    assert told(tmp_path, EASY * 5) == []


def test_a_sentence_may_have_so_many_words_and_no_more(tmp_path: Path) -> None:
    assert told(tmp_path / "at", sentence(LONGEST)) == []
    assert told(tmp_path / "over", sentence(LONGEST + 1)) == ["long-sentence"]


def test_the_message_says_where_and_how_many(tmp_path: Path) -> None:
    text = swap(TREE_TEXT, "The one you use for work, or your own?", sentence(40, "cat"))
    root = write_handbook(tmp_path, **{TREE: text})
    [problem] = load(root, Settings(readability=True)).problems
    assert str(problem) == (
        f"{TREE}:11: long-sentence Expected at most 35 words in a sentence, found 40: “See cat cat "
        "cat cat cat cat cat …”. Make two sentences of it, or a list."
    )


def test_each_item_of_a_list_stands_for_itself(tmp_path: Path) -> None:
    steps = "".join(f"\n- [ ] You may {sentence(20)[:-1]}" for _ in range(5))
    assert told(tmp_path, f"{REASON} {CLAUSE}.\n{steps}\n") == []


def test_hard_words_are_told_once_for_the_whole_outcome(tmp_path: Path) -> None:
    assert told(tmp_path, HARD * 10) == ["hard-to-read"]


def test_a_few_hard_words_have_no_grade(tmp_path: Path) -> None:
    assert len(HARD.split()) * 2 < ENOUGH
    assert told(tmp_path, HARD * 2) == []


def test_clauses_names_titles_and_defined_terms_are_not_counted(tmp_path: Path) -> None:
    defined = swap(
        PROCEDURE_TEXT,
        "revision: 2\n",
        "revision: 2\nglossary:\n  - {term: institutional communication, means: Mail.}\n",
    )
    for name, words in {
        "clauses": f"{sentence(LONGEST)[:-1]} {' '.join([CLAUSE] * 5)}.",
        "names": f"{sentence(LONGEST - 1)[:-1]} Superintendent of Education and Officer.",
        "title": f"{sentence(LONGEST - 1)[:-1]} staff on social media.",
        "terms": f"{sentence(LONGEST - 1)[:-1]} institutional communication.",
    }.items():
        assert told(tmp_path / name, words, procedure=defined) == []
    assert told(tmp_path / "else", f"{sentence(LONGEST)[:-1]} institutional things.") != []


def test_a_text_to_copy_is_not_counted(tmp_path: Path) -> None:
    ready = f"- [ ] You must decline.\n  ```text\n  {sentence(80)}\n  ```\n"
    assert told(tmp_path, f"{REASON} {CLAUSE}.\n\n{ready}\n") == []


def test_who_does_not_ask_is_not_advised(tmp_path: Path) -> None:
    text = swap(TREE_TEXT, "The one you use for work, or your own?", sentence(40))
    assert load(write_handbook(tmp_path, **{TREE: text})).problems == ()


@pytest.mark.parametrize(("text", "low", "high"), [(EASY, -2, 4), (HARD, 20, 60)])
def test_the_grade_orders_texts_as_readers_do(text: str, low: int, high: int) -> None:
    assert low < grade([text.rstrip(". ").split()]) < high


def test_no_words_have_no_grade() -> None:
    with pytest.raises(ValueError, match="no word"):
        grade([])


@given(st.lists(st.lists(st.text(min_size=1), min_size=1), min_size=1))
def test_any_words_have_a_grade(sentences: list[list[str]]) -> None:
    assert grade(sentences) > -15.59


def test_nothing_harder_than_the_end_of_school_passes() -> None:
    assert HIGHEST <= 12
