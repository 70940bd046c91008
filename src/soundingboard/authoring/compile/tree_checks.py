"""Checks of a tree's file as a whole: its ids and citations."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from markdown_it.token import Token

from soundingboard.authoring.compile.citations import cites
from soundingboard.authoring.compile.links import Surroundings
from soundingboard.authoring.compile.nodes import Node
from soundingboard.authoring.compile.procedure_file import Procedure
from soundingboard.authoring.folders import PROCEDURES
from soundingboard.authoring.problems.problem import Problem, did_you_mean
from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.sections import Section
from soundingboard.authoring.source.source_file import Source
from soundingboard.authoring.wording import _


def citation_problems(path: str, node: Node, own: Procedure | None) -> Iterator[Problem]:
    """An outcome must cite a clause. One that the procedure does not have is reported already."""
    if own is not None and not cites(path, node.section.tokens, own):
        yield Problem(
            path,
            node.section.line,
            "no-citation",
            _("The outcome “{title}” cites no clause").format(title=node.section.title),
            _("Add the clause's number after the reason, as in “([1.2.3])”."),
        )


def answer_id_problems(path: str, node: Node) -> Iterator[Problem]:
    """Answers of a question must have different labels."""
    seen: dict[str, int] = {}
    for line in node.answers:
        first = seen.setdefault(markdown.slug(line.text), line.line)
        if first != line.line:
            yield Problem(
                path,
                line.line,
                "duplicate-answer",
                _("The answer “{answer}” is already on line {line}").format(
                    answer=line.text, line=first
                ),
                _("Reword one of the two."),
            )


def meant_procedure(named: str, folder: str, around: Surroundings) -> str:
    """The procedure of a file in *folder* that names the procedure *named*.

    That is the folder's; but if no procedure has that name, the folder's name is what is wrong.
    """
    return named if not around.knows(folder) and around.knows(named) else folder


def procedure_problems(
    source: Source, named: str, folder: str, around: Surroundings
) -> Iterator[Problem]:
    """A file must be in the folder of the procedure that it names, and that must exist."""
    line = source.field_lines.get("procedure", 1)
    if meant_procedure(named, folder, around) != folder:
        yield Problem(
            source.path,
            line,
            "wrong-procedure",
            _(
                "The field “procedure” says “{named}”, but the file is in the folder “{folder}”, "
                "which isn't a procedure's"
            ).format(named=named, folder=folder),
            _("Rename the folder to “{named}”.").format(named=named),
            cause=source.path.rpartition("/")[0],
        )
    elif named and named != folder:
        yield Problem(
            source.path,
            line,
            "wrong-procedure",
            _(
                "The field “procedure” says “{named}”, but the file is in the folder “{folder}”"
            ).format(named=named, folder=folder),
            _("Write “procedure: {folder}”, or move the file.").format(folder=folder),
        )
    elif folder in around.unread:
        yield Problem(
            source.path,
            line,
            "wrong-procedure",
            _("The procedure “{procedure}” can't be read").format(procedure=folder),
            _("Fix {file} first.").format(file=around.unread[folder]),
            cause=around.unread[folder],
        )
    elif folder not in around.procedures:
        yield Problem(
            source.path,
            line,
            "wrong-procedure",
            _("There is no procedure “{procedure}”").format(procedure=folder),
            did_you_mean(
                folder,
                around.procedures,
                _("Write its page first, “{file}”.").format(file=f"{PROCEDURES}/{folder}.md"),
            ),
            cause=f"{PROCEDURES}/{folder}.md",
        )


def reviewed_revision_problems(
    source: Source, reviewed: int | None, folder: str, around: Surroundings
) -> Iterator[Problem]:
    """Nobody can have read a revision that the procedure doesn't have yet."""
    procedure = around.procedures.get(folder)
    if reviewed is None or procedure is None:
        return
    newest = int(procedure.fields["revision"])
    if reviewed > newest:
        yield Problem(
            source.path,
            source.field_lines.get("reviewed-revision", 1),
            "bad-field",
            _(
                "Expected at most {newest}, the revision of {procedure}, in “reviewed-revision”, "
                "found {found}"
            ).format(newest=newest, procedure=procedure.short, found=reviewed),
            _("Write the revision that you compared the file with."),
        )


def formerly_problems(
    source: Source, formerly: Mapping[str, str], nodes: Sequence[Node]
) -> Iterator[Problem]:
    """What ``formerly`` renames must have its new id, and nothing in the tree its old one."""
    answers = (markdown.slug(line.text) for node in nodes for line in node.answers)
    headings = dict.fromkeys(node.id for node in nodes)
    known = {**headings, **dict.fromkeys(answers)}
    for old, new in formerly.items():
        if new not in known:
            message = _("“formerly” has the new name “{new}”, which nothing in this tree has")
            otherwise = _("Copy the name from a link to the heading, after the “#”.")
            hint = did_you_mean(new, known, otherwise)
        elif old in headings:
            message = _("“formerly” has the old name “{old}”, which a heading still has")
            hint = _("Take the entry out, or rename the heading.")
        else:
            continue
        told = message.format(old=old, new=new)
        yield Problem(source.path, source.field_lines.get("formerly", 1), "bad-field", told, hint)


def start_problems(path: str, nodes: Sequence[Node]) -> Iterator[Problem]:
    """The first node must be a question."""
    if not nodes:
        yield Problem(
            path,
            1,
            "no-question",
            _("Expected a question, found none"),
            _(
                "Write it as a heading, as in “## Who is asking?”, and list its answers below, as "
                "in “- [A student](#do-not-accept)”."
            ),
        )
    elif nodes[0].verdict:
        yield Problem(
            path,
            nodes[0].section.line,
            "no-question",
            _("Expected a question under the first heading, found the outcome “{title}”").format(
                title=nodes[0].section.title
            ),
            _("Move the question that staff are asked first above it."),
        )


def behind_line_problems(
    shape: Sequence[Problem],
    lines: Sequence[Problem],
    sections: Sequence[Section],
    tokens: Iterable[Token],
) -> Iterator[Problem]:
    """The problems of *shape*, each with its cause if that is a problem with a line.

    Answers are missing, or have more than one line, where lines only look like items or become part
    of the item above. *lines* are the problems with single lines.
    """
    if not shape:
        return
    starts = [section.line for section in sections]
    ends = {t.map[0] + 1: t.map[1] for t in tokens if t.type == "inline" and t.map}
    missing: dict[int, Problem] = {}
    joined = sorted(item for item in lines if item.code in ("false-item", "lazy-line"))
    for item in joined:
        if item.code == "false-item":
            missing.setdefault(bisect(starts, item.line), item)
    for problem in shape:
        cause = None
        if problem.code in ("dead-end", "one-sided"):
            cause = missing.get(bisect(starts, problem.line))
        elif problem.code in ("bad-answer", "bad-choice"):
            end = ends.get(problem.line, 0)
            cause = next((item for item in joined if problem.line < item.line <= end), None)
        elif problem.code == "no-answers":
            here = bisect(starts, problem.line)
            tables = (item for item in lines if item.code in ("broken-table", "unread-text"))
            cause = next((item for item in tables if bisect(starts, item.line) == here), None)
        yield replace(problem, cause=f"{cause.path}:{cause.line}") if cause else problem


def behind_repeats(
    path: str, problems: Iterable[Problem], sections: Sequence[Section]
) -> Iterator[Problem]:
    """The *problems*; what an empty section lacks is under the same heading, written again."""
    again = {
        section.line: following.line
        for section, following in pairwise(sections)
        if section.id == following.id and not section.tokens
    }
    for problem in problems:
        line = again.get(problem.line)
        yield replace(problem, cause=f"{path}:{line}") if line else problem
