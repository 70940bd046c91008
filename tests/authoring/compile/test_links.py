"""Where a link of a file leads."""

from __future__ import annotations

import pytest
from tests.handbooks import TREE

from soundingboard.authoring.compile.links import LinkTarget, resolve


@pytest.mark.parametrize(
    ("href", "path", "fragment"),
    [
        ("../../docs/a.md#c-1", "docs/a.md", "c-1"),
        ("other.md", "decision_trees/ap-1/other.md", ""),
        ("./../ap-2/x.md?plain=1#y", "decision_trees/ap-2/x.md", "y"),
        ("#here", TREE, "here"),
        ("a%20b.md#%C3%A9", "decision_trees/ap-1/a b.md", "é"),
        ("../../../x", "../x", ""),
        ("/etc/x", "/etc/x", ""),
    ],
)
def test_links_are_relative_to_their_file(href: str, path: str, fragment: str) -> None:
    assert resolve(TREE, href) == LinkTarget(path, fragment)
