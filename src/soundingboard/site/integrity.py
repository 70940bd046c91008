"""Hashes by which a browser refuses a file of other people's that is not the one we published.

What the engine fetches as data is held against the bundle's manifest. A module that a page imports
is held against the page's import map, by browsers that know of it there; the others pass it over.
What a worker imports as a module, no browser holds against anything.

Standards: https://www.w3.org/TR/SRI-2/ and
https://html.spec.whatwg.org/multipage/webappapis.html#import-map-integrity
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path

from soundingboard.site.assets import SCRIPT, VENDORED

_SCRIPT_TAG = re.compile(rf'<script [^>]*src="([^"]*){re.escape(SCRIPT)}"')
_HEAD_END = "</head>"


def integrity(data: bytes) -> str:
    """The hash of *data* as subresource integrity has it: SHA-256, in base 64.

    Python's start checks 18 MB of kept files; with SHA-384 that takes two to three times as long.
    """
    return f"sha256-{base64.b64encode(hashlib.sha256(data).digest()).decode()}"


def vendored_hashes(site: Path) -> dict[str, str]:
    """The hash of each vendored module of the *site*, by its address from the site's root."""
    modules = sorted((site / VENDORED).glob("*.mjs"))
    return {f"{VENDORED}/{file.name}": integrity(file.read_bytes()) for file in modules}


def import_map(html: str, hashes: Mapping[str, str]) -> str:
    """The text of the import map that says the *hashes*, by address from the site's root.

    Each page has all of them: which ones it loads depends on what the reader does. A page that
    doesn't load our script needs none: the text is empty.
    """
    found = _SCRIPT_TAG.search(html)
    if found is None or not hashes:
        return ""
    root = found[1] if found[1].startswith(("/", ".")) else f"./{found[1]}"
    return json.dumps(
        {"integrity": {f"{root}{address}": known for address, known in hashes.items()}}
    )


def with_import_map(html: str, text: str) -> str:
    """*html* with the import map of that *text* at the end of its head; as it is without one."""
    if not text:
        return html
    return html.replace(_HEAD_END, f'<script type="importmap">{text}</script>{_HEAD_END}', 1)
