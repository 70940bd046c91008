"""Keeps from the site what only the theme may put into a page.

For each shape of page the theme's template is rendered once without any author's words: no content,
no titles, no navigation. What that holds is the theme's own, and all that a finished page may hold
besides plain content. A page with anything more is published as the list of what is wrong with it.

This does not rely on everything before it having escaped every text: it looks at the result.
"""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Mapping, MutableMapping
from typing import TYPE_CHECKING, Any

from mkdocs.structure.nav import Navigation
from mkdocs.structure.toc import TableOfContents

from soundingboard.site import active, policy
from soundingboard.site.active import Item

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

_WORDS = "-"
"""Stands for every text of an author's."""

_KEPT = frozenset(("hide", "search", "template"))
"""Front matter that the theme reads as settings."""

_LEFT_OUT = frozenset(("icon", "status"))
"""Front matter by which the theme finds files of its own."""


class Guard:
    """Compares pages with what the theme writes by itself. One for each build."""

    def __init__(self, env: Environment) -> None:
        self._env = env
        self._shapes: dict[object, Counter[Item]] = {}
        self.allowed = policy.Inline(frozenset(), frozenset((active.OUR_STYLE,)))
        """The inline scripts and styles of the theme, in all shapes of page so far, and ours."""

    def beyond_theme(self, html: str, context: TemplateContext, page: Page) -> list[Item]:
        """What *html*, the page made with *context*, holds beyond the theme's own."""
        shape = (
            context["base_url"],
            page.meta.get("template"),
            page.is_homepage,
            frozenset(page.meta),
            page.canonical_url is None,
            page.previous_page is None,
            page.next_page is None,
        )
        if shape not in self._shapes:
            self._shapes[shape] = self._theme(self.neutral(context, page))
        return active.beyond(html, self._shapes[shape])

    def beyond_template(self, html: str, context: TemplateContext, name: str) -> list[Item]:
        """What *html*, made by the template *name* alone, holds beyond the theme's own."""
        return active.beyond(html, self._theme(self.neutral_template(context, name)))

    def neutral(self, context: TemplateContext, page: Page, content: str = "") -> str:
        """The page as the theme makes it around *content*, without any author's words."""
        stand_in = _without_words(page)
        stand_in.content = content
        template = self._env.get_template(page.meta.get("template", "main.html"))
        return template.render({**context, "page": stand_in, "nav": _no_navigation(context)})

    def neutral_template(self, context: TemplateContext, name: str) -> str:
        """What the template *name* makes without any author's words."""
        template = self._env.get_template(name)
        return template.render({**context, "nav": _no_navigation(context)})

    def _theme(self, html: str) -> Counter[Item]:
        self.allowed |= policy.inline(html)
        return active.items(html)


def _without_words(page: Page) -> Page:
    stand_in = _titled(page)
    stand_in.toc = TableOfContents([])
    stand_in.meta = _without_texts(page.meta)
    stand_in.previous_page = page.previous_page and _titled(page.previous_page)
    stand_in.next_page = page.next_page and _titled(page.next_page)
    return stand_in


def _titled(page: Page) -> Page:
    stand_in = copy.copy(page)
    stand_in.title = _WORDS
    stand_in.parent = None
    return stand_in


def _without_texts(meta: Mapping[str, Any]) -> MutableMapping[str, Any]:
    return {
        name: value if name in _KEPT else _WORDS
        for name, value in meta.items()
        if name not in _LEFT_OUT
    }


def _no_navigation(context: TemplateContext) -> Navigation:
    empty = Navigation([], [])
    home = context["nav"].homepage
    empty.homepage = home and _titled(home)
    return empty
