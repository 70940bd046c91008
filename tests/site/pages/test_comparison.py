"""The comparison of boards as a page: complete without scripts, every clause a link."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from tests.site.pages.boards import SECOND, SECOND_TREE, TITLE, three, words
from tests.site.published_handbooks import documents, published_handbook

from soundingboard.engine.codec import decode
from soundingboard.engine.compare import table
from soundingboard.engine.pages.comparison_source import ComparisonSource
from soundingboard.site.pages.comparison import ComparisonPage, source_address, source_of, version

HERE = "compare/follow-request/"
PAGE = ComparisonPage("follow-request", TITLE)


def test_the_page_has_the_first_question_the_boards_and_the_differences(tmp_path: Path) -> None:
    made = three(tmp_path)
    html = PAGE.html(made, HERE)
    told = words(html)
    assert "Only your own board's rule applies to you." in told.replace("&#x27;", "'")
    boards_at, differences_at = html.index('id="boards"'), html.index('id="differences"')
    assert html.index('data-region="step"') < html.index("data-tap=") < boards_at < differences_at
    rows = table([item.tree for item in made.published.values()])
    assert rows is not None
    apart = [row for row in rows if row.parts]
    assert html.count('<th scope="row">') == len(apart) == 1
    assert "AP 1 Not allowed clauses 2.1.1 and 2.1.2 AP 2 Ask first clauses 2.1.1 and 2.1.2" in told
    assert "AP 3 Not covered No word on it. It says to ask: The office ( 1.2 )." in told
    assert 'href="../../procedures/ap-2/#c-2-1-1"' in html


def test_where_boards_agree_there_is_no_table(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        "docs/procedures/ap-2.md": SECOND,
        "decision_trees/ap-2/follow-request.md": SECOND_TREE.replace("Ask first", "Not allowed"),
    }
    html = PAGE.html(published_handbook(tmp_path, files), HERE)
    assert "All boards give the same answer in every case." in html
    assert "<table" not in html


def test_the_source_is_published_for_the_worker(tmp_path: Path) -> None:
    made = three(tmp_path)
    html = PAGE.html(made, HERE)
    source = source_of("follow-request", made, HERE)
    assert source is not None
    assert source.version == version([item.tree for item in made.published.values()])
    assert f'data-version="{source.version}"' in html
    address = source_address("follow-request")
    assert f'data-source="../../{address}"' in html
    assert decode(ComparisonSource, json.loads(json.dumps(documents(made)[address]))) == source
    assert [board.page for board in source.boards] == [
        "../../decisions/ap-1/follow-request/",
        "../../decisions/ap-2/follow-request/",
        "../../decisions/ap-3/follow-request/",
    ]
    assert [board.source is not None for board in source.boards] == [True, True, False]
    assert '<h3><a href="../../decisions/ap-3/follow-request/">AP 3</a></h3>' in html


def test_an_outcome_has_its_reason_and_not_its_steps(tmp_path: Path) -> None:
    source = source_of("follow-request", three(tmp_path), HERE)
    assert source is not None
    first = source.sources[0]
    bodies = {outcome.id: first.outcomes[outcome.id].body for outcome in first.tree.outcomes}
    assert 'href="../../procedures/ap-1/#c-2-1-1"' in bodies["do-not-accept"]
    assert not any("<li" in body or "What to do" in body for body in bodies.values())
    assert all(body.startswith('<div class="sb-reason">') for body in bodies.values())


def test_without_an_engine_nothing_is_asked(tmp_path: Path) -> None:
    html = PAGE.html(replace(three(tmp_path), engine=False), HERE)
    assert 'data-engine="off"' in html
    assert "data-tap" not in html


def test_the_provenance_of_every_procedure_is_named(tmp_path: Path) -> None:
    html = PAGE.html(three(tmp_path), HERE)
    assert html.count('class="sb-provenance"') == 3
    assert "Second School Board" in html
