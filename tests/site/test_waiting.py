"""Rendered trees wait for the theme in little memory, and other plug-ins don't notice."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from handbooks import write_handbook as write_large
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from tests.site.built import Build, read

from soundingboard.site.waiting import Waiting

CONFIG = """\
site_name: Large
theme: {name: material, font: false, features: [navigation.prune]}
plugins: [search, {soundingboard: {engine: false, flowcharts: false, compress: false}}]
markdown_extensions: [admonition, attr_list, tables, toc]
"""


def page(name: str, content: str) -> Page:
    config = MkDocsConfig()
    config.load_dict({"site_name": "x", "site_url": "https://board.example/"})
    config.use_directory_urls = True
    made = Page(name, File(f"{name}.md", "docs", "site", True), config)
    made.content = content
    return made


def content(made: Page) -> str | None:
    return made.content


def test_a_page_waits_when_the_next_one_begins_and_comes_back_as_it_was() -> None:
    waiting = Waiting()
    one, other = page("one", "<p>Zoë \ud800</p>"), page("other", "<p>b</p>")
    waiting.add(one)
    one.content = f"{one.content}<p>of another plug-in</p>"
    waiting.add(other)
    assert content(one) is None
    for item in (one, other):
        waiting.bring_back(item)
    assert content(one) == "<p>Zoë \ud800</p><p>of another plug-in</p>"
    assert other.content == "<p>b</p>"
    waiting.release(one)
    assert content(one) is None


def test_only_a_page_that_has_waited_is_forgotten() -> None:
    waiting, never = Waiting(), page("never", "<p>a</p>")
    waiting.put_away()
    waiting.bring_back(never)
    waiting.release(never)
    assert never.content == "<p>a</p>"


def test_trees_are_published_whole_after_they_have_waited(built: Build) -> None:
    html = read(built(), "decisions/ap-1/follow-request")
    assert html.count("<sb-tree") == html.count("</sb-tree>") == 1
    assert 'id="your-choice"' in html


def megabytes(root: Path, trees: int) -> float:
    """The most memory of a process that builds a site of *trees* trees of 60 nodes."""
    write_large(root, trees)
    (root / "docs" / "index.md").write_text("# Start\n", encoding="utf-8")
    (root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    build = [sys.executable, "-m", "mkdocs", "build", "-q"]
    measured = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True); "
    measured += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    done = subprocess.run(
        [sys.executable, "-c", measured, *build],
        cwd=root,
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    unit = {"darwin": 2**20}.get(sys.platform, 2**10)
    return int(done.stdout) / unit


@pytest.mark.whole
def test_another_tree_takes_little_more_memory_to_build(tmp_path: Path) -> None:
    """A tree's page has 0.24 MB and its tokens 0.8 MB; neither may stay in memory."""
    few, more = megabytes(tmp_path / "few", 14), megabytes(tmp_path / "more", 28)
    assert (more - few) / 14 < 0.7
