"""All files that the site publishes besides its pages, as MkDocs wants them."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from soundingboard.site import assets, language
from soundingboard.site.bundle import BundleError, build_bundle
from soundingboard.site.bundle.build import BUNDLES, MANIFEST
from soundingboard.site.bundle.npm import UNMINIFIED, library_files
from soundingboard.site.mkdocs_files import copied, written

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File

    from soundingboard.site.kinds import Kinds
    from soundingboard.site.mkdocs_pages import MkDocsPages

log = logging.getLogger("mkdocs.plugins.soundingboard.published_files")

_WITHOUT_PYTHON = (
    "The site is built without Python: people can go from answer to answer, but “I'm not sure” "
    "doesn't narrow down the results, going back doesn't show the answer given, and courses have "
    "no quiz. The cause: %s"
)


def published_files(pages: MkDocsPages, kinds: Kinds, config: MkDocsConfig) -> Iterator[File]:
    """The scripts, the style sheet, and the documents of all pages and of the site."""
    for address, script in assets.scripts():
        yield written(config, address, script)
    yield written(config, assets.STYLE, assets.style_sheet(kinds.styles))
    for address, document in pages.documents():
        yield written(config, address, assets.json_text(document))
    for address, text in assets.documents(pages.handbook):
        yield written(config, address, text)


def python_files(config: MkDocsConfig, cache: Path, catalogue: bytes | None) -> Iterator[File]:
    """Python and the engine for readers' browsers, with the messages of *catalogue*.

    *cache* keeps what is downloaded. If Python can't be had, that is reported.
    """
    try:
        bundle = build_bundle(cache, log=log)
        libraries = library_files(cache, log=log)
    except BundleError as error:
        log.warning(_WITHOUT_PYTHON, error)
        return
    manifest = bundle.manifest
    if catalogue is not None:
        said = language.message(catalogue)
        manifest["language"] = language.manifest(said)
        yield written(config, language.ADDRESS, said)
    yield written(config, MANIFEST, json.dumps(manifest, indent=2) + "\n")
    for name, path in libraries.items():
        address = f"{assets.VENDORED}/{name}"
        if name in UNMINIFIED:
            yield written(config, address, assets.published(path.read_text(encoding="utf-8")))
        else:
            yield copied(config, address, path)
    for name, path in bundle.files.items():
        yield copied(config, f"{BUNDLES}/{bundle.key}/{name}", path)
