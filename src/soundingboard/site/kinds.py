"""The registry of the kinds of page."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from soundingboard.site import pages as package
from soundingboard.site.pages.page import SitePage
from soundingboard.site.published_handbook import PublishedHandbook


class Kinds:
    """The kinds of page of one build: those of this package, and those that a site adds.

    A site adds a kind in a MkDocs hook, before the plug-in looks for its pages::

        def on_config(config):
            config.plugins["soundingboard"].kinds.add(ContactsPage)
    """

    def __init__(self) -> None:
        self._kinds = [*_built_in()]

    def __iter__(self) -> Iterator[type[SitePage]]:
        """By their rank."""
        return iter(sorted(self._kinds, key=lambda kind: kind.rank))

    def add(self, kind: type[SitePage]) -> None:
        """Have the site publish pages of *kind*, too."""
        self._kinds.append(kind)

    def pages(self, handbook: PublishedHandbook) -> Iterator[SitePage]:
        """Every page of a handbook that isn't a plain page of MkDocs."""
        for kind in self:
            yield from kind.pages(handbook)

    @property
    def styles(self) -> tuple[Path, ...]:
        """The style sheets of all kinds."""
        return tuple(dict.fromkeys(style for kind in self for style in kind.styles))


@cache
def _built_in() -> tuple[type[SitePage], ...]:
    """The kinds in the modules of :mod:`soundingboard.site.pages`, module by module."""
    found: list[type[SitePage]] = []
    for _, name, _ in pkgutil.iter_modules(package.__path__):
        module = importlib.import_module(f"{package.__name__}.{name}")
        found += [
            kind
            for kind in vars(module).values()
            if isinstance(kind, type)
            and issubclass(kind, SitePage)
            and kind.__module__ == module.__name__
        ]
    return tuple(found)
