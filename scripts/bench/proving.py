"""Measure compiling, checking and proving trees beside parsing the same files alone.

Both run in one process, by turns, and only their ratio counts: CPU time of this process, smallest
of the rounds. Writes the figures as a Markdown table.

examples:
  python scripts/bench/proving.py                    10, 100 and 1,000 trees
  python scripts/bench/proving.py --trees 10 50      other sizes
"""

import argparse
import gc
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from handbooks import write_handbook
from markdown_it import MarkdownIt

from soundingboard.authoring.handbook import load
from soundingboard.engine.completions import completions
from soundingboard.engine.difference import difference
from soundingboard.engine.tree import Answer, Outcome, Question, Tree
from soundingboard.engine.tree_statistics import tree_statistics
from soundingboard.engine.verdict import Verdict

LADDER = 40


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds that *work* takes, garbage of earlier rounds aside."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def measure(trees: int, rounds: int) -> tuple[float, float]:
    """The smallest times for parsing alone and for everything, for so many trees."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        files = write_handbook(root, trees)
        parser = MarkdownIt("commonmark").enable("table")

        def parse() -> None:
            for file in files:
                parser.parse(file.read_text(encoding="utf-8"))

        def prove() -> None:
            handbook = load(root)
            if handbook.errors:
                raise SystemExit(f"the handbook has errors: {handbook.errors[0]}")
            for tree in handbook.trees.values():
                tree_statistics(tree)

        times = [(seconds(parse), seconds(prove)) for _ in range(rounds)]
    return min(t for t, _ in times), min(t for _, t in times)


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
    options = parser.parse_args()
    print("| trees | parse alone, s | compile, check and prove, s | ratio | ms a tree |")
    print("|---|---|---|---|---|")
    for size in options.trees:
        parse, prove = measure(size, 1 if size >= 1000 else options.rounds)
        ratio, each = prove / parse, 1000 * prove / size
        print(f"| {size:,} | {parse:.2f} | {prove:.2f} | {ratio:.2f} | {each:.0f} |", flush=True)
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
