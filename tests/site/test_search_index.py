"""What the search index of a site has besides what the theme puts into it."""

from __future__ import annotations

import json
from pathlib import Path

from soundingboard.site import search_index
from soundingboard.site.pages.page import Search


def test_entries_are_added_to_the_index_and_quotation_marks_are_no_words(tmp_path: Path) -> None:
    index = tmp_path / search_index.INDEX
    index.parent.mkdir()
    index.write_text('{"config":{},"docs":[{"location":"","title":"a &quot;b&quot;"}]}', "utf-8")
    entry = {"location": "x/#walk?a=b", "title": "It&#x27;s “é”"}
    search_index.extend(tmp_path, {"x/": Search(entries=[entry])})
    assert json.loads(index.read_text("utf-8"))["docs"] == [
        {"location": "", "title": 'a "b"'},
        {"location": "x/#walk?a=b", "title": "It's “é”"},
    ]


def test_a_page_s_words_for_the_search_are_not_those_of_its_parts(tmp_path: Path) -> None:
    index = tmp_path / search_index.INDEX
    index.parent.mkdir()
    documents = [{"location": "a/", "tags": ["b"]}, {"location": "a/#c", "tags": ["b"]}]
    index.write_text(json.dumps({"docs": documents}), "utf-8")
    search_index.extend(tmp_path, {"a/": Search(boost=4.0)})
    assert json.loads(index.read_text("utf-8"))["docs"] == [
        {"location": "a/", "tags": ["b"], "boost": 4.0},
        {"location": "a/#c"},
    ]


def test_a_site_without_a_search_is_left_as_it_is(tmp_path: Path) -> None:
    search_index.extend(tmp_path, {"x/": Search(entries=[{"location": "x/"}])})
    assert not [*tmp_path.iterdir()]


def test_the_parts_of_a_page_that_is_among_the_entries_are_not_found_twice(tmp_path: Path) -> None:
    index = tmp_path / search_index.INDEX
    index.parent.mkdir()
    documents = [{"location": "a/"}, {"location": "a/#c"}, {"location": "b/#c"}]
    index.write_text(json.dumps({"docs": documents}), "utf-8")
    situations = Search(entries=[{"location": "d/#walk?a=b"}], has_parts=False)
    search_index.extend(tmp_path, {"a/": situations})
    assert [document["location"] for document in json.loads(index.read_text("utf-8"))["docs"]] == [
        "a/",
        "b/#c",
        "d/#walk?a=b",
    ]


def test_a_part_begins_with_its_opening(tmp_path: Path) -> None:
    index = tmp_path / search_index.INDEX
    index.parent.mkdir()
    documents = [{"location": "a/#c", "text": "<p>x</p>"}, {"location": "b/#c", "text": "y"}]
    index.write_text(json.dumps({"docs": documents}), "utf-8")
    search_index.extend(tmp_path, {"a/": Search(openings={"c": "No & never"})})
    assert json.loads(index.read_text("utf-8"))["docs"] == [
        {"location": "a/#c", "text": "<p>No &amp; never</p> <p>x</p>"},
        {"location": "b/#c", "text": "y"},
    ]
