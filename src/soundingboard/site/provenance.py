"""The line that says whose words a page speaks for, and where to turn with doubts."""

from __future__ import annotations

from soundingboard.authoring.procedure_file import Procedure
from soundingboard.engine.html import element, text
from soundingboard.site.dates import in_words
from soundingboard.site.settings import Settings, link_to

NO_BOARD = "the document names no board"
OUR_WORDS = "Our plain words; the official text prevails."

_DATES = (
    ("adopted", "adopted"),
    ("effective", "effective"),
    ("issued", "issued"),
    ("revised", "revised"),
)


def whose(procedure: Procedure) -> str:
    """The board, as the document names it, or that it names none."""
    return str(procedure.fields["board"]) or NO_BOARD


def name(procedure: Procedure) -> str:
    """The procedure as staff would cite it: short name and title."""
    if procedure.short == procedure.id:
        return procedure.title or procedure.id
    return f"{procedure.short}, {procedure.title}"


def edition(procedure: Procedure) -> str:
    """Which edition this is: the dates that the document has, our revision, and its own date."""
    dates = [
        f"{word} {in_words(str(procedure.fields[field]))}"
        for field, word in _DATES
        if procedure.fields[field]
    ]
    dates = dates or ["the document has no date"]
    revision = f"our revision {procedure.fields['revision']}"
    if procedure.applies and procedure.applies != procedure.document_date:
        revision += f", from {in_words(procedure.applies)}"
    return "; ".join([*dates, revision])


def provenance(procedure: Procedure, settings: Settings, *, here: str, subject: str) -> str:
    """The provenance line on the page at *here*; *subject* says what a message would be about."""
    sentences = [
        text(f"{name(procedure)} ({whose(procedure)}): {edition(procedure)}."),
        text(OUR_WORDS),
        _official(settings.official_of(procedure), procedure, here),
        _contact(settings.contact_of(procedure), procedure, here, subject),
    ]
    return element(
        "p",
        " ".join(sentences),
        class_="sb-provenance",
        data_search_exclude="true",
    )


def _official(address: str, procedure: Procedure, here: str) -> str:
    if not address:
        board = str(procedure.fields["board"]) or "your board"
        return text(f"This site doesn't link to it: ask {board} for it.")
    link = link_to(address, here)
    if link is None:
        return text(f"Official text: {address}.")
    return element("a", "Read the official text", href=link, class_="sb-official") + "."


def _contact(contact: str, procedure: Procedure, here: str, subject: str) -> str:
    if not contact:
        told = "This site gives no contact to tell if something is wrong here."
        ask = procedure.ask
        if ask is None:
            return text(f"{told} The procedure names nobody to ask either.")
        clause = f" (clause {ask.clause})" if ask.clause else ""
        return text(f"{told} For questions, the procedure names: {ask.who}{clause}.")
    link = link_to(contact, here, subject)
    if link is None:
        return f"Tell us what is wrong here: {element('span', text(contact), class_='sb-contact')}."
    attributes = {"href": link, "class": "sb-contact", "data-contact": contact}
    return element("a", "Tell us what is wrong here", **attributes) + "."
