"""The MkDocs files of what is not a page of Markdown under ``docs/``: trees, courses, assets.

A tree's or course's page is made by us. MkDocs reads of it the front matter alone: its title, and
what Material's search is to know.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel

from soundingboard.authoring.source.files import Unreadable, expect_readable, unreadable_file
from soundingboard.engine.wording import _
from soundingboard.site import situations_page
from soundingboard.site.addresses import (
    DOCS,
    course_page_source,
    situations_page_source,
    tree_page_source,
    trees_page_source,
)
from soundingboard.site.search_words import Synonyms, procedure_words, search_words

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from soundingboard.authoring.compile.course_file import CourseFile
    from soundingboard.authoring.compile.situations_file import SituationsFile
    from soundingboard.authoring.compile.tree_file import TreeFile
    from soundingboard.authoring.compile.trees_page import TreesPage
    from soundingboard.authoring.handbook import Handbook
    from soundingboard.authoring.problems.problem import Problem

# How much more than a clause, which counts 1, a decision counts among the results.
_BEFORE = 2


def tree_source(
    config: MkDocsConfig,
    tree_file: TreeFile,
    compiled: Handbook,
    synonyms: Synonyms,
    *,
    withdrawn: bool = False,
) -> File:
    """The page that stands for a tree's file: its front matter alone, for the content is ours.

    Its title says which procedure it is asked of, since several may be asked the same. What
    Material's search knows as tags are the words by which staff ask. One that is withdrawn is
    found by the same words, and its title says so.
    """
    procedure = compiled.procedures.get(tree_file.procedure)
    title = f"{tree_file.title} ({procedure.short if procedure else tree_file.procedure})"
    if withdrawn:
        title = _("Withdrawn: {title}").format(title=title)
    meta = {
        "title": title,
        "tags": search_words(tree_file.title, [tree_file], synonyms),
        "search": {"exclude": tree_file.tree is None and not withdrawn, "boost": _BEFORE},
    }
    source = f"---\n{json.dumps(meta, ensure_ascii=False)}\n---\n"
    return File.generated(config, tree_page_source(tree_file.id), content=source)


def trees_source(config: MkDocsConfig, page: TreesPage, compiled: Handbook) -> File:
    """The page that stands for a trees page's file, as :func:`tree_source`."""
    procedure = compiled.procedures.get(page.procedure)
    words = [page.title, *(procedure_words(procedure) if procedure else ())]
    meta = {"title": page.title, "tags": words}
    source = f"---\n{json.dumps(meta, ensure_ascii=False)}\n---\n"
    return File.generated(config, trees_page_source(page.procedure), content=source)


def situations_source(config: MkDocsConfig, file: SituationsFile, compiled: Handbook) -> File:
    """The page that stands for a file of situations, as :func:`tree_source`.

    The search finds each situation by itself (:func:`situations_page.search_entries`).
    """
    called = situations_page.title(file, compiled.procedures.get(file.procedure))
    source = f"---\n{json.dumps({'title': called}, ensure_ascii=False)}\n---\n"
    return File.generated(config, situations_page_source(file.procedure), content=source)


def course_source(config: MkDocsConfig, course_file: CourseFile) -> File:
    """The page that stands for a course's file, as :func:`tree_source`."""
    meta = {"title": course_file.title, "search": {"exclude": course_file.course is None}}
    source = f"---\n{json.dumps(meta, ensure_ascii=False)}\n---\n"
    return File.generated(config, course_page_source(course_file.id), content=source)


def unreadable(files: Files, config: MkDocsConfig) -> list[tuple[File, Problem]]:
    """The files of the docs folder that MkDocs would fail to read or copy, or never finish."""
    found = []
    for file in files:
        if file.abs_src_path is None or file.src_dir != config.docs_dir:
            continue
        try:
            expect_readable(Path(file.abs_src_path))
        except Unreadable as error:
            found.append((file, unreadable_file(f"{DOCS}/{file.src_uri}", error)))
    return found


def copied(config: MkDocsConfig, address: str, path: Path) -> File:
    """The file at *path*, published under *address*."""
    included = InclusionLevel.INCLUDED
    return File.generated(config, address, abs_src_path=str(path), inclusion=included)


def written(config: MkDocsConfig, address: str, text: str) -> File:
    """A file of *text*, published under *address*."""
    return File.generated(config, address, content=text, inclusion=InclusionLevel.INCLUDED)
