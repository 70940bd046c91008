"""The five published procedures, for tests of what is true of them."""

import os
import pickle
from functools import cache
from pathlib import Path

from tests.authoring.markers import Around, beside

from soundingboard.authoring.handbook import Handbook, load
from soundingboard.authoring.settings import Settings

ROOT = Path(__file__).resolve().parents[2]

SHARED = "SOUNDING_BOARD_TESTS_SHARE"
"""The variable that names the folder that all processes of a run share, if there are several."""


@cache
def published() -> Handbook:
    """The published handbook with every check, readability included, loaded once in a run.

    Reviews never lapse here, so that no result depends on the day.
    """
    folder = os.environ.get(SHARED)
    if folder is None:
        return _load()
    import fcntl  # Windows has no such locks, and its runs no such folder

    kept = Path(folder) / "handbook.pickle"
    with kept.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the first process loads it, and the others wait for that
        if not kept.exists():
            kept.write_bytes(pickle.dumps(_load(), pickle.HIGHEST_PROTOCOL))
    # Every process uses a copy, so that no test's result depends on which one loaded it.
    found: Handbook = pickle.loads(kept.read_bytes())
    return found


@cache
def around() -> Around:
    """The published handbook, with an address for every page."""
    return beside(published())


def _load() -> Handbook:
    return load(ROOT, Settings(readability=True, review_days=36_500, schemas=True))
