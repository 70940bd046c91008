"""Copies of a site's files that are compressed already: ``.br`` and ``.gz`` beside the originals.

Servers that can hand out such copies (docs/authors/hosting.md) save the reader most of the bytes
and themselves the work. What has been compressed once is kept by its content, so that a build pays
only for what has changed.

Standards: Brotli is RFC 7932, gzip RFC 1952.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from logging import Logger
from pathlib import Path

from soundingboard import extras
from soundingboard.node.cache import forget_unused

LEAST = 65_536
"""Bytes from which a file counts as large. Servers compress smaller ones as they go."""

KINDS = frozenset(
    {".bin", ".css", ".html", ".js", ".json", ".mjs", ".svg", ".wasm", ".whl", ".xml", ".zip"}
)
"""Endings of the files that compress well. ``.zip`` and ``.whl`` are ours, stored uncompressed."""

_WINDOW = 24  # The widest that every browser accepts, 16 MB.
_LONG = 1_500_000  # Bytes from which compressing is worth more time, and a word to the builder.

_HUGE = 16_000_000  # Bytes from which it would take too much memory. The engine's files have less.


def brotli_of(data: bytes) -> bytes:
    """*data* compressed well, and where there is much of it, still better.

    That takes four times as long, and on pages saves 7 in 100. It also takes six times the memory
    of the data, which is too much for the search index of a very large handbook.
    """
    import brotli  # of the extra

    quality = 10 if _LONG <= len(data) <= _HUGE else 9
    return bytes(brotli.compress(data, quality=quality, lgwin=_WINDOW))


def gzip_of(data: bytes) -> bytes:
    """*data* compressed as tightly as gzip can; the same on every day."""
    return gzip.compress(data, 9, mtime=0)


WAYS: dict[str, Callable[[bytes], bytes]] = {".br": brotli_of, ".gz": gzip_of}
"""Ending of a copy to what makes it. The first needs the extra “compression”."""


def compress(site: Path, cache: Path, *, log: Logger) -> int:
    """Write the copies beside the files of *site*, and return how many there are.

    A file that hardly shrinks gets none. *cache* keeps what has been made.

    Raises:
        OSError: *site* or *cache* cannot be written.
    """
    cache.mkdir(parents=True, exist_ok=True)
    ways = [*WAYS]
    if not extras.is_installed("compression"):
        ways.remove(".br")
        log.info(
            "Large files are compressed by gzip alone, because brotli isn't installed. %s",
            extras.how_to_install("compression"),
        )
    jobs = [(file, ending) for file in _files(site) for ending in ways]
    # The longest first, so that the last thread is not left alone with the engine.
    jobs.sort(key=lambda job: job[0].stat().st_size, reverse=True)

    def work(job: tuple[Path, str]) -> bool:
        return _write(*job, cache, log)

    with ThreadPoolExecutor(os.cpu_count()) as threads:
        made = list(threads.map(work, jobs))
    forget_unused(cache)
    return sum(made)


def kept(data: bytes, ending: str, cache: Path, *, name: str, log: Logger) -> Path:
    """The file in *cache* that holds *data* compressed in the way of *ending*."""
    target = cache / f"{hashlib.sha256(data).hexdigest()[:32]}{ending}"
    if target.is_file():
        os.utime(target)
        return target
    if len(data) > _LONG and ending == ".br":
        log.info("Compressing %s. This is done once for each state of it.", name)
    with tempfile.NamedTemporaryFile(dir=cache, prefix=".", delete=False) as scratch:
        scratch.write(WAYS[ending](data))
    Path(scratch.name).replace(target)
    return target


def _files(site: Path) -> Iterator[Path]:
    for file in sorted(site.rglob("*")):
        if file.suffix in KINDS and file.is_file() and file.stat().st_size >= LEAST:
            yield file


def _write(file: Path, ending: str, cache: Path, log: Logger) -> bool:
    data = file.read_bytes()
    found = kept(data, ending, cache, name=file.name, log=log)
    if found.stat().st_size > 0.9 * len(data):
        return False  # It was compressed already.
    shutil.copyfile(found, file.with_name(file.name + ending))
    return True
