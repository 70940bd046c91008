"""What the checker prints for whole courses, word for word.

``golden/courses/*.md`` are courses in the default handbook of ``tests/handbooks.py``; the ``.txt``
of the same name is what is printed. After a change that is meant:
``pytest tests/authoring/test_course_golden.py --update-golden``, and read the difference.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.courses import COURSE
from tests.handbooks import on_record, write_handbook

from soundingboard.authoring.handbook import load

FILES = sorted((Path(__file__).parent / "golden" / "courses").glob("*.md"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_everything_is_printed_at_once_and_in_order(
    file: Path, tmp_path: Path, update_golden: bool
) -> None:
    root = on_record(write_handbook(tmp_path, **{COURSE: file.read_text(encoding="utf-8")}))
    printed = "".join(f"{problem}\n" for problem in load(root).problems)
    expected = file.with_suffix(".txt")
    if update_golden:
        expected.write_text(printed, encoding="utf-8")
    assert printed == expected.read_text(encoding="utf-8")
