"""A receipt on the screen and on paper, and the ways to hand it in.

The page shows :func:`hand_over_html` first, so that a phone's first screen says that the course is
done and has the buttons; :func:`certificate_html` follows, and is all that is printed.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from soundingboard.engine.course import Course
from soundingboard.engine.course_progress import valid_until
from soundingboard.engine.html import element, filled, lines, text
from soundingboard.engine.pages.dates import in_words
from soundingboard.engine.pages.file_download import DOWNLOAD, FileDownload, download_html
from soundingboard.engine.pages.forms import button, buttons, paragraph
from soundingboard.engine.pages.receipts import ReadReceipt
from soundingboard.engine.qr_text import qr_text
from soundingboard.engine.timestamp import Timestamp
from soundingboard.engine.wording import _

HAVE = "have-receipt"
"""The event of the button that says that the reader has the file; its value is the receipt's name.

Only a page inside another one has it, where nobody can know whether the download was blocked.
"""

_LINE_BREAK = "\r\n"  # As a mailto link has it (RFC 6068, 5).


@dataclass(frozen=True, slots=True)
class Names:
    """What the receipt only has the ids of, in words, and how long it is valid.

    ``edition`` is empty if it isn't the published one, ``board`` if the document names none.
    ``valid_until`` is ``None`` if the receipt doesn't expire.
    """

    course: str
    procedure: str
    edition: str
    board: str
    valid_until: datetime.date | None


def certificate_html(good: ReadReceipt, names: Names) -> str:
    """The certificate: who acknowledged what, the code, the facts, and the signed receipt."""
    receipt = good.receipt
    person, quiz = receipt.person, receipt.quiz
    score = _("{score} of {drawn} right; {needed} needed to pass").format(
        score=quiz.score, drawn=quiz.drawn, needed=quiz.pass_mark
    )
    revision = _("Revision {number}").format(number=receipt.edition.revision)
    facts = (
        (_("Staff number"), person.staff_id),
        (_("School or office"), person.site),
        (_("Board"), names.board),
        (_("Procedure"), names.procedure),
        (_("Edition"), names.edition or revision),
        (_("Course"), names.course),
        (_("Quiz"), score),
        (_("Signed"), in_full(receipt.when)),
        (_("Valid until"), _until(names.valid_until)),
        (_("Receipt ID"), receipt.id),
        (_("Signing key"), good.signed.key.thumbprint),
    )
    code = element("strong", text(receipt.code))
    proof = (
        element("h4", text(_("What the signature proves"))),
        paragraph(
            _("This receipt hasn't been changed since a device signed it with the key above.")
        ),
        paragraph(
            _(
                "It doesn't prove who used the device, that the name is theirs, or that the "
                "device's clock was right."
            )
        ),
    )
    return element(
        "article",
        "\n",
        lines(
            (
                element(
                    "h3",
                    text(_("Training receipt: {course}").format(course=names.course)),
                    class_="sb-certificate__title",
                    id="sb-certificate",
                ),
                paragraph(person.name, class_="sb-certificate__name"),
                paragraph(_("has acknowledged:"), class_="sb-certificate__kind"),
                element(
                    "blockquote",
                    paragraph(receipt.acknowledgment, lang=receipt.language),
                ),
                element(
                    "p",
                    filled(_("Verification code: {code}"), code=code),
                    class_="sb-certificate__code",
                ),
                paragraph(
                    _("If someone asks which receipt you have, read them this code."),
                    class_="sb-certificate__hint",
                ),
                _facts(facts, "sb-certificate__facts"),
                element("div", lines(proof), class_="sb-certificate__proof"),
                _qr_code(good),
            )
        ),
        "\n",
        class_="sb-certificate",
        aria_labelledby="sb-certificate",
    )


def hand_over_html(
    good: ReadReceipt,
    *,
    course: Course,
    urgent: bool,
    framed: bool,
    downloaded: FileDownload | None,
    had: bool = False,
) -> str:
    """That the course is done, and how to hand the receipt in.

    *urgent* is whether the receipt is gone once the page is left; then the page must have no links
    to other pages. *had* is whether the reader has said that they have the file. The buttons are
    the events :data:`given.DOWNLOAD` and :data:`HAVE`.
    """
    done = element(
        "p",
        element("strong", text(_("Done."))),
        " ",
        text(
            _("You've completed “{course}”, and your receipt is ready.").format(course=course.title)
        ),
        class_="sb-done",
    )
    next_ = (
        _("Download the receipt before you leave this page. It isn't kept on this computer.")
        if urgent
        else _("Now hand it in: download the receipt and send it. Nothing has been sent for you.")
    )
    print_ = element(
        "button",
        text(_("Print the certificate")),
        type="button",
        class_="sb-js-button",
        data_print="",
    )
    return element(
        "section",
        "\n",
        lines(
            (
                done,
                paragraph(next_),
                buttons(
                    button(_("Download the receipt"), DOWNLOAD, main=True, value=good.name),
                    print_,
                ),
                download_html(downloaded, good.name, framed=framed),
                _confirmation(good, downloaded, framed=framed, had=had),
                element("h3", text(_("Hand in your receipt"))),
                _facts(_handing_in(good, course), "sb-hand-over__facts"),
                _mail(good, course),
            )
        ),
        "\n",
        class_="sb-hand-over",
    )


def download(good: ReadReceipt) -> FileDownload:
    """The file of *good* to be given to the reader."""
    return FileDownload(good.name, good.file_name, good.file)


def in_full(when: Timestamp) -> str:
    """The day and the time by the device's clock and calendar, as it was when it signed."""
    utc = datetime.datetime.fromisoformat(when.utc.removesuffix("Z"))
    local = utc + datetime.timedelta(minutes=when.offset_minutes)
    hours, minutes = divmod(abs(when.offset_minutes), 60)
    sign = "\N{MINUS SIGN}" if when.offset_minutes < 0 else "+"
    return _("{day}, {time} (UTC{offset}), by the device's clock").format(
        day=in_words(when.date), time=f"{local:%H:%M}", offset=f"{sign}{hours:02}:{minutes:02}"
    )


def _handing_in(good: ReadReceipt, course: Course) -> Iterable[tuple[str, str]]:
    """Where the receipt goes, how, by when, and how long it is valid."""
    return (
        (_("Send it to"), _("Your HR office, or the person who asked you to take the course")),
        (_("When"), _("By the date you were given. If you weren't given one, send it today.")),
        (_("How"), _("Attach the file to an email, or hand in the printed certificate")),
        (_("Valid until"), _until(valid_until(course, good.receipt))),
    )


def _confirmation(
    good: ReadReceipt, downloaded: FileDownload | None, *, framed: bool, had: bool
) -> str:
    if had:
        return paragraph(_("Good. Keep it until you've handed it in."), role="status")
    if not framed or downloaded is None or downloaded.what != good.name:
        return ""
    return element("p", button(_("I have the file or the text"), HAVE, value=good.name))


def _mail(good: ReadReceipt, course: Course) -> str:
    """The link to a draft of an email, to which the reader attaches the file."""
    receipt = good.receipt
    subject = _("Training receipt {code}: {course}").format(code=receipt.code, course=course.title)
    body = (
        _("I have completed “{course}” and acknowledged:").format(course=course.title),
        "",
        f"“{receipt.acknowledgment}”",
        "",
        _("Name: {name}").format(name=receipt.person.name),
        _("Staff number: {number}").format(number=receipt.person.staff_id),
        _("Verification code: {code}").format(code=receipt.code),
        "",
        _("The receipt is attached: {file}").format(file=good.file_name),
        _("[Attach the file {file} before you send this, and delete this line.]").format(
            file=good.file_name
        ),
    )
    address = f"mailto:?subject={_quoted(subject)}&body={_quoted(_LINE_BREAK.join(body))}"
    link = element("a", text(_("Write an email")), href=address)
    hint = _("Your mail program opens with a draft. Attach the file that you've downloaded.")
    return element("p", link, ". ", text(hint))


def _quoted(words: str) -> str:
    return quote(words, safe="")


def _until(day: datetime.date | None) -> str:
    return _("It doesn't expire") if day is None else in_words(day)


def _facts(rows: Iterable[tuple[str, str]], class_: str) -> str:
    entries = [
        element("div", element("dt", text(term)), element("dd", text(told)))
        for term, told in rows
        if told
    ]
    return element("dl", "\n", lines(entries), "\n", class_=class_)


def _qr_code(good: ReadReceipt) -> str:
    """The place of the QR code, which the browser draws. Without it the figure isn't shown."""
    caption = _(
        "The whole signed receipt as a QR code. Records staff can scan it and check the text with "
        "the command “soundingboard verify”."
    )
    return element(
        "figure",
        element(
            "sb-qr",
            data_qr=qr_text(good.signed),
            data_too_long=_(
                "This receipt is too long for a QR code. The downloaded file has all of it."
            ),
            role="img",
            aria_label=_("QR code with the whole signed receipt"),
        ),
        element("figcaption", text(caption)),
        class_="sb-certificate__qr",
    )
