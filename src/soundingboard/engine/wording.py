"""The words of the readers' pages, by way of message catalogues.

English is the source: a message is its own text, and needs no catalogue. The names are those that
gettext's tools look for when they collect messages.

Standard: https://www.gnu.org/software/gettext/manual/html_node/Mark-Keywords.html
"""

from __future__ import annotations

from gettext import NullTranslations

_catalogue = NullTranslations()


def _(message: str) -> str:
    """*message* in the reader's language."""
    return _catalogue.gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The one of the two messages that goes with *count*, in the reader's language."""
    return _catalogue.ngettext(singular, plural, count)
