"""Small words separate others in the search, and no word that begins with one is cut."""

from __future__ import annotations

import re

import pytest

from soundingboard.site.search_separator import with_small_words

SEPARATOR = r'[\s\-,:;!?=\[\]()"/]+|\.(?!\d|[a-z](?![a-z]))'
CONFIG = {"lang": ["en"], "separator": SEPARATOR, "pipeline": ["trimmer", "stopWordFilter"]}


def words(text: str) -> list[str]:
    """The words of *text*, as the search splits it. Python reads this expression as browsers do."""
    return [word for word in re.split(with_small_words(CONFIG), text) if word]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("message a parent", ["message", "parent"]),
        ("May I accept this?", ["accept"]),
        ("The password to an account, and who has it", ["password", "account"]),
        ("e-mail a parent", ["mail", "parent"]),
        ("an android app in another class", ["android", "app", "another", "class"]),
        ("X account", ["X", "account"]),
        ("likes", ["likes"]),
        ("clauses 4.6.a and 1.2.3.", ["clauses", "4.6.a", "1.2.3"]),
        ("it is theirs", ["theirs"]),
        ("a", []),
    ],
)
def test_small_words_are_left_out(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize("other", [{"lang": ["fr"]}, {"pipeline": ["trimmer"]}])
def test_other_searches_keep_their_separator(other: dict[str, list[str]]) -> None:
    assert with_small_words({**CONFIG, **other}) == SEPARATOR
