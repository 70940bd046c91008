"""The extras: what a plain installation goes without, and how to install it."""

from __future__ import annotations

import importlib.util

from soundingboard.engine.wording import _

MODULES = {
    "compression": "brotli",
    "pyodide-build": "pyodide_build",
    "readability": "pyphen",
    "verify": "cryptography",
}
"""Each extra in ``pyproject.toml``, and the module that shows whether it is installed."""


def is_installed(extra: str) -> bool:
    """Whether the packages of *extra* can be imported."""
    return importlib.util.find_spec(MODULES[extra]) is not None


def how_to_install(extra: str) -> str:
    """A sentence with the command that installs *extra*."""
    return _('To install it, run: pip install "soundingboard[{extra}]"').format(extra=extra)
