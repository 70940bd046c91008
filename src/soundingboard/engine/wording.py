"""The words of readers' pages and of commands, by way of message catalogues.

English is the source: a message is its own text and needs no catalogue. The names are those that
gettext's tools look for when they collect messages. A catalogue is the bytes of a ``.mo`` file. It
is installed once: by the site's build, by the command line, and in the browser by the worker before
it answers anything. Messages for authors have a catalogue of their own
(:mod:`soundingboard.authoring.wording`), so that browsers don't load them.

Standard: https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html, and for the names
https://www.gnu.org/software/gettext/manual/html_node/Mark-Keywords.html
"""

from __future__ import annotations

import struct
from gettext import GNUTranslations, NullTranslations
from io import BytesIO


class Messages:
    """The messages of one catalogue: in English as they're written, until one is installed."""

    def __init__(self) -> None:
        self._catalogue = NullTranslations()
        self.installed = b""
        """The bytes of the catalogue; empty for English."""

    def install(self, catalogue: bytes | None) -> None:
        """From now on, take all messages from *catalogue*; ``None`` for English.

        Raises:
            ValueError: *catalogue* isn't a ``.mo`` file. The one installed before stays.
        """
        if catalogue is None:
            self._catalogue, self.installed = NullTranslations(), b""
            return
        try:
            self._catalogue = GNUTranslations(BytesIO(catalogue))
        except (OSError, ValueError, LookupError, struct.error) as error:
            raise ValueError(f"not a message catalogue: {error}") from error
        self.installed = catalogue

    def gettext(self, message: str) -> str:
        """*message* in the installed catalogue's language."""
        return self._catalogue.gettext(message)

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        """The one of the two messages that goes with *count*, in the catalogue's language."""
        return self._catalogue.ngettext(singular, plural, count)

    def pgettext(self, context: str, message: str) -> str:
        """*message* translated as it has to be in that *context*."""
        return self._catalogue.pgettext(context, message)


def N_(message: str) -> str:  # noqa: N802 - gettext's name
    """*message* as it's written, marked for the catalogue; ``translated`` looks it up."""
    return message


_readers = Messages()

install = _readers.install
_ = _readers.gettext
ngettext = _readers.ngettext
pgettext = _readers.pgettext
translated = _readers.gettext
"""In the reader's language, a message that is marked by :func:`N_` elsewhere."""
