"""A course whose browser fails it, in Firefox and in WebKit.

Each step is tried with one fault, as in Chromium (tests/browser/test_storage_faults.py), in one of
the two; ``--exhaustive`` tries all in both.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle

import pytest
from tests.browser.engines.conftest import profiles_of
from tests.browser.engines.tab import Tab
from tests.browser.storage_faults import FAULTS, NAME, STEPS, cases, fault, step

from soundingboard.records.verify import verify

pytestmark = pytest.mark.browser

COURSE = "larkspur/onboarding"
ORDER = list(STEPS)
ENGINES = {"firefox": pytest.mark.firefox, "webkit": pytest.mark.webkit}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Which fault happens after which step, and in which engine."""
    every = metafunc.config.getoption("--exhaustive")
    turns = cycle(ENGINES)
    metafunc.parametrize(
        ("engine", "name", "at"),
        [
            pytest.param(engine, *case.values, id=f"{case.id}-{engine}", marks=ENGINES[engine])
            for case in cases(metafunc.config)
            for engine in (ENGINES if every else [next(turns)])
        ],
    )


@pytest.fixture
def tab(engine: str, request: pytest.FixtureRequest) -> Iterator[Tab]:
    """A tab in a new profile of *engine*."""
    with profiles_of(engine, request)() as opened:
        yield opened


def test_a_fault_after_any_step_leaves_a_receipt(
    tab: Tab, handbook_url: str, name: str, at: str
) -> None:
    tab.open(f"{handbook_url}training/{COURSE}/")
    split = ORDER.index(at) + 1
    for before in ORDER[:split]:
        tab.run(f"() => {step(before)}")
    tab.run(f"() => {fault(name)}")
    for after in ORDER[split:] or [at]:
        tab.run(f"() => {step(after)}")
    receipt = verify(tab.download("sb-course button", "Download the receipt")).receipt
    assert receipt.person.name == NAME
    assert receipt.quiz.score == receipt.quiz.drawn
    if FAULTS[name].told and at != "arrived":
        tab.see("only while this page is open")
