"""Waiting for Python in a browser, on a machine that does other things as well.

Nothing here changes how long other expectations wait, so no test depends on those before it.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Expect, Frame, Page

PATIENCE = 120_000
"""Milliseconds in which Python starts, and in which the worker answers whatever it is asked."""

patiently = Expect()
"""Expects as ``expect`` does, but with ``PATIENCE``: for what Python, its worker or the service
worker has to do first, and for the search, whose index is fetched and read."""
patiently.set_options(timeout=PATIENCE)

LIVE = ", ".join(f"sb-{name}[data-live]" for name in ("tree", "compare", "course", "stored"))


def until_live(page: Page | Frame) -> None:
    """Waits until Python has taken over the page. What it shows then is there as well."""
    patiently(page.locator(LIVE)).not_to_have_count(0)


def until(page: Page, look: str, what: str, argument: Any = None) -> None:
    """Waits until *look*, an async function in JavaScript, returns something true on the page.

    Playwright's own waiting takes a promise for a yes. *what* is said if it never does.
    """
    met = page.evaluate(
        f"""async (argument) => {{
            const look = {look};
            for (const end = Date.now() + {PATIENCE}; Date.now() < end;) {{
                if (await look(argument)) return true;
                await new Promise((done) => {{ setTimeout(done, 50); }});
            }}
            return false;
        }}""",
        argument,
    )
    if not met:
        pytest.fail(what)
