"""Take the README's picture from the running handbook: a verdict on a desktop and on a phone.

The handbook must be served already; the picture is written to docs/images/handbook.png.

examples:
  python3 scripts/serve.py &
  .venv/bin/python scripts/picture.py
  .venv/bin/python scripts/picture.py --url http://127.0.0.1:9000/
"""

import argparse
import base64
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

import browsers

TARGET = Path(__file__).resolve().parent.parent / "docs" / "images" / "handbook.png"
TREE = "decisions/ap-146/follow-request/"
ANSWERS = ("My own account", "A student I teach or coach")

# The two pictures side by side, on a quiet ground.
PAGE = """<!doctype html><style>
body { margin: 0; padding: 32px; width: 1136px; background: #e9e3d6;
  display: flex; gap: 32px; align-items: flex-end }
img { border-radius: 8px; box-shadow: 0 4px 24px #0004 }
</style>
<img width="824" src="data:image/png;base64,%s">
<img width="280" src="data:image/png;base64,%s">
"""


def verdict(browser: Browser, url: str, width: int, height: int) -> str:
    """Walk the tree to its verdict in a window of that size; the picture as base64."""
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(url + TREE)
    for answer in ANSWERS:
        page.get_by_role("link", name=answer, exact=True).locator("visible=true").press("Enter")
    page.locator("[data-region=step] .sb-outcome").wait_for()
    page.evaluate("document.activeElement.blur()")
    return base64.b64encode(page.screenshot()).decode()


def main() -> int:
    """Take both pictures and put them together."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--url", default="http://127.0.0.1:8000/", help="default: %(default)s")
    options = parser.parse_args()
    path = browsers.find(browsers.CHROMIUM, Path(sys.executable))
    if path is None:
        sys.stderr.write("Chromium wasn't found. Run “python3 scripts/browsers.py chromium”.\n")
        return 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        desktop = verdict(browser, options.url, 1240, 800)
        phone = verdict(browser, options.url, 390, 760)
        page = browser.new_page(viewport={"width": 1200, "height": 640})
        page.set_content(PAGE % (desktop, phone))
        TARGET.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=TARGET, full_page=True)
        browser.close()
    print(f"The picture is in {TARGET}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
