"""The link behind each heading of a procedure, as the site's settings ask for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from soundingboard.engine.html import element, text


@dataclass(frozen=True)
class Permalink:
    """The sign behind each heading that links to it, and its tooltip; no sign, no link."""

    sign: str = ""
    title: str = ""

    def to(self, anchor: str) -> str:
        """The link to the heading with that id."""
        if not self.sign:
            return ""
        return element(
            "a", text(self.sign), class_="headerlink", href=f"#{anchor}", title=self.title
        )


def permalink(toc: Mapping[str, Any]) -> Permalink:
    """The link that the site's settings of Python-Markdown's extension “toc” ask for."""
    sign = toc.get("permalink") or ""
    title = toc.get("permalink_title", "Permanent link")
    return Permalink("¶" if sign is True else str(sign), str(title))
