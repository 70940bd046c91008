"""The matrix: every decision by every procedure."""

from __future__ import annotations

from pathlib import Path

from tests.site.pages.boards import three, words

from soundingboard.site.pages.matrix import MatrixPage


def test_the_matrix_has_a_cell_for_every_pair(tmp_path: Path) -> None:
    html = MatrixPage().html(three(tmp_path), "compare/")
    assert html.count("<td>") == 3
    told = words(html)
    assert "AP 1 Allowed to Not allowed AP 2 Allowed to Ask first AP 3 Not covered" in told
    assert "It says to ask: The office ( 1.2 )." in told
    assert 'href="../decisions/ap-1/follow-request/"' in html
    assert 'href="../decisions/ap-3/follow-request/"' in html
