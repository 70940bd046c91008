"""Everything of other people's in a site is named in a notice, with its licence beside it."""

from __future__ import annotations

import fnmatch
import re
from pathlib import Path

from tests.site.built import Build

from soundingboard.site import bundle
from soundingboard.site.bundle.fast import LIBRARY, SNAPSHOT
from soundingboard.site.bundle.npm import BROWSER_FILES, LOCK_NAME
from soundingboard.site.licences import licences

NOTICES = dict(licences())
BUNDLED = (*BROWSER_FILES, LOCK_NAME, LIBRARY, SNAPSHOT, "soundingboard_engine-1-py3-none-any.whl")


def named(notice: str) -> list[str]:
    """The addresses that a notice names, at the beginning of its paragraphs."""
    heads = [line for line in notice.splitlines() if line.startswith("assets/")]
    return [address.strip(" ,") for head in heads for address in head.split(", ") if address]


def test_every_file_of_the_theme_s_is_named(built: Build) -> None:
    site = built(finished=True)
    patterns = named(NOTICES["NOTICE.txt"])
    theirs = [
        file.relative_to(site).as_posix()
        for folder in ("javascripts", "stylesheets", "images")
        for file in sorted((site / "assets" / folder).rglob("*"))
        if file.is_file() and file.suffix not in (".gz", ".br")
    ]
    assert len(theirs) > 10
    for address in theirs:
        assert any(fnmatch.fnmatch(address, pattern) for pattern in patterns), address
    for pattern in patterns:
        if "/vendor/" not in pattern:
            assert fnmatch.filter(theirs, pattern), f"nothing is at {pattern}"


def test_the_licences_that_the_notice_names_are_beside_it(built: Build) -> None:
    folder = built() / "assets/soundingboard/licences"
    for name in re.findall(r"[( ]([\w.-]+\.txt)", NOTICES["NOTICE.txt"]):
        if name != "lean-qr.LICENSE.txt":
            assert (folder / name).stat().st_size > 500, name
    theme = (folder / "mkdocs-material.txt").read_text(encoding="utf-8")
    assert "Martin Donath" in theme
    assert "Permission is hereby granted" in theme


def test_every_file_of_the_bundle_is_named() -> None:
    notice = Path(bundle.__file__).with_name("licences") / "NOTICE.txt"
    heads = [line for line in notice.read_text("utf-8").splitlines()[1:] if line[:1].strip()]
    patterns = [name.strip() for head in heads for name in head.split(",")]
    for name in BUNDLED:
        assert any(fnmatch.fnmatch(name, pattern) for pattern in patterns), name
