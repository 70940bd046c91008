"""The words of readers' pages and of commands, by way of message catalogues.

English is the source: a message is its own text and needs no catalogue. The names are those that
gettext's tools look for when they collect messages. A catalogue is the bytes of a ``.mo`` file. It
is installed once: by the site's build, by the command line, and in the browser by the worker
before it answers anything.

Standard: https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html, and for the names
https://www.gnu.org/software/gettext/manual/html_node/Mark-Keywords.html
"""

from __future__ import annotations

import struct
from gettext import GNUTranslations, NullTranslations
from io import BytesIO

_catalogue = NullTranslations()


def install(catalogue: bytes | None) -> None:
    """From now on, take all messages from *catalogue*; ``None`` for English as it's written here.

    Raises:
        ValueError: *catalogue* isn't a ``.mo`` file. The one installed before stays.
    """
    global _catalogue
    if catalogue is None:
        _catalogue = NullTranslations()
        return
    try:
        _catalogue = GNUTranslations(BytesIO(catalogue))
    except (OSError, ValueError, LookupError, struct.error) as error:
        raise ValueError(f"not a message catalogue: {error}") from error


def _(message: str) -> str:
    """*message* in the reader's language."""
    return _catalogue.gettext(message)


def N_(message: str) -> str:  # noqa: N802 - gettext's name
    """*message* as it's written, marked for the catalogue; :func:`translated` looks it up."""
    return message


def translated(message: str) -> str:
    """In the reader's language, a *message* that is marked by :func:`N_` elsewhere."""
    return _catalogue.gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The one of the two messages that goes with *count*, in the reader's language."""
    return _catalogue.ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """*message* in the reader's language, where it depends on the *context* how it's translated."""
    return _catalogue.pgettext(context, message)
