"""``soundingboard check``: every problem of a handbook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from functools import cache as cached
from pathlib import Path, PurePosixPath
from typing import Any

import click
from rich.console import Console

from soundingboard import extras
from soundingboard.authoring.handbook import Handbook
from soundingboard.authoring.incremental.result_files import FOLDER, ResultFiles
from soundingboard.authoring.incremental.results import NoResults
from soundingboard.authoring.problems.problem import Problem
from soundingboard.authoring.settings import REVIEW_DAYS
from soundingboard.authoring.wording import _, ngettext
from soundingboard.cli.epilog import epilog
from soundingboard.cli.errors import WrongUse
from soundingboard.cli.handbook import cache_folder, load
from soundingboard.cli.options import find_root, json_option, root_option
from soundingboard.cli.output import line, stderr, stdout, write_json
from soundingboard.cli.problems import print_problems
from soundingboard.cli.tables import row, show, table
from soundingboard.engine.tree_statistics import tree_statistics


@click.command(
    help=_(
        """\
Find every problem in a handbook.

PATH is a file or a folder of the handbook. Only problems there are then shown, and those that they
depend on. The rest of the handbook is checked as well, because files depend on each other.

Each problem is one line: path, line number, code, what is wrong, and how to fix it. A summary
follows on standard error. With --stats, a table of the trees without errors comes after the
problems; in JSON it's the list "stats".
"""
    ),
    epilog=epilog(
        _(
            """\
Examples:
  soundingboard check
  soundingboard check decision_trees/ap-146/follow-request.md
  soundingboard check --root ../handbook
  soundingboard check --stats
  soundingboard check --review-days 180 --json

Exit codes:
  0  no errors; problems marked "(advice)" aren't errors
  1  errors
  2  usage error, no handbook, or no such file in it
"""
        )
    ),
)
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option(
    "--stats",
    is_flag=True,
    help=_(
        "Show how many questions, outcomes and paths each tree has, and the most questions on one "
        "path."
    ),
)
@click.option(
    "--review-days",
    type=click.IntRange(min=0),
    default=REVIEW_DAYS,
    show_default=True,
    metavar="N",
    help=_("Report files that were last reviewed more than N days ago."),
)
@click.option(
    "--readability/--no-readability",
    default=None,
    help=_(
        "Report long sentences, and questions and outcomes that are hard to read.  "
        "[default: readability, if it's installed]"
    ),
)
@click.option(
    "--cache/--no-cache",
    default=True,
    help=_(
        "Keep the results for each file, and use those of files that haven't changed.  "
        "[default: cache]"
    ),
)
@root_option
@json_option
@click.pass_context
def check(
    ctx: click.Context,
    paths: tuple[str, ...],
    stats: bool,
    review_days: int,
    readability: bool | None,
    cache: bool,
    root: Path | None,
    as_json: bool,
) -> None:
    """Print every problem of a handbook."""
    here = find_root(root, Path(paths[0]).resolve().parent if paths else Path.cwd())
    handbook = load(
        here,
        ResultFiles(cache_folder(here) / FOLDER) if cache else NoResults(),
        review_days=review_days,
        readability=_with_readability(readability),
        schemas=True,
    )
    if paths:
        handbook = _limited(handbook, paths)
    if as_json:
        write_json({**check_json(handbook), **({"stats": stats_json(handbook)} if stats else {})})
    else:
        print_problems(stdout(), handbook.problems)
        if stats:
            _print_stats(stdout(), handbook, after_problems=bool(handbook.problems))
        line(stderr(), _summary_of(handbook, paths) if paths else summary(handbook))
    ctx.exit(1 if handbook.errors else 0)


def _with_readability(wanted: bool | None) -> bool:
    """Whether to check readability; a message says what is missing for it."""
    if wanted is False or extras.is_installed("readability"):
        return wanted is not False
    said = _("Readability can't be checked, because pyphen isn't installed. {install}").format(
        install=extras.how_to_install("readability")
    )
    if wanted:
        raise WrongUse(said)
    line(stderr(), said)
    return False


def _limited(handbook: Handbook, paths: Sequence[str]) -> Handbook:
    """*handbook* with the problems of the files and folders *paths* alone.

    Raises:
        WrongUse: one of them isn't part of the handbook.
    """
    root = handbook.root.resolve()
    wanted = []
    for path in paths:
        place = Path(path).resolve()
        if not place.exists():
            raise WrongUse(
                _("Expected a file or a folder, found nothing at “{path}”.").format(path=path)
            )
        if not place.is_relative_to(root):
            raise WrongUse(
                _("Expected a path in the handbook “{root}”, found “{path}”.").format(
                    root=root, path=path
                )
            )
        wanted.append(place.relative_to(root))
    known = {*handbook.paths, *(problem.path for problem in handbook.problems)}
    for path, place in zip(paths, wanted, strict=True):
        if not any(PurePosixPath(item).is_relative_to(place) for item in known):
            raise WrongUse(
                _(
                    "Expected a procedure, a tree, a course or a folder of them, found “{path}”."
                ).format(path=path)
            )

    @cached
    def is_there(path: str) -> bool:
        return any(PurePosixPath(path).is_relative_to(place) for place in wanted)

    def is_wanted(problem: Problem) -> bool:
        behind = handbook.consequences.get(problem, ())
        return any(is_there(item.path) for item in (problem, *behind))

    return replace(handbook, problems=tuple(filter(is_wanted, handbook.problems)))


def _summary_of(handbook: Handbook, paths: Sequence[str]) -> str:
    return _("{paths}: {problems}.").format(paths=", ".join(paths), problems=_found(handbook))


def _found(handbook: Handbook) -> str:
    counts = _counts(handbook)
    problems, advice = counts["problems"], counts["advice"]
    found = [
        ngettext("{count} problem", "{count} problems", problems).format(count=problems)
        if problems
        else _("no problems")
    ]
    if advice:
        words = ngettext("{count} piece of advice", "{count} pieces of advice", advice)
        found.append(words.format(count=advice))
    return ", ".join(found)


def summary(handbook: Handbook) -> str:
    """What the handbook has and how many problems there are, as one sentence."""
    counts = _counts(handbook)
    procedures, clauses, trees = counts["procedures"], counts["clauses"], counts["trees"]
    situations, courses = counts["situations"], counts["courses"]
    parts = [
        (procedures, ngettext("{count} procedure", "{count} procedures", procedures)),
        (clauses, ngettext("{count} clause", "{count} clauses", clauses)),
        (trees, ngettext("{count} tree", "{count} trees", trees)),
    ]
    if situations:
        words = ngettext("{count} situation", "{count} situations", situations)
        parts.append((situations, words))
    if courses:
        parts.append((courses, ngettext("{count} course", "{count} courses", courses)))
    return _("{contents}: {problems}.").format(
        contents=", ".join(words.format(count=count) for count, words in parts),
        problems=_found(handbook),
    )


def check_json(handbook: Handbook) -> dict[str, Any]:
    """The counts and the problems, for programs. ``problems`` has the advice, too.

    The consequences of a problem are those that only follow from it, and aren't counted.
    """
    return {
        "counts": _counts(handbook),
        "problems": [
            {
                "path": problem.path,
                "line": problem.line,
                "code": problem.code,
                "severity": problem.severity.value,
                "message": problem.message,
                "hint": problem.hint,
                "consequences": [
                    {
                        "path": item.path,
                        "line": item.line,
                        "code": item.code,
                        "message": item.message,
                    }
                    for item in handbook.consequences.get(problem, ())
                ],
            }
            for problem in handbook.problems
        ],
    }


def stats_json(handbook: Handbook) -> list[dict[str, Any]]:
    """The exact counts of each tree without problems."""
    return [{"tree": tree.id, **asdict(tree_statistics(tree))} for tree in handbook.trees.values()]


def _print_stats(console: Console, handbook: Handbook, *, after_problems: bool) -> None:
    numbers = (_("Questions"), _("Outcomes"), _("Paths"), _("Depth"))
    counts = table(_("Tree"), numbers=numbers)
    for entry in stats_json(handbook):
        row(counts, *map(str, entry.values()))
    if after_problems:
        console.print()
    show(console, counts)


def _counts(handbook: Handbook) -> dict[str, int]:
    """How much there is of each; ``problems`` are those that stop a build."""
    failing = len(handbook.errors)
    return {
        "procedures": len(handbook.procedures),
        "clauses": sum(len(item.clauses) for item in handbook.procedures.values()),
        "trees": len(handbook.tree_files),
        "situations": sum(len(item.situations) for item in handbook.situations.values()),
        "courses": len(handbook.course_files),
        "problems": failing,
        "advice": len(handbook.problems) - failing,
    }
