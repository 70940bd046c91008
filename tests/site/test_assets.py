"""Scripts are published without comments and white space, and are the same programs."""

from __future__ import annotations

import json
import logging
import subprocess
from pathlib import Path

import brotli
import pytest

from soundingboard.site.assets import (
    BEFORE_THEME,
    BROWSER,
    EARLY_TAPS,
    browser_files,
    published,
    scripts,
)
from soundingboard.site.bundle.npm import UNMINIFIED, library_files

ROOT = Path(__file__).resolve().parents[2]
LOG = logging.getLogger("test")
WORKER = frozenset({"worker", "startup", "starts", "downloads", "snapshot"})
"""What only Python's worker loads."""

# Parses each program of a JSON array; what is left of it is its syntax tree, without places.
PARSE = """
import { parse } from 'acorn';
let text = '';
for await (const part of process.stdin) text += part;
const trees = JSON.parse(text).map((script) =>
  parse(script, { ecmaVersion: 'latest', sourceType: 'module' }));
const place = new Set(['start', 'end']);
process.stdout.write(JSON.stringify(trees, (name, value) =>
  place.has(name) ? undefined : typeof value === 'bigint' ? `${value}n` : value));
"""


def parsed(programs: list[str]) -> list[object]:
    command = ["node", "--input-type=module", "--eval", PARSE]
    done = subprocess.run(
        command, cwd=ROOT, input=json.dumps(programs), capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    found: list[object] = json.loads(done.stdout)
    return found


def test_what_is_published_is_the_same_program_as_what_is_written() -> None:
    before = sorted((BROWSER / "before-theme").glob("*.js"))
    written = [file.read_text(encoding="utf-8") for file in browser_files().values()]
    written.append((BROWSER / "early-taps.js").read_text(encoding="utf-8"))
    written.append("\n".join(file.read_text(encoding="utf-8") for file in before))
    there = [script for _, script in scripts()]
    assert len(there) == len(written)
    for one, other in zip(parsed(written), parsed(there), strict=True):
        assert one == other


def test_libraries_are_published_as_the_same_programs() -> None:
    files = library_files(ROOT / ".cache" / "soundingboard", log=LOG)
    written = [files[name].read_text(encoding="utf-8") for name in UNMINIFIED]
    for one, other in zip(parsed(written), parsed(list(map(published, written))), strict=True):
        assert one == other


def test_all_scripts_for_pages_have_30_kilobytes_with_the_libraries() -> None:
    sent = {address: script for address, script in scripts() if Path(address).stem not in WORKER}
    for name, file in library_files(ROOT / ".cache" / "soundingboard", log=LOG).items():
        if file.suffix == ".mjs":
            script = file.read_text(encoding="utf-8")
            sent[name] = published(script) if name in UNMINIFIED else script
    sizes = {name: len(brotli.compress(script.encode())) for name, script in sent.items()}
    assert sum(sizes.values()) <= 30_000, sizes


def test_every_module_and_both_classic_scripts_are_published() -> None:
    there = [address for address, _ in scripts()]
    assert there == [*browser_files(), EARLY_TAPS, BEFORE_THEME]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("/** @param {string} a */\nconst f = (a) => a; // b\n", "const f=(a)=>a;"),
        ("const t = `a  // b\n  ${c  + d} `;", "const t=`a  // b\n  ${c  + d} `;"),
        ("const r = /[/*]  \\/\\//u;", "const r=/[/*]  \\/\\//u;"),
        ("const s = 'https://a  b';", "const s='https://a  b';"),
    ],
)
def test_comments_and_white_space_go_and_texts_stay(written: str, expected: str) -> None:
    assert published(written).strip() == expected
