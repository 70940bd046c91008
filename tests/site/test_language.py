"""Which catalogue a site's words come from, and what is said if it can't be had."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort
from tests.engine.test_wording import FRENCH, mo
from tests.site.built import Build

from soundingboard.authoring import wording as authors_wording
from soundingboard.engine import wording
from soundingboard.site.language import AUTHORS, catalogue, is_source, manifest, message


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """English again after each test."""
    yield
    wording.install(None)
    authors_wording.install(None)


def put(folder: Path, language: str, data: bytes = FRENCH, domain: str = "soundingboard") -> Path:
    """A catalogue of *language* in *folder*."""
    file = folder / language / "LC_MESSAGES" / f"{domain}.mo"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return folder


def test_english_needs_no_catalogue() -> None:
    assert (catalogue("en"), catalogue("en-CA")) == (None, None)
    assert [is_source(tag) for tag in ("en", "en-CA", "fr", "enm")] == [True, True, False, False]


@pytest.mark.parametrize("language", ["fr", "fr-CA", "fr_CA"])
def test_a_region_falls_back_on_its_language(tmp_path: Path, language: str) -> None:
    assert catalogue(language, put(tmp_path, "fr")) == FRENCH
    assert catalogue("de", tmp_path) is None


def test_a_site_may_have_other_words_in_english(built: Build, tmp_path: Path) -> None:
    folder = put(tmp_path / "own", "en", FRENCH.replace(b"Retour", b"Revert"))

    built(options=f"      locale: {folder}\n")

    assert wording._("Back") == "Revert"


def test_messages_for_authors_have_a_catalogue_of_their_own(built: Build, tmp_path: Path) -> None:
    words = mo({"": "Content-Type: text/plain; charset=utf-8\n", "Back": "Zurück"})
    folder = put(put(tmp_path / "own", "en"), "en", words, AUTHORS)

    built(options=f"      locale: {folder}\n")

    assert (wording._("Back"), authors_wording._("Back")) == ("Retour", "Zurück")
    assert catalogue("en", folder) == FRENCH
    assert catalogue("en", folder, AUTHORS) == words


def test_words_of_one_build_are_not_those_of_the_next(built: Build, tmp_path: Path) -> None:
    built(options=f"      locale: {put(tmp_path / 'own', 'en')}\n")
    built()

    assert wording._("Back") == "Back"


def test_a_language_without_a_catalogue_is_a_warning(
    built: Build, caplog: pytest.LogCaptureFixture
) -> None:
    built(strict=False, more="\ntheme:\n  name: material\n  language: fr\n")

    assert "The theme's language is “fr”. There is no message catalogue for it" in caplog.text


def test_a_catalogue_that_cannot_be_read_stops_the_build(
    built: Build, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    folder = put(tmp_path / "own", "en", b"not a catalogue")

    with pytest.raises(Abort, match="Aborted"):
        built(options=f"      locale: {folder}\n")

    assert "The message catalogue of “en” can't be read: not a message catalogue" in caplog.text


def test_the_worker_is_given_the_catalogue_and_its_hash() -> None:
    said = message(FRENCH)

    assert b64decode(json.loads(said)["catalogue"]) == FRENCH
    assert manifest(said)["file"] == "language.json"
    assert manifest(said)["integrity"].startswith("sha256-")
