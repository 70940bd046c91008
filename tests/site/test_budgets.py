"""How much a reader's browser has to fetch: bytes after gzip, on which all machines agree.

Brotli takes about a quarter less. A budget that is passed is a question to whoever passes it: is it
worth it to somebody on a telephone, far from the school?
"""

from __future__ import annotations

import gzip
import logging
from pathlib import Path

import pytest

from soundingboard.site.assets import browser_files
from soundingboard.site.bundle import build_bundle

LOG = logging.getLogger(__name__)
CACHE = Path(__file__).resolve().parents[2] / ".cache" / "soundingboard"
KB = 1_000

# What an engine's first answer needs on a first visit over a slow line (startup.mjs).
LIBRARY_WAY = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "library.zip")
STOCK = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
BUDGETS = {"library.zip": 850 * KB, "snapshot.bin": 2_900 * KB, "pyodide.asm.wasm": 3_600 * KB}


def sent(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


@pytest.fixture(scope="module")
def sizes() -> dict[str, int]:
    bundle = build_bundle(CACHE, log=LOG, with_pyodide_build=False)
    names = {*LIBRARY_WAY, *STOCK, *BUDGETS}
    return {name: sent(bundle.files[name]) for name in names}


@pytest.mark.parametrize("name", BUDGETS)
def test_a_file_of_the_engine_keeps_to_its_budget(name: str, sizes: dict[str, int]) -> None:
    assert sizes[name] <= BUDGETS[name]


def test_a_first_answer_needs_three_quarters_of_stock_pyodide_s_bytes(
    sizes: dict[str, int],
) -> None:
    ours = sum(sizes[name] for name in LIBRARY_WAY)
    assert ours <= 0.74 * sum(sizes[name] for name in STOCK)


@pytest.mark.parametrize(("ending", "budget"), [(".mjs", 110 * KB), (".css", 40 * KB)])
def test_our_scripts_and_styles_keep_to_their_budgets(ending: str, budget: int) -> None:
    files = [path for name, path in browser_files().items() if name.endswith(ending)]
    assert files
    assert sum(map(sent, files)) <= budget
