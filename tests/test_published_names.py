"""Only ``tests/handbook/`` knows the published handbook, so editing a clause breaks no other test.

A test that needs a handbook takes ``tests/handbooks.py`` or ``tests/samples.py``. One that opens a
published file all the same fails by a fixture of ``tests/conftest.py``.
"""

from __future__ import annotations

import re
from pathlib import Path

TESTS = Path(__file__).parent
HANDBOOK = TESTS / "handbook"

PROCEDURES = {file.stem for file in (TESTS.parent / "docs" / "procedures").glob("*.md")} - {"index"}
WAYS = re.compile(
    rf"\b(?:{'|'.join(sorted(map(re.escape, PROCEDURES)))})\b"
    r"|\bpublished_(?:url|folder)\b|\btests\.handbook\b"
)

ALLOWED = {
    "conftest.py": "names the folder that processes share",
    "browser/fixtures.py": "serves the published site to tests/handbook/",
    "authoring/source/test_source_file.py": "tries an id of that form",
    "fuzzing/mutations.py": "writes such a link into any file",
}
"""Files that may name it, and why."""


def test_no_test_of_the_tool_knows_the_published_handbook() -> None:
    found = {
        file.relative_to(TESTS).as_posix()
        for file in TESTS.rglob("*.py")
        if HANDBOOK not in file.parents
        and file != Path(__file__)
        and WAYS.search(file.read_text(encoding="utf-8"))
    }
    assert found == set(ALLOWED)
