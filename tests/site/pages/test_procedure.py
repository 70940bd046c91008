import datetime
import re
from html import unescape
from pathlib import Path

import pytest
from tests.authoring.small import procedure
from tests.handbooks import PROCEDURE, PROCEDURE_TEXT, TREE, TREE_TEXT, swap
from tests.samples import SAMPLE
from tests.site.published_handbooks import PROCEDURE_URL, published_handbook

from soundingboard.authoring.compile.procedure_file import compile_procedure
from soundingboard.authoring.source.source_file import Source, parse
from soundingboard.site.pages.procedure import ProcedurePage, decisions_below
from soundingboard.site.permalink import Permalink, permalink
from soundingboard.site.procedure_text import sections

NO_SIGN = Permalink()


def as_written(href: str) -> dict[str, str]:
    return {}


def rendered(body: str) -> str:
    text = f"{PROCEDURE_TEXT[: PROCEDURE_TEXT.rindex('---')]}---\n\n{body}\n"
    html = sections(procedure(text), as_written, {"c-1-1": "<div>below</div>"}, NO_SIGN)
    return html.replace("\n", "")


def test_a_clause_is_a_section_up_to_the_next_heading() -> None:
    assert rendered("Intro\n\n### 1.1 Who\n\nText\n\n- a\n\n### 1.2 *Tell*\n\nB\n\n## End") == (
        '<section class="sb-clause"><h3 id="c-1-1"><span class="sb-number">1.1</span> Who</h3>'
        "<p>Text</p><ul><li>a</li></ul><div>below</div></section>"
        '<section class="sb-clause"><h3 id="c-1-2"><span class="sb-number">1.2</span> <em>Tell</em>'
        '</h3><p>B</p></section><h2 id="end">End</h2>'
    )


@pytest.mark.parametrize(
    ("written", "html"),
    [
        ("### 1.1 Who ###", '<h3 id="c-1-1"><span class="sb-number">1.1</span> Who</h3>'),
        ("   ### 1.1. Who", '<h3 id="c-1-1"><span class="sb-number">1.1</span>. Who</h3>'),
        ("### 1.1 {#x}", '<h3 id="c-1-1"><span class="sb-number">1.1</span> {#x}</h3>'),
        ("### 1.1\n{: #x}", "<p>{: #x}</p>"),
        ("Words\n- a\n- b", "<p>Words</p><ul><li>a</li><li>b</li></ul>"),
        ('[a](b.md){: onclick="x()" }', '<a href="b.md">a</a>{: onclick=&quot;x()&quot; }'),
        ('\\<meta http-equiv="refresh">', "<p>&lt;meta http-equiv=&quot;refresh&quot;&gt;</p>"),
        ('<div markdown="1" onclick="x()">\n*a*\n</div>', "&lt;div markdown=&quot;1&quot;"),
        ("a <b onclick=x()>b</b>", "a &lt;b onclick=x()&gt;b&lt;/b&gt;"),
        ('--8<-- "mkdocs.yml"', "--8&lt;-- &quot;mkdocs.yml&quot;"),
        ("```python {title=x}\na\n```", "<pre><code>a</code></pre>"),
        ("!!! note\n    a", "<p>!!! notea</p>"),
        ("| a |\n|--:|\n| b |", '<td align="right">b</td>'),
        ("*[HTML]: a", "<p>*[HTML]: a</p>"),
    ],
)
def test_what_authors_write_is_published_as_commonmark_has_it(written: str, html: str) -> None:
    under = "" if "###" in written else "### 1.1\n\n"
    assert html in rendered(under + written)


def test_headings_of_the_same_words_have_anchors_of_their_own() -> None:
    text = swap(PROCEDURE_TEXT, "## Section 1: Accounts for work", "## Defined terms")
    own = procedure(swap(text, "## Section 2: Accounts of your own", "## Defined terms"))
    html = sections(own, as_written, {}, NO_SIGN)
    assert 'id="defined-terms-1"' in html
    assert 'id="defined-terms-2"' in html


def test_a_heading_links_to_itself_as_the_site_s_settings_say() -> None:
    own = procedure()
    link = permalink({"permalink": "#", "permalink_title": "Link to this part"})
    html = sections(own, as_written, {}, link)
    expected = '<a class="headerlink" href="#c-1-1" title="Link to this part">#</a></h3>'
    assert expected in html
    assert permalink({"permalink": True}).sign == "¶"
    assert permalink({}) == Permalink("", "Permanent link")


@pytest.mark.parametrize(
    "path", sorted((SAMPLE / "docs/procedures").glob("*.md")), ids=lambda p: p.stem
)
def test_what_is_shown_of_procedures_is_what_their_hashes_are_of(path: Path) -> None:
    source = parse(path.read_bytes(), path.name)
    assert isinstance(source, Source)
    own, _ = compile_procedure(path.stem, source)
    html = sections(own, as_written, {}, NO_SIGN)
    for clause in own.clauses:
        pattern = rf'<h(\d) id="{clause.anchor}">.*?</h\1>(.*?)</section>'
        found = re.search(pattern, html, re.DOTALL)
        assert found, clause.number
        assert _letters(unescape(re.sub(r"<[^>]+>", " ", found[2]))) == _letters(clause.text)


def _letters(text: str) -> str:
    return "".join(text.split())


def test_under_a_clause_stand_the_outcomes_that_rest_on_it(tmp_path: Path) -> None:
    small = published_handbook(tmp_path)
    below = decisions_below(procedure(), small, PROCEDURE_URL)
    assert set(below) == {"c-1-1", "c-1-2", "c-2-1", "c-2-1-1", "c-2-1-2"}
    assert "Decisions based on this clause (1)" in below["c-2-1-1"]
    assert (
        '<a href="../../decisions/ap-1/follow-request/#do-not-accept">Do not accept</a> '
        '<span class="sb-word sb-word--not-allowed">not allowed</span>' in below["c-2-1-1"]
    )


def test_a_tree_with_errors_rests_on_nothing(tmp_path: Path) -> None:
    small = published_handbook(tmp_path, {TREE: swap(TREE_TEXT, "(#your-choice)", "(#nowhere)")})
    assert decisions_below(procedure(), small, PROCEDURE_URL) == {}


def page(root: Path, text: str = PROCEDURE_TEXT, day: str = "2026-11-20") -> str:
    small = published_handbook(root, {PROCEDURE: text}, today=datetime.date.fromisoformat(day))
    return ProcedurePage(small.compiled.procedures["ap-1"]).html(small, PROCEDURE_URL)


def test_the_facts_stand_between_the_introduction_and_the_clauses(tmp_path: Path) -> None:
    html = page(tmp_path)
    order = ["<h1", "Administrative Procedure 1 · Fictional School Board", "made-up"]
    order += [
        "May I accept this follow request?",
        "sb-facts",
        "sb-provenance",
        "<h2",
        "Students and",
    ]
    assert [html.index(part) for part in order] == sorted(html.index(part) for part in order)
    assert '<time datetime="2020-12-15">December 15, 2020</time>' in html
    assert "Revision 2" in html


def test_a_review_that_is_overdue_is_told(tmp_path: Path) -> None:
    assert "Review overdue" not in page(tmp_path, day="2030-12-31")
    assert "due for review by December 2030" in page(tmp_path, day="2031-01-01")


def test_a_missing_fact_stays_missing(tmp_path: Path) -> None:
    html = page(tmp_path, swap(PROCEDURE_TEXT, "board: Fictional School Board\n", ""))
    assert "<dt>Board</dt><dd>The document doesn&#x27;t name one</dd>" in html
    assert "Responsible" not in html


def test_defined_terms_are_marked_and_listed(tmp_path: Path) -> None:
    terms = (
        "glossary:\n  - term: Class account\n    means: A thought.\n    clause: '1.1'\n---\n\nWhat"
    )
    html = page(tmp_path, swap(PROCEDURE_TEXT, "---\n\nWhat", terms))
    assert '<h2 id="defined-terms">Defined terms</h2>' in html
    assert '<dt id="term-class-account"><dfn>Class account</dfn></dt>' in html


def test_many_cross_references_are_folded_away(tmp_path: Path) -> None:
    few = "references: [A, B]\n---\n\nWhat"
    many = "references: [A, B, C, D, E]\n---\n\nWhat"
    assert "documents</summary>" not in page(
        tmp_path / "a", swap(PROCEDURE_TEXT, "---\n\nWhat", few)
    )
    html = page(tmp_path / "b", swap(PROCEDURE_TEXT, "---\n\nWhat", many))
    assert "<summary>5 documents</summary>" in html
