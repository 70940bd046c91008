"""The list of withdrawn decisions, which pages that browsers have cached ask for."""

from __future__ import annotations

from soundingboard.site.published_handbook import PublishedHandbook

ADDRESS = "assets/soundingboard/withdrawn.json"
"""Where the list is in a site. It is published even when it is empty."""

FORMAT = 1
"""Version of the list's form, which ``schemas/withdrawn.json`` describes."""


def document(handbook: PublishedHandbook) -> dict[str, object]:
    """Every withdrawn decision with the address of its page, from the site's root."""
    return {
        "format": FORMAT,
        "withdrawn": [
            {
                "decision": key,
                "address": handbook.addresses.urls.get(item.file.path, ""),
                "reason": item.reason,
            }
            for key, item in handbook.withdrawn.items()
        ],
    }
