"""The words of everything that is written for authors, by way of a message catalogue of their own.

That is messages and hints of problems, the pages that explain them, and what commands print.
Readers' browsers load the catalogue of :mod:`soundingboard.engine.wording` alone. The command line
and a site's build install both.
"""

from __future__ import annotations

from collections.abc import Sequence

from soundingboard.engine.wording import N_ as N_
from soundingboard.engine.wording import Messages

_authors = Messages()

install = _authors.install
_ = _authors.gettext
ngettext = _authors.ngettext
pgettext = _authors.pgettext
translated = _authors.gettext
"""In the author's language, a message that is marked by :func:`N_` elsewhere."""


def installed() -> bytes:
    """The bytes of the catalogue in use; empty for English."""
    return _authors.installed


def listed(items: Sequence[str]) -> str:
    """*items* in one phrase: “a, b and c”."""
    if len(items) < 2:
        return "".join(items)
    return _("{items} and {last}").format(items=", ".join(items[:-1]), last=items[-1])


def alternatives(items: Sequence[str]) -> str:
    """*items* in one phrase, of which one has to be chosen: “a, b or c”."""
    if len(items) < 2:
        return "".join(items)
    return _("{items} or {last}").format(items=", ".join(items[:-1]), last=items[-1])
