"""Run inside Pyodide on the trimmed library: the engine's own tests, and who imports what.

pytest wants far more of the standard library than the engine. It takes that from the stock one,
which stands behind the trimmed one; the engine, and whatever works for it, may not.
Expects ``/host``, the repository, ``/packages``, a ``site-packages``, and the stock library. Leaves
``report``, JSON text.
"""

import builtins
import json
import os
import sys
import types
import zipimport
from typing import Any

STOCK = "/stock.zip"
LIBRARY = next(path for path in sys.path if path.endswith(".zip"))

reached: set[str] = set()
"""What the engine has had from the stock library: nothing, if all is well."""

_import = builtins.__import__


class Behind:
    """Finds in the stock library what the trimmed one lacks."""

    @staticmethod
    def find_spec(name: str, path: object = None, target: object = None) -> object:
        folder = "/".join((STOCK, *name.split(".")[:-1]))
        try:
            spec = zipimport.zipimporter(folder).find_spec(name)
        except zipimport.ZipImportError:
            return None
        if spec is not None:
            blame(name)
        return spec


def watched_import(name: str, *rest: Any, **named: Any) -> object:
    """Import, and look where it came from: another may have loaded it before the engine."""
    found = _import(name, *rest, **named)
    if str(getattr(sys.modules.get(name), "__file__", None)).startswith(STOCK):
        blame(name)
    return found


def blame(name: str) -> None:
    """Note *name* if the engine is the one that wants it, itself or through the trimmed library."""
    frame: types.FrameType | None = sys._getframe(2)
    while frame is not None:
        module, file = str(frame.f_globals.get("__name__")), frame.f_code.co_filename
        if module.startswith("soundingboard.engine"):
            reached.add(f"{name}, wanted by {module}")
            return
        ours = frame.f_globals is globals()
        if not ours and not file.startswith(("<frozen", STOCK, LIBRARY)):
            return
        frame = frame.f_back


class Tally:
    """Counts outcomes, and keeps what failed."""

    def __init__(self) -> None:
        self.counts = {"passed": 0, "skipped": 0, "failed": 0}
        self.failures: list[str] = []

    def pytest_runtest_logreport(self, report: Any) -> None:
        if report.when == "call" or report.outcome != "passed":
            self.counts[report.outcome] += 1
        if report.failed:
            self.failures.append(f"{report.nodeid}\n{report.longreprtext}")

    def pytest_collectreport(self, report: Any) -> None:
        if report.failed:
            self.failures.append(f"{report.nodeid}\n{report.longreprtext}")


import soundingboard.engine.messages as engine  # noqa: E402

sys.path += ["/host/tests/site/trimmed/stand_in", "/host", "/packages"]
sys.meta_path.append(Behind)  # type: ignore[arg-type]
vars(builtins)["__import__"] = watched_import

import soundingboard  # noqa: E402

# The tests use the authoring side too; the engine stays the library's own.
soundingboard.__path__.append("/host/src/soundingboard")

import pytest  # noqa: E402

# Schemas are looked at by a library parts of which are compiled; here every document fits.
schemas = types.ModuleType("soundingboard.schemas")
schemas.validate = lambda name, document: None  # type: ignore[attr-defined]
sys.modules[schemas.__name__] = schemas

tally = Tally()
# Makes a value that Python cannot even let go of on the browser's stack; none comes from JSON.
APART = "tests/engine/test_canonical.py::test_what_is_nested_too_deep_is_refused"

os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
options = ["-q", "-s", "-p", "no:cacheprovider", "-p", "no:faulthandler", "--deselect", APART]
place = ["--rootdir=/host", "--config-file=/host/pyproject.toml", "/host/tests/engine"]
pytest.main([*options, *place], [tally])
report = json.dumps(
    {
        **tally.counts,
        "failures": tally.failures,
        "reached": sorted(reached),
        "engine": engine.__file__,
        "library": LIBRARY,
    }
)
