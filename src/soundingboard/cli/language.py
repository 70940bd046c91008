"""The language of the command line: that of the terminal, as for all programs with gettext."""

from __future__ import annotations

import gettext
from pathlib import Path

import soundingboard
from soundingboard.authoring import wording as for_authors
from soundingboard.engine import wording as for_readers

LOCALE = Path(soundingboard.__file__).parent / "locale"


def install_messages() -> None:
    """Take all messages from the catalogues of the environment's language, if there are any.

    The environment variables are those of gettext: ``LANGUAGE``, ``LC_ALL``, ``LC_MESSAGES`` and
    ``LANG``. Without a catalogue, messages stay as they are.
    """
    for domain, install in (
        ("soundingboard", for_readers.install),
        ("authors", for_authors.install),
    ):
        file = gettext.find(domain, str(LOCALE))
        if file is not None:
            install(Path(file).read_bytes())
