"""Copies compressed beforehand: right, worth it, made once, let go when nobody wants them."""

from __future__ import annotations

import gzip
import logging
import os
from pathlib import Path

import brotli
import pytest

from soundingboard.site import precompressed
from soundingboard.site.precompressed import LEAST, compress

LOG = logging.getLogger(__name__)
TEXT = b"All staff read this. " * (LEAST // 20)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site" / "search"
    folder.mkdir(parents=True)
    (folder / "search_index.json").write_bytes(TEXT)
    (folder / "small.json").write_bytes(TEXT[:100])
    (folder / "photo.png").write_bytes(TEXT)
    (folder / "random.bin").write_bytes(os.urandom(LEAST))
    return tmp_path / "site"


def test_both_copies_hold_what_the_file_holds(site: Path, tmp_path: Path) -> None:
    assert compress(site, tmp_path / "cache", log=LOG) == 2
    index = site / "search" / "search_index.json"
    assert brotli.decompress(index.with_name(f"{index.name}.br").read_bytes()) == TEXT
    assert gzip.decompress(index.with_name(f"{index.name}.gz").read_bytes()) == TEXT


def test_small_files_pictures_and_what_does_not_shrink_have_no_copy(
    site: Path, tmp_path: Path
) -> None:
    compress(site, tmp_path / "cache", log=LOG)
    copies = {path.name for path in site.rglob("*") if path.suffix in (".br", ".gz")}
    assert copies == {"search_index.json.br", "search_index.json.gz"}


def test_the_same_content_is_compressed_once(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compress(site, tmp_path / "cache", log=LOG)
    first = (site / "search" / "search_index.json.br").read_bytes()

    def fail(data: bytes) -> bytes:
        raise AssertionError("compressed again")

    monkeypatch.setattr(precompressed, "WAYS", {".br": fail, ".gz": fail})
    (site / "search" / "search_index.json.br").unlink()
    compress(site, tmp_path / "cache", log=LOG)
    assert (site / "search" / "search_index.json.br").read_bytes() == first


def test_what_no_build_has_used_for_long_is_let_go(site: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    compress(site, cache, log=LOG)
    made = set(cache.iterdir())
    old = cache / "old.br"
    old.write_bytes(b"old")
    os.utime(old, (0, 0))
    compress(site, cache, log=LOG)
    assert made
    assert set(cache.iterdir()) == made


def test_the_copies_are_the_same_on_every_day(site: Path, tmp_path: Path) -> None:
    compress(site, tmp_path / "one", log=LOG)
    first = (site / "search" / "search_index.json.gz").read_bytes()
    compress(site, tmp_path / "two", log=LOG)
    assert (site / "search" / "search_index.json.gz").read_bytes() == first
