"""Run every check and every test, and count them on the last line."""

import bootstrap  # isort: skip  (first, for it tells an older Python what is needed)

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import browsers

NODE_MODULES = bootstrap.ROOT / "node_modules"

PROCESSORS = os.cpu_count() or 1
WITHOUT_BROWSERS = min(PROCESSORS, 6)
"""So many processes run the tests that need no browser. They seldom wait for anything."""

WITH_BROWSERS = min(2 * PROCESSORS + 1, 6)
"""So many run all tests: those that drive a browser wait for more than half of the time."""

# The marker of the tests that need each browser: nearly all that look at a page need Chromium.
MARKERS = {browsers.CHROMIUM: "browser", browsers.FIREFOX: "firefox", browsers.WEBKIT: "webkit"}


@dataclass(frozen=True)
class Result:
    """How one step went: its name, its counts and the seconds it took."""

    name: str
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    seconds: float = 0.0


def checks(python: str) -> dict[str, list[str]]:
    """Return the commands that look at the code without running it."""
    tsc = shutil.which("tsc", path=str(NODE_MODULES / ".bin")) or "tsc"
    return {
        "ruff check": [python, "-m", "ruff", "check"],
        "ruff format": [python, "-m", "ruff", "format", "--check"],
        "mypy --strict": [python, "-m", "mypy"],
        "tsc, the pages": [tsc, "--project", "tsconfig.json"],
        "tsc, the worker": [tsc, "--project", "tsconfig.worker.json"],
    }


def call(name: str, command: list[str], env: dict[str, str]) -> tuple[int, float]:
    """Run one step, its output going straight to the terminal; return exit code and seconds."""
    print(f"\n== {name}", flush=True)
    start = time.monotonic()
    code = subprocess.run(command, cwd=bootstrap.ROOT, env=env).returncode
    return code, time.monotonic() - start


def check(name: str, command: list[str], env: dict[str, str]) -> Result:
    """Run a check, which counts as one test."""
    code, seconds = call(name, command, env)
    return Result(name, passed=int(code == 0), failed=int(code != 0), seconds=seconds)


def pytest(python: str, arguments: list[str], env: dict[str, str]) -> Result:
    """Run pytest and count its tests; a run that broke off or found none has failed."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [python, "-m", "pytest", f"--junit-xml={report}", *arguments]
        code, seconds = call("pytest", command, env)
        root = (
            ElementTree.parse(report).getroot() if report.exists() else ElementTree.Element("none")
        )
    tests, failures, errors, skipped = (
        sum(int(suite.get(name, 0)) for suite in root.iter("testsuite"))
        for name in ("tests", "failures", "errors", "skipped")
    )
    failed = failures + errors or int(code != 0)
    return Result("pytest", max(0, tests - failures - errors - skipped), failed, skipped, seconds)


def summarise(results: list[Result]) -> int:
    """Print one line for each step and the sum of all; return the exit code."""
    print("\n== summary")
    for result in results:
        word = "FAILED" if result.failed else "passed"
        print(f"{word}  {result.name:<16} {result.seconds:6.1f} s")
    passed = sum(result.passed for result in results)
    failed = sum(result.failed for result in results)
    skipped = sum(result.skipped for result in results)
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed else 0


def main() -> int:
    """Make the machine ready, then run the checks and the tests."""
    parser = argparse.ArgumentParser(
        description=(
            "Run the linter, the type checkers and all tests. "
            "Any further arguments go to pytest, and then pytest alone runs."
        ),
        usage="%(prog)s [-h] [--fast] [arguments for pytest ...]",
        epilog=(
            "examples:\n"
            "  python3 scripts/test.py                      everything\n"
            "  python3 scripts/test.py --fast               everything that needs no browser\n"
            "  python3 scripts/test.py --fast -x            its tests, up to the first failure\n"
            "  python3 scripts/test.py -k clause            the tests whose names have 'clause'\n"
            "  python3 scripts/test.py -m firefox           the tests that run in Firefox\n"
            "  python3 scripts/test.py tests/engine         one folder\n"
        ),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "--fast",
        action="store_true",
        help=(
            "leave out the tests that need a browser, and don't look for browsers or install them; "
            "without further arguments, try a sample where the whole run tries more"
        ),
    )
    parser.add_argument("-m", dest="marked", help=argparse.SUPPRESS)  # joined with our own
    options, arguments = parser.parse_known_args()

    results = []
    variables = {}
    left_out = [*MARKERS.values()] if options.fast else []
    try:
        with bootstrap.one_at_a_time():
            python = bootstrap.ensure_python("test.txt")
            bootstrap.ensure_node_modules(python)
            for browser in () if options.fast else browsers.ALL:
                try:
                    variables[browser.variable] = browsers.ensure(browser, python)
                except bootstrap.SetupError as error:
                    sys.stderr.write(f"{error}\nIts tests are left out, which is a failure.\n")
                    results.append(Result(browser.name, failed=1))
                    left_out.append(MARKERS[browser])
    except bootstrap.SetupError as error:
        sys.stderr.write(f"{error}\n")
        return 1

    env = bootstrap.environment(python, **variables)
    # Many tests start Python anew, and each time it would compile all that it imports.
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    if not arguments and options.marked is None:
        results += [check(*named, env) for named in checks(str(python)).items()]
        # Each process begins with its share of the tests in their order, so that tests that use the
        # same things mostly stay together, and takes over from the others when it is done.
        at_once = WITHOUT_BROWSERS if options.fast else WITH_BROWSERS
        arguments = ["--numprocesses", str(at_once), "--dist", "worksteal"]
        if options.fast:
            arguments.append("--sampled")
    marks = [f"({options.marked})"] if options.marked is not None else []
    marks += [f"not {name}" for name in left_out]
    if marks:
        arguments = ["-m", " and ".join(marks), *arguments]
    results.append(pytest(str(python), arguments, env))
    return summarise(results)


if __name__ == "__main__":
    sys.exit(main())
