"""``soundingboard edition``: record the editions of procedures in the ledger."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from soundingboard.authoring.compile.course_file import CourseFile
from soundingboard.authoring.compile.procedure_file import Procedure
from soundingboard.authoring.compile.tree_file import TreeFile
from soundingboard.authoring.editions.ledger import (
    LEDGER,
    completed,
    directing_clauses,
    edition_of,
    with_editions,
    write_ledger,
)
from soundingboard.authoring.editions.review import citing_files
from soundingboard.authoring.folders import TRAINING, TREES
from soundingboard.authoring.handbook import Handbook
from soundingboard.authoring.problems.problem import Problem, did_you_mean
from soundingboard.authoring.rules.registry import all_rules
from soundingboard.authoring.source.fields import DATE_OR_MONTH
from soundingboard.authoring.wording import _, ngettext
from soundingboard.cli.epilog import epilog
from soundingboard.cli.errors import WrongUse
from soundingboard.cli.handbook import load
from soundingboard.cli.options import find_root, root_option
from soundingboard.cli.output import line, prose, stderr, stdout
from soundingboard.cli.problems import print_problems
from soundingboard.engine.editions import MAJOR, MINOR, Edition, changes, deciding, moved
from soundingboard.engine.pages.dates import in_words


@click.command(
    help=_(
        """\
Record new editions of procedures in editions.json.

PROCEDURE is a procedure's id. Default: all procedures.

You see what changed since the last recorded edition. For each new revision you're asked whether
it's major or minor and from which date it applies, and then whether to write. The text of a
recorded edition never changes, so increase "revision" in the front matter first.

An edition records the clauses of a procedure. So you can record it while trees and courses have
errors or have to be reviewed. The problems that remain are then listed.
"""
    ),
    epilog=epilog(
        _(
            """\
Examples:
  soundingboard edition
  soundingboard edition ap-146 --minor --effective 2026-12-01 --yes

Exit codes:
  0  the ledger is up to date
  1  the ledger isn't up to date: you answered no, or the ledger or a
     procedure has errors
  2  usage error: no such procedure, no terminal to ask questions in, or the
     ledger can't be written
"""
        )
    ),
)
@click.argument("procedures", metavar="[PROCEDURE]...", nargs=-1)
@click.option(
    "--major",
    "kind",
    flag_value=MAJOR,
    help=_("Everyone who acknowledged an earlier revision has to acknowledge again."),
)
@click.option("--minor", "kind", flag_value=MINOR, help=_("Nobody has to acknowledge again."))
@click.option(
    "--effective",
    metavar="DATE",
    help=_("The date from which the revision applies, for example 2026-12-01."),
)
@click.option(
    "--yes",
    is_flag=True,
    help=_(
        "Write without asking. Without --minor, a revision is major. Without --effective, it "
        "applies from today, or from the document's own date if that changed."
    ),
)
@root_option
@click.pass_context
def edition(
    ctx: click.Context,
    procedures: tuple[str, ...],
    kind: str | None,
    effective: str | None,
    yes: bool,
    root: Path | None,
) -> None:
    """Add the editions that the ledger doesn't have yet."""
    since = _date(effective) if effective is not None else None
    here = find_root(root, Path.cwd())
    handbook = load(here)
    chosen = [_named(handbook, name) for name in procedures] or list(handbook.procedures.values())
    blocking = [problem for item in chosen for problem in _blocking(handbook, item)]
    if blocking:
        print_problems(stderr(), dict.fromkeys(blocking))
        prose(stderr(), _("Nothing was written. Fix these problems first."))
        ctx.exit(1)
    due: dict[str, Edition] = {}
    for item in chosen:
        if _is_due(handbook, item):
            due[item.id] = _entry(handbook, item, kind, since, ask=not yes)
    grown = completed(
        with_editions(handbook.ledger, due),
        chosen,
        {item.id: _citing(handbook, item) for item in chosen},
    )
    if grown == handbook.ledger:
        line(stdout(), _("{ledger} is up to date.").format(ledger=LEDGER))
        _print_remaining(handbook, chosen)
        return
    if due and not (yes or _agreed(len(due))):
        prose(stderr(), _("Nothing was written."))
        ctx.exit(1)
    try:
        write_ledger(handbook.root, grown)
    except OSError as error:
        message = _("“{file}” can't be written: {reason}.")
        raise WrongUse(message.format(file=LEDGER, reason=error.strerror)) from error
    if due:
        message = ngettext(
            "{count} edition was written to {ledger}.",
            "{count} editions were written to {ledger}.",
            len(due),
        )
        line(stdout(), message.format(count=len(due), ledger=LEDGER))
    else:
        line(stdout(), _("The texts of the clauses were added to {ledger}.").format(ledger=LEDGER))
    # A new edition can ask for reviews.
    _print_remaining(load(here), chosen)


def _print_remaining(handbook: Handbook, procedures: Sequence[Procedure]) -> None:
    """Print the problems of *procedures*, their trees and their courses."""
    own = {procedure.path for procedure in procedures}
    folders = tuple(f"{top}/{item.id}/" for top in (TREES, TRAINING) for item in procedures)
    remaining = [
        problem
        for problem in handbook.errors
        if problem.path in own or problem.path.startswith(folders)
    ]
    if remaining:
        message = ngettext(
            "{count} problem remains to be fixed:",
            "{count} problems remain to be fixed:",
            len(remaining),
        )
        prose(stderr(), message.format(count=len(remaining)))
        print_problems(stderr(), remaining)


def _named(handbook: Handbook, name: str) -> Procedure:
    if name not in handbook.procedures:
        known = ", ".join(handbook.procedures)
        hint = did_you_mean(
            name,
            handbook.procedures,
            _("The procedures are: {procedures}.").format(procedures=known),
        )
        raise WrongUse(_("Unknown procedure “{name}”. {hint}").format(name=name, hint=hint))
    return handbook.procedures[name]


_SETTLED_HERE = ("edition-missing", "needs-review", "clause-moved")
"""Problems that recording an edition settles, or that follow from one on record."""


def _blocking(handbook: Handbook, procedure: Procedure) -> Iterator[Problem]:
    """Problems that keep an edition from being recorded: those of the clauses and of the ledger.

    An edition records the clauses of a procedure. So it doesn't matter what is wrong with trees and
    courses, or with what they make of the clauses, nor that the revision isn't on record yet.
    """
    rules = all_rules()
    for problem in handbook.errors:
        of_the_text = problem.path == procedure.path and not rules[problem.code].is_optional
        if problem.code == "bad-ledger" or (of_the_text and problem.code not in _SETTLED_HERE):
            yield problem


def _is_due(handbook: Handbook, procedure: Procedure) -> bool:
    """Whether the revision of *procedure* is not on record yet."""
    newest = _newest(handbook, procedure.id)
    return newest is None or newest.revision < int(procedure.fields["revision"])


def _entry(
    handbook: Handbook, procedure: Procedure, kind: str | None, since: str | None, *, ask: bool
) -> Edition:
    """The entry to be added for *procedure*; shown, and asked for what is not given."""
    before = _newest(handbook, procedure.id)
    entry = edition_of(
        procedure,
        _directing(handbook, procedure, before),
        recorded=_today(),
        citing=_citing(handbook, procedure),
        kind=kind or MAJOR,
        effective=since,
    )
    if before is None:
        _print_entry(stdout(), procedure, None, entry)
        return entry
    if since is None:
        document = procedure.document_date
        newer = document != before.document_date and document
        entry = replace(entry, effective=newer or _today(), dated=document)
    _print_entry(stdout(), procedure, before, entry, asked=ask)
    if ask and kind is None:
        entry = replace(entry, kind=_asked_kind(procedure))
    if ask and since is None:
        entry = replace(entry, effective=_asked_date(procedure, entry.effective))
    return entry


def _directing(handbook: Handbook, procedure: Procedure, before: Edition | None) -> frozenset[str]:
    """The clauses that outcomes and courses depend on.

    What a file with errors will cite when it's corrected isn't known. Until then, all clauses count
    that it cites anywhere, and all that counted *before*: nobody must miss a change.
    """
    found = directing_clauses(procedure.id, handbook.trees.values(), handbook.courses.values())
    unread: list[TreeFile | CourseFile] = [
        *(file for file in handbook.trees_of(procedure.id) if file.tree is None),
        *(
            file
            for file in handbook.course_files.values()
            if file.procedure == procedure.id and file.course is None
        ),
    ]
    if not unread:
        return found
    cited = {
        clause.number
        for file in unread
        for cite in file.cites
        if (clause := procedure.clause_by_anchor.get(cite.anchor)) is not None
    }
    return found | cited | {*(before.directing if before is not None else ())}


def _asked_kind(procedure: Procedure) -> str:
    revision = procedure.fields["revision"]
    return _asked(
        _(
            "Is revision {revision} of {procedure} major (everyone acknowledges again) or minor "
            "(nobody does)?"
        ).format(revision=revision, procedure=procedure.short),
        type=click.Choice((MAJOR, MINOR)),
    )


def _asked_date(procedure: Procedure, default: str) -> str:
    revision = procedure.fields["revision"]

    def read(value: str) -> str:
        try:
            return _date(value)
        except WrongUse as error:
            # Click asks again after an error of this kind.
            raise click.UsageError(error.message) from error

    return _asked(
        _("From which date does revision {revision} apply?").format(revision=revision),
        default=default,
        value_proc=read,
    )


def _asked(question: str, **options: Any) -> str:
    try:
        return str(click.prompt(question, **options))
    except click.Abort as error:
        raise _nobody(error) from error


def _date(value: str) -> str:
    """*value*, a day or a month.

    Raises:
        WrongUse: it is neither.
    """
    found = DATE_OR_MONTH.read(value.strip())
    if found is None:
        message = _("Expected {expected}, found “{value}”.")
        raise WrongUse(message.format(expected=DATE_OR_MONTH.described, value=value))
    return str(found)


def _citing(handbook: Handbook, procedure: Procedure) -> dict[str, str]:
    """The files that cite *procedure*, each with the hash of its text."""
    files = citing_files(
        handbook.tree_files.values(),
        handbook.trees_pages.values(),
        handbook.course_files.values(),
        handbook.situations.values(),
        withdrawn=True,
    )
    return {file.path: file.hash for file in files if file.procedure == procedure.id}


def _today() -> str:
    """Today where the author is, as they would write it into “reviewed”."""
    return datetime.datetime.now().astimezone().date().isoformat()


def _newest(handbook: Handbook, procedure_id: str) -> Edition | None:
    return handbook.ledger.newest(procedure_id) if handbook.ledger is not None else None


def _print_entry(
    console: Console,
    procedure: Procedure,
    before: Edition | None,
    after: Edition,
    *,
    asked: bool = False,
) -> None:
    """Show an entry. Its kind and its date are left out if they are still to be *asked*."""
    line(console, (f"{procedure.id}: ", "bold"), _headline(before, after, asked=asked))
    count, decisive = len(after.clauses), len(deciding(after))
    message = ngettext(
        "{count} clause. Outcomes and courses depend on {decisive}.",
        "{count} clauses. Outcomes and courses depend on {decisive} of them.",
        count,
    )
    prose(console, message.format(count=count, decisive=decisive), lead="  ")
    if before is None:
        return
    for words in _changed(before, after):
        prose(console, words, lead="  ")
    differing = changes(before.clauses, after.clauses)
    mentioned = sorted({number for line_, number in procedure.named} & {*differing.changed})
    if mentioned:
        hint = _("The front matter mentions {clauses}. Check that it still fits the new text.")
        prose(console, hint.format(clauses=", ".join(mentioned)), lead="  ")
    touched = {*differing.changed, *differing.new, *differing.gone}
    asks = asked or after.kind == MAJOR
    if asks and differing and touched.isdisjoint((*deciding(before), *deciding(after))):
        prose(
            console,
            _(
                "No outcome and no course depends on a clause that changed, so nobody is asked to "
                "acknowledge again."
            ),
            lead="  ",
        )
    elif after.kind == MAJOR and differing and not asked:
        prose(
            console,
            _(
                "Everyone who acknowledged an earlier edition is asked to read the changed clauses "
                "that outcomes and courses depend on, and to acknowledge again."
            ),
            lead="  ",
        )


def _headline(before: Edition | None, after: Edition, *, asked: bool) -> str:
    message = _("revision {revision}").format(revision=after.revision)
    if before is not None:
        message = _("revision {revision} after revision {before}").format(
            revision=after.revision, before=before.revision
        )
    parts = [message]
    if not asked:
        parts.append(_("major") if after.kind == MAJOR else _("minor"))
        if after.effective:
            parts.append(_("effective {date}").format(date=in_words(after.effective)))
    return ", ".join([*parts, after.hash[:12]])


def _changed(before: Edition, after: Edition) -> Iterator[str]:
    differing = changes(before.clauses, after.clauses)
    if not differing:
        yield _("No clause changed.")
    decisive = {*deciding(before), *deciding(after)}
    groups = (
        (_("Changed: {clauses}"), differing.changed),
        (_("New: {clauses}"), differing.new),
        (_("Gone: {clauses}"), differing.gone),
    )
    for message, numbers in groups:
        if numbers:
            marked = (f"{item}{'*' if item in decisive else ''}" for item in numbers)
            yield message.format(clauses=", ".join(marked))
    if decisive & {*differing.changed, *differing.new, *differing.gone}:
        yield _("(* An outcome or a course depends on this clause.)")
    elsewhere = moved(before.clauses, after.clauses)
    if elsewhere:
        listed = (
            _("{number} is now {to}").format(number=number, to=to)
            for number, to in elsewhere.items()
        )
        yield _("Moved, with the same text: {clauses}").format(clauses=", ".join(listed))


def _agreed(count: int) -> bool:
    """Whether the person at the terminal wants the editions to be written."""
    question = ngettext(
        "Write {count} edition to {ledger}?", "Write {count} editions to {ledger}?", count
    ).format(count=count, ledger=LEDGER)
    try:
        return click.confirm(question, default=False)
    except click.Abort as error:
        raise _nobody(error) from None


def _nobody(error: click.Abort) -> BaseException:
    """What an abort at a prompt means: Ctrl-C, or no terminal to ask questions in."""
    # Click raises the same error for both.
    if isinstance(error.__context__, KeyboardInterrupt):
        return KeyboardInterrupt()
    return WrongUse(
        _("Expected a terminal for questions, found none. To write without asking, add --yes.")
    )
