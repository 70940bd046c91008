"""A site in another language: Python in the browser has its words before it answers anything."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.browser.fixtures import Serve
from tests.browser.test_engine import make_site
from tests.engine.pages.reading import event, source_of

import catalogue
from soundingboard.engine.codec import encode
from soundingboard.site import language
from soundingboard.site.bundle.build import MANIFEST

pytestmark = pytest.mark.browser

ASK = """async ({ source, event }) => {
    const { engine } = await import('/assets/soundingboard/engine/client.mjs');
    const { page } = await engine.ask('page.open', { source });
    const { view } = await engine.ask('page.event', { page, state: null, event });
    return view.regions.below;
}"""

START = """async () => {
    const { engine } = await import('/assets/soundingboard/engine/client.mjs');
    await engine.start().catch(() => {});
    return [engine.state, engine.failure?.code];
}"""


@pytest.fixture(scope="module")
def english_site(tmp_path_factory: pytest.TempPathFactory, bundle_cache: Path) -> Path:
    return make_site(tmp_path_factory.mktemp("english"), bundle_cache, with_pyodide_build=False)


@pytest.fixture
def other_site(english_site: Path, tmp_path: Path) -> Path:
    """The same in the pseudo-locale."""
    site = tmp_path / "site"
    shutil.copytree(english_site, site)
    said = language.message(catalogue.pseudo(catalogue.read_template(catalogue.READERS)))
    (site / language.ADDRESS).write_text(said, encoding="utf-8", newline="")
    manifest = json.loads((site / MANIFEST).read_text(encoding="utf-8"))
    manifest["language"] = language.manifest(said)
    (site / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    return site


def test_the_first_answer_is_in_the_sites_language(
    page: Page, serve: Serve, other_site: Path
) -> None:
    source = source_of()
    first = source.tree.start
    walked = event(f"#walk?v={source.tree.version}&{first.id}={first.answers[0].id}")
    page.goto(serve(other_site))

    shown = page.evaluate(ASK, {"source": encode(source), "event": walked})

    assert f">{catalogue.bracketed('Your answers')}</h2>" in shown


@pytest.mark.parametrize("broken", ['{"op": "language"}', ""], ids=["refused", "changed"])
def test_words_that_python_cannot_have_are_a_failed_start(
    broken: str, page: Page, serve: Serve, other_site: Path
) -> None:
    (other_site / language.ADDRESS).write_text(broken, encoding="utf-8")
    if broken:
        manifest = json.loads((other_site / MANIFEST).read_text(encoding="utf-8"))
        manifest["language"] = language.manifest(broken)
        (other_site / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    page.goto(serve(other_site))

    assert page.evaluate(START) == ["failed", "unavailable"]
