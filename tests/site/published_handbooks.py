"""A small handbook as the site sees it, for tests of single pages."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.handbooks import write_handbook

from soundingboard.authoring import handbook
from soundingboard.authoring.drawing.flowchart_layout import Layout
from soundingboard.site.addresses import DOCS, Addresses
from soundingboard.site.kinds import Kinds
from soundingboard.site.navigation import navigation
from soundingboard.site.pages.markdown import MarkdownPage
from soundingboard.site.pages.page import SitePage
from soundingboard.site.published_handbook import PublishedHandbook
from soundingboard.site.settings import Settings

TODAY = datetime.date(2026, 11, 20)
PROCEDURE_URL = "procedures/ap-1/"
TREE_URL = "decisions/ap-1/follow-request/"


def published_handbook(
    root: Path,
    files: Mapping[str, str | bytes | None] | None = None,
    *,
    settings: Settings | None = None,
    today: datetime.date = TODAY,
) -> PublishedHandbook:
    """The handbook of ``tests/handbooks.py`` with *files* added, written under *root*."""
    compiled = handbook.load(write_handbook(root, **(files or {})))
    made = PublishedHandbook(compiled, settings or Settings(), today)
    urls = {page.path: address(page) for page in site_pages(made).values()}
    # In lanes, for which no Node is started.
    layouts = dict.fromkeys(compiled.trees, Layout())
    return replace(made, addresses=Addresses(urls), layouts=layouts)


def address(page: SitePage) -> str:
    """Where MkDocs publishes the page, from the site's root."""
    name = page.source.removesuffix(".md")
    return f"{name}/".removesuffix("index/")


def site_pages(made: PublishedHandbook) -> Mapping[str, SitePage]:
    """The pages of *made* by their sources, whether or not they have problems."""
    return {page.source: page for page in Kinds().pages(made)}


def documents(made: PublishedHandbook) -> Mapping[str, Any]:
    """The JSON documents of the pages of *made* that have no problems, by their addresses."""
    return {
        name: document
        for page in site_pages(made).values()
        if not page.problems(made)
        for name, document in page.assets(made, address(page))
    }


def navigation_of(made: PublishedHandbook, sources: Iterable[str]) -> list[Any]:
    """The navigation of *made* if the pages with these *sources* are all."""
    pages = site_pages(made)
    found = (pages.get(source) or MarkdownPage(f"{DOCS}/{source}") for source in sources)
    return navigation((page.source, page.place(made)) for page in found)
