"""What the plug-in changes of MkDocs' configuration, and what it takes from it."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config import config_options as option
from mkdocs.exceptions import PluginError

from soundingboard.authoring import folders
from soundingboard.authoring import wording as authors_wording
from soundingboard.engine import wording
from soundingboard.site import assets, language

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from soundingboard.site.options import SoundingBoardConfig
    from soundingboard.site.python_markdown import SoundingBoardExtension

log = logging.getLogger("mkdocs.plugins.soundingboard.configuration")

OVERRIDES = Path(__file__).parent / "overrides"
"""Our few templates in place of the theme's."""

_WATCHED = (folders.TREES, folders.TRAINING)

# Features of the theme that write to the address, or keep the browser from doing so. A name that
# goes on, such as “navigation.instant.prefetch”, belongs to the one that it begins with.
_UNWANTED = ("navigation.tracking", "navigation.instant")


def root_of(config: MkDocsConfig) -> Path:
    """The folder of the handbook, which is that of ``mkdocs.yml``."""
    return Path(config.config_file_path or "mkdocs.yml").parent


def cache_of(config: MkDocsConfig, options: SoundingBoardConfig) -> Path:
    """The folder of what is kept between builds."""
    return (root_of(config) / options.cache_dir).resolve()


def configure(config: MkDocsConfig, extension: SoundingBoardExtension) -> None:
    """Add what the pages need, and turn off what would change readers' addresses."""
    config.markdown_extensions.append(extension)  # type: ignore[arg-type]
    # The policy allows no style attributes, by which tables are aligned otherwise.
    config.mdx_configs.setdefault("tables", {}).setdefault("use_align_attribute", True)
    config.extra_css.insert(0, assets.STYLE)
    script = option.ExtraScriptValue(assets.SCRIPT)
    script.type = "module"
    config.extra_javascript.append(script)
    config.theme.dirs.insert(0, str(OVERRIDES))
    features = config.theme.get("features") or []
    for unwanted in [feature for feature in features if feature.startswith(_UNWANTED)]:
        features.remove(unwanted)
        log.warning(
            "The theme's feature “%s” is turned off, because it would change readers' "
            "addresses, where their answers are. Remove it from mkdocs.yml.",
            unwanted,
        )
    watched = (root_of(config) / folder for folder in _WATCHED)
    config.watch.extend(str(folder) for folder in watched if folder.is_dir())


def language_of(config: MkDocsConfig) -> str:
    """The language of the theme, and so of the site's own words."""
    return str(config.theme.get("language", language.SOURCE))


def install_messages(config: MkDocsConfig, own: str | None) -> bytes | None:
    """Take all messages from the catalogue of the theme's language from now on.

    *own* is a folder with the site's own catalogues. Returns the catalogue of readers' pages, or
    ``None`` for English as it's written in the code.

    Raises:
        PluginError: the catalogue can't be read.
    """
    name = language_of(config)
    try:
        folder = Path(own) if own else None
        found = language.catalogue(name, folder)
        wording.install(found)
        authors_wording.install(language.catalogue(name, folder, language.AUTHORS))
    except (OSError, ValueError) as error:
        told = f"The message catalogue of “{name}” can't be read: {error}"
        raise PluginError(told) from error
    if found is None and not language.is_source(name):
        log.warning(
            "The theme's language is “%s”. There is no message catalogue for it, so our own "
            "words are in English.",
            name,
        )
    return found
