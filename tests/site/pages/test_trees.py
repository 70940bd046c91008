from pathlib import Path

from tests.site.published_handbooks import published_handbook

from soundingboard.site.pages.page import Entry
from soundingboard.site.pages.trees import ProcedureTreesPage
from soundingboard.site.settings import Settings

PAGE = "decision_trees/ap-1/index.md"
PAGE_TEXT = """\
---
title: What AP 1 decides
procedure: ap-1
---

Each page takes one question ([1.1](../../docs/procedures/ap-1.md#c-1-1)).

## Always

No student on your own account ([2.1.1](../../docs/procedures/ap-1.md#c-2-1-1)).

| Who is asking? | At most |
|---|---|
| A student enrolled in one of our schools | Allowed with conditions |

## What it leaves open

Nothing.
"""
URL = "decisions/ap-1/"


def made(root: Path) -> str:
    small = published_handbook(root, {PAGE: PAGE_TEXT})
    return ProcedureTreesPage(small.compiled.trees_pages["ap-1"]).html(small, URL)


def test_the_trees_of_a_procedure_stand_by_title_with_their_counts(tmp_path: Path) -> None:
    html = made(tmp_path)
    assert '<a href="follow-request/">May I accept this follow request?</a>' in html
    assert "Up to 2 questions. 4 ways through them, 3 results." in html


def test_a_statement_is_told_in_words_with_the_decisions_it_is_proved_for(tmp_path: Path) -> None:
    html = made(tmp_path)
    assert "If “Who is asking?” is “A student enrolled in one of our schools”" in html
    assert "Checked for every combination of answers, in 1 decision<" in html
    assert "<table" not in html
    assert 'href="../../procedures/ap-1/#c-2-1-1"' in html, "the author's own reasons stay"


def test_a_statement_keeps_its_conditions_when_all_it_is_proved_for_is_withdrawn(
    tmp_path: Path,
) -> None:
    settings = Settings(withdrawn={"ap-1/follow-request": "It is being revised."})
    small = published_handbook(tmp_path, {PAGE: PAGE_TEXT}, settings=settings)
    html = ProcedureTreesPage(small.compiled.trees_pages["ap-1"]).html(small, URL)
    assert (
        "<li>If “Who is asking?” is “A student enrolled in one of our schools”, the result is "
        "always <strong>allowed with conditions</strong> or stricter.</li>"
    ) in html


def test_every_part_has_an_entry_in_the_contents(tmp_path: Path) -> None:
    small = published_handbook(tmp_path, {PAGE: PAGE_TEXT})
    assert ProcedureTreesPage(small.compiled.trees_pages["ap-1"]).contents(small) == [
        Entry("Decisions", "sb-decisions"),
        Entry("What's always true", "always"),
        Entry("What it leaves open", "what-it-leaves-open"),
    ]
