"""A small handbook as the site sees it, for tests of single pages."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path

from tests.handbooks import write_handbook

from soundingboard.authoring import handbook
from soundingboard.authoring.drawing.flowchart_layout import Layout
from soundingboard.site.addresses import (
    Addresses,
    course_page_source,
    not_covered_path,
    situations_page_source,
    tree_page_source,
)
from soundingboard.site.boards import compared_slugs
from soundingboard.site.book import Book
from soundingboard.site.compare_page import compare_source
from soundingboard.site.settings import Settings

TODAY = datetime.date(2026, 11, 20)
PROCEDURE_URL = "procedures/ap-1/"
TREE_URL = "decisions/ap-1/follow-request/"


def book(
    root: Path,
    files: Mapping[str, str | bytes | None] | None = None,
    *,
    settings: Settings | None = None,
    today: datetime.date = TODAY,
) -> Book:
    """The handbook of ``tests/handbooks.py`` with *files* added, written under *root*."""
    compiled = handbook.load(write_handbook(root, **(files or {})))
    urls = {item.path: f"procedures/{item.id}/" for item in compiled.procedures.values()}
    for tree in compiled.tree_files.values():
        urls[tree.path] = tree_page_source(tree.id).removesuffix(".md") + "/"
    for item in compiled.uncovered.values():
        urls[not_covered_path(item.id)] = tree_page_source(item.id).removesuffix(".md") + "/"
    for course in compiled.course_files.values():
        urls[course.path] = course_page_source(course.id).removesuffix(".md") + "/"
    for file in compiled.situations.values():
        source = situations_page_source(file.procedure)
        urls[file.path] = source.removesuffix(".md") + "/"
    for slug in compared_slugs([tree.slug for tree in compiled.trees.values()]):
        urls[f"docs/{compare_source(slug)}"] = compare_source(slug).removesuffix(".md") + "/"
    # In lanes, for which no Node is started.
    layouts = dict.fromkeys(compiled.trees, Layout())
    return Book(compiled, settings or Settings(), today, Addresses(urls), layouts)
