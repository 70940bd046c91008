"""Printing a walk: an open question, or a verdict with its clauses and steps, and the source."""

from __future__ import annotations

from rich.console import Console

from soundingboard.authoring.compile.procedure_file import Procedure
from soundingboard.cli.output import line, prose
from soundingboard.engine.tree import Outcome, Question
from soundingboard.engine.verdict import Verdict
from soundingboard.engine.walk import Walk

COLOURS = {
    Verdict.ALLOWED: "bold green",
    Verdict.ALLOWED_WITH_CONDITIONS: "bold cyan",
    Verdict.ASK_FIRST: "bold yellow",
    Verdict.ADVISED_AGAINST: "bold magenta",
    Verdict.NOT_ALLOWED: "bold red",
    Verdict.NOT_COVERED: "bold blue",
}

PREVAILS = "Our plain words; the official text prevails."

_DATES = {
    "adopted": "adopted",
    "effective": "effective",
    "issued": "issued",
    "revised": "revised",
    "next-review": "next review",
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
        # In the file a hint reads on after its label, as in ": a parent, a friend".
        hint = answer.hint.lstrip(",;:. ")
        if hint:
            prose(console, hint, lead=" " * len(lead), style="italic")


def print_outcome(console: Console, outcome: Outcome, procedure: Procedure) -> None:
    """The verdict, the reason, the clauses in full and the steps."""
    line(console)
    verdict = f"{outcome.verdict.value.capitalize()}."
    line(console, (verdict, COLOURS[outcome.verdict]), " ", (outcome.title, "bold"))
    for paragraph in outcome.reason.split("\n\n") if outcome.reason else ():
        prose(console, paragraph, lead="  ")
    _heading(console, "What it rests on")
    for number in outcome.clauses:
        clause = procedure.clause_by_number[number]
        prose(console, f"{number} {clause.title}".rstrip(), lead="  ", style="bold")
        prose(console, clause.text, lead="    ")
    if outcome.steps:
        _heading(console, "What to do now")
    for step in outcome.steps:
        prose(console, step.text, lead="  - ")


def print_provenance(console: Console, procedure: Procedure) -> None:
    """Whose procedure it is, its edition, and what our words are worth."""
    line(console)
    for sentence in provenance(procedure):
        prose(console, sentence, style="dim")


def provenance(procedure: Procedure) -> list[str]:
    """The sentences of :func:`print_provenance`."""
    fields = procedure.fields
    names = [procedure.title, fields["number"], fields["board"] or "the document names no board"]
    dates = [f"{word} {fields[name]}" for name, word in _DATES.items() if fields[name]]
    edition = ", ".join([f"revision {fields['revision']} here", *dates])
    told = [f"{', '.join(name for name in names if name)}; {edition}.", PREVAILS]
    if fields["official"]:
        told.append(f"Official text: {fields['official']}")
    if fields["contact"]:
        told.append(f"Tell us what is wrong here: {fields['contact']}")
    return told


def _heading(console: Console, text: str) -> None:
    line(console)
    line(console, (text, "bold"))
