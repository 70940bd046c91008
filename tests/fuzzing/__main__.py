"""The long run, started by ``scripts/fuzz.py``: documents, seed, processes, corpus folder."""

from __future__ import annotations

import multiprocessing
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

from tests.authoring.markers import beside
from tests.fuzzing.corpus_files import keep, shortened
from tests.fuzzing.fuzzer import KINDS, Finding, Fuzzer, kind

from soundingboard.authoring import handbook

ROOT = Path(__file__).resolve().parents[2]
BATCH = 250
WHOLE = 100
"""Of so many documents, one is checked and published with all files of its procedure as well."""

RESULTS = ("published", "refused", "found")

Counts = Counter[tuple[str, str]]
"""How many documents of each kind came to each result."""

_fuzzer: Fuzzer


def _start() -> None:
    global _fuzzer
    _fuzzer = Fuzzer(beside(handbook.load(ROOT)))


def _batch(seed: int) -> tuple[Counts, list[Finding]]:
    """What the documents of that seed came to, and what was found, shortened."""
    counts: Counts = Counter()
    found: dict[str, Finding] = {}
    for number, (path, text) in enumerate(_fuzzer.mutations(BATCH, Random(seed))):
        whole = number % WHOLE == 0
        finding = _fuzzer.check(path, text, whole=whole)
        result = "found" if finding else "published" if _fuzzer.published else "refused"
        counts[kind(path), result] += 1
        if finding is not None and finding.kind not in found:
            found[finding.kind] = shortened(_fuzzer, finding, whole=whole)
    return counts, list(found.values())


def main(documents: int, seed: int, processes: int, corpus: Path) -> int:
    """Run the fuzzer, telling how far it is; 1 if anything was found."""
    batches = max(1, -(-documents // BATCH))
    print(f"{batches * BATCH:,} documents from seed {seed}, {processes} at once", flush=True)
    start = time.monotonic()
    counts: Counts = Counter()
    kinds: Counter[str] = Counter()
    with multiprocessing.Pool(processes, _start) as pool:
        for number, (more, found) in enumerate(_results(pool, seed, batches), 1):
            counts += more
            for finding in found:
                kinds[finding.kind] += 1
                if kinds[finding.kind] == 1:
                    print(f"\n{keep(corpus, finding)}:\n{finding.found[0]}", flush=True)
            print(f"\r{number * BATCH:>9,} documents", end="", file=sys.stderr, flush=True)
    seconds = time.monotonic() - start
    for row in table(counts):
        print(row)
    speed = batches * BATCH / seconds / processes
    print(f"{seconds:.0f} s, {speed:.0f} documents a second in each process")
    return 1 if any(counts[name, "found"] for name in KINDS) else 0


def table(counts: Counts) -> Iterator[str]:
    """The rows of a table of *counts*, with a row for all kinds together at the end."""
    yield f"\n{'':12}{'documents':>11}{'published':>13}{'refused':>13}{'differences':>13}"
    every: Counter[str] = Counter()
    for name in KINDS:
        own = Counter({result: counts[name, result] for result in RESULTS})
        every += own
        yield _row(name, own)
    yield _row("all", every)


def _row(name: str, own: Counter[str]) -> str:
    """A document with several differences, or with an exception, counts as one."""
    numbers = [own[result] for result in RESULTS]
    return f"{name:12}{sum(numbers):>11,}" + "".join(f"{number:>13,}" for number in numbers)


def _results(
    pool: multiprocessing.pool.Pool, seed: int, batches: int
) -> Iterator[tuple[Counts, list[Finding]]]:
    return pool.imap_unordered(_batch, (seed * 1_000_003 + number for number in range(batches)))


if __name__ == "__main__":
    documents, seed, processes = map(int, sys.argv[1:4])
    sys.exit(main(documents, seed, processes, Path(sys.argv[4])))
