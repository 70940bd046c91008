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
from soundingboard.authoring.compile.examples import path_taken
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
from soundingboard.authoring.wording import N_, _, alternatives, listed, translated
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

_FORM = N_(
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

    def without_markdown(self) -> SituationsFile:
        """The same without what only pages need. What courses quote stays."""
        situations = tuple(replace(situation, reason=()) for situation in self.situations)
        return replace(self, intro=(), situations=situations)


def compile_situations(
    folder: str, source: Source, around: Surroundings, trees: Mapping[str, TreeFile]
) -> tuple[SituationsFile, list[Problem]]:
    """The situations of *source*, and every problem of the file.

    *trees* are the handbook's tree files by their path: every way is walked.
    """
    path = source.path
    values, problems = read_fields(source, FIELDS)
    problems += procedure_problems(source, values["procedure"], folder, around)
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
    problems += alike_problems(path, headings)
    problems += outside_nodes(path, intro.tokens)

    situations: list[Situation] = []
    for section in sections:
        node, found = read_node(path, section)
        problems += (_about_situation(problem, section.title) for problem in found)
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
        told = [wrong, _("Path: {path}").format(path=_where(way.walk))]
        if fine:
            told.append(_("A path that agrees: {path}").format(path=_where(fine[0].walk)))
        yield Problem(
            path,
            way.line,
            "situation-fails",
            ". ".join(told),
            _("Compare the tree and the situation with the procedure, and correct the wrong one."),
        )


def _wrong(situation: Situation, went: Walk) -> str:
    """How the outcome of a way differs from its situation; empty if they agree."""
    outcome = went.outcome
    assert outcome is not None
    if outcome.verdict is not situation.verdict:
        return _(
            "Expected “{expected}” for the situation “{situation}”, found “{found}” in “{tree}”"
        ).format(
            expected=situation.verdict,
            situation=short(situation.title),
            found=outcome.verdict,
            tree=went.tree.title,
        )
    missing = [number for number in situation.clauses if number not in outcome.grounds]
    if missing:
        return _(
            "The situation “{situation}” cites {clauses}, but the reason of “{outcome}” doesn't"
        ).format(
            situation=short(situation.title),
            clauses=listed([f"[{number}]" for number in missing]),
            outcome=outcome.title,
        )
    return ""


def _where(went: Walk) -> str:
    return f"{went.tree.id}, “{path_taken(went)}”"


def _about_situation(problem: Problem, title: str) -> Problem:
    """A *problem* found as if the section were an outcome, in words about a situation."""
    if problem.code in ("dead-end", "no-verdict"):
        return replace(
            problem,
            code="no-verdict",
            message=_("The situation “{title}” has no verdict").format(title=short(title)),
            hint=_(
                "Begin the text with the verdict in bold, then give the reason and the clause, as "
                "in “**Not allowed.** Staff must not … ([2.1.1]).”."
            ),
        )
    return problem


def _uncited(path: str, section: Section) -> Problem:
    return Problem(
        path,
        section.line,
        "no-citation",
        _("The situation “{title}” cites no clause").format(title=short(section.title)),
        _("Add the clause that decides it to the reason, as in “([1.2.3])”."),
    )


def _situation(
    path: str, node: Node, own: Procedure | None, trees: Mapping[str, TreeFile]
) -> tuple[Situation, list[Problem]]:
    assert node.verdict is not None
    problems: list[Problem] = []
    ways: list[Way] = []
    no_tree: list[tuple[Token, ...]] = []
    has_list = False
    first, *others = blocks(node.section.tokens)
    opening = node.parts[0]
    for block in others:
        because = without_tree(block)
        if because is not None:
            no_tree.append(because)
        elif block[0].type in LISTS and not node.steps:
            has_list = True
            found, way_problems = _ways(path, block, trees)
            ways += found
            problems += way_problems
        else:
            problems.append(_stray(path, block))
    line = node.section.line
    if no_tree and (has_list or len(no_tree) > 1 or not plain(no_tree[0])):
        problems.append(_unclear_no_tree(path, node, no_tree, has_list=has_list))
    elif not no_tree and not has_list:
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
        _("Expected a list of ways to look the situation up, found “{text}”").format(
            text=short(plain(block))
        ),
        _("Move the text into the paragraph with the verdict, or take it out."),
    )


def _unclear_no_tree(
    path: str, node: Node, no_tree: Sequence[Sequence[Token]], *, has_list: bool
) -> Problem:
    """The problem of a situation with a reason to have no tree that isn't one clear reason."""
    title = short(node.section.title)
    if has_list:
        message = _("The situation “{title}” has a list of ways and also says “{words}”")
        hint = _("Take out one of the two.")
    elif len(no_tree) > 1:
        message = _("The situation “{title}” says “{words}” more than once")
        hint = _("Take out all but one.")
    else:
        message = _("The situation “{title}” says “{words}”, but not why")
        hint = _("Write the reason after it, in the same paragraph.")
    told = message.format(title=title, words=f"{NO_TREE}.")
    return Problem(path, node.section.line, "bad-way", told, hint)


def _no_way(path: str, node: Node) -> Problem:
    return Problem(
        path,
        node.section.line,
        "no-way",
        _("The situation “{title}” has no way to look it up").format(
            title=short(node.section.title)
        ),
        _(
            "List each tree where staff would look, with the answers, as in “- [May I accept this "
            "follow request?](follow-request.md): My own account; A student”. If no tree answers "
            "it, write “**{words}.**” and say why."
        ).format(words=NO_TREE),
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
            told = _("Expected a tree and the answers to it, found “{text}”").format(text=said)
            problems.append(found or Problem(path, line, "bad-way", told, translated(_FORM)))
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
        name = place.path.rpartition("/")[2]
        if file is not None:
            wrong = _("Expected a link to a whole tree, found a link to “#{heading}” in it").format(
                heading=place.fragment
            )
            hint = _("Take “#{heading}” off the link.").format(heading=place.fragment)
            return Problem(path, line, "bad-way", wrong, hint)
        wrong = _("“{path}” isn't a tree").format(path=place.path)
        otherwise = _("Link to the file of a tree in this folder.")
        hint = did_you_mean(name, known, otherwise)
        return Problem(path, line, "bad-way", wrong, hint, place.path)
    if file.procedure != path.split("/")[1]:
        wrong = _("“{path}” is a tree of another procedure").format(path=place.path)
        return Problem(path, line, "bad-way", wrong, _("Link to a tree in this folder."))
    if file.tree is None:
        wrong = _("“{path}” has errors, so the answers can't be checked").format(path=place.path)
        return Problem(path, line, "bad-way", wrong, _("Fix that tree first."), cause=file.path)
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
                _("“{answer}” is one answer too many. Path: “{path}”").format(
                    answer=short(label), path=path_taken(walk(tree, answers))
                ),
                _("Take out the answers from “{answer}” on.").format(answer=short(label)),
            )
        answer = next((item for item in node.answers if item.text == label), None)
        if answer is None:
            known = [item.text for item in node.answers]
            return problem(
                _("“{question}” has no answer “{answer}”").format(
                    question=node.text, answer=short(label)
                ),
                did_you_mean(label, known, _("Write {answers}.").format(answers=_either(known))),
            )
        answers[node.id] = answer.id
        node = target(tree, answer)
    went = walk(tree, answers)
    if isinstance(node, Question):
        return problem(
            _("The answers stop at “{question}”. Path: “{path}”").format(
                question=node.text, path=path_taken(went)
            ),
            _("Add {answers}.").format(answers=_either([item.text for item in node.answers])),
        )
    return Way(went, line)


def _either(labels: Sequence[str]) -> str:
    return alternatives([f"“{label}”" for label in labels])
