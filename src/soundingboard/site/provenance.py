"""The line that says whose words a page speaks for, and where to turn with doubts."""

from __future__ import annotations

from soundingboard.authoring.compile.procedure_file import Procedure
from soundingboard.engine.html import element, filled, text
from soundingboard.engine.pages.dates import in_words
from soundingboard.engine.wording import _
from soundingboard.site.settings import Settings, link_to


def our_words() -> str:
    """What our wording is worth."""
    return _(
        "Our own plain wording. If it and the official text differ, the official text applies."
    )


def whose(procedure: Procedure) -> str:
    """The board, as the document names it, or that it names none."""
    return str(procedure.fields["board"]) or _("the document names no board")


def name(procedure: Procedure) -> str:
    """The procedure as staff would cite it: short name and title."""
    if procedure.short == procedure.id:
        return procedure.title or procedure.id
    return f"{procedure.short}, {procedure.title}"


def edition(procedure: Procedure) -> str:
    """Which edition this is: the dates that the document has, our revision, and its own date."""
    known = (
        ("adopted", _("adopted {date}")),
        ("effective", _("effective {date}")),
        ("issued", _("issued {date}")),
        ("revised", _("revised {date}")),
    )
    dates = [
        words.format(date=in_words(str(procedure.fields[field])))
        for field, words in known
        if procedure.fields[field]
    ]
    dates = dates or [_("the document has no date")]
    number = procedure.fields["revision"]
    if procedure.applies and procedure.applies != procedure.document_date:
        revision = _("our revision {number}, from {date}").format(
            number=number, date=in_words(procedure.applies)
        )
    else:
        revision = _("our revision {number}").format(number=number)
    return "; ".join([*dates, revision])


def provenance(procedure: Procedure, settings: Settings, *, here: str, subject: str) -> str:
    """The provenance line on the page at *here*; *subject* says what a message would be about."""
    sentences = [
        text(
            _("{procedure} ({board}): {edition}.").format(
                procedure=name(procedure), board=whose(procedure), edition=edition(procedure)
            )
        ),
        text(our_words()),
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
        board = str(procedure.fields["board"]) or _("your board")
        return text(
            _("This site doesn't have a link to it. Ask {board} for it.").format(board=board)
        )
    link = link_to(address, here)
    if link is None:
        return text(_("Official text: {address}.").format(address=address))
    return element("a", text(_("Read the official text")), href=link, class_="sb-official") + "."


def _contact(contact: str, procedure: Procedure, here: str, subject: str) -> str:
    if not contact:
        told = _("This site has no contact for reporting a mistake on this page.")
        ask = procedure.ask
        if ask is None:
            asked = _("The procedure doesn't say who to ask, either.")
        elif not ask.clause:
            asked = _("For questions, the procedure says to ask: {who}.").format(who=ask.who)
        else:
            asked = _("For questions, the procedure says to ask: {who} (clause {clause}).").format(
                who=ask.who, clause=ask.clause
            )
        return text(f"{told} {asked}")
    link = link_to(contact, here, subject)
    if link is None:
        shown = element("span", text(contact), class_="sb-contact")
        return filled(_("Report a mistake on this page: {contact}."), contact=shown)
    attributes = {"href": link, "class": "sb-contact", "data-contact": contact}
    return element("a", text(_("Report a mistake on this page")), **attributes) + "."
