"""Scripts' sentences: where gettext's tools look for them, and in the language of the site."""

from __future__ import annotations

import gettext
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.engine.test_wording import mo

import catalogue
from soundingboard.engine import wording
from soundingboard.site import service_worker
from soundingboard.site.assets import BROWSER, scripts
from soundingboard.site.script_words import in_language, messages


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """English again after each test."""
    yield
    wording.install(None)


def test_a_message_is_replaced_where_it_is_written() -> None:
    wording.install(mo({"": "Content-Type: text/plain; charset=utf-8\n", "Don't": 'Ne "pas"'}))

    assert in_language("""const a = _("Don't"), b = _( 'Don\\'t', );""") == (
        r"""const a = _("Ne \"pas\""), b = _("Ne \"pas\"");"""
    )


@pytest.mark.parametrize(
    "script", ["$_('Back')", "a._('Back')", "_(words)", "_('a' + 'b')", "const _=(m)=>m;", "_('')"]
)
def test_what_is_no_message_stays_as_it_is(script: str) -> None:
    wording.install(mo({"": "Content-Type: text/plain; charset=utf-8\n", "Back": "Retour"}))

    assert in_language(script) == script


def test_in_english_scripts_are_published_as_they_are_written() -> None:
    text = (BROWSER / "engine" / "blame.mjs").read_text(encoding="utf-8")

    assert in_language(text) == text


def test_every_message_of_a_script_is_in_the_template_and_translated() -> None:
    """Babel reads JavaScript; the build looks for the one form in which messages are written."""
    written = {
        text
        for message in catalogue.messages(catalogue.read_template())
        if any(place.endswith(("js", "mjs")) for place, _ in message.locations)
        for text in catalogue.texts(message.id)
    }

    assert {message for _, script in scripts() for message in messages(script)} == written


def test_the_pseudo_locale_reaches_the_scripts_and_the_service_worker(tmp_path: Path) -> None:
    wording.install(catalogue.pseudo(catalogue.read_template()))
    made = gettext.GNUTranslations(io.BytesIO(catalogue.pseudo(catalogue.read_template())))
    all_scripts = "".join(text for _, text in scripts())

    assert made.gettext("Load the page again") in all_scripts
    assert "A newer version of this site is ready." not in all_scripts
    assert made.gettext("Not on this device") in service_worker.script(tmp_path)


def test_no_sentence_is_outside_a_message() -> None:
    """In the modules that only have words."""
    for name in ("shell/words.mjs",):
        text = (BROWSER / name).read_text(encoding="utf-8")
        assert text.count("_(") == len([*messages(text)]), name
