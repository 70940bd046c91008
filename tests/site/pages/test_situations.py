"""The page of a procedure's situations, and what the search knows of them."""

from __future__ import annotations

from pathlib import Path

from tests.handbooks import TREE, TREE_TEXT, swap
from tests.site.published_handbooks import TREE_URL, published_handbook
from tests.situations import ALL, PATH

from soundingboard.engine.html import text
from soundingboard.site.pages.page import Entry
from soundingboard.site.pages.situations import SituationsPage
from soundingboard.site.pages.tree import content
from soundingboard.site.published_handbook import PublishedHandbook
from soundingboard.site.settings import Settings

URL = "decisions/ap-1/situations/"
ANSWERS = (
    "which-account-did-they-ask-to-follow=my-own-account"
    "&who-is-asking=a-student-enrolled-in-one-of-our-schools"
)
NO_TREE = """
## Can the principal read our “chat”?

**Not covered.** Only messages to students are mentioned ([2.1.1]).

**No tree.** Nobody has to decide it.
"""
GONE = Settings(withdrawn={"ap-1/follow-request": "It is being revised."})


def walk_of(small: PublishedHandbook) -> str:
    """The fragment of the result that the first situation leads to."""
    return f"#walk?v={small.published['ap-1/follow-request'].tree.version}&{ANSWERS}"


def page(small: PublishedHandbook) -> SituationsPage:
    return SituationsPage(small.compiled.situations["ap-1"])


def made(small: PublishedHandbook) -> str:
    return page(small).html(small, URL)


def test_a_situation_has_its_verdict_its_reason_and_ways_with_the_answers(tmp_path: Path) -> None:
    small = published_handbook(tmp_path, {PATH: ALL})
    html = made(small)
    _, _, first = html.partition('<section class="sb-situation">')
    first = first.partition("</section>")[0]
    assert "A grade 10 student wants to follow my private Instagram. Can I accept?</h3>" in first
    assert "Not allowed</span>" in first
    assert 'href="../../../procedures/ap-1/#c-2-1-1" class="sb-cites">2.1.1</a>' in first
    walk = text(walk_of(small))
    assert f'href="../follow-request/{walk}"' in first
    tree = content(small.published["ap-1/follow-request"], small, TREE_URL)
    assert f'<a id="{walk[1:]}"></a>' in tree, "the result is seen without scripts, too"
    assert "My own account; A student enrolled in one of our schools" in first


def test_situations_are_in_parts_by_the_tree_in_which_they_are_looked_up(tmp_path: Path) -> None:
    small = published_handbook(tmp_path, {PATH: ALL + NO_TREE})
    assert page(small).contents(small) == [
        Entry("May I accept this follow request?", "sb-follow-request"),
        Entry("Without a decision guide", "sb-no-tree"),
    ]
    html = made(small)
    assert "4 situations in staff's own words." in html.replace("&#x27;", "'")
    assert "<p>Nobody has to decide it.</p>" in html


def test_a_way_through_a_withdrawn_tree_is_not_offered(tmp_path: Path) -> None:
    small = published_handbook(tmp_path, {PATH: ALL}, settings=GONE)
    assert "#walk" not in made(small)
    found = [entry["location"] for entry in page(small).search(small, URL).entries]
    assert found[0] == (
        "decisions/ap-1/situations/"
        "#a-grade-10-student-wants-to-follow-my-private-instagram-can-i-accept"
    )


def test_the_search_finds_a_situation_and_opens_the_tree_with_its_answers(tmp_path: Path) -> None:
    small = published_handbook(tmp_path, {PATH: ALL + NO_TREE})
    found = page(small).search(small, URL)
    first, *_, last = found.entries
    assert first["location"] == f"decisions/ap-1/follow-request/{walk_of(small)}"
    assert first["title"] == (
        "A grade 10 student wants to follow my private Instagram. Can I accept?"
    )
    assert first["text"] == (
        "<p>AP 1: Not allowed. It would let you write to each other (2.1.1).</p>"
    )
    assert last["location"] == "decisions/ap-1/situations/#can-the-principal-read-our-chat"
    assert not found.has_parts


def test_situations_with_errors_are_not_published(tmp_path: Path) -> None:
    broken = {PATH: ALL, TREE: swap(TREE_TEXT, "Somebody else](#your", "Anybody](#your")}
    small = published_handbook(tmp_path, broken)
    assert page(small).problems(small)
