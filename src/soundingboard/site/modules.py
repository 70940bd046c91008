"""Which of the browser's modules a page needs, so that its HTML can name them all at once.

Without that a browser finds them one import after the other, and waits for the line at each step.

Standard: https://html.spec.whatwg.org/multipage/links.html#link-type-modulepreload
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from functools import cache

from soundingboard.engine.html import element
from soundingboard.site.assets import SCRIPT, browser_files

_IMPORT = re.compile(r"^(?:import|export)\b[^;']*'(\.[^']+\.mjs)';", re.MULTILINE)
_ELEMENT = re.compile(r"^ +'(sb-[a-z-]+)': .*import\('(\.[^']+\.mjs)'\)", re.MULTILINE)
_TAG = re.compile(r"<(sb-[a-z-]+)[\s>]")
_SCRIPT_TAG = re.compile(rf'<script [^>]*src="([^"]*){re.escape(SCRIPT)}"')


def with_preloads(html: str) -> str:
    """*html* with a link to each module that its elements need, before the script that asks for it.

    They stand behind the content, for which they must not compete: nobody waits for a script.
    A page that does not load the script is left as it is.
    """
    found = _SCRIPT_TAG.search(html)
    if found is None:
        return html
    links = "".join(
        element("link", rel="modulepreload", href=f"{found[1]}{address}")
        for address in modules_of(frozenset(_TAG.findall(html)))
    )
    return f"{html[: found.start()]}{links}{html[found.start() :]}"


@cache
def modules_of(names: frozenset[str]) -> tuple[str, ...]:
    """The addresses of the modules behind the elements of these *names*, without the script."""
    defined = elements()
    needed = _closure([SCRIPT, *(defined[name] for name in sorted(names & defined.keys()))])
    return tuple(sorted(needed - {SCRIPT}))


def _closure(addresses: Iterable[str]) -> set[str]:
    imports = _imports()
    needed: set[str] = set()
    waiting = list(addresses)
    while waiting:
        address = waiting.pop()
        if address not in needed:
            needed.add(address)
            waiting += imports[address]
    return needed


@cache
def _imports() -> Mapping[str, list[str]]:
    """What each module imports when it is loaded, all by address."""
    return {
        address: [_resolved(address, to) for to in _IMPORT.findall(file.read_text("utf-8"))]
        for address, file in browser_files().items()
    }


@cache
def elements() -> Mapping[str, str]:
    """The module of each custom element, as the script names it."""
    text = browser_files()[SCRIPT].read_text(encoding="utf-8")
    return {name: _resolved(SCRIPT, to) for name, to in _ELEMENT.findall(text)}


def _resolved(address: str, to: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(address), to))
