"""What making the bundle can raise."""

from __future__ import annotations


class BundleError(Exception):
    """The bundle cannot be made. The message is a sentence that says why and what to do."""


class ToolingUnavailable(Exception):
    """pyodide-build cannot be used on this machine. The message says why.

    It never stops a build: the bundle is then made without pyodide-build.
    """
