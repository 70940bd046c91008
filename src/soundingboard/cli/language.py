"""The language of the command line: that of the terminal, as for all programs with gettext."""

from __future__ import annotations

import gettext
from pathlib import Path

import soundingboard
from soundingboard.engine import wording

DOMAIN = "soundingboard"
LOCALE = Path(soundingboard.__file__).parent / "locale"


def install_messages() -> None:
    """Take all messages from the catalogue of the environment's language, if there is one.

    The environment variables are those of gettext: ``LANGUAGE``, ``LC_ALL``, ``LC_MESSAGES`` and
    ``LANG``. Without a catalogue, messages stay as they are.
    """
    file = gettext.find(DOMAIN, str(LOCALE))
    if file is not None:
        wording.install(Path(file).read_bytes())
