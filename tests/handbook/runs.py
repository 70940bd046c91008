"""What a sampled run (``scripts/test.py --fast``) tries of the published handbook: a part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from _pytest.mark.structures import ParameterSet


def the_whole_run(values: Iterable[str]) -> Iterator[ParameterSet]:
    """Parameters that only the whole run tries."""
    return (pytest.param(value, marks=pytest.mark.whole) for value in values)
