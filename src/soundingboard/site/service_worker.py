"""The service worker of a site: one file, made of a script and of what the site holds.

The script (``service_worker.js``) gets a table of every file with a hash of its content, so the
worker is another one exactly when a file has changed, and it can tell what it may keep. The page
that it shows without a network comes with it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path, PurePath

from soundingboard.engine.html import element, text
from soundingboard.engine.pages.training_source import MY_TRAINING, STORED
from soundingboard.engine.wording import _
from soundingboard.site import host_files, language, withdrawals
from soundingboard.site.assets import FOLDER
from soundingboard.site.bundle.build import BUNDLES, MANIFEST
from soundingboard.site.training_parts import source_address

FILE = "service-worker.js"
"""Its address, at the root of the site, for it governs what is below."""

FAREWELL = """\
// This site keeps nothing for reading without a network. What an earlier one has kept goes.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) {
    if (name.startsWith('soundingboard-')) await caches.delete(name);
  }
  await self.registration.unregister();
})()));
"""
"""The worker of a site that has turned it off; it takes away itself and what is left."""

_SCRIPT = Path(__file__).with_name("service_worker.js")
_PLACE = "/* THE SITE */ null"
_HASH_LENGTH = 32  # Hexadecimal digits: 128 of SHA-256's 256 bits.

# Part of the site that no reader's browser asks for.
_APART = frozenset({FILE, "_headers", "web.config", "sitemap.xml.gz", "hosting/nginx.conf"})
_NEVER_KEPT = frozenset({withdrawals.ADDRESS})  # A kept list would hide a later withdrawal.
_APART_ENDINGS = frozenset({".br", ".gz", ".map"})

_SNAPSHOT = "snapshot.bin"
_OF_FAST_START = frozenset(
    {"pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "library.zip", _SNAPSHOT}
)

# Without a snapshot Python starts plainly.
_OF_PLAIN_START = frozenset({".json", ".mjs", ".wasm", ".whl", ".zip"})

_OF_PROCEDURE = ("procedures", "decisions", "training")

# By the ending of a file's name.
_TYPES = {
    "css": "text/css; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "mjs": "text/javascript; charset=utf-8",
    "png": "image/png",
    "svg": "image/svg+xml",
    "wasm": "application/wasm",
    "woff2": "font/woff2",
    "xml": "application/xml",
}

_HEADERS = (
    *host_files.COMMON,
    host_files.POLICY,
    "Cross-Origin-Embedder-Policy",
    "Cross-Origin-Resource-Policy",
)

# The site's own style sheets may not be on the reader's device.
_STYLE = """\
:root { color-scheme: light dark; font: 1.1rem/1.5 system-ui, sans-serif; }
body { max-width: 36rem; margin: 0 auto; padding: 1.5rem 1rem; }
h1 { font-size: 1.6rem; line-height: 1.2; }
a { display: inline-block; padding: 0.4rem 0; }
@media (prefers-color-scheme: dark) { a { color: #8ecdd8; } }"""


def script(site: Path, tag: str = language.SOURCE) -> str:
    """The service worker for the finished site in the folder *site*, in the language *tag*.

    Raises:
        OSError: *site* cannot be read.
    """
    files = dict(_files(site))
    fast = any(PurePath(name).name == _SNAPSHOT for name in files)
    gone = _withdrawn(site)
    content = json.dumps([files, gone]).encode()
    told = {
        "version": hashlib.sha256(content).hexdigest()[:_HASH_LENGTH],
        "withdrawn": _named(gone),
        "files": files,
        "shell": [name for name in files if _in_shell(name)],
        "engine": [name for name in files if _in_engine(name, fast=fast)],
        "groups": _groups(files),
        "types": _TYPES,
        "headers": [name.lower() for name in _HEADERS],
        "missing": missing_page(tag),
    }
    source = _SCRIPT.read_text(encoding="utf-8")
    return source.replace(_PLACE, json.dumps(told, ensure_ascii=False, separators=(",", ":")))


def missing_page(tag: str) -> str:
    """The page in place of one that isn't on the device, in the language *tag*.

    It may be shown at any address, so ``{start}`` is in place of the site's root.
    """
    title = _("Not on this device")
    said = _(
        "It can't be loaded right now, and it wasn't saved on an earlier visit. "
        "Check your connection and try again, or go back."
    )
    view = "width=device-width, initial-scale=1"
    head = (
        '<meta charset="utf-8">'
        + element("title", text(title))
        + f'<meta name="viewport" content="{view}">'
        + element("style", _STYLE)
    )
    main = element(
        "main",
        element("h1", text(_("This page isn't on this device"))),
        element("p", text(said)),
        element("p", element("a", text(_("Go to the start page")), href="{start}")),
    )
    html = element("html", element("head", head), element("body", main), lang=tag)
    return f"<!doctype html>{html}"


def address(path: PurePath) -> str:
    """The address below the site's root at which a browser asks for the file *path*."""
    text = path.as_posix()
    return text[: -len("index.html")] if path.name == "index.html" else text


def _files(site: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(site.rglob("*")):
        path = file.relative_to(site)
        apart = path.as_posix() in _APART | _NEVER_KEPT or path.suffix in _APART_ENDINGS
        if file.is_file() and not apart:
            digest = hashlib.sha256(file.read_bytes()).hexdigest()
            yield address(path), digest[:_HASH_LENGTH]


def _withdrawn(site: Path) -> list[str]:
    """The addresses of the decisions that this version itself shows as withdrawn."""
    file = site / withdrawals.ADDRESS
    listed = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return [item["address"] for item in listed.get("withdrawn", ())]


def _named(gone: list[str]) -> str:
    """A name for these withdrawals, by which versions compare them; empty if there are none."""
    joined = "\n".join(sorted(gone)).encode()
    return hashlib.sha256(joined).hexdigest()[:_HASH_LENGTH] if gone else ""


def _in_shell(name: str) -> bool:
    """Whether every reader needs it: the start, scripts and styles, the search."""
    if name in ("", "404.html", "search/search_index.json", "sitemap.xml"):
        return True
    if name.startswith(f"{FOLDER}/"):
        return name.endswith((".css", ".js", ".mjs", ".svg"))
    of_theme = name.startswith(("assets/javascripts/", "assets/stylesheets/"))
    return of_theme and name.endswith((".js", ".css")) and "/lunr/" not in name


def _in_engine(name: str, *, fast: bool) -> bool:
    """Whether an engine that was started once needs it; *fast* if the build has a snapshot."""
    if not name.startswith(f"{BUNDLES}/"):
        return name in (MANIFEST, language.ADDRESS)
    file = PurePath(name)
    return file.name in _OF_FAST_START if fast else file.suffix in _OF_PLAIN_START


def _groups(files: dict[str, str]) -> dict[str, list[str]]:
    """The pages of each procedure by its id, and what they load: courses, trees, and texts."""
    groups: dict[str, list[str]] = {}
    for name in files:
        top, _, rest = name.removeprefix(f"{FOLDER}/").partition("/")
        compiled = name.startswith(f"{FOLDER}/") and top in ("courses", "pages", "trees")
        if "/" in rest and (compiled or top in _OF_PROCEDURE):
            groups.setdefault(rest.split("/")[0], []).append(name)
    # Pages about the reader's own training belong to everyone's procedure.
    common = [name for name in files if _for_everyone(name)]
    return {key: [*names, *common] for key, names in sorted(groups.items())}


def _for_everyone(name: str) -> bool:
    if name in ("training/", "training/stored/", "procedures/"):
        return True
    if name in (source_address(MY_TRAINING), source_address(STORED)):
        return True
    if name == MANIFEST:
        return False  # The engine's; the script tells by it whether the engine was ever started.
    return name.startswith(f"{FOLDER}/") and name.endswith(".json") and name.count("/") == 2
