"""The sample handbook, for tests that want more than ``tests/handbooks.py`` has: three boards.

It is in ``tests/sample/``, and everything in it is made up. Its trees share questions, and one of
them has too many paths for an anchor of each. One decision is covered by no board. Each board has a
course. Tests of the tool may name its words, as they may not name those of the published handbook.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tests.authoring.markers import Around, beside

from soundingboard.authoring.handbook import Handbook, load
from soundingboard.authoring.settings import Settings

SAMPLE = Path(__file__).resolve().parent / "sample"


@cache
def sample() -> Handbook:
    """The sample handbook. Reviews never lapse, so that no result depends on the day."""
    return load(SAMPLE, Settings(review_days=36_500, schemas=True))


@cache
def around() -> Around:
    """The sample handbook, with an address for every page."""
    return beside(sample())
