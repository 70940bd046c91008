"""How much a page makes a browser fetch, its HTML, styles and scripts together: bytes after gzip.

A budget that is passed is a question to whoever passes it: is it worth it to somebody on a
telephone, far from the school?
"""

from __future__ import annotations

import gzip
import re
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

KB = 1_000
# By addresses of the site: what the heaviest page there may weigh. The last that fits counts.
BUDGETS = {
    "": 95 * KB,
    "procedures/*": 126 * KB,
    "decisions/*": 152 * KB,
    "decisions/*/situations/": 180 * KB,  # some 300 situations, to be looked through at once
    "compare/*": 128 * KB,
    "training/*": 135 * KB,
    "problems/*": 95 * KB,
    "authors/*": 95 * KB,
}
ASSET = re.compile(r'(?:href|src)="([^"#?]+\.(?:css|js|mjs))"')


@cache
def packed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 9, mtime=0))


def weight(page: Path) -> int:
    named = {(page.parent / link).resolve() for link in ASSET.findall(page.read_text("utf-8"))}
    files = [file for file in named if file.is_file()]
    assert files, f"{page} names no style sheet and no script"
    return packed(page) + sum(map(packed, files))


def test_every_page_keeps_to_the_budget_of_its_kind(published_folder: Path) -> None:
    met, heavy = set(), {}
    for page in published_folder.glob("**/index.html"):
        address = page.relative_to(published_folder).as_posix().removesuffix("index.html")
        kinds = [kind for kind in BUDGETS if fnmatchcase(address, kind)]
        met.update(kinds[-1:])
        if kinds and weight(page) > BUDGETS[kinds[-1]]:
            heavy[address] = weight(page)
    assert met == set(BUDGETS)
    assert heavy == {}
