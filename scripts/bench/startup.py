"""Measure how fast Python starts and pages answer, and write docs/benchmarks.md."""

from __future__ import annotations

import argparse
import json
import logging
import os
import platform
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from measuring import LEISURE, Chromium, Spread
from paced_server import Line, serving
from painting import KINDS, painting
from playwright.sync_api import sync_playwright
from report import heap_of_snapshot, page, page_weights, sent
from variants import NAMES, prepare

import browsers

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache" / "bench"
TREE = "site/decisions/ap-146/follow-request/"
PACED = 10_000_000
SLOW, SLOW_DELAY = 1_600_000, 0.15
PAUSE = 50.0  # Milliseconds between steps, after which both threads have gone to rest.

log = logging.getLogger("bench")


def measure(site: Path, path: str, runs: int) -> dict[str, Any]:
    """Everything that the page tells, the variants taking turns in each round."""
    folders, missing = prepare(site, CACHE, log)
    for name, reason in missing.items():
        print(f"Left out: {NAMES[name]}. {reason}")
    names = [name for name in NAMES if name not in missing]
    times: dict[str, dict[str, list[float]]] = {
        name: {"cold": [], "warm": [], "paced": []} for name in names
    }
    wasm = next(site.glob("assets/pyodide/*/pyodide.asm.wasm"))
    found: dict[str, Any] = {
        "wasm": sent(wasm),
        "missing": missing,
        "bytes": {},
        "memory": {},
        "steps": {},
    }
    with sync_playwright() as playwright:
        browser = Chromium(playwright, path)
        found["chromium"] = _version(playwright, path)
        fast, paced = Line(), Line(PACED)
        with serving(folders, fast) as server, serving(folders, paced) as slow:
            for run in range(runs):
                for name in names:
                    cold, warm = browser.cold_and_warm(
                        f"{server.base}bench/{name}.html", LEISURE if name == "ours" else 1.0
                    )
                    times[name]["cold"].append(cold)
                    times[name]["warm"].append(warm)
                    print(f"{run + 1}/{runs} {name}: cold {cold:.0f} ms, warm {warm:.0f} ms")
            for run in range(runs):
                for name in names:
                    before = paced.sent
                    took = browser.cold(f"{slow.base}bench/{name}.html")
                    times[name]["paced"].append(took)
                    found["bytes"].setdefault(name, paced.sent - before)
                    print(f"{run + 1}/{runs} {name}, paced: {took:.0f} ms")
            for pause in (PAUSE, 0.0):
                address = f"{server.base}bench/ours.html"
                found["steps"][pause] = browser.steps(address, pause=pause)
            found["painting"] = {
                name: painting(browser, f"{server.base}site/", kind) for name, kind in KINDS.items()
            }
            for name in ("ours", "stock"):
                found["memory"][name] = browser.memory(f"{server.base}bench/{name}.html")
            found["heap"] = {
                "ours": heap_of_snapshot(site),
                "stock": browser.heap(f"{server.base}bench/stock.html"),
            }
        with serving(folders, Line(SLOW, SLOW_DELAY)) as server:
            for scripts in (True, False):
                walks = [browser.walk(server.base + TREE, scripts=scripts) for _ in range(runs)]
                found["walk, scripts" if scripts else "walk, none"] = [
                    Spread.of(list(times)) for times in zip(*walks, strict=True)
                ]
    found["times"] = {
        name: {kind: Spread.of(values) for kind, values in kinds.items()}
        for name, kinds in times.items()
    }
    return found


def _version(playwright: Any, path: str) -> str:
    browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
    version = str(browser.version)
    browser.close()
    return version


def _machine() -> str:
    memory = ""
    try:
        lines = Path("/proc/meminfo").read_text(encoding="utf-8").splitlines()
        memory = f", {int(lines[0].split()[1]) / 1e6:.0f} GB of memory"
    except (OSError, ValueError, IndexError):
        pass
    return f"{os.cpu_count()} cores{memory}, {platform.system()} {platform.machine()}"


def main() -> int:
    """Measure a built site and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="a built site")
    parser.add_argument("--runs", type=int, default=7, help="runs of each measurement")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "benchmarks.md")
    parser.add_argument("--note", default="", help="a sentence about the machine at that time")
    options = parser.parse_args()
    if not (options.site / "service-worker.js").is_file():
        sys.stderr.write("Build the site first: python3 scripts/serve.py --build\n")
        return 2
    path = browsers.find(browsers.CHROMIUM, Path(sys.executable))
    if path is None:
        sys.stderr.write("Chromium wasn't found. Run “python3 scripts/browsers.py chromium”.\n")
        return 2
    found = measure(options.site.resolve(), path, options.runs)
    lock = ROOT / "src/soundingboard/browser/vendor/package.json"
    versions = {
        "Chromium": found["chromium"],
        **json.loads(lock.read_text(encoding="utf-8"))["dependencies"],
        **json.loads((Path(__file__).parent / "package.json").read_text())["dependencies"],
    }
    weights = page_weights(options.site)
    text = page(found, weights, machine=_machine(), versions=versions, note=options.note)
    options.out.write_text(text, encoding="utf-8", newline="\n")
    print(f"Written: {options.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
