"""Find the browsers that the tests drive, or install them; print where they are."""

import bootstrap  # isort: skip  (first, for it tells an older Python what is needed)

import argparse
import contextlib
import os
import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Browser:
    """A browser: its engine's name, its programs in order of preference, and Debian's packages."""

    name: str
    programs: tuple[str, ...]
    packages: tuple[str, ...]
    advice: str
    beside: tuple[str, ...] = ()
    """Programs without which it can't be driven."""

    @property
    def variable(self) -> str:
        """The environment variable that names a program of the user's own choice."""
        return self.name.upper()


CHROMIUM = Browser(
    "Chromium",
    (
        "chromium-headless-shell",  # draws no window of its own: a quarter less processor time
        *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
        *("chrome", "microsoft-edge", "msedge"),
    ),
    ("chromium-headless-shell", "fonts-liberation"),
    "Install Chromium, Chrome or Edge, or set CHROMIUM to the path of one.",
)
FIREFOX = Browser(
    "Firefox",
    ("firefox-esr", "firefox"),
    ("firefox-esr", "fonts-liberation"),
    "Install Firefox, or set FIREFOX to the path of one.",
)
WEBKIT = Browser(
    "WebKit",
    ("WebKitWebDriver",),
    ("webkit2gtk-driver", "xvfb", "fonts-liberation"),
    "Install WebKitGTK's WebKitWebDriver and Xvfb (on Debian and Ubuntu: webkit2gtk-driver and "
    "xvfb), or set WEBKIT to the path of WebKitWebDriver.",
    beside=("Xvfb",),
)
ALL = (CHROMIUM, FIREFOX, WEBKIT)


def starts(program: str) -> bool:
    """Tell whether a program answers to --version, which a mere pointer to a store does not."""
    if bootstrap.WINDOWS:  # where --version opens a window
        return Path(program).exists()
    try:
        command = [program, "--version"]
        return subprocess.run(command, capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def find(browser: Browser, python: Path) -> str | None:
    """Return the path of a browser: the one its variable names, one on PATH, or Playwright's own.

    For WebKit that is the path of its driver, which knows its browser.
    """
    if not all(map(shutil.which, browser.beside)):
        return None
    named = os.environ.get(browser.variable)
    if named:
        found = shutil.which(named)
        if found is None:
            raise bootstrap.SetupError(
                f"{browser.variable} names {named}, and there is no such program."
            )
        return found
    for name in browser.programs:
        found = shutil.which(name)
        # Debian's WebKitWebDriver has no --version.
        if found is not None and (browser is WEBKIT or starts(found)):
            return found
    return _playwrights_own(python) if browser is CHROMIUM else None


def _playwrights_own(python: Path) -> str | None:
    ask = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as p: print(p.chromium.executable_path)"
    )
    answer = subprocess.run([python, "-c", ask], capture_output=True, text=True).stdout.strip()
    return answer if answer and starts(answer) else None


def install(browser: Browser, python: Path) -> None:
    """Install a browser: Debian's where we may, for it brings its libraries, else Playwright's."""
    with contextlib.suppress(OSError):
        debian = platform.freedesktop_os_release().get("ID") == "debian"
        if debian and os.geteuid() == 0:
            quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
            bootstrap.run(["apt-get", "update"], env=quiet)
            bootstrap.run(["apt-get", "install", "--yes", *browser.packages], env=quiet)
            return
    if browser is CHROMIUM:  # Playwright's Firefox and WebKit are not those that people use
        bootstrap.run([python, "-m", "playwright", "install", "chromium"])


def ensure(browser: Browser, python: Path) -> str:
    """Return the path of a browser for the tests; install one if there is none."""
    found = find(browser, python)
    if found is None:
        reason = ""
        with bootstrap.step(f"{browser.name} for the browser tests"):
            try:
                install(browser, python)
            except bootstrap.SetupError as error:
                reason = f"{error}\n"
        found = find(browser, python)
        if found is None:
            raise bootstrap.SetupError(
                f"{reason}{browser.name} wasn't found and couldn't be installed. {browser.advice}"
            )
    return found


def main() -> int:
    """Print the path of each browser."""
    names = {browser.name.lower(): browser for browser in ALL}
    parser = argparse.ArgumentParser(
        description="Find or install the browsers that the tests drive, and print their paths.",
        epilog=(
            "examples:\n"
            "  python3 scripts/browsers.py                  Chromium, Firefox and WebKit\n"
            "  python3 scripts/browsers.py firefox          only this one\n"
            "  CHROMIUM=google-chrome-beta python3 scripts/browsers.py\n"
        ),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "browser", nargs="*", help=f"{', '.join(names)}; default: all", metavar="browser"
    )
    chosen = parser.parse_args().browser or list(names)
    unknown = [name for name in chosen if name not in names]
    if unknown:
        parser.error(f"Unknown browser: {', '.join(unknown)}. Known: {', '.join(names)}.")
    missing = False
    try:
        with bootstrap.one_at_a_time():
            python = bootstrap.ensure_python("test.txt")
            for name in chosen:
                try:
                    print(ensure(names[name], python))
                except bootstrap.SetupError as error:
                    sys.stderr.write(f"{error}\n")
                    missing = True
    except bootstrap.SetupError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return int(missing)


if __name__ == "__main__":
    sys.exit(main())
