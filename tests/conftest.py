"""What all tests share: two options, the sites of two handbooks, and the browser's fixtures."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# Two folders have tests in browsers. The engine's own tests also run in Pyodide, without any.
pytest_plugins = [] if sys.platform == "emscripten" else ["tests.browser.fixtures"]

# New examples are looked for where somebody is at hand to see what they break. In CI they are the
# same for the same code, so that what it says of a change is said of the change.
settings.register_profile(
    "whole",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
    derandomize="CI" in os.environ,
)
settings.register_profile("sampled", settings.get_profile("whole"), max_examples=20)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write what the checker prints now into the golden files and the problem pages",
    )
    parser.addoption(
        "--sampled",
        action="store_true",
        help="try a sample where otherwise more is tried, and leave out the tests marked “whole”",
    )
    parser.addoption(
        "--exhaustive",
        action="store_true",
        help="try every combination where otherwise a selection is tried",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Choose how much is tried, and tell a process of pytest-xdist which folder all share."""
    settings.load_profile("sampled" if config.getoption("--sampled") else "whole")
    if hasattr(config, "workerinput") and os.name == "posix":
        from tests.handbook.published import SHARED

        os.environ[SHARED] = str(Path(config.option.basetemp).parent)


_TESTS = Path(__file__).resolve().parent
_PUBLISHED = tuple(
    f"{_TESTS.parent}/{name}"
    for name in ("docs/procedures/", "decision_trees/", "training/", "editions.json")
)
_opened: list[str] = []


def _note_published(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open" and str(arguments[0]).startswith(_PUBLISHED):
        _opened.append(str(arguments[0]))


sys.addaudithook(_note_published)


@pytest.fixture(autouse=True)
def _only_handbook_tests_read_published_files(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails a test of the tool that opens a published file, whose text its authors may change."""
    _opened.clear()
    yield
    if _TESTS / "handbook" not in request.path.parents:
        assert _opened == [], "use tests/handbooks.py or tests/samples.py"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out of a sampled run what takes long."""
    if config.getoption("--sampled"):
        config.hook.pytest_deselected(items=[it for it in items if it.get_closest_marker("whole")])
        items[:] = [item for item in items if not item.get_closest_marker("whole")]


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether expected texts are to be written anew. Read the difference before keeping it."""
    return bool(request.config.getoption("--update-golden"))


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a process of pytest-xdist where the sites are that all of them share."""
    # The engine's tests also run in Pyodide, which has no servers.
    from tests.browser.servers import sites

    node.workerinput["sites"] = {
        root: (site.url, str(site.folder)) for root, site in sites(node.config).items()
    }
