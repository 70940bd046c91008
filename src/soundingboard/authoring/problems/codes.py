"""The stable codes of problems. Each has a page under ``docs/problems/``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """``ERROR`` stops a build; ``ADVICE`` is printed and published all the same."""

    ERROR = "error"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of problem: its severity and what it means, in one line."""

    severity: Severity
    summary: str


def _error(summary: str) -> Code:
    return Code(Severity.ERROR, summary)


def _advice(summary: str) -> Code:
    return Code(Severity.ADVICE, summary)


CODES: dict[str, Code] = {
    # Files and front matter
    "unreadable": _error("The file cannot be read."),
    "not-utf8": _error("The file is not UTF-8 text."),
    "empty-file": _error("The file is empty."),
    "misplaced-file": _error("A file is in a place where it isn't read."),
    "bad-name": _error("The file's name cannot be part of an address."),
    "no-front-matter": _error("The file does not begin with front matter."),
    "bad-front-matter": _error("The front matter is not a YAML mapping."),
    "missing-field": _error("The front matter lacks a field."),
    "bad-field": _error("A field of the front matter has a value of the wrong kind."),
    "unknown-field": _error("The front matter has a field that nothing reads."),
    "wrong-procedure": _error("The procedure named is not the folder's, or does not exist."),
    # Markdown
    "raw-html": _error("HTML is written into the Markdown."),
    "image": _error("A file shows an image."),
    "unsafe-link": _error("A link has a scheme that a handbook must not use."),
    "unread-text": _error("A line has no meaning in this kind of file."),
    "indented-text": _error("A line is indented so far that it becomes code."),
    "unclosed-fence": _error("A block of text to copy has no end."),
    "false-item": _error("A line looks like a list item but isn't one."),
    "lazy-line": _error("A line at the margin becomes part of the item above."),
    "look-alike": _error("Characters are invisible, or make words look like others."),
    "broken-link": _error("A link leads to a file or heading that does not exist."),
    "stray-heading": _error("A heading is not one of the second level at the margin."),
    # Trees
    "no-question": _error("The file does not begin with a question."),
    "empty-heading": _error("A heading has no words to make an id of."),
    "duplicate-id": _error("Two headings of a file make the same id."),
    "unknown-target": _error("An answer leads to a heading that is not in the file."),
    "unreachable": _error("No walk reaches a question or an outcome."),
    "dead-end": _error("A question has no answers."),
    "cycle": _error("A walk can come back to a question."),
    "nested-answer": _error("An answer is inside another list or block."),
    "bad-answer": _error("An answer has no label, no link at its beginning, or several lines."),
    "duplicate-answer": _error("A question has the same answer twice."),
    "outcome-with-answers": _error("An outcome has answers."),
    "no-verdict": _error("An outcome does not open with its verdict."),
    "unknown-verdict": _error("An outcome opens with a verdict that does not exist."),
    "unclear-verdict": _error("The words around a verdict change it, or there are two."),
    "no-citation": _error("An outcome, or a rule on a page of safety statements, cites no clause."),
    "unknown-clause": _error("A citation names a clause that the procedure does not have."),
    "foreign-clause": _error("A tree cites a clause of another procedure."),
    "wrong-citation": _error("A citation says one clause and links to another."),
    "question-differs": _error("A question reads differently in another tree."),
    "bad-step": _error("A step's box is mistyped."),
    "step-force": _error("A step does not say how binding it is."),
    # Examples
    "broken-table": _error("A table cannot be read."),
    "unread-table": _error("A table is under a heading where it isn't read."),
    "example-question": _error("An example names a question that the tree does not ask."),
    "example-answer": _error("An example gives an answer that the question does not have."),
    "example-outcome": _error("An example names an outcome that the tree does not have."),
    "example-unfinished": _error("An example leaves a question open."),
    "example-unasked": _error("An example answers a question that its walk does not ask."),
    "example-fails": _error("An example reaches another outcome."),
    # Proofs
    "always-question": _error("A safety statement names a question that does not exist."),
    "always-answer": _error("A safety statement gives an answer that does not exist."),
    "always-verdict": _error("A safety statement names no verdict of the order."),
    "always-idle": _error("A safety statement says nothing about any tree."),
    "always-fails": _error("A safety statement does not hold."),
    "contradiction": _error("Two trees contradict each other for the same answers."),
    "undecided": _advice("Two trees share too many questions to be compared."),
    "idle-intended": _advice("A contradiction is declared that does not exist."),
    # Reviews
    "needs-review": _error("A clause that is cited changed after the last review."),
    "clause-moved": _error("A clause that is cited has another number since the last review."),
    # Advice
    "idle-question": _advice("A question makes no difference."),
    "near-duplicate": _advice("Two questions are worded almost alike."),
    "outcome-not-shown": _advice("No example shows an outcome."),
    "withdrawn": _advice("A tree is withdrawn: readers see the reason and none of its answers."),
    "review-due": _advice("A tree, course or page was reviewed too long ago."),
    "long-sentence": _advice("A sentence is too long."),
    "hard-to-read": _advice("A question or an outcome takes too much schooling to read."),
    # Procedures
    "no-clauses": _error("A procedure has no clauses."),
    "text-outside-clause": _error("A procedure says something outside its clauses."),
    "unrecognized-clause": _error("A heading is neither a clause's nor a section's."),
    "empty-clause": _error("A clause has no text."),
    "duplicate-clause": _error("Two clauses have the same number or anchor."),
    "covered-after-all": _error("A decision is listed as not covered, but there is a tree for it."),
    "cited-after-all": _error("A clause that decides nothing is cited after all."),
    "decision-missing": _advice(
        "A procedure has neither a tree for a decision nor an entry that it isn't covered."
    ),
    "untraced-clause": _advice("Nothing rests on a clause, and no reason is given."),
    # Courses
    "no-scenario": _error("A course has no scenario."),
    "no-reading": _error("A course does not say what to read first."),
    "bad-reading": _error("An item to read first leads to no part of the procedure."),
    "impossible-draw": _error("A course draws more scenarios than it has."),
    "impossible-pass": _error("A course needs more right answers than it draws scenarios."),
    "no-story": _error("A scenario tells no story."),
    "one-sided": _error("A scenario has no right choice, or no wrong one."),
    "bad-choice": _error("A choice has no box, no words, or more than one line."),
    "duplicate-choice": _error("A scenario has the same choice twice."),
    "choice-contradicts": _error("A choice is marked otherwise than the outcome says."),
    "no-feedback": _error("A choice has no feedback."),
    "stray-text": _error("Text of a scenario belongs to no choice."),
    "clause-untaught": _advice("A clause that directs somebody is in no scenario of a course."),
    "part-unread": _advice("A course doesn't ask people to read all of its procedure."),
    "style-gives-away": _advice(
        "Right and wrong choices can be told apart by how they are worded."
    ),
    "uncited-scenario": _error("A scenario cites no clause."),
    "no-answers": _error(
        "A scenario has no situation, no table of answers, and no reason to have none."
    ),
    "scenario-outcome": _error("A scenario links no outcome that its procedure's trees have."),
    "scenario-answers": _error("A scenario's table of answers doesn't fit its tree."),
    "scenario-situation": _error("A scenario links no situation of its procedure."),
    "scenario-fails": _error("The tree does not reach the outcome that a scenario stands for."),
    # Situations
    "bad-way": _error("A way to look a situation up can't be walked."),
    "situation-fails": _error(
        "A way doesn't come to the situation's verdict, or not by its clauses."
    ),
    "same-situation": _error("Two situations have the same ways and answers."),
    "no-way": _advice("A situation has no way to look it up."),
    "outcome-untested": _advice("No situation reaches an outcome."),
    "question-untested": _advice("No two situations answer a question differently."),
    "clause-untested": _advice("A clause that directs somebody decides no situation."),
    # Editions
    "bad-ledger": _error("The ledger of editions cannot be read."),
    "edition-missing": _error(
        "A procedure's revision has no entry in the ledger of editions, or there is no ledger."
    ),
    "edition-changed": _error("A procedure reads otherwise than its ledger entry says."),
    "edition-order": _error("A procedure's revision is older than its newest ledger entry."),
}
