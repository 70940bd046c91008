from tests.authoring.small import procedure
from tests.handbooks import PROCEDURE_TEXT, swap

from soundingboard.site.provenance import edition, name, provenance, whose
from soundingboard.site.settings import Settings

HERE = "procedures/ap-1/"


def test_the_line_says_whose_which_edition_and_where_to_turn() -> None:
    line = provenance(procedure(), Settings(), here=HERE, subject="AP 1: Do not accept")
    assert "AP 1, Staff on Social Media (Fictional School Board)" in line
    assert "adopted December 15, 2020; our revision 2." in line
    assert (
        "Our own plain wording. If it and the official text differ, the official text applies."
        in line
    )
    assert '<a href="https://board.example/ap-1.pdf" class="sb-official">' in line
    assert 'href="mailto:handbook@board.example?subject=AP%201%3A%20Do%20not%20accept"' in line
    assert "Report a mistake on this page</a>" in line


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


BARE = PROCEDURE_TEXT
for _line in ("official: https://board.example/ap-1.pdf\n", "contact: handbook@board.example\n"):
    BARE = swap(BARE, _line, "")


def test_a_missing_link_or_contact_is_said_and_none_is_made_up() -> None:
    made = provenance(procedure(BARE), Settings(), here=HERE, subject="")
    assert "<a" not in made
    assert "This site doesn&#x27;t have a link to it. Ask Fictional School Board for it." in made
    assert "This site has no contact for reporting a mistake on this page." in made
    assert "The procedure doesn&#x27;t say who to ask, either." in made


def test_without_a_contact_whom_the_procedure_names_is_said() -> None:
    asked = swap(BARE, "revision: 2\n", "revision: 2\nask: The principal\nask-clause: '1.2'\n")
    unnamed = swap(asked, "board: Fictional School Board\n", "")
    made = provenance(procedure(unnamed), Settings(), here=HERE, subject="")
    assert "Ask your board for it." in made
    assert "For questions, the procedure says to ask: The principal (clause 1.2)." in made
    told = provenance(procedure(unnamed), Settings(contact="Room 12"), here=HERE, subject="")
    assert "no contact" not in told


def test_words_are_shown_where_there_is_nothing_to_link_to() -> None:
    settings = Settings(contacts={"ap-1": "Room <12>"}, official={"ap-1": "in the binder"})
    made = provenance(procedure(), settings, here=HERE, subject="")
    assert "Official text: in the binder." in made
    assert '<span class="sb-contact">Room &lt;12&gt;</span>' in made


def test_a_procedure_without_a_number_goes_by_its_title() -> None:
    text = swap(PROCEDURE_TEXT, "number: Administrative Procedure 1\nshort: AP 1\n", "")
    assert name(procedure(text)) == "Staff on Social Media"
