"""The language of a site's own words: which message catalogue its build and its pages use.

Catalogues are where gettext looks for them, ``<folder>/<language>/LC_MESSAGES``: there are
``soundingboard.mo`` for readers, and ``authors.mo`` for authors.
"""

from __future__ import annotations

import gettext
import json
import posixpath
from base64 import b64encode
from pathlib import Path

import soundingboard
from soundingboard.site.bundle.build import MANIFEST
from soundingboard.site.integrity import integrity

DOMAIN = "soundingboard"
"""What gettext calls a program's messages: the name of the catalogues of readers' pages."""

AUTHORS = "authors"
"""The name of the catalogues of what is written for authors, which no browser loads."""

LOCALE = Path(soundingboard.__file__).parent / "locale"
"""The catalogues that come with the package, and the template for new ones."""

SOURCE = "en"
"""The language that the messages are written in, which needs no catalogue."""

ADDRESS = "assets/soundingboard/language.json"
"""Where the site has the catalogue for the worker, if it isn't in the source language."""


def catalogue(language: str, own: Path | None = None, domain: str = DOMAIN) -> bytes | None:
    """The catalogue of *language* in the folder *own*, or else the package's; ``None`` without one.

    *domain* is :data:`DOMAIN` or :data:`AUTHORS`.

    A language with a region, such as ``fr-CA``, falls back on the language alone.

    Raises:
        OSError: it can't be read.
    """
    tag = language.replace("-", "_")
    for folder in (own, LOCALE):
        file = gettext.find(domain, str(folder), [tag]) if folder is not None else None
        if file is not None:
            return Path(file).read_bytes()
    return None


def is_source(language: str) -> bool:
    """Whether *language* is English, of whatever region."""
    return language.partition("-")[0] == SOURCE


def message(found: bytes) -> str:
    """The message that hands the catalogue *found* to the engine in the reader's browser."""
    return json.dumps({"op": "language", "catalogue": b64encode(found).decode()})


def manifest(said: str) -> dict[str, str]:
    """What the bundle's manifest says of the file at :data:`ADDRESS`, whose text is *said*."""
    file = posixpath.relpath(ADDRESS, posixpath.dirname(MANIFEST))
    return {"file": file, "integrity": integrity(said.encode())}
