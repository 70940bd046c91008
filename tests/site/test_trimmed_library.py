"""The engine's own tests, in Pyodide, on the library that readers' browsers get.

They run as they stand, on the bytecode that is published. Left out are those that draw at random,
since Hypothesis is partly compiled, and one whose own value is too deep for a browser's stack.
"""

from __future__ import annotations

import json
import logging
import sysconfig
from pathlib import Path

import pytest

from soundingboard.node.process import run
from soundingboard.node.programs import node
from soundingboard.site.bundle.engine_wheel import engine_wheel
from soundingboard.site.bundle.fast import LIBRARY, fast_start
from soundingboard.site.bundle.npm import pyodide_folder

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache" / "soundingboard"
LOG = logging.getLogger(__name__)
RUN = Path(__file__).parent / "trimmed" / "run.mjs"


@pytest.mark.whole
def test_the_engine_passes_its_tests_on_the_trimmed_library_and_needs_no_other() -> None:
    pyodide = pyodide_folder(CACHE, log=LOG)
    files = fast_start(CACHE, pyodide, engine_wheel(), log=LOG)
    if files is None:
        pytest.fail("Node is needed here; the test command brings one")
    packages = Path(sysconfig.get_path("purelib"))
    told = run([node(), RUN, pyodide, files.files[LIBRARY], ROOT, packages], folder=ROOT)
    report = json.loads(told.splitlines()[-1])
    assert report["failures"] == []
    assert report["reached"] == []
    assert report["engine"].startswith(report["library"])
    assert report["passed"] > 8 * report["skipped"]
