"""The corpus: documents in which something was found once, each as short as it could be made.

A file's name is the path that the document has in the handbook, with ``--`` for ``/``, and a hash.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from tests.fuzzing.fuzzer import Finding, Fuzzer

CORPUS = Path(__file__).with_name("corpus")


def keep(corpus: Path, finding: Finding) -> str:
    """Write the document of *finding* into the folder *corpus*; return the file's name."""
    digest = hashlib.sha256(finding.text.encode(errors="surrogatepass")).hexdigest()[:8]
    name = f"{finding.path.removesuffix('.md').replace('/', '--')}.{digest}.md"
    corpus.mkdir(parents=True, exist_ok=True)
    (corpus / name).write_bytes(finding.text.encode(errors="surrogatepass"))
    return name


def kept(corpus: Path = CORPUS) -> Iterator[tuple[str, str]]:
    """Every document of the corpus as its path in the handbook and its text."""
    for file in sorted(corpus.glob("*.md")):
        path = file.name.split(".")[0].replace("--", "/") + ".md"
        yield path, file.read_bytes().decode("utf-8", errors="surrogatepass")


def shortened(fuzzer: Fuzzer, finding: Finding, *, whole: bool = False) -> Finding:
    """*finding* with as many lines left out as leave something of the same kind to be found."""
    lines = finding.text.split("\n")
    size = len(lines) // 2
    while size:
        place = 0
        while place < len(lines):
            fewer = lines[:place] + lines[place + size :]
            again = fuzzer.check(finding.path, "\n".join(fewer), whole=whole)
            if again is not None and again.kind == finding.kind:
                lines, finding = fewer, again
            else:
                place += size
        size //= 2
    return finding
