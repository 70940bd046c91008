"""Pages on problems are made of the rules, where a site asks for them."""

from __future__ import annotations

from tests.site.built import Build

INDEX = "docs/problems/index.md"
ASKED = "# Problems\n\nThey are:\n\n<!-- soundingboard: problems -->\n"


def test_each_rule_has_a_page_and_is_in_the_index(built: Build) -> None:
    site = built(**{INDEX: ASKED})

    index = (site / "problems" / "index.html").read_text(encoding="utf-8")
    assert "soundingboard: problems" not in index
    row = '<td><a href="dead-end/">dead-end</a></td>\n<td>A question has no answers.</td>'
    assert row in index
    page = (site / "problems" / "dead-end" / "index.html").read_text(encoding="utf-8")
    for part in (
        "Error: the file isn't published",
        "Fails</h2>",
        "Corrected</h2>",
        "How to fix it",
    ):
        assert part in page.replace('<a class="headerlink"', "</h2>")
    assert "dead-end The question" in page


def test_a_page_that_the_site_has_is_left_alone(built: Build) -> None:
    site = built(**{INDEX: ASKED, "docs/problems/dead-end.md": "# dead-end\n\nOur own words.\n"})

    page = (site / "problems" / "dead-end" / "index.html").read_text(encoding="utf-8")
    assert "Our own words." in page


def test_a_site_that_does_not_ask_has_none(built: Build) -> None:
    site = built(**{INDEX: "# Problems\n\nAsk the clerk.\n"})

    assert not (site / "problems" / "dead-end").exists()
