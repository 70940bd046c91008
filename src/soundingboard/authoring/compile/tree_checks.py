"""What must hold of a tree's file as a whole: its ids and citations."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from markdown_it.token import Token

from soundingboard.authoring.compile.citations import cites
from soundingboard.authoring.compile.links import Surroundings
from soundingboard.authoring.compile.nodes import Node
from soundingboard.authoring.compile.procedure_file import PROCEDURES, Procedure, anchor
from soundingboard.authoring.problems.problem import Problem, did_you_mean
from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.sections import Section
from soundingboard.authoring.source.source_file import Source


def citation_problems(path: str, node: Node, own: Procedure | None) -> Iterator[Problem]:
    """An outcome must cite a clause. One that the procedure does not have is reported already."""
    if own is not None and not cites(path, node.section.tokens, own):
        yield Problem(
            path,
            node.section.line,
            "no-citation",
            f"the outcome “{node.section.title}” cites no clause",
            "Link the clauses that it rests on, as in "
            f"“([1.2.3](../../{own.path}#{anchor('1.2.3')}))”.",
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
                f"the answer “{line.text}” is already on line {first}",
                "Give each answer of a question a label of its own.",
            )


def meant_procedure(named: str, folder: str, around: Surroundings) -> str:
    """The procedure of a file in *folder* that names the procedure *named*.

    That is the folder's; but if there is none of its name, the folder's name is what is wrong.
    """
    known = {*around.procedures, *around.unread}
    return named if folder not in known and named in known else folder


def procedure_problems(
    source: Source, named: str, folder: str, around: Surroundings, kind: str = "tree"
) -> Iterator[Problem]:
    """A file must stand in the folder of the procedure that it names, and that must exist."""
    line = source.field_lines.get("procedure", 1)
    if meant_procedure(named, folder, around) != folder:
        yield Problem(
            source.path,
            line,
            "wrong-procedure",
            f"the {kind} names the procedure “{named}” and is in the folder “{folder}”, which is "
            "that of no procedure",
            f"Rename the folder to “{named}”.",
            cause=source.path.rpartition("/")[0],
        )
    elif named and named != folder:
        yield Problem(
            source.path,
            line,
            "wrong-procedure",
            f"the {kind} names the procedure “{named}” and stands in the folder of “{folder}”",
            "Move the file, or correct the field.",
        )
    elif folder in around.unread:
        yield Problem(
            source.path,
            line,
            "wrong-procedure",
            f"the procedure “{folder}” cannot be read",
            f"Mend {around.unread[folder]} first.",
            cause=around.unread[folder],
        )
    elif folder not in around.procedures:
        yield Problem(
            source.path,
            line,
            "wrong-procedure",
            f"there is no procedure “{folder}”",
            did_you_mean(folder, around.procedures, "Write its page under the procedures first."),
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
            f"expected at most {newest}, the revision of {procedure.short}, in "
            f"“reviewed-revision”, found {reviewed}",
            "Write the revision that was read.",
        )


def formerly_problems(
    source: Source, formerly: Mapping[str, str], nodes: Sequence[Node]
) -> Iterator[Problem]:
    """What ``formerly`` renames must bear its new id, and its old id nothing of the tree."""
    answers = (markdown.slug(line.text) for node in nodes for line in node.answers)
    headings = dict.fromkeys(node.id for node in nodes)
    known = {**headings, **dict.fromkeys(answers)}
    for old, new in formerly.items():
        if new not in known:
            message = f"“formerly” leads to “{new}”, which is no id in this tree"
            hint = did_you_mean(new, known, "Copy the id from a link to the heading.")
        elif old in headings:
            message = f"“formerly” says that “{old}” was renamed, and there still is one"
            hint = "Take the entry out, or rename the heading."
        else:
            continue
        yield Problem(
            source.path, source.field_lines.get("formerly", 1), "bad-field", message, hint
        )


def start_problems(path: str, nodes: Sequence[Node]) -> Iterator[Problem]:
    """The first node must be a question."""
    if not nodes or nodes[0].verdict:
        yield Problem(
            path,
            nodes[0].section.line if nodes else 1,
            "no-question",
            "the file does not begin with a question",
            "Make the first “##” heading a question, with a list of answers that link to "
            "headings of this file.",
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
