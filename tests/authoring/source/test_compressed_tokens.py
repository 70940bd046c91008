"""Parsed Markdown put away: it comes back as it was, and takes little memory."""

from __future__ import annotations

import gc
import tracemalloc
from pathlib import Path

import pytest
from handbooks import write_handbook as write_large
from hypothesis import given
from hypothesis import strategies as st
from tests.authoring.small import around
from tests.handbooks import TREE_TEXT, write_handbook

from soundingboard.authoring.compile.tree_file import compile_tree
from soundingboard.authoring.handbook import load
from soundingboard.authoring.settings import Settings
from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.compressed_tokens import Compressed
from soundingboard.authoring.source.sections import split
from soundingboard.authoring.source.source_file import read


@given(st.text(st.sampled_from("# -*[]()>`|\n\t\\!<&;ab1."), max_size=200))
def test_tokens_come_back_as_they_were(text: str) -> None:
    for kept in (markdown.tokenize(text), list(split(markdown.tokenize(TREE_TEXT + text)))):
        assert Compressed(kept).restored() == kept


def test_a_tree_s_parts_come_back_as_they_were_checked(tmp_path: Path) -> None:
    write_handbook(tmp_path)
    [file] = load(tmp_path).tree_files.values()
    source = read(tmp_path / file.path, file.path)
    fresh, _ = compile_tree(file.procedure, file.slug, source, around())  # type: ignore[arg-type]
    assert isinstance(file.kept, Compressed)
    assert file.parsed == fresh.parsed


def test_a_handbook_that_is_only_checked_keeps_no_markdown(tmp_path: Path) -> None:
    [file] = load(write_handbook(tmp_path), Settings(pages=False)).tree_files.values()
    with pytest.raises(ValueError, match="without keeping"):
        _ = file.parsed


@pytest.mark.parametrize(("pages", "bound"), [(False, 150_000), (True, 200_000)])
def test_another_tree_takes_little_more_memory(tmp_path: Path, pages: bool, bound: int) -> None:
    """Bytes for each tree of 60 nodes, whose Markdown has 22,000. Its tokens have 800,000."""
    settings = Settings(readability=True, pages=pages)
    held = {}
    write_large(tmp_path / "first", 1)
    load(tmp_path / "first", settings)  # what is made once is made
    for trees in (2, 4, 8):
        root = tmp_path / str(trees)
        write_large(root, trees)
        gc.collect()
        tracemalloc.start()
        handbook = load(root, settings)
        gc.collect()
        held[trees], _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert len(handbook.trees) == trees
    assert (held[8] - held[4]) / 4 < bound
    # Of memory that grows with the square of the number, a later tree would take twice as much.
    assert (held[8] - held[4]) / 4 < 1.5 * (held[4] - held[2]) / 2
