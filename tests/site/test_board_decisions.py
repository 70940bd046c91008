"""What each board says on one decision."""

from __future__ import annotations

from pathlib import Path

from tests.site.pages.boards import three

from soundingboard.engine.verdict import Verdict
from soundingboard.site.board_decisions import board_decisions, compared_slugs


def test_a_slug_of_several_trees_is_compared() -> None:
    assert compared_slugs(["b", "a", "b", "c", "a"]) == ["a", "b"]


def test_every_procedure_has_its_column(tmp_path: Path) -> None:
    found = board_decisions(three(tmp_path), "follow-request")
    assert [(b.procedure.id, b.item is not None, b.silent is not None) for b in found] == [
        ("ap-1", True, False),
        ("ap-2", True, False),
        ("ap-3", False, True),
    ]
    assert found[0].verdicts == (Verdict.ALLOWED, Verdict.NOT_ALLOWED)
    assert found[1].verdicts == (Verdict.ALLOWED, Verdict.ASK_FIRST)
    assert found[2].verdicts == (Verdict.NOT_COVERED,)
