"""Options of the plug-in in ``mkdocs.yml``."""

from __future__ import annotations

from mkdocs.config import config_options as option
from mkdocs.config.base import Config

from soundingboard.node.cache import DEFAULT


class SoundingBoardConfig(Config):  # type: ignore[no-untyped-call]
    """What a site may set; docs/authors/your-board.md explains it."""

    contact = option.Type(str, default="")
    """Whom readers tell of mistakes: an e-mail address, a URL, or words. For all procedures."""
    contacts = option.DictOfItems(option.Type(str), default={})
    """The same for single procedures, by id."""
    official = option.DictOfItems(option.Type(str), default={})
    """Where the official texts are, by procedure id: a URL, or a path within this site."""
    notices = option.DictOfItems(option.Type(str), default={})
    """What the site itself tells readers of a decision, by the slug of its trees: plain words."""
    withdrawn = option.DictOfItems(option.Type(str), default={})
    """Decisions that nobody may follow for now: the reason that readers are given, by tree id."""
    select = option.ListOfItems(option.Type(str), default=[])
    """Codes or groups of the problems to look for; all, if none is named."""
    ignore = option.ListOfItems(option.Type(str), default=[])
    """Codes or groups of the problems not to look for."""
    severity = option.DictOfItems(option.Type(str), default={})
    """Whether a problem is an “error” or “advice”, by its code."""
    locale = option.Optional(option.Dir(exists=True))
    """A folder with the site's own message catalogues, which go before those of the package."""
    engine = option.Type(bool, default=True)
    """Whether to publish Pyodide and the engine. Without them, trees are walked by links alone."""
    flowcharts = option.Type(bool, default=True)
    """Whether to draw a flowchart of every tree, for which Node is needed."""
    offline = option.Type(bool, default=True)
    """Whether readers' browsers keep the site for reading without a network."""
    compress = option.Type(bool, default=True)
    """Whether to write compressed copies of large files beside them."""
    cache_dir = option.Type(str, default=DEFAULT)
    """Where downloads are kept between builds, from the folder of ``mkdocs.yml``."""
