"""Running other programs."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from soundingboard.node.process import CommandFailed, run


def test_a_program_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert shutil.which("no-such-program") is None
    with pytest.raises(CommandFailed, match="could not be run"):
        run(["no-such-program"], folder=tmp_path)
