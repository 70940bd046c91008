"""A course whose browser fails it, in Firefox and in WebKit.

Each fault is tried at one step, and each step with two faults, as in Chromium
(tests/browser/test_storage_faults.py); ``--exhaustive`` tries all.
"""

from __future__ import annotations

import pytest
from tests.browser.engines.tab import Tab
from tests.browser.storage_faults import FAULTS, NAME, STEPS, cases, fault, step

from soundingboard.office.verify import verify

pytestmark = pytest.mark.browser

COURSE = "halton/onboarding"
ORDER = list(STEPS)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Which fault happens after which step."""
    metafunc.parametrize(("name", "at"), cases(metafunc.config))


@pytest.mark.parametrize(
    "new_profile",
    [
        pytest.param("firefox", marks=pytest.mark.firefox),
        pytest.param("webkit", marks=pytest.mark.webkit),
    ],
    indirect=True,
)
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
