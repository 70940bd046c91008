"""What all tests share: two options, one handbook, and patience with a busy machine."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from tests.browser.servers import HANDBOOK, Handbook, HandbookServer

_SERVER = pytest.StashKey[HandbookServer]()

# New examples are looked for where somebody is at hand to see what they break. In CI they are the
# same for the same code, so that what it says of a change is said of the change.
settings.register_profile(
    "soundingboard",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
    derandomize="CI" in os.environ,
)
settings.load_profile("soundingboard")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write what the checker prints now into the golden files and the problem pages",
    )
    parser.addoption(
        "--exhaustive",
        action="store_true",
        help="try every combination where otherwise a selection is tried",
    )


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether expected texts are to be written anew. Read the difference before keeping it."""
    return bool(request.config.getoption("--update-golden"))


def pytest_configure(config: pytest.Config) -> None:
    """Serve one handbook for all processes; nothing is built before it is asked for."""
    if given := getattr(config, "workerinput", None):
        url, folder = given["handbook"]
        config.stash[HANDBOOK] = Handbook(url, Path(folder))
    else:
        folder = Path(tempfile.mkdtemp(prefix="soundingboard-")) / "site"
        config.stash[_SERVER] = HandbookServer(folder)
        config.stash[HANDBOOK] = Handbook(config.stash[_SERVER].url, folder)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a process of pytest-xdist where the handbook is."""
    url, folder = node.config.stash[HANDBOOK]
    node.workerinput["handbook"] = (url, str(folder))


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop serving the handbook, and delete it."""
    if server := config.stash.get(_SERVER, None):
        server.stop()
        shutil.rmtree(server.folder.parent, ignore_errors=True)
