from pathlib import Path

import pytest
from tests.handbooks import TREE, TREE_TEXT, swap
from tests.site.published_handbooks import published_handbook

from soundingboard.site.search_words import PATH, procedure_words, read_synonyms, search_words

WORDS = """\
---
title: Search words
---

| What people type | What it means here |
|---|---|
| freind, befriend | friend request |
| ig, Insta | insta |
| tortoise | turtle |
"""


def words_for(root: Path, **files: str) -> list[str]:
    text = swap(TREE_TEXT, "reviewed:", "asked-as: [friend request, insta]\nreviewed:")
    small = published_handbook(root, {TREE: text, **files})
    (tree_file,) = small.compiled.tree_files.values()
    synonyms, problems = read_synonyms(small.compiled.root)
    assert problems == []
    return search_words(tree_file.title, [tree_file], synonyms)


def test_a_tree_is_found_by_its_own_words_then_by_what_they_mean_to_others(tmp_path: Path) -> None:
    assert words_for(tmp_path, **{PATH: WORDS}) == [
        "friend request",
        "insta",
        "freind",
        "befriend",
        "ig",
    ]


def test_only_a_whole_word_means_the_same(tmp_path: Path) -> None:
    table = WORDS.replace("| turtle |", "| follow |").replace("| insta |", "| inst |")
    assert words_for(tmp_path, **{PATH: table})[2:] == ["freind", "befriend", "tortoise"]


@pytest.mark.parametrize(
    ("old", "new", "line", "code"),
    [
        ("---\ntitle: Search words\n---\n", "", 1, "no-front-matter"),
        ("title: Search words", "title: [", 2, "bad-front-matter"),
        ("| tortoise | turtle |", "| tortoise | |", 9, "broken-table"),
        ("| tortoise | turtle |", "| , | turtle |", 9, "broken-table"),
        ("| tortoise | turtle |", "| tortoise | turtle | animal |", 9, "broken-table"),
        ("|---|---|\n", "", 5, "broken-table"),
    ],
)
def test_words_that_are_not_read_are_reported(
    tmp_path: Path, old: str, new: str, line: int, code: str
) -> None:
    file = tmp_path / PATH
    file.parent.mkdir()
    file.write_text(swap(WORDS, old, new), encoding="utf-8")
    assert [(p.line, p.code) for p in read_synonyms(tmp_path)[1]] == [(line, code)]


def test_a_handbook_may_do_without_synonyms(tmp_path: Path) -> None:
    assert words_for(tmp_path) == ["friend request", "insta"]


def test_a_procedure_is_found_by_all_that_it_is_called(tmp_path: Path) -> None:
    procedure = published_handbook(tmp_path).compiled.procedures["ap-1"]
    assert procedure_words(procedure) == [
        "AP 1",
        "AP1",
        "Administrative Procedure 1",
        "Staff on Social Media",
    ]
