from tests.authoring.small import procedure
from tests.handbooks import PROCEDURE_TEXT, swap

from soundingboard.site.provenance import edition, name, provenance, whose
from soundingboard.site.settings import Settings

HERE = "procedures/ap-1/"


def test_the_line_says_whose_which_edition_and_where_to_turn() -> None:
    line = provenance(procedure(), Settings(), here=HERE, subject="AP 1: Do not accept")
    assert "AP 1, Staff on Social Media (Fictional School Board)" in line
    assert "adopted 15 December 2020; our revision 2." in line
    assert "Our plain words; the official text prevails." in line
    assert '<a href="https://board.example/ap-1.pdf" class="sb-official">' in line
    assert 'href="mailto:handbook@board.example?subject=AP%201%3A%20Do%20not%20accept"' in line
    assert "Tell us what is wrong here</a>" in line


def test_what_the_document_leaves_out_is_said() -> None:
    bare = procedure(
        swap(
            swap(PROCEDURE_TEXT, "board: Fictional School Board\n", ""),
            "adopted: 2020-12-15\n",
            "",
        )
    )
    assert whose(bare) == "the document names no board"
    assert edition(bare) == "the document has no date; our revision 2"


def test_nothing_stands_for_an_official_text_or_a_contact_that_nobody_has_set() -> None:
    text = PROCEDURE_TEXT
    for line in ("official: https://board.example/ap-1.pdf\n", "contact: handbook@board.example\n"):
        text = swap(text, line, "")
    made = provenance(procedure(text), Settings(), here=HERE, subject="")
    assert "<a" not in made
    assert "Tell us" not in made


def test_words_are_shown_where_there_is_nothing_to_link_to() -> None:
    settings = Settings(contacts={"ap-1": "Room <12>"}, official={"ap-1": "in the binder"})
    made = provenance(procedure(), settings, here=HERE, subject="")
    assert "Official text: in the binder." in made
    assert '<span class="sb-contact">Room &lt;12&gt;</span>' in made


def test_a_procedure_without_a_number_goes_by_its_title() -> None:
    text = swap(PROCEDURE_TEXT, "number: Administrative Procedure 1\nshort: AP 1\n", "")
    assert name(procedure(text)) == "Staff on Social Media"
