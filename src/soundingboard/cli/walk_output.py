"""Printing a walk: an open question, or a verdict with its clauses and steps, and the source."""

from __future__ import annotations

from rich.console import Console

from soundingboard.authoring.compile.procedure_file import Procedure
from soundingboard.authoring.wording import _
from soundingboard.cli.output import line, prose
from soundingboard.engine.labels import verdict_title
from soundingboard.engine.pages.dates import in_words
from soundingboard.engine.tree import Outcome, Question
from soundingboard.engine.verdict import Verdict
from soundingboard.engine.walk import Walk
from soundingboard.site.provenance import edition, our_words, whose

COLOURS = {
    Verdict.ALLOWED: "bold green",
    Verdict.ALLOWED_WITH_CONDITIONS: "bold cyan",
    Verdict.ASK_FIRST: "bold yellow",
    Verdict.ADVISED_AGAINST: "bold magenta",
    Verdict.NOT_ALLOWED: "bold red",
    Verdict.NOT_COVERED: "bold blue",
}


def print_answers(console: Console, walk: Walk) -> None:
    """The tree's title, and the answers so far in the order asked."""
    line(console, (walk.tree.title, "bold"))
    if walk.path:
        line(console)
    for question, answer in walk.path:
        line(console, f"  {question.text} ", (answer.text, "bold"))


def print_question(console: Console, question: Question) -> None:
    """A question, its help, and its answers with their numbers and hints."""
    line(console)
    prose(console, question.text, style="bold")
    for paragraph in question.help.split("\n\n") if question.help else ():
        prose(console, paragraph, lead="  ")
    for number, answer in enumerate(question.answers, 1):
        lead = f"  {number}. "
        prose(console, answer.text, lead=lead)
        # In the file a hint continues its label, as in ": a parent, a friend".
        hint = answer.hint.lstrip(",;:. ")
        if hint:
            prose(console, hint, lead=" " * len(lead), style="italic")


def print_outcome(console: Console, outcome: Outcome, procedure: Procedure) -> None:
    """The verdict, the reason, the clauses in full and the steps."""
    line(console)
    verdict = f"{verdict_title(outcome.verdict)}."
    line(console, (verdict, COLOURS[outcome.verdict]), " ", (outcome.title, "bold"))
    for paragraph in outcome.reason.split("\n\n") if outcome.reason else ():
        prose(console, paragraph, lead="  ")
    _heading(console, _("What this is based on"))
    for number in outcome.clauses:
        clause = procedure.clause_by_number[number]
        prose(console, f"{number} {clause.title}".rstrip(), lead="  ", style="bold")
        prose(console, clause.text, lead="    ")
    if outcome.steps:
        _heading(console, _("What to do now"))
    for step in outcome.steps:
        prose(console, step.text, lead="  - ")


def print_provenance(console: Console, procedure: Procedure) -> None:
    """Whose procedure it is, its edition, and which text applies."""
    line(console)
    for sentence in provenance(procedure):
        prose(console, sentence, style="dim")


def provenance(procedure: Procedure) -> list[str]:
    """The sentences of :func:`print_provenance`."""
    fields = procedure.fields
    dates = edition(procedure)
    if fields["next-review"]:
        review = _("next review: {date}").format(date=in_words(str(fields["next-review"])))
        dates = f"{dates}; {review}"
    document = _("{procedure} ({board}): {edition}.").format(
        procedure=", ".join(filter(None, (procedure.title, str(fields["number"])))),
        board=whose(procedure),
        edition=dates,
    )
    sentences = [document, our_words()]
    if fields["official"]:
        sentences.append(_("Official text: {address}").format(address=fields["official"]))
    if fields["contact"]:
        contact = _("Report a mistake in this tree: {contact}")
        sentences.append(contact.format(contact=fields["contact"]))
    return sentences


def _heading(console: Console, text: str) -> None:
    line(console)
    line(console, (text, "bold"))
