"""The long run, started by ``scripts/fuzz.py``: documents, seed, processes, corpus folder."""

from __future__ import annotations

import multiprocessing
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

from tests.fuzzing.corpus_files import keep, shortened
from tests.fuzzing.fuzzer import Finding, Fuzzer

ROOT = Path(__file__).resolve().parents[2]
BATCH = 250

_fuzzer: Fuzzer


def _start() -> None:
    global _fuzzer
    _fuzzer = Fuzzer(ROOT)


def _batch(seed: int) -> tuple[Counter[str], list[Finding]]:
    """How many documents came to what in the batch of that seed, and what was found, shortened."""
    counts: Counter[str] = Counter()
    found: dict[str, Finding] = {}
    for path, text in _fuzzer.mutations(BATCH, Random(seed)):
        finding = _fuzzer.check(path, text)
        counts["found" if finding else "published" if _fuzzer.published else "refused"] += 1
        if finding is not None and finding.kind not in found:
            found[finding.kind] = shortened(_fuzzer, finding)
    return counts, list(found.values())


def main(documents: int, seed: int, processes: int, corpus: Path) -> int:
    """Run the fuzzer, telling how far it is; 1 if anything was found."""
    batches = max(1, -(-documents // BATCH))
    print(f"{batches * BATCH:,} documents from seed {seed}, {processes} at once", flush=True)
    start = time.monotonic()
    counts: Counter[str] = Counter()
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
    print(
        f"\n{counts['published']:,} published, {counts['refused']:,} refused, "
        f"{counts['found']:,} with a difference or an exception; {seconds:.0f} s"
    )
    return 1 if counts["found"] else 0


def _results(
    pool: multiprocessing.pool.Pool, seed: int, batches: int
) -> Iterator[tuple[Counter[str], list[Finding]]]:
    return pool.imap_unordered(_batch, (seed * 1_000_003 + number for number in range(batches)))


if __name__ == "__main__":
    documents, seed, processes = map(int, sys.argv[1:4])
    sys.exit(main(documents, seed, processes, Path(sys.argv[4])))
