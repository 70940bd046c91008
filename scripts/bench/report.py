"""The page that tells what has been measured: tables, and a chart drawn as plain SVG."""

from __future__ import annotations

import gzip
import json
import re
import struct
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

from measuring import Spread
from variants import NAMES

TARGETS = {"cold": 0.25, "warm": 0.25, "paced": 0.58}
BYTES_TARGET, STEP_TARGET, WALK_TARGET, PAINTING_TARGET = 0.66, 4.0, 1.05, 1.5
KINDS = {
    "cold": "first visit",
    "warm": "next visit",
    "paced": "first visit, 10 Mbit/s",
}
PAGES = {
    "Start": "",
    "Procedure": "procedures/ap-146/",
    "Traceability": "procedures/ap-146/trace/",
    "List of decisions": "decisions/",
    "Tree": "decisions/ap-146/follow-request/",
    "Matrix": "compare/",
    "Comparison": "compare/follow-request/",
    "Course": "training/ap-146/onboarding/",
    "My training": "training/",
    "Stored data": "training/stored/",
    "Writing trees": "authors/trees/",
    "A problem explained": "problems/",
}
_ASSET = re.compile(r'(?:href|src)="([^"#?]+\.(?:css|js|mjs))"')
_ROW = 30


def page_weights(site: Path) -> dict[str, tuple[int, int, int]]:
    """Bytes of each kind of page, Brotli: its HTML, the styles and scripts with it, and raw HTML.

    The page names every module that it loads (site/modules.py). The engine and the search index are
    not among them: neither is fetched before a reader wants it.
    """
    found = {}
    for name, address in PAGES.items():
        page = site / address / "index.html"
        if page.is_file():
            html = page.read_text(encoding="utf-8")
            assets = {(page.parent / link).resolve() for link in _ASSET.findall(html)}
            told = sum(sent(file) for file in assets if file.is_file())
            found[name] = (sent(page), told, page.stat().st_size)
    return found


def sent(file: Path) -> int:
    """Bytes of *file* as it goes to a browser: its Brotli copy, or else gzip."""
    copy = file.with_name(f"{file.name}.br")
    return copy.stat().st_size if copy.is_file() else len(gzip.compress(file.read_bytes(), 9))


def heap_of_snapshot(site: Path) -> int:
    """Bytes of the memory that the snapshot of the built *site* is restored into."""
    with next(site.glob("assets/pyodide/*/snapshot.bin")).open("rb") as file:
        [length, _] = struct.unpack("<2I", file.read(8))
        return int(json.loads(file.read(length))["size"])


def page(
    found: Mapping[str, Any],
    weights: Mapping[str, tuple[int, int, int]],
    *,
    machine: str,
    versions: Mapping[str, str],
    note: str,
) -> str:
    """The whole page as Markdown."""
    times: dict[str, dict[str, Spread]] = found["times"]
    ours, stock = times["ours"], times["stock"]
    ratios = {kind: ours[kind].median / stock[kind].median for kind in KINDS}
    byte_ratio = found["bytes"]["ours"] / found["bytes"]["stock"]
    steps = {
        ("one at a time" if pause else "one upon the other"): pair
        for pause, pair in found["steps"].items()
    }
    memory, heap = found["memory"], found["heap"]
    goals = [
        *((f"Engine ready, {KINDS[kind]}", ratios[kind], TARGETS[kind]) for kind in KINDS),
        ("Bytes to the first answer", byte_ratio, BYTES_TARGET),
        *(
            (f"{what}, with scripts beside without", with_.median / none.median, WALK_TARGET)
            for what, with_, none in zip(
                ("First answer", "Second answer and verdict"),
                found["walk, scripts"],
                found["walk, none"],
                strict=True,
            )
        ),
        *(
            (f"An engine step, {how}", step.median / echo.median, STEP_TARGET)
            for how, (step, echo) in steps.items()
        ),
        *(
            (f"From a click to painted, {kind}", ours_painted / bare, PAINTING_TARGET)
            for kind, (ours_painted, bare) in found["painting"].items()
        ),
    ]
    runs = ours["cold"].runs
    return f"""\
---
title: Benchmarks
---

How fast Python starts in the page, beside Pyodide as it is shipped and PyScript, all served from this machine, in
turns, in one run of `scripts/bench/startup.py`. Each start had a new browser profile; “next visit” is the second in the
same profile. Times move with the machine; the ratios are what to look at.{f" {note}" if note else ""}

Machine: {machine}. Versions: {", ".join(f"{name} {version}" for name, version in versions.items())}. Runs of each: {runs}.

## Against the goals

Every ratio is to Pyodide as shipped, in a worker, with the same engine installed from its wheel, unless it says
otherwise; an engine step's is to the echo of a bare worker, and a painted step's to a page whose bare worker echoes the
same HTML.

| | ratio | goal | |
|---|---|---|---|
{_lines(f"| {what} | {ratio:.2f} | at most {goal:.2f} | {_met(ratio, goal)} |" for what, ratio, goal in goals)}

## From the worker's start to the first answer

{_chart(times)}

Milliseconds, median (least to most).

| | {" | ".join(KINDS.values())} |
|---|{"---|" * len(KINDS)}
{_lines(_row(name, times[name]) for name in times)}

On the paced line the server sends 10 Mbit/s in all, Brotli copies, without a delay. Sounding Board then starts
Python from the trimmed library, since bytes cost more than time there, and keeps the snapshot for the next visit.
{_left_out(found["missing"])}
## Bytes to the first answer

Bodies as sent with Brotli on a first visit over the paced line, the page and what the theme loads included.

| | kB |
|---|---|
{_lines(f"| {NAMES[name]} | {count / 1000:,.0f} |" for name, count in found["bytes"].items())}

Most of ours is `pyodide.asm.wasm`, {found["wasm"] / 1000:,.0f} kB, which we serve as it is. To go below that takes a WebAssembly of our
own: without the exports that nothing calls it is smaller, and can load no compiled extension any more.

## An engine step

A message to the worker and its answer, the HTML of a tree's next question; a bare worker is sent as many bytes and sends
them back. They take turns. “One at a time” is as readers do it, {max(found["steps"]):.0f} ms between; “one upon the other” leaves
neither thread time to rest.

| | engine step, ms | echo, ms |
|---|---|---|
{_lines(f"| {how} | {_ms(step)} | {_ms(echo)} |" for how, (step, echo) in steps.items())}

## From a click to painted

Milliseconds from the press of a link until the step that it leads to is painted, 95th percentile, the processor four
times slower. “Bare” is the same page without our scripts: a worker echoes the HTML of the same step, which is then set by
`innerHTML`.

| | Sounding Board, ms | bare, ms |
|---|---|---|
{_lines(f"| {kind} | {ours_painted:.0f} | {bare:.0f} |" for kind, (ours_painted, bare) in found["painting"].items())}

## Memory of the worker

After the first answer, in MB: what the browser tells of the worker's JavaScript, and WebAssembly's memory, which is not
among it.

| | JavaScript | WebAssembly |
|---|---|---|
{_lines(f"| {NAMES[n]} | {_megabytes(memory[n])} | {_megabytes(heap[n])} |" for n in memory)}

## The answers of a reader

From navigation to a tree's page until its first answer has led to the next question, and the second to the verdict, in a
new profile, with the processor four times slower and a line of 1.6 Mbit/s with 150 ms delay. Python is downloading
meanwhile; nobody waits for it.

| | first answer, ms | second answer and verdict, ms |
|---|---|---|
| with scripts | {" | ".join(map(_spread, found["walk, scripts"]))} |
| with scripts off | {" | ".join(map(_spread, found["walk, none"]))} |

## Page weight

Bytes of a first visit with Brotli, in kB. The search index comes when somebody searches, the engine when somebody
answers.

| page | HTML | styles and scripts | HTML before compression |
|---|---|---|---|
{_lines(f"| {n} | {h / 1000:.1f} | {a / 1000:.1f} | {r / 1000:.1f} |" for n, (h, a, r) in weights.items())}
"""


def _lines(rows: Any) -> str:
    return "\n".join(rows)


def _megabytes(count: int | None) -> str:
    return "not told by this Chromium" if count is None else f"{count / 1e6:.1f}"


def _met(ratio: float, goal: float) -> str:
    return "met" if ratio <= goal else "not met"


def _spread(spread: Spread) -> str:
    return f"{spread.median:,.0f} ({spread.least:,.0f} to {spread.most:,.0f})"


def _ms(spread: Spread) -> str:
    return f"{spread.median:.2f} ({spread.least:.2f} to {spread.most:.2f})"


def _row(name: str, kinds: Mapping[str, Spread]) -> str:
    return f"| {NAMES[name]} | {' | '.join(_spread(kinds[kind]) for kind in KINDS)} |"


def _left_out(missing: Mapping[str, str]) -> str:
    return "".join(f"\nLeft out: {NAMES[name]}. {reason}\n" for name, reason in missing.items())


def _chart(times: Mapping[str, Mapping[str, Spread]]) -> str:
    """Bars of the medians, a group for each variant. The table below says the same in numbers."""
    longest = max(spread.median for kinds in times.values() for spread in kinds.values())
    parts, top = [], 0
    for name, kinds in times.items():
        parts.append(_words(0, top + 20, NAMES[name], bold=True))
        top += _ROW
        for kind, label in KINDS.items():
            width = 360 * kinds[kind].median / longest
            parts.append(_words(0, top + 15, label))
            parts.append(
                f'<rect x="170" y="{top + 3}" width="{width:.1f}" height="16" '
                f'fill="currentColor" opacity="{1 if name == "ours" else 0.45}"/>'
            )
            parts.append(_words(176 + width, top + 15, f"{kinds[kind].median:,.0f} ms"))
            top += 22
    title = "Median milliseconds to the first answer; the table that follows has the numbers"
    return (
        f'<svg viewBox="0 0 620 {top + 6}" role="img" aria-label="{escape(title)}" '
        'xmlns="http://www.w3.org/2000/svg" font-size="13" fill="currentColor">'
        + "".join(parts)
        + "</svg>"
    )


def _words(x: float, y: int, words: str, *, bold: bool = False) -> str:
    weight = ' font-weight="700"' if bold else ""
    return f'<text x="{x:.1f}" y="{y}"{weight}>{escape(words)}</text>'
