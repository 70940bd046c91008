"""The site as MkDocs builds it, with the repository's own settings, from a small handbook."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from tests.site.built import Build, read

from soundingboard.site import service_worker

ROOT = Path(__file__).parents[2]


class Page(HTMLParser):
    """The ids of a page, its links, and what it fetches."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if found.get("id"):
            self.ids.append(str(found["id"]))
        if tag == "a" and found.get("href") is not None:
            self.links.append(str(found["href"]))
        if tag == "link" and found.get("rel") not in ("canonical", "prev", "next"):
            self.fetched.append(str(found["href"]))
        if found.get("src") is not None:
            self.fetched.append(str(found["src"]))


def pages(site: Path) -> dict[str, Page]:
    return {
        file.relative_to(site).as_posix(): Page(file.read_text(encoding="utf-8"))
        for file in site.rglob("*.html")
    }


def test_every_link_of_the_site_leads_to_an_anchor_that_exists(built: Build) -> None:
    site = built()
    found = pages(site)
    for name, page in found.items():
        if name == "404.html":
            continue
        for link in page.links:
            if re.match(r"[a-z]+:", link):
                continue
            way, _, anchor = link.partition("#")
            target = (site / name).parent / way.partition("?")[0] if way else site / name
            target = target / "index.html" if target.is_dir() else target
            other = target.resolve().relative_to(site.resolve()).as_posix()
            assert other in found, f"{name}: {link}"
            assert not anchor or anchor in found[other].ids, f"{name}: {link}"


def test_no_page_has_an_id_twice(built: Build) -> None:
    for name, page in pages(built()).items():
        assert len(page.ids) == len(set(page.ids)), name


def test_nothing_is_fetched_from_another_host(built: Build) -> None:
    site = built()
    for name, page in pages(site).items():
        for address in page.fetched:
            assert not re.match(r"(https?:)?//", address), f"{name}: {address}"
    for file in site.rglob("*.css"):
        assert not re.search(r"url\(\s*['\"]?(https?:)?//", file.read_text(encoding="utf-8")), file


def test_links_between_docs_and_trees_are_rewritten_and_code_is_not(built: Build) -> None:
    html = read(built(), "")
    assert '<a href="decisions/ap-1/follow-request/#do-not-accept">The tree</a>' in html
    assert '<a href="procedures/ap-1/#c-2-1-1">the clause</a>' in html
    assert "decision_trees/ap-1/follow-request.md" in html
    assert html.count('id="follow-request"') == 1, "a part in code stays code"


def test_a_clause_stands_in_its_section_with_what_rests_on_it(built: Build) -> None:
    html = read(built(), "procedures/ap-1")
    clause = re.search(r'<section class="sb-clause"><h4 id="c-2-1-1">.*?</section>', html, re.S)
    assert clause
    assert '<span class="sb-number">2.1.1</span> No contact with students' in clause.group()
    assert "decisions/ap-1/follow-request/#do-not-accept" in clause.group()


def test_the_search_finds_clauses_questions_and_outcomes_at_their_anchors(built: Build) -> None:
    index = json.loads((built() / "search/search_index.json").read_text(encoding="utf-8"))
    docs: dict[str, Any] = {entry["location"]: entry for entry in index["docs"]}
    tree = "decisions/ap-1/follow-request/"
    assert docs[tree]["title"] == "May I accept this follow request? (AP 1)"
    assert docs[f"{tree}#who-is-asking"]["title"] == "Who is asking?"
    assert "A student enrolled" in docs[f"{tree}#who-is-asking"]["text"]
    assert docs[f"{tree}#do-not-accept"]["text"].startswith("<p>No. Not allowed</p>")
    assert not any("llowed" in docs[at]["text"] for at in (tree, f"{tree}#who-is-asking"))
    assert not any("not-sure" in at for at in docs), "the question itself is found"
    assert docs["procedures/ap-1/"]["title"] == "AP 1, Staff on Social Media"
    assert docs["procedures/ap-1/#c-2-1-1"]["title"] == "2.1.1 No contact with students"
    assert "official text applies" not in json.dumps(index)
    assert "Decisions that rest" not in json.dumps(index)


def test_pages_for_authors_come_behind_in_the_search(built: Build) -> None:
    site = built(**{"docs/authors.md": "# Writing\n\nMay I accept this follow request?\n"})
    index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    boosts = {entry["location"]: entry.get("boost", 1) for entry in index["docs"]}
    assert boosts["authors/"] < boosts["procedures/ap-1/"]
    assert boosts["authors/"] < boosts["decisions/ap-1/follow-request/"]


def test_search_keeps_clause_numbers_whole_and_takes_no_word_apart(built: Build) -> None:
    index = json.loads((built() / "search/search_index.json").read_text(encoding="utf-8"))
    separator = index["config"]["separator"]
    words = re.split(separator, "See 2.1.1, then “1.2.3.a”. Photos/videos: 4.6.a")
    assert {"2.1.1", "4.6.a", "Photos", "videos"} <= set(words)
    assert "stemmer" not in index["config"]["pipeline"]


def test_assets_are_published_at_the_addresses_that_the_pages_name(built: Build) -> None:
    site = built()
    html = read(site, "decisions/ap-1/follow-request")
    for folder in ("pages", "trees"):
        file = site / "assets/soundingboard" / folder / "ap-1/follow-request.json"
        assert f'data-version="{json.loads(file.read_bytes())["version"]}"' in html
    assert 'data-source="../../../assets/soundingboard/pages/ap-1/follow-request.json"' in html
    assert '<script src="../../../assets/soundingboard/main.mjs" type="module"></script>' in html
    assert (site / "assets/soundingboard/main.mjs").is_file()
    for name in ("tree", "list"):
        schema = json.loads((site / f"schemas/{name}.json").read_bytes())
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert not (site / "assets/pyodide").exists(), "the engine is switched off"


def test_links_for_the_site_are_set_in_its_settings(built: Build) -> None:
    options = '      official: {ap-1: "official/ap-1.pdf"}\n      contacts: {ap-1: "Room 3"}\n'
    files = {"docs/official/ap-1.pdf": b"%PDF-1.7"}
    html = read(built(options=options, **files), "decisions/ap-1/follow-request")
    assert 'href="../../../official/ap-1.pdf"' in html
    assert '<span class="sb-contact">Room 3</span>' in html


TREES_PAGE = """\
---
title: What AP 1 decides
procedure: ap-1
---

Each page here takes one question.
"""


def test_taps_are_noted_before_anything_can_be_tapped(built: Build) -> None:
    """A script at the end of a long page would come too late for its first answers.

    Without ``async`` the page would be read no further until the script and the styles are there.
    """
    html = read(built(), "decisions/ap-1/follow-request")
    head = html[: html.index("<body")]
    early = re.search(r'<script async blocking="render" src="[^"]*/early-taps.js"></script>', head)
    assert early is not None
    assert early.start() < head.index('rel="stylesheet"')
    assert "before-theme.js" not in head
    assert html.index("/before-theme.js") < html.index("/bundle.")


def test_a_procedures_trees_page_is_above_its_trees(built: Build) -> None:
    site = built(**{"decision_trees/ap-1/index.md": TREES_PAGE})
    html = read(site, "decisions/ap-1")
    assert '<a href="follow-request/">May I accept this follow request?</a>' in html
    index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    assert "decisions/ap-1/" in {entry["location"] for entry in index["docs"]}


def test_a_site_without_offline_reading_publishes_the_worker_that_takes_it_away(
    built: Build,
) -> None:
    site = built(options="      offline: false\n      compress: false\n", finished=True)
    assert (site / service_worker.FILE).read_text("utf-8") == service_worker.FAREWELL
    assert not [
        page for page in site.rglob("*.html") if "soundingboard-offline" in page.read_text("utf-8")
    ]
