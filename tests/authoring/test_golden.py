"""What the checker prints for whole files, word for word.

``golden/*.md`` are trees and ``golden/procedures/*.md`` procedures, each beside the procedure that
``docs/problems/index.md`` shows; the ``.txt`` of the same name is what is printed. After a change
that is meant: ``pytest tests/authoring/test_golden.py --update-golden``, and read the difference.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.authoring.examples import printed_lines, whole

GOLDEN = Path(__file__).parent / "golden"
INPUTS = {
    **{file: f"decision_trees/ap-1/{file.name}" for file in sorted(GOLDEN.glob("*.md"))},
    **{file: f"docs/procedures/{file.name}" for file in sorted(GOLDEN.glob("procedures/*.md"))},
}


@pytest.mark.parametrize("file", INPUTS, ids=lambda file: file.stem)
def test_everything_is_printed_at_once_and_in_order(
    file: Path, tmp_path: Path, update_golden: bool
) -> None:
    text = file.read_text(encoding="utf-8")
    lines = printed_lines(tmp_path, whole({INPUTS[file]: text}))
    expected = file.with_suffix(".txt")
    if update_golden:
        expected.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    assert lines == expected.read_text(encoding="utf-8").splitlines()
