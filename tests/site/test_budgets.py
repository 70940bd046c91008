"""How much a reader's browser has to fetch: bytes after gzip, on which all machines agree.

What is held against Pyodide as shipped is counted as Brotli has it, as most hosts send it. A budget
that is passed is a question to whoever passes it: is it worth it to somebody on a telephone, far
from the school?
"""

from __future__ import annotations

import gzip
import logging
from pathlib import Path

import pytest

from soundingboard.site.assets import scripts, style_sheet
from soundingboard.site.bundle import Bundle, build_bundle
from soundingboard.site.kinds import Kinds
from soundingboard.site.precompressed import kept

LOG = logging.getLogger(__name__)
CACHE = Path(__file__).resolve().parents[2] / ".cache" / "soundingboard"
KB = 1_000

# What an engine's first answer needs on a first visit over a slow line (startup.mjs).
LIBRARY_WAY = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "library.zip")
STOCK = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
BUDGETS = {"library.zip": 900 * KB, "snapshot.bin": 3_150 * KB, "pyodide.asm.wasm": 3_600 * KB}


def packed(data: bytes) -> bytes:
    return gzip.compress(data, 9, mtime=0)


@pytest.fixture(scope="module")
def bundle() -> Bundle:
    return build_bundle(CACHE, log=LOG, with_pyodide_build=False)


@pytest.mark.parametrize("name", BUDGETS)
def test_a_file_of_the_engine_keeps_to_its_budget(name: str, bundle: Bundle) -> None:
    assert len(packed(bundle.files[name].read_bytes())) <= BUDGETS[name]


@pytest.mark.whole
def test_a_first_answer_needs_less_than_three_quarters_of_stock_pyodide_s_bytes(
    bundle: Bundle,
) -> None:
    compressed = CACHE / "compressed"
    compressed.mkdir(parents=True, exist_ok=True)

    def sent(name: str) -> int:
        data = bundle.files[name].read_bytes()
        return kept(data, ".br", compressed, name=name, log=LOG).stat().st_size

    assert sum(map(sent, LIBRARY_WAY)) <= 0.72 * sum(map(sent, STOCK))


def test_our_scripts_keep_to_their_budget() -> None:
    published = [script for _, script in scripts()]
    assert published
    assert sum(len(packed(script.encode())) for script in published) <= 40 * KB


def test_our_style_sheet_keeps_to_its_budget() -> None:
    assert len(packed(style_sheet(Kinds().styles).encode())) <= 20 * KB
