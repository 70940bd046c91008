"""What the build writes for a tree's page is what the worker reads."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from tests.engine.pages.reading import source_of
from tests.engine.small import TREE
from tests.strategies import trees

from soundingboard.engine.codec import decode, encode
from soundingboard.engine.pages.tree_source import TreeSource
from soundingboard.engine.pages.tree_static import static
from soundingboard.engine.tree import Tree


@given(trees())
def test_what_is_written_is_read(tree: Tree) -> None:
    source = source_of(tree)
    read = decode(TreeSource, json.loads(json.dumps(encode(source))))
    assert read == source
    assert static(read) == static(source)


def test_the_version_comes_first_for_the_browser_to_compare() -> None:
    assert next(iter(encode(source_of()).items())) == ("version", TREE.version)


def test_questions_are_in_the_order_of_any_walk() -> None:
    assert [item.id for item in source_of().order] == ["who", "whose"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.pop("tree"),
        lambda data: data.pop("procedure"),
        lambda data: data.pop("questions"),
        lambda data: data.pop("outcomes"),
        lambda data: data.update(tree=None),
        lambda data: data.update(procedure=1),
        lambda data: data.update(questions=[]),
        lambda data: data["tree"].update(format=0),
        lambda data: data["tree"]["questions"].pop(),
        lambda data: data["questions"].pop("who"),
        lambda data: data["questions"]["who"].update(help=None),
        lambda data: data["questions"]["who"]["answers"].pop("a-friend"),
        lambda data: data["questions"]["who"]["answers"].update({"a-friend": ["label"]}),
        lambda data: data["questions"]["who"]["answers"].update({"a-friend": "lh"}),
        lambda data: data["questions"]["who"]["answers"].update({"a-friend": [1, ""]}),
        lambda data: data["questions"]["who"].update(answers=[]),
        lambda data: data["outcomes"].pop("ask"),
        lambda data: data["outcomes"]["ask"].update(body=None),
        lambda data: data["outcomes"]["ask"].pop("provenance"),
    ],
)
def test_what_does_not_fit_is_refused(spoil: Callable[[dict[str, Any]], object]) -> None:
    data = json.loads(json.dumps(encode(source_of())))
    spoil(data)
    with pytest.raises(ValueError, match=r"."):
        decode(TreeSource, data)
