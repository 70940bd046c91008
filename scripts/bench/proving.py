"""Measure `soundingboard check` beside parsing the same files alone.

Handbooks of trees of 60 nodes and of situations; everything is on. Each measurement is a process of
its own: one parses the same files with markdown-it-py and does nothing else, one checks with an
empty cache, one checks after a sentence of one tree was changed. CPU time, smallest of the rounds;
only ratios count. Writes the figures as a Markdown table.

examples:
  python scripts/bench/proving.py                    10, 100 and 1,000 trees
  python scripts/bench/proving.py --trees 10 50      other sizes
"""

import argparse
import gc
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from handbooks import edit, write_handbook
from markdown_it import MarkdownIt

from soundingboard.engine.completions import completions
from soundingboard.engine.difference import difference
from soundingboard.engine.tree import Answer, Outcome, Question, Tree
from soundingboard.engine.tree_statistics import tree_statistics
from soundingboard.engine.verdict import Verdict
from soundingboard.node.cache import DEFAULT

LADDER = 40
FULL, EDITED = 2.5, 0.1
"""Targets: a full check beside parsing alone; a check after one edit beside a full one."""


def parse(root: Path) -> None:
    """Parse every Markdown file under *root*."""
    parser = MarkdownIt("commonmark").enable("table")
    for file in sorted(root.rglob("*.md")):
        parser.parse(file.read_text(encoding="utf-8"))


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds that *work* takes, garbage of earlier rounds aside."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def seconds_of(*command: str, cwd: Path) -> float:
    """CPU seconds of a process that must succeed, with Python's cache of compiled modules."""
    environment = {**os.environ}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, *command],
        cwd=cwd,
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(trees: int, rounds: int) -> Sequence[float]:
    """The smallest times for parsing alone, for a full check and after an edit."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        files = write_handbook(root, trees, situations=True)
        # All is checked, and the problems of one procedure are printed.
        check = ("-m", "soundingboard.cli", "check", "decision_trees/procedure-0000")
        seconds_of("-m", "soundingboard.cli", "check", "--help", cwd=root)  # compiles the modules
        times = []
        for number in range(rounds):
            shutil.rmtree(root / DEFAULT, ignore_errors=True)
            parsing = seconds_of(str(Path(__file__).resolve()), "--parse", folder, cwd=root)
            full = seconds_of(*check, cwd=root)
            edit(files[number])
            times.append((parsing, full, seconds_of(*check, cwd=root)))
    return [min(column) for column in zip(*times, strict=True)]


def ladder(rungs: int) -> Tree:
    """A tree of 2^rungs paths: each question leads to the next by either answer."""

    def to(place: int) -> str:
        return f"q{place + 1}" if place + 1 < rungs else "end"

    questions = tuple(
        Question(
            f"q{place}",
            f"Q{place}?",
            (Answer("yes", "Yes", to(place)), Answer("no", "No", to(place))),
        )
        for place in range(rungs)
    )
    end = Outcome("end", "End", Verdict.ALLOWED, "So it is.", ("1",), ("1",))
    return Tree("p", "ladder", "May I climb?", questions, (end,))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--trees", type=int, nargs="+", default=[10, 100, 1000])
    parser.add_argument("--rounds", type=int, default=3, help="rounds for each size (%(default)s)")
    parser.add_argument("--parse", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.parse is not None:
        parse(options.parse)
        return
    print("| trees | parse alone, s | full check, s | ratio | check after one edit, s | ratio |")
    print("|---|---|---|---|---|---|")
    for size in options.trees:
        parsing, full, edited = measure(size, 1 if size >= 1000 else options.rounds)
        print(
            f"| {size:,} | {parsing:.2f} | {full:.2f} | {full / parsing:.2f} "
            f"| {edited:.2f} | {edited / full:.3f} |",
            flush=True,
        )
    print(
        f"\nTargets: at most {FULL} times parsing alone; after one edit {EDITED} of a full check."
    )
    tree = ladder(LADDER)
    counted = seconds(lambda: tree_statistics(tree)) * 1000
    unsure = seconds(lambda: completions(tree, {})) * 1000
    compared = seconds(lambda: difference(tree, tree)) * 1000
    paths = tree_statistics(tree).paths
    print(
        f"\nA tree of 2^{LADDER} = {paths:,} paths: counted in {counted:.1f} ms, "
        f"all completions in {unsure:.1f} ms, compared with itself in {compared:.1f} ms."
    )


if __name__ == "__main__":
    main()
