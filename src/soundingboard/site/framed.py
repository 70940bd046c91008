"""The notice on a page of training that is shown inside another page, as in a learning platform.

A script shows it there (``browser/before-theme/framed.js``), and fills in the page's address.
"""

from __future__ import annotations

from soundingboard.engine.html import UNINDEXED, element, filled, text
from soundingboard.engine.wording import _


def framed_notice() -> str:
    """The notice, hidden, with a sentence each for a frame with an origin and one without."""
    with_origin = _(
        "This page is shown inside another page. Saving files and printing may not work here."
    )
    without = _(
        "This page is shown inside another page, where its quiz doesn't work and nothing can be "
        "saved. You can read everything here."
    )
    link = element("a", text(_("Open it in its own tab")), target="_blank", rel="noopener")
    instead = filled(
        _("{open}, or copy this address: {address}."), open=link, address=element("code")
    )
    said = element(
        "p",
        element("span", text(with_origin), data_origin="some"),
        element("span", text(without), data_origin="none"),
        f" {instead}",
    )
    return element("div", said, class_="sb-js-notice sb-framed", hidden="", **UNINDEXED)
