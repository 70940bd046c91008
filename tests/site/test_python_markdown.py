import markdown
import pytest

from soundingboard.site.python_markdown import SoundingBoardExtension, page_link


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


def test_only_real_links_are_changed() -> None:
    written = "[t](../decision_trees/a/b.md) `[t](../decision_trees/a/b.md)`"
    extension = SoundingBoardExtension()
    extension.source = "index.md"
    html = markdown.markdown(written, extensions=[extension])
    assert html == (
        '<p><a href="decisions/a/b.md">t</a> <code>[t](../decision_trees/a/b.md)</code></p>'
    )


def test_a_table_is_in_a_box_and_a_cell_without_words_is_no_header() -> None:
    written = "a\n\n| | b |\n|---|---|\n| c | d |\n\ne"
    html = markdown.markdown(written, extensions=["tables", SoundingBoardExtension()])
    flat = html.replace("\n", "")
    box = '<div aria-label="Table" class="sb-table" role="group" tabindex="0">'
    assert flat.startswith(f"<p>a</p>{box}<table>")
    assert flat.endswith("</table></div><p>e</p>")
    assert "<tr><td></td><th>b</th></tr>" in flat
