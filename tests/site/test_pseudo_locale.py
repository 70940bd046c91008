"""All wording comes from message catalogues: a site whose messages are in brackets has no other.

The pseudo-locale puts each message in brackets. Then whatever is in none is an author's text, or a
sentence that no catalogue could translate.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from tests.courses import COURSE, COURSE_TEXT
from tests.handbooks import PROCEDURE, PROCEDURE_TEXT, TREE, TREE_TEXT, swap
from tests.samples import SAMPLE, sample
from tests.site.bracketed import Authors, left
from tests.site.built import Build, reuse_templates
from tests.site.pages.test_trees import PAGE as TREES_PAGE
from tests.site.pages.test_trees import PAGE_TEXT as TREES_PAGE_TEXT
from tests.situations import ALL as SITUATIONS_TEXT
from tests.situations import PATH as SITUATIONS

import catalogue
from soundingboard.authoring import wording as authors_wording
from soundingboard.authoring.handbook import Handbook, load
from soundingboard.engine import wording

ROOT = Path(__file__).parents[2]

OURS = ("training/", "training/stored/")
"""Pages of which the site has the text in Markdown, which a handbook may replace by its own."""

FOR_AUTHORS = ("authors/", "problems/", "benchmarks/", "search-words/")
"""Pages under docs/ that are for those who write and run a site: authors' text in all parts."""

OF_THE_THEME = ("404.html",)
"""Pages of which only the frame is ours."""

SECOND = swap(swap(PROCEDURE_TEXT, "short: AP 1", "short: AP 2"), "Fictional", "Second")
LATE = swap(SECOND, "next-review: 2030-12", "next-review: 2020-12")
SILENT = """\
not-covered:
  - slug: logo
    title: Can I use the logo?
    note: It says nothing on logos.
    nearest: 2.1.1, 1.2
    ask: the clerk
    clause: "1.2"
  - slug: flag
    title: Can I use the flag?
glossary:
  - term: Class account
    means: An account of a class.
    clause: "1.1"
notes:
  - It is made up.
"""
TREE_2 = TREE_TEXT.replace("procedure: ap-1", "procedure: ap-2").replace("ap-1.md", "ap-2.md")
GONE = swap(TREE_TEXT, "reviewed:", "withdrawn: It is being revised.\nreviewed:")
ALWAYS = """
## Always

| Who is asking? | At most |
|---|---|
| A student enrolled in one of our schools | Not allowed |
"""
FILES: dict[str, str | bytes | None] = {
    PROCEDURE: swap(PROCEDURE_TEXT, "revision: 2\n", f"revision: 2\n{SILENT}"),
    "docs/procedures/ap-2.md": LATE.replace("official: https://board.example/ap-1.pdf\n", "")
    .replace("contact: handbook@board.example\n", "")
    .replace("board: Second School Board\n", ""),
    "docs/decisions.md": "# Decide\n\n<!-- soundingboard: procedure-picker -->\n\n"
    "<!-- soundingboard: decisions -->\n",
    "docs/procedures.md": "# Read\n\n<!-- soundingboard: procedures -->\n",
    TREE: swap(TREE_TEXT, "reviewed:", "asked-as: [friend request, insta]\nreviewed:"),
    "decision_trees/ap-2/follow-request.md": TREE_2,
    "decision_trees/ap-1/gone.md": GONE,
    TREES_PAGE: TREES_PAGE_TEXT,
    SITUATIONS: SITUATIONS_TEXT,
    COURSE: COURSE_TEXT,
}


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """English again after each test."""
    yield
    wording.install(None)
    authors_wording.install(None)


@pytest.fixture
def locale(tmp_path: Path) -> Path:
    catalogue.write_pseudo(tmp_path / "locale")
    return tmp_path / "locale"


def unbracketed(site: Path, handbook: Handbook) -> list[str]:
    """The texts of a *site* built of *handbook* that are in no message, each with its page."""
    authors = Authors(handbook)
    found = []
    for file in sorted(site.rglob("*.html")):
        page = file.relative_to(site)
        if not _is_looked_at(page):
            continue
        html = file.read_text(encoding="utf-8")
        found += [f"{page.as_posix()}: {item}" for item in left(html, authors)]
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    for entry in index["docs"]:
        # A situation: its procedure, then the verdict, then the author's reason.
        if "#walk?" in entry["location"] and not re.search("^<p>[^:]+: ⟦", entry["text"]):
            found.append(f"search: {entry['text']}")
    return found


def _is_looked_at(page: Path) -> bool:
    folder = f"{page.parent.as_posix()}/"
    return not (folder.startswith(FOR_AUTHORS) or page.as_posix() in OF_THE_THEME or folder in OURS)


KINDS = (
    *("index.html", "decisions/index.html", "procedures/index.html", "compare/index.html"),
    *("procedures/ap-1/index.html", "procedures/ap-2/index.html"),
    *("procedures/ap-1/trace/index.html", "decisions/ap-1/index.html"),
    *("decisions/ap-1/follow-request/index.html", "decisions/ap-1/situations/index.html"),
    *("decisions/ap-1/logo/index.html", "decisions/ap-1/flag/index.html"),
    *("decisions/ap-1/gone/index.html", "compare/follow-request/index.html"),
    "training/ap-1/onboarding/index.html",
)
"""A page of every kind that is looked at."""


def test_every_word_of_every_kind_of_page_comes_from_the_catalogue(
    built: Build, locale: Path, tmp_path: Path
) -> None:
    options = f"      locale: {locale}\n      notices: {{follow-request: Call <911>. Now.}}\n"

    site = built(options=options, strict=False, **FILES)

    for page in KINDS:
        assert "⟦" in (site / page).read_text(encoding="utf-8"), page
    assert unbracketed(site, load(tmp_path / "handbook")) == []


def test_a_sentence_that_is_in_no_message_would_be_found(
    built: Build, locale: Path, tmp_path: Path
) -> None:
    site = built(options=f"      locale: {locale}\n", strict=False, **FILES)
    page = site / "decisions" / "ap-1" / "follow-request" / "index.html"
    html = page.read_text(encoding="utf-8")
    page.write_text(html.replace("⟦Ŵĥàť ", "What ", 1).replace("ŵļöŵçĥàŕť: ", ""), encoding="utf-8")

    assert unbracketed(site, load(tmp_path / "handbook")) != []


def test_every_word_of_a_handbook_of_several_boards_comes_from_the_catalogue(
    locale: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reuse_templates(monkeypatch)
    config = load_config(str(SAMPLE / "mkdocs.yml"), site_dir=str(tmp_path / "site"))
    ours = config.plugins["soundingboard"].config
    ours.locale, ours.engine = str(locale), False
    build(config)

    assert unbracketed(tmp_path / "site", sample()) == []
