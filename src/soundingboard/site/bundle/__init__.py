"""The Pyodide bundle: what the browser loads to run the engine, made when the site is built.

Four steps, one file each: Pyodide's files from npm (``npm``), the engine as a wheel
(``engine_wheel``), the lock that names the wheel (``lock``), and the bundle itself (``build``).
"""

from __future__ import annotations

from soundingboard.site.bundle.build import Bundle, build_bundle
from soundingboard.site.bundle.errors import BundleError

__all__ = ["Bundle", "BundleError", "build_bundle"]
