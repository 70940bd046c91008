"""The five published procedures, for tests of what is true of them."""

from functools import cache
from pathlib import Path

from soundingboard.authoring.handbook import Handbook, load
from soundingboard.authoring.settings import Settings

ROOT = Path(__file__).resolve().parents[1]


@cache
def published() -> Handbook:
    """The published handbook with every check, readability included, loaded once in a process.

    Reviews never lapse here, so that no result depends on the day.
    """
    return load(ROOT, Settings(readability=True, review_days=36_500))
