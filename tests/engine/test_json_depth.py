"""What is nested too deep is known before it is parsed."""

from __future__ import annotations

import pytest

from soundingboard.engine.json_depth import DEEPEST, is_too_deep


@pytest.mark.parametrize("pair", ["[]", "{}"])
def test_the_limit_is_the_deepest_level_that_is_parsed(pair: str) -> None:
    opening, closing = pair[0], pair[1]
    assert not is_too_deep(opening * DEEPEST + closing * DEEPEST)
    assert is_too_deep(opening * (DEEPEST + 1) + closing * (DEEPEST + 1))


def test_what_stands_side_by_side_is_not_deep() -> None:
    assert not is_too_deep("[" + ",".join(["[{}]"] * 1_000) + "]")


@pytest.mark.parametrize("text", ["[" * 500, '\\"' + "[" * 500, "\\\\" + "{" * 500])
def test_brackets_within_a_text_do_not_count(text: str) -> None:
    assert not is_too_deep(f'["{text}"]')


@pytest.mark.parametrize("before", ['"', '["\\\\", ', '["a\\"b", '])
def test_brackets_after_a_text_count(before: str) -> None:
    assert is_too_deep(before + "[" * 500)
