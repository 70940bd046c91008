"""Hashes of what other people have made: in the bundle's manifest and in every page."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest

from soundingboard.site.assets import SCRIPT, VENDORED
from soundingboard.site.integrity import (
    import_map,
    integrity,
    vendored_hashes,
    with_import_map,
)

HASHES = {f"{VENDORED}/a.mjs": "sha256-x"}


def page(root: str) -> str:
    return f'<head></head><body><script src="{root}{SCRIPT}" type="module"></script></body>'


def test_a_hash_is_that_of_the_standard() -> None:
    # Of the standard's own example, https://www.w3.org/TR/SRI-2/#integrity-metadata-description
    known = "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="
    assert integrity(b"alert('Hello, world.');") == known


@pytest.mark.parametrize(
    ("root", "said"), [("", "./"), ("../../", "../../"), ("/board/", "/board/"), ("./", "./")]
)
def test_a_page_says_the_hashes_by_addresses_that_lead_there_from_it(root: str, said: str) -> None:
    html = with_import_map(page(root), import_map(page(root), HASHES))
    found = re.search(r'<script type="importmap">(.*)</script></head>', html)
    assert found is not None
    assert json.loads(found[1]) == {"integrity": {f"{said}{VENDORED}/a.mjs": "sha256-x"}}


def test_a_page_without_our_script_or_nothing_vendored_is_left_as_it_is() -> None:
    assert import_map("<head></head>", HASHES) == ""
    assert import_map(page(""), {}) == ""
    assert with_import_map(page(""), "") == page("")


def test_every_vendored_module_has_its_hash(tmp_path: Path) -> None:
    (tmp_path / VENDORED).mkdir(parents=True)
    (tmp_path / VENDORED / "a.mjs").write_bytes(b"export {};")
    (tmp_path / VENDORED / "a.LICENSE.txt").write_bytes(b"")
    digest = base64.b64encode(hashlib.sha256(b"export {};").digest()).decode()
    assert vendored_hashes(tmp_path) == {f"{VENDORED}/a.mjs": f"sha256-{digest}"}
