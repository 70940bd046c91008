"""The licences of what other people have made of a site, published with it.

Pyodide's and Python's are in :mod:`bundle`, whose files have an address for each version.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import metadata, resources
from pathlib import Path

NOTICE = "NOTICE.txt"
"""Names every file of other people's that a site holds, and its licence."""

_OURS = (NOTICE, "Apache-2.0.txt")
_ICONS = Path("material/templates/.icons/material/LICENSE")


def licences() -> Iterator[tuple[str, str]]:
    """The name and text of each file; the theme's own licence is that of the installed theme.

    Raises:
        FileNotFoundError: the installed theme lacks its licence.
    """
    for name in _OURS:
        yield name, resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    theme = metadata.distribution("mkdocs-material")
    own = theme.read_text("licenses/LICENSE") or theme.read_text("LICENSE")
    if not own:
        raise FileNotFoundError("Material for MkDocs lacks its licence; install it again.")
    yield "mkdocs-material.txt", own
    yield "icons.txt", Path(str(theme.locate_file(_ICONS))).read_text(encoding="utf-8")
