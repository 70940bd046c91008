"""Find a Chromium for the browser tests and pictures, or install one; print its path."""

import bootstrap  # isort: skip  (first, for it tells an older Python what is needed)

import argparse
import contextlib
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

BROWSERS = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    *("chrome", "microsoft-edge", "msedge"),
)


def starts(browser: str) -> bool:
    """Tell whether a program answers to --version, which a mere pointer to a store does not."""
    if bootstrap.WINDOWS:  # where --version opens a window
        return Path(browser).exists()
    try:
        command = [browser, "--version"]
        return subprocess.run(command, capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def find(python: Path) -> str | None:
    """Return the path of a Chromium: $CHROMIUM, one on PATH, or Playwright's own."""
    named = os.environ.get("CHROMIUM")
    if named:
        found = shutil.which(named)
        if found is None:
            raise bootstrap.SetupError(f"CHROMIUM names {named}, and there is no such program.")
        return found
    for name in BROWSERS:
        found = shutil.which(name)
        if found is not None and starts(found):
            return found
    ask = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as p: print(p.chromium.executable_path)"
    )
    answer = subprocess.run([python, "-c", ask], capture_output=True, text=True).stdout.strip()
    return answer if answer and starts(answer) else None


def install(python: Path) -> None:
    """Install a Chromium: Debian's where we may, for it brings its libraries, else Playwright's."""
    with contextlib.suppress(OSError):
        debian = platform.freedesktop_os_release().get("ID") == "debian"
        if debian and os.geteuid() == 0:
            quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
            bootstrap.run(["apt-get", "update"], env=quiet)
            wanted = ["chromium", "fonts-liberation"]
            bootstrap.run(["apt-get", "install", "--yes", *wanted], env=quiet)
            return
    bootstrap.run([python, "-m", "playwright", "install", "chromium"])


def ensure(python: Path) -> str:
    """Return the path of a Chromium for the browser tests; install one if there is none."""
    found = find(python)
    if found is None:
        reason = ""
        with bootstrap.step("a Chromium for the browser tests"):
            try:
                install(python)
            except bootstrap.SetupError as error:
                reason = f"{error}\n"
        found = find(python)
        if found is None:
            raise bootstrap.SetupError(
                f"{reason}No Chromium was found and none could be installed: install Chromium, "
                "Chrome or Edge, or set CHROMIUM to the path of one."
            )
    return found


def main() -> int:
    """Print the path of a Chromium."""
    parser = argparse.ArgumentParser(
        description="Find or install a Chromium, and print its path on the last line.",
        epilog="example:\n  CHROMIUM=google-chrome-beta python3 scripts/chromium.py",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.parse_args()
    try:
        with bootstrap.one_at_a_time():
            print(ensure(bootstrap.ensure_python("test.txt")))
    except bootstrap.SetupError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
