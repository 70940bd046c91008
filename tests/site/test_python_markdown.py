import markdown
import pytest
from tests.authoring.small import procedure

from soundingboard.site.python_markdown import CurrentPage, SoundingBoardExtension, page_link


@pytest.mark.parametrize(
    ("href", "link"),
    [
        ("../../decision_trees/ap-1/logo.md", "../decisions/ap-1/logo.md"),
        ("../../decision_trees/ap-1/logo.md#yes", "../decisions/ap-1/logo.md#yes"),
        ("../../training/ap-1/start.md", "../training/ap-1/start.md"),
        ("../index.md", "../index.md"),
        ("#c-1", "#c-1"),
        ("https://board.example/decision_trees/a.md", "https://board.example/decision_trees/a.md"),
        ("../../README.md", "../../README.md"),
    ],
)
def test_links_to_trees_lead_to_their_pages(href: str, link: str) -> None:
    assert page_link(href, "procedures/ap-1.md") == link


def rendered(text: str, page: CurrentPage) -> str:
    extension = SoundingBoardExtension()
    extension.page = page
    return markdown.markdown(text, extensions=["attr_list", extension])


def test_only_real_links_are_changed() -> None:
    written = "[t](../decision_trees/a/b.md) `[t](../decision_trees/a/b.md)`"
    html = rendered(written, CurrentPage("index.md"))
    assert html == (
        '<p><a href="decisions/a/b.md">t</a> <code>[t](../decision_trees/a/b.md)</code></p>'
    )


def test_a_clause_is_a_section_up_to_the_next_heading() -> None:
    clauses = procedure().clause_by_anchor
    page = CurrentPage("procedures/ap-1.md", clauses, {"c-1-1": "<div>below</div>"})
    html = rendered(
        "Intro\n\n### 1.1 Who {#c-1-1}\n\nText\n\n- a\n\n### 1.2 Tell {#c-1-2}\n\nB\n\n## End", page
    )
    flat = html.replace("\n", "")
    assert flat == (
        "<p>Intro</p>"
        '<section class="sb-clause"><h3 id="c-1-1"><span class="sb-number">1.1</span> Who</h3>'
        "<p>Text</p><ul><li>a</li></ul><div>below</div></section>"
        '<section class="sb-clause"><h3 id="c-1-2"><span class="sb-number">1.2</span> Tell</h3>'
        "<p>B</p></section><h2>End</h2>"
    )
