from pathlib import Path

from tests.handbooks import PROCEDURE, PROCEDURE_TEXT, TREE_TEXT, swap
from tests.site.published_handbooks import published_handbook
from tests.situations import ALL, PATH

from soundingboard.site.parts import with_parts


def test_a_part_takes_the_place_of_its_comment(tmp_path: Path) -> None:
    html, complaints = with_parts(
        "<h2>Decide</h2><!-- soundingboard: decisions --><p>end</p>",
        published_handbook(tmp_path),
        "",
    )
    assert complaints == []
    assert '<h3 id="follow-request">May I accept this follow request?</h3>' in html
    link = (
        '<a href="decisions/ap-1/follow-request/" title="Fictional School Board" '
        'data-procedure="ap-1">AP 1</a>'
    )
    assert link in html
    assert html.endswith("<p>end</p>")


def test_headings_of_a_part_stand_one_level_under_the_heading_above(tmp_path: Path) -> None:
    html, _ = with_parts(
        "<h1>Decide</h1><!--soundingboard:decisions-->", published_handbook(tmp_path), "d/"
    )
    assert '<h2 id="follow-request">' in html


def test_trees_of_one_slug_are_one_decision(tmp_path: Path) -> None:
    small = published_handbook(
        tmp_path,
        {
            "docs/procedures/two.md": swap(PROCEDURE_TEXT, "short: AP 1", "short: Two"),
            "decision_trees/two/follow-request.md": TREE_TEXT.replace("ap-1", "two"),
        },
    )
    assert [(s.slug, len(s.trees)) for s in small.decisions] == [("follow-request", 2)]


def test_procedures_are_shown_with_their_edition_and_state(tmp_path: Path) -> None:
    marker = "<!-- soundingboard: procedures -->"
    html, _ = with_parts(marker, published_handbook(tmp_path / "a"), "")
    assert '<a href="procedures/ap-1/" data-procedure="ap-1"><strong>AP 1</strong>' in html
    assert "Adopted December 15, 2020; our revision 2. 5 clauses, 1 decision." in html
    assert "Review overdue" not in html
    late = swap(PROCEDURE_TEXT, "next-review: 2030-12", "next-review: 2025-10-17")
    html, _ = with_parts(marker, published_handbook(tmp_path / "b", {PROCEDURE: late}), "")
    assert "Review overdue" in html


def test_who_has_a_choice_of_procedures_may_say_which_is_theirs(tmp_path: Path) -> None:
    marker = "<!-- soundingboard: procedure-picker -->"
    html, _ = with_parts(marker, published_handbook(tmp_path / "one"), "")
    assert html == ""
    two = {"docs/procedures/two.md": swap(PROCEDURE_TEXT, "short: AP 1", "short: Two <2>")}
    html, _ = with_parts(marker, published_handbook(tmp_path / "two", two), "")
    assert '<sb-procedure-picker hidden=""' in html
    assert '<option value="ap-1">AP 1</option>' in html
    assert '<option value="two">Two &lt;2&gt;</option>' in html


def test_an_unknown_part_is_complained_of_and_left_alone(tmp_path: Path) -> None:
    html, complaints = with_parts(
        "<!-- soundingboard: decision -->", published_handbook(tmp_path), ""
    )
    assert html == "<!-- soundingboard: decision -->"
    assert complaints == ["there is no part “decision”. Did you mean “decisions”?"]


def test_a_procedure_leads_to_its_situations(tmp_path: Path) -> None:
    html, _ = with_parts(
        "<!-- soundingboard: procedures -->", published_handbook(tmp_path, {PATH: ALL}), ""
    )
    link = '<a href="decisions/ap-1/situations/">3 situations</a>'
    assert f"5 clauses, 1 decision, {link}." in html
