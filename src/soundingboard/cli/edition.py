"""``soundingboard edition``: record the editions of procedures in the ledger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import click
from rich.console import Console

from soundingboard.authoring.handbook import Handbook, load
from soundingboard.authoring.ledger import (
    LEDGER,
    directing_clauses,
    edition_of,
    with_editions,
    write_ledger,
)
from soundingboard.authoring.problem import Problem, did_you_mean
from soundingboard.authoring.procedure_file import Procedure
from soundingboard.cli.options import WrongUse, find_root, root_option
from soundingboard.cli.output import line, prose, stderr, stdout
from soundingboard.cli.problems import counted, print_problems
from soundingboard.engine.editions import MAJOR, Edition, changes


@click.command(
    epilog="""\b
Examples:
  soundingboard edition
  soundingboard edition ap-146 --yes

\b
Exit codes:
  0  the ledger is up to date
  1  it is not: you said no, or a procedure has problems
  2  wrong use: no such procedure, nobody to ask, or the ledger cannot be written
"""
)
@click.argument("procedures", metavar="[PROCEDURE]...", nargs=-1)
@click.option("--yes", is_flag=True, help="Write without asking.")
@root_option
@click.pass_context
def edition(ctx: click.Context, procedures: tuple[str, ...], yes: bool, root: Path | None) -> None:
    """Record new editions of procedures in editions.json.

    PROCEDURE is a procedure's id; without one, all are looked at. What changed since the last
    edition on record is shown, and you are asked before anything is written. The text of an
    edition on record never changes: raise "revision" in the front matter first, and say
    "kind: minor" there if nobody needs to acknowledge the procedure again.
    """
    handbook = load(find_root(root, Path.cwd()))
    chosen = [_named(handbook, name) for name in procedures] or list(handbook.procedures.values())
    blocking = [problem for item in chosen for problem in _blocking(handbook, item)]
    if blocking:
        print_problems(stderr(), dict.fromkeys(blocking))
        prose(stderr(), "Nothing was written. Mend these problems first.")
        ctx.exit(1)
    due = {item.id: entry for item in chosen if (entry := _due(handbook, item)) is not None}
    if not due:
        line(stdout(), f"{LEDGER} is up to date.")
        return
    for procedure_id, entry in due.items():
        _tell(stdout(), handbook.procedures[procedure_id], _newest(handbook, procedure_id), entry)
    if not (yes or _agreed(len(due))):
        prose(stderr(), "Nothing was written.")
        ctx.exit(1)
    try:
        write_ledger(handbook.root, with_editions(handbook.ledger, due))
    except OSError as error:
        raise WrongUse(f"{LEDGER} cannot be written: {error.strerror}.") from error
    line(stdout(), f"{counted(len(due), 'edition', 'editions')} written to {LEDGER}.")


def _named(handbook: Handbook, name: str) -> Procedure:
    if name not in handbook.procedures:
        known = ", ".join(handbook.procedures)
        hint = did_you_mean(name, handbook.procedures, f"There are: {known}.")
        raise WrongUse(f"There is no procedure “{name}”. {hint}")
    return handbook.procedures[name]


def _blocking(handbook: Handbook, procedure: Procedure) -> Iterator[Problem]:
    """Problems that keep an edition from being recorded.

    A revision that is merely not on record yet is what this command is for. Trees and courses must
    be sound, since they tell which clauses decide something.
    """
    folders = tuple(f"{folder}/{procedure.id}/" for folder in ("decision_trees", "training"))
    for problem in handbook.errors:
        own = problem.path == procedure.path or problem.path.startswith(folders)
        if problem.code == "bad-ledger" or (own and problem.code != "edition-missing"):
            yield problem


def _due(handbook: Handbook, procedure: Procedure) -> Edition | None:
    """The entry to be added for *procedure*; ``None`` if its revision is on record."""
    newest = _newest(handbook, procedure.id)
    if newest is not None and newest.revision >= int(procedure.fields["revision"]):
        return None
    directing = directing_clauses(procedure.id, handbook.trees.values(), handbook.courses.values())
    return edition_of(procedure, directing)


def _newest(handbook: Handbook, procedure_id: str) -> Edition | None:
    return handbook.ledger.newest(procedure_id) if handbook.ledger is not None else None


def _tell(console: Console, procedure: Procedure, before: Edition | None, after: Edition) -> None:
    effective = f", effective {after.effective}" if after.effective else ""
    was = f" after revision {before.revision}" if before is not None else ""
    line(
        console,
        (f"{procedure.id}: ", "bold"),
        f"revision {after.revision}{was}, {after.kind}{effective}, {after.hash[:12]}",
    )
    clauses = counted(len(after.clauses), "clause", "clauses")
    prose(console, f"{clauses}, of which {len(after.directing)} decide something.", lead="  ")
    if before is None:
        return
    for words in _changed(before, after):
        prose(console, words, lead="  ")
    if after.kind == MAJOR:
        prose(
            console,
            "Whoever acknowledged an earlier edition is asked to read the changed clauses that "
            "decide something, and to acknowledge again.",
            lead="  ",
        )


def _changed(before: Edition, after: Edition) -> Iterator[str]:
    differing = changes(before.clauses, after.clauses)
    if not differing:
        yield "No clause changed."
    deciding = {*before.directing, *after.directing}
    groups: Mapping[str, tuple[str, ...]] = {
        "Changed": differing.changed,
        "New": differing.new,
        "Gone": differing.gone,
    }
    for name, numbers in groups.items():
        if numbers:
            marked = (f"{item}{'*' if item in deciding else ''}" for item in numbers)
            yield f"{name}: {', '.join(marked)} (* decides something)"


def _agreed(count: int) -> bool:
    """Whether the person at the terminal wants the editions to be written."""
    question = f"Write {counted(count, 'edition', 'editions')} to {LEDGER}?"
    try:
        return click.confirm(question, default=False)
    except click.Abort as error:
        # Click makes one of the two; only the end of input means that nobody is there.
        if isinstance(error.__context__, KeyboardInterrupt):
            raise KeyboardInterrupt from None
        raise WrongUse("There is nobody to ask. Say --yes to write without asking.") from None
