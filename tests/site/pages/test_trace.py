"""A procedure's traceability: complete without scripts, every clause a link."""

from __future__ import annotations

from pathlib import Path

from tests.site.pages.boards import TITLE, three, words

from soundingboard.site.pages.trace import TracePage


def test_traceability_both_ways(tmp_path: Path) -> None:
    made = three(tmp_path)
    html = TracePage(made.compiled.procedures["ap-1"]).html(made, "procedures/ap-1/trace/")
    told = words(html)
    assert "Clauses: 5. Cited by a result or a course: 5. Nothing for staff to decide: 0." in told
    assert f"2.1.1 No contact with students 1 result {TITLE} Do not accept Not allowed" in told
    assert "Do not accept Not allowed 2.1.1 , 2.1.2" in told
    assert 'href="../../../decisions/ap-1/follow-request/#do-not-accept"' in html


def test_traceability_says_why_a_clause_decides_nothing(tmp_path: Path) -> None:
    made = three(tmp_path)
    told = words(TracePage(made.compiled.procedures["ap-3"]).html(made, "procedures/ap-3/trace/"))
    assert "1.1 Who may follow Nothing to decide: A welcome." in told
    assert "1.2 Tell the principal Not cited yet." in told
    assert f"{TITLE} No word on it. It says to ask: The office ( 1.2 )." in told
