"""Files under ``docs/`` that a browser would run, or open as a page without our policy.

The policy lets pages run scripts of their own site. So the site holds no script but the theme's,
ours, and those that the people who run it name in ``mkdocs.yml``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from soundingboard.site import active

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

_ENDINGS = frozenset(
    (
        *(".js", ".mjs", ".cjs", ".jsx", ".ts", ".es", ".wasm", ".swf", ".htc"),
        *(".html", ".htm", ".xhtml", ".xht", ".shtml", ".mhtml", ".mht", ".hta"),
        *(".xml", ".xsl", ".xslt", ".rdf", ".appcache", ".webmanifest"),
    )
)
_DRAWING = ".svg"


def runnable(files: Files, config: MkDocsConfig) -> list[File]:
    """The files under ``docs/`` that may not be published, in order."""
    named = {str(script) for script in config.extra_javascript}
    named.update(config.extra_templates)
    return [
        file
        for file in files
        if file.src_dir == config.docs_dir
        and not file.is_documentation_page()
        and file.src_uri not in named
        and _runs(Path(file.src_uri).suffix.lower(), file)
    ]


def _runs(ending: str, file: File) -> bool:
    if ending == _DRAWING:
        text = file.content_bytes.decode("utf-8", "replace")
        return bool(active.of_drawing(text))
    return ending in _ENDINGS
