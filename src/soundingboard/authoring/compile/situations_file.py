"""Situations: cases in staff's words, with the verdict and every way to look them up.

One Markdown file for each procedure, ``decision_trees/<procedure>/situations.md``. Each heading is
a situation; under it is its verdict with the deciding clauses, and a list of ways: a tree, and
the answers that somebody would give there. Each way is walked. The idea is that of example tables
in acceptance tests (Cucumber, FitNesse): policy officers write what they expect in their own
words, and the program says where the trees don't do it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from markdown_it.token import Token

from soundingboard.authoring.compile.citations import Cite, citations, cites, short_citations
from soundingboard.authoring.compile.examples import told
from soundingboard.authoring.compile.link_problems import (
    anchor_problems,
    has_failed_citation,
    link_problems,
)
from soundingboard.authoring.compile.links import Surroundings, resolve
from soundingboard.authoring.compile.nodes import Node, Prose, outside_nodes, read_node
from soundingboard.authoring.compile.procedure_file import Procedure
from soundingboard.authoring.compile.scenario import NO_TREE, without_tree
from soundingboard.authoring.compile.tree_checks import (
    meant_procedure,
    procedure_problems,
    reviewed_revision_problems,
)
from soundingboard.authoring.compile.tree_file import TreeFile
from soundingboard.authoring.grammar.heading_checks import heading_link_problems, id_problems
from soundingboard.authoring.grammar.lookalikes import (
    alike_problems,
    invisible_problems,
    mixed_problems,
)
from soundingboard.authoring.grammar.markup import html_problems, image_problems
from soundingboard.authoring.grammar.unsupported_markdown import as_meant, unsupported_markdown
from soundingboard.authoring.problems.problem import Problem, Severity, did_you_mean, errors
from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.blocks import LISTS, blocks, plain, short
from soundingboard.authoring.source.fields import DATE, NUMBER, TEXT, Field, read_fields
from soundingboard.authoring.source.sections import Section, split
from soundingboard.authoring.source.source_file import Source
from soundingboard.engine.tree import Outcome, Question, Tree
from soundingboard.engine.verdict import Verdict
from soundingboard.engine.walk import Walk, target, walk

FIELDS: Mapping[str, Field] = {
    "title": Field(TEXT, required=True, default=""),
    "procedure": Field(TEXT, required=True, default=""),
    "reviewed": Field(DATE, required=True, default=""),
    "reviewed-revision": Field(NUMBER, filled=True),
}


def situations_path(procedure: str) -> str:
    """The path of the file of situations of a *procedure*, which is its id."""
    return f"decision_trees/{procedure}/situations.md"


BETWEEN = ";"
"""What separates the answers of a way."""

_FORM = (
    "Write a link to a tree, a colon, and the answers in the order asked, with semicolons between "
    "them, as in “- [May I accept this follow request?](follow-request.md): My own account; A "
    "student”."
)


@dataclass(frozen=True, slots=True)
class Way:
    """One way to look a situation up: a walk through a tree to an outcome."""

    walk: Walk
    line: int

    @property
    def key(self) -> tuple[str, tuple[tuple[str, str], ...]]:
        """The tree's id and the answers, question by question."""
        asked = ((question.id, answer.id) for question, answer in self.walk.path)
        return self.walk.tree.id, tuple(asked)


@dataclass(frozen=True, slots=True)
class Situation:
    """A case in staff's words.

    ``clauses`` are those that decide it, ``reason`` the Markdown that says so, parsed, less the
    verdict. ``no_tree`` is the reason why there is no way to look it up, if that is on purpose.
    """

    id: str
    title: str
    line: int
    verdict: Verdict
    clauses: tuple[str, ...]
    reason: tuple[Token, ...]
    ways: tuple[Way, ...]
    no_tree: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class SituationsFile:
    """A procedure's situations, compiled.

    ``situations`` are those that can be read. ``is_whole`` is whether the file has no error; if it
    has, what its situations don't reach isn't known. ``intro`` is the parsed Markdown before them.
    """

    path: str
    procedure: str
    title: str
    situations: tuple[Situation, ...] = ()
    intro: tuple[Token, ...] = ()
    is_whole: bool = False
    fields: Mapping[str, Any] = field(default_factory=dict)
    cites: tuple[Cite, ...] = ()
    hash: str = ""

    @property
    def by_id(self) -> Mapping[str, Situation]:
        """The situations by the ids of their headings."""
        return {situation.id: situation for situation in self.situations}


def compile_situations(
    folder: str, source: Source, around: Surroundings, trees: Mapping[str, TreeFile]
) -> tuple[SituationsFile, list[Problem]]:
    """The situations of *source*, and every problem of the file.

    *trees* are the handbook's tree files by their path: every way is walked.
    """
    path = source.path
    values, problems = read_fields(source, FIELDS)
    problems += procedure_problems(source, values["procedure"], folder, around, "file")
    problems += reviewed_revision_problems(source, values["reviewed-revision"], folder, around)
    own = around.procedures.get(meant_procedure(values["procedure"], folder, around))

    known = short_citations(path, own)
    written, definitions = markdown.tokenize_all(source.body, known)
    tokens = as_meant(source.body, written, known)
    intro, *sections = split(tokens)
    problems += unsupported_markdown(path, source.body, written, definitions, fields=FIELDS)
    problems += heading_link_problems(path, tokens)
    problems += invisible_problems(source, tokens)
    problems += html_problems(path, tokens)
    problems += image_problems(path, tokens)
    problems += link_problems(path, tokens, own, around)
    problems += anchor_problems(path, tokens, sections, ())
    problems += id_problems(path, sections)
    headings = [(section.title, section.line) for section in sections]
    problems += alike_problems(path, headings, "heading")
    problems += outside_nodes(path, intro.tokens)

    situations: list[Situation] = []
    for section in sections:
        node, found = read_node(path, section)
        problems += (_about_situation(problem) for problem in found)
        if node.verdict is None or node.is_question:
            continue
        if not cites(path, section.tokens, own) and not has_failed_citation(problems, section):
            problems.append(_uncited(path, section))
        situation, found = _situation(path, node, own, trees)
        problems += found
        situations.append(situation)
        problems += disagreements(path, situation)
    problems += mixed_problems(source, tokens, problems)
    problems = list(dict.fromkeys(problems))
    file = SituationsFile(
        path=path,
        procedure=folder,
        title=values["title"],
        situations=tuple(situations),
        intro=intro.tokens,
        is_whole=not errors(problems),
        fields=values,
        cites=cites(path, tokens, own),
        hash=source.hash,
    )
    return file, problems


def disagreements(path: str, situation: Situation) -> Iterator[Problem]:
    """A problem for each way of *situation* that does not come to its verdict by its clauses."""
    fine: list[Way] = []
    failing: list[tuple[Way, str]] = []
    for way in situation.ways:
        wrong = _wrong(situation, way.walk)
        if wrong:
            failing.append((way, wrong))
        else:
            fine.append(way)
    for way, wrong in failing:
        other = f" Another way comes to the verdict: {_where(fine[0].walk)}." if fine else ""
        yield Problem(
            path,
            way.line,
            "situation-fails",
            f"the situation “{short(situation.title)}” is “{situation.verdict}”, {wrong}. "
            f"This way: {_where(way.walk)}.{other}".removesuffix("."),
            "See what the procedure says, then correct the tree, or the situation.",
        )


def _wrong(situation: Situation, went: Walk) -> str:
    """What the outcome of a way does not agree in with its situation; empty if it agrees."""
    outcome = went.outcome
    assert outcome is not None
    if outcome.verdict is not situation.verdict:
        return f"and “{went.tree.title}” says “{outcome.verdict}”"
    missing = [number for number in situation.clauses if number not in outcome.grounds]
    if missing:
        cited = ", ".join(f"[{number}]" for number in missing)
        return f"decided by {cited}, and the reason of “{outcome.title}” doesn't cite it"
    return ""


def _where(went: Walk) -> str:
    return f"{went.tree.id}: {told(went)}"


def _about_situation(problem: Problem) -> Problem:
    """A *problem* found as if the section were an outcome, in words about a situation."""
    if problem.code in ("dead-end", "no-verdict"):
        return replace(
            problem,
            code="no-verdict",
            message="the situation does not open with a verdict",
            hint="Open it with the verdict in bold and why, as in “**Not allowed.** … ([2.1.1]).”.",
        )
    return problem


def _uncited(path: str, section: Section) -> Problem:
    return Problem(
        path,
        section.line,
        "no-citation",
        f"the situation “{short(section.title)}” cites no clause",
        "Cite the clause that decides it, as in “([1.2.3])”.",
    )


def _situation(
    path: str, node: Node, own: Procedure | None, trees: Mapping[str, TreeFile]
) -> tuple[Situation, list[Problem]]:
    assert node.verdict is not None
    problems: list[Problem] = []
    ways: list[Way] = []
    no_tree: list[tuple[Token, ...]] = []
    listed = False
    first, *others = blocks(node.section.tokens)
    opening = node.parts[0]
    for block in others:
        because = without_tree(block)
        if because is not None:
            no_tree.append(because)
        elif block[0].type in LISTS and not node.steps:
            listed = True
            found, way_problems = _ways(path, block, trees)
            ways += found
            problems += way_problems
        else:
            problems.append(_stray(path, block))
    line = node.section.line
    if no_tree and (listed or len(no_tree) > 1 or not plain(no_tree[0])):
        problems.append(_two_minds(path, node))
    elif not no_tree and not listed:
        problems.append(_no_way(path, node))
    situation = Situation(
        id=node.id,
        title=node.section.title,
        line=line,
        verdict=node.verdict,
        clauses=citations(path, first, own),
        reason=opening.tokens if isinstance(opening, Prose) else (),
        ways=tuple(ways),
        no_tree=no_tree[0] if no_tree else (),
    )
    return situation, problems


def _stray(path: str, block: Sequence[Token]) -> Problem:
    return Problem(
        path,
        markdown.line_of(block[0]),
        "unread-text",
        f"“{short(plain(block))}” is neither the situation's verdict nor a way to look it up",
        "Under a situation, write one paragraph with its verdict, then a list of ways.",
    )


def _two_minds(path: str, node: Node) -> Problem:
    return Problem(
        path,
        node.section.line,
        "bad-way",
        f"the situation “{short(node.section.title)}” gives no single reason why it has no tree, "
        "or ways as well",
        f"Give either ways, or one paragraph that opens “**{NO_TREE}.**” and says why.",
    )


def _no_way(path: str, node: Node) -> Problem:
    return Problem(
        path,
        node.section.line,
        "no-way",
        f"there is no way to look up “{short(node.section.title)}”",
        "List the trees in which somebody would look, with the answers; if there is none on "
        f"purpose, write a paragraph that opens “**{NO_TREE}.**” and says why.",
        severity=Severity.ADVICE,
    )


def _ways(
    path: str, block: Sequence[Token], trees: Mapping[str, TreeFile]
) -> tuple[list[Way], list[Problem]]:
    ways: list[Way] = []
    problems: list[Problem] = []
    for item in blocks(block[1:-1]):
        inline = item[2] if len(item) == 5 and item[2].type == "inline" else None
        line = markdown.line_of(item[0])
        found = _read_way(path, line, inline, trees) if inline is not None else None
        if isinstance(found, Way):
            ways.append(found)
        else:
            said = short(markdown.block_text(item))
            told_so = f"“{said}” is no way to look the situation up"
            problems.append(found or Problem(path, line, "bad-way", told_so, _FORM))
    return ways, problems


def _read_way(
    path: str, line: int, inline: Token, trees: Mapping[str, TreeFile]
) -> Way | Problem | None:
    """The way that a list item says, what is wrong with it, or ``None`` if it is something else."""
    children = [c for c in inline.children or () if c.type != "text" or c.content]
    if not children or children[0].type != "link_open":
        return None
    end = markdown.closing(children, 0)
    rest = children[end + 1 :]
    said = markdown.visible_text(rest)
    if not said.startswith(":") or any(child.type == "link_open" for child in rest):
        return None
    place = resolve(path, str(children[0].attrGet("href") or ""))
    file = trees.get(place.path)
    if file is None or place.fragment:
        folder = path.rpartition("/")[0]
        known = [key.rpartition("/")[2] for key in trees if key.startswith(f"{folder}/")]
        wrong = f"“{place.path}” isn't a tree" if file is None else "the link leads into a tree"
        hint = did_you_mean(place.path.rpartition("/")[2], known, "Link the file of a tree.")
        return Problem(path, line, "bad-way", wrong, hint, "" if file else place.path)
    if file.procedure != path.split("/")[1]:
        wrong = f"“{place.path}” is a tree of another procedure"
        return Problem(path, line, "bad-way", wrong, "Link a tree of the same procedure.")
    if file.tree is None:
        wrong = f"“{place.path}” has errors of its own, so it can't be walked"
        return Problem(path, line, "bad-way", wrong, "Correct the tree first.", cause=file.path)
    answers = [label.strip() for label in said[1:].split(BETWEEN)]
    return _walked(path, line, file.tree, answers)


def _walked(path: str, line: int, tree: Tree, labels: Sequence[str]) -> Way | Problem:
    """The way through *tree* by the answers with these *labels*, in the order asked."""

    def problem(message: str, hint: str) -> Problem:
        return Problem(path, line, "bad-way", message, hint)

    answers: dict[str, str] = {}
    node: Question | Outcome = tree.start
    for label in labels:
        if isinstance(node, Outcome):
            return problem(
                f"the walk has ended when “{label}” is answered: {told(walk(tree, answers))}",
                "Take out the answers that aren't asked.",
            )
        answer = next((item for item in node.answers if item.text == label), None)
        if answer is None:
            known = [item.text for item in node.answers]
            return problem(
                f"“{node.text}” has no answer “{short(label)}”",
                did_you_mean(label, known, f"Its answers are: {'; '.join(known)}."),
            )
        answers[node.id] = answer.id
        node = target(tree, answer)
    went = walk(tree, answers)
    if isinstance(node, Question):
        return problem(
            f"“{node.text}” is left open: {told(went)}",
            f"Add an answer: {'; '.join(item.text for item in node.answers)}.",
        )
    return Way(went, line)
