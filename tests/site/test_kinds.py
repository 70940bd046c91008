"""A kind of page is one module: the registry finds it, and MkDocs publishes what it declares."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort
from selectolax.lexbor import LexborHTMLParser
from tests.courses import COURSE, COURSE_TEXT
from tests.handbooks import PROCEDURE, PROCEDURE_TEXT
from tests.site.built import START, Build, read
from tests.site.own_kind.contacts import ContactsPage
from tests.site.pages.boards import three
from tests.site.published_handbooks import published_handbook, site_pages

from soundingboard.site.assets import STYLE, style_sheet
from soundingboard.site.kinds import Kinds
from soundingboard.site.pages.page import STYLES

OWN = Path(__file__).parent / "own_kind" / "contacts.py"
HOOK = f"hooks: ['{OWN.as_posix()}']\n"
INDEX = "search/search_index.json"


def menu(html: str) -> list[str]:
    """The titles of the pages in the navigation."""
    tree = LexborHTMLParser(html)
    for contents in tree.css(".md-nav--secondary"):
        contents.decompose()
    links = tree.css(".md-nav--primary a.md-nav__link")
    return [*dict.fromkeys(link.text().strip() for link in links)]


def test_every_page_of_a_handbook_is_of_a_kind(tmp_path: Path) -> None:
    assert list(site_pages(three(tmp_path / "three"))) == [
        *(f"procedures/ap-{number}.md" for number in (1, 2, 3)),
        *(f"decisions/ap-{number}/follow-request.md" for number in (1, 2)),
        "compare/index.md",
        "compare/follow-request.md",
        *(f"procedures/ap-{number}/trace.md" for number in (1, 2)),
        "decisions/ap-3/follow-request.md",
    ]
    assert list(site_pages(published_handbook(tmp_path / "course", {COURSE: COURSE_TEXT}))) == [
        *("procedures/ap-1.md", "decisions/ap-1/follow-request.md"),
        *("training/ap-1/onboarding.md", "training/index.md", "training/stored.md"),
        "procedures/ap-1/trace.md",
    ]
    alone = published_handbook(tmp_path / "alone", {PROCEDURE: PROCEDURE_TEXT})
    assert "compare/index.md" not in site_pages(alone)


def test_kinds_are_those_of_the_package_and_of_the_site_by_rank() -> None:
    kinds = Kinds()
    assert ContactsPage not in kinds
    kinds.add(ContactsPage)
    ranks = [kind.rank for kind in kinds]
    assert ranks == sorted(ranks)
    assert ContactsPage in kinds
    assert ContactsPage not in Kinds(), "another build has kinds of its own"
    assert kinds.styles == (*Kinds().styles, *ContactsPage.styles)


def test_a_kind_of_the_site_s_own_is_published_as_it_declares(built: Build) -> None:
    start = f"{START}\n[Who?](contacts.md#ap-1)\n"
    site = built(more=HOOK, **{"docs/index.md": start})
    html = read(site, "contacts")
    assert "<title>Who to &lt;ask&gt; - Sounding Board</title>" in html
    assert '<a href="../procedures/ap-1/">Staff on Social Media</a>' in html
    assert '<a href="#ap-1" class="md-nav__link">' in html, "the table of contents"
    assert "Who to <ask>" in menu(html)
    assert '<a href="contacts/#ap-1">Who?</a>' in read(site, ""), "MkDocs knows the anchor"
    document = json.loads((site / "assets/contacts.json").read_text(encoding="utf-8"))
    assert document == {"here": "contacts/", "procedures": ["ap-1"]}
    sheet = (site / STYLE).read_text(encoding="utf-8")
    assert sheet.startswith(style_sheet(Kinds().styles))
    assert sheet.endswith(OWN.with_suffix(".css").read_text(encoding="utf-8"))


def test_a_kind_of_the_site_s_own_is_in_the_search(built: Build) -> None:
    index = json.loads((built(more=HOOK) / INDEX).read_text(encoding="utf-8"))
    found = {doc["location"]: doc for doc in index["docs"] if doc["location"].startswith("cont")}
    assert list(found) == ["contacts/", "contacts/#ap-1", "contacts/#nobody"]
    assert found["contacts/"]["tags"] == ["phone"]
    assert found["contacts/"]["boost"] == 3.0
    assert found["contacts/#ap-1"]["text"].startswith("<p>Ask:</p>")


def test_links_to_headings_that_only_mkdocs_knows_are_checked(
    built: Build, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(Abort, match="in strict mode"):
        built(more=HOOK, **{"docs/index.md": START.replace("## Decide", "## Choose")})
    assert "#decide" in caplog.text


def test_an_author_s_file_replaces_an_optional_page(built: Build) -> None:
    site = built(more=HOOK, **{"docs/contacts.md": "# Our office\n\nRoom 3.\n"})
    html = read(site, "contacts")
    assert "<p>Room 3.</p>" in html
    assert "Who to <ask>" in menu(html), "its place is that of the page"
    assert (site / "assets/contacts.json").is_file()


def test_kinds_are_added_once_in_each_build_of_a_process(built: Build) -> None:
    for _ in range(2):
        sheet = (built(more=HOOK) / STYLE).read_text(encoding="utf-8")
        assert sheet.count(".contacts {") == 1


def test_titles_in_the_site_s_own_navigation_are_kept(built: Build) -> None:
    nav = "nav: [{First: index.md}, {Rule: procedures/ap-1.md}, {Ask: contacts.md}]\n"
    site = built(more=HOOK + nav, strict=False)
    assert menu(read(site, "")) == ["First", "Rule", "Ask"]


def test_a_page_that_is_a_draft_is_rendered_for_its_author(built: Build) -> None:
    draft = {"docs/draft.md": "# Draft\n\n<!-- soundingboard: decisions -->\n"}
    site = built(more="draft_docs: draft.md\n", serve_url="http://localhost/", **draft)
    assert 'id="follow-request"' in read(site, "draft")


LATER = """\
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

@event_priority(-100)
def on_files(files, config):
    text = "# Later\\n\\n<!-- soundingboard: decisions -->\\n"
    files.append(File.generated(config, "later.md", content=text))
"""


def test_a_page_that_another_plug_in_adds_later_is_a_page_of_markdown(built: Build) -> None:
    site = built(more="hooks: [later.py]\nnot_in_nav: later.md\n", **{"later.py": LATER})
    assert 'id="follow-request"' in read(site, "later")


def test_every_style_sheet_is_shared_or_that_of_a_kind() -> None:
    sheet = style_sheet(Kinds().styles)
    for file in STYLES.glob("*.css"):
        assert sheet.count(file.read_text(encoding="utf-8")) == 1, file.name
