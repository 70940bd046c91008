"""Trees: one Markdown file to one engine tree, with every problem of the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from markdown_it.token import Token

from soundingboard.authoring.compile.citations import Cite, citations, cites, short_citations
from soundingboard.authoring.compile.examples import (
    Example,
    read_examples,
    stray_blocks,
)
from soundingboard.authoring.compile.graph import graph_problems
from soundingboard.authoring.compile.link_problems import (
    anchor_problems,
    has_failed_citation,
    link_problems,
)
from soundingboard.authoring.compile.links import Surroundings, hand_offs
from soundingboard.authoring.compile.nodes import Node, introduction_problems, read_node
from soundingboard.authoring.compile.procedure_file import Procedure
from soundingboard.authoring.compile.safety_statements import (
    WrittenSafetyStatement,
    prove,
    read_safety_statements,
)
from soundingboard.authoring.compile.tree_checks import (
    answer_id_problems,
    behind_line_problems,
    behind_repeats,
    citation_problems,
    formerly_problems,
    meant_procedure,
    procedure_problems,
    reviewed_revision_problems,
    start_problems,
)
from soundingboard.authoring.folders import TREES
from soundingboard.authoring.grammar import unread_tables
from soundingboard.authoring.grammar.heading_checks import heading_link_problems, id_problems
from soundingboard.authoring.grammar.lookalikes import (
    alike_problems,
    invisible_problems,
    mixed_problems,
)
from soundingboard.authoring.grammar.markup import html_problems, image_problems
from soundingboard.authoring.grammar.table_problems import uneven_rows
from soundingboard.authoring.grammar.unsupported_markdown import as_meant, unsupported_markdown
from soundingboard.authoring.problems.problem import Problem, errors
from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.blocks import outside_tables, plain
from soundingboard.authoring.source.compressed_tokens import Compressed
from soundingboard.authoring.source.fields import (
    DATE,
    MAP_OF_TEXTS,
    NUMBER,
    REASON,
    SWITCH,
    TEXT,
    TEXTS,
    Field,
    read_fields,
    records,
)
from soundingboard.authoring.source.sections import Section, split
from soundingboard.authoring.source.source_file import Source, name_problems
from soundingboard.engine.tree import Answer, Outcome, Question, Tree
from soundingboard.engine.verdict import Verdict

FIELDS: Mapping[str, Field] = {
    "title": Field(TEXT, required=True, default=""),
    "procedure": Field(TEXT, required=True, default=""),
    "reviewed": Field(DATE, required=True, default=""),
    "reviewed-revision": Field(NUMBER, filled=True),
    "withdrawn": Field(REASON, default="", filled=True),
    "formerly": Field(MAP_OF_TEXTS, default={}),
    "not-sure": Field(SWITCH, default=True),
    "asked-as": Field(TEXTS, default=()),
    "intended": Field(records("with", "reason"), default=()),
}

EXAMPLES = markdown.slug(unread_tables.EXAMPLES)
ALWAYS = markdown.slug(unread_tables.ALWAYS)
_RESERVED = (EXAMPLES, ALWAYS)
_TITLES = (unread_tables.EXAMPLES, unread_tables.ALWAYS)


def tree_path(tree_id: str) -> str:
    """The path of the file of the tree with that id, ``procedure/slug``."""
    return f"{TREES}/{tree_id}.md"


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file's Markdown as it was checked: ``sections`` are all of it but the ``intro``."""

    intro: tuple[Token, ...] = ()
    sections: tuple[Section, ...] = ()
    nodes: tuple[Node, ...] = ()


@dataclass(frozen=True)
class TreeFile:
    """A tree's file, compiled.

    ``tree`` is ``None`` when the file has an error. ``kept`` is the parsed Markdown, from which the
    page is rendered; ``fields`` are its front matter, by :data:`FIELDS`. ``titles`` and ``lines``
    give the title of each node, in order, and the line of its heading, ``field_lines`` the line of
    each field. ``section_ids`` are the ids of all headings, ``hand_offs`` the links to other trees.
    ``cites`` is every citation of its procedure, ``hash`` that of the file's text.
    """

    path: str
    procedure: str
    slug: str
    title: str
    tree: Tree | None
    kept: Parsed | Compressed[Parsed] | None = Parsed()
    section_ids: tuple[str, ...] = ()
    hand_offs: tuple[markdown.Link, ...] = ()
    examples: tuple[Example, ...] = ()
    safety_statements: tuple[WrittenSafetyStatement, ...] = ()
    fields: Mapping[str, Any] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    field_lines: Mapping[str, int] = field(default_factory=dict)
    cites: tuple[Cite, ...] = ()
    hash: str = ""

    @property
    def id(self) -> str:
        """``procedure/slug``."""
        return f"{self.procedure}/{self.slug}"

    @property
    def parsed(self) -> Parsed:
        """The parsed Markdown, decompressed at each call: keep it for as long as it is needed.

        Raises:
            ValueError: it was not kept.
        """
        if self.kept is None:
            raise ValueError(f"{self.path} was checked without keeping its Markdown")
        return self.kept.restored() if isinstance(self.kept, Compressed) else self.kept

    def put_away(self, *, pages: bool) -> TreeFile:
        """The same with its Markdown compressed, or without it if no *pages* are to be rendered."""
        return replace(self, kept=Compressed(self.parsed) if pages else None)

    @property
    def withdrawn(self) -> str:
        """Why nobody may follow the tree for now; empty if its author has not withdrawn it."""
        return str(self.fields.get("withdrawn", ""))


def compile_tree(
    folder: str, slug: str, source: Source, around: Surroundings
) -> tuple[TreeFile, list[Problem]]:
    """The tree of *source*, whose file is ``folder/slug.md``, and every problem of the file."""
    path = source.path
    values, problems = read_fields(source, FIELDS)
    problems += name_problems(path, slug)
    problems += procedure_problems(source, values["procedure"], folder, around)
    problems += reviewed_revision_problems(source, values["reviewed-revision"], folder, around)
    own = around.procedures.get(meant_procedure(values["procedure"], folder, around))

    short = short_citations(path, own)
    written, definitions = markdown.tokenize_all(source.body, short)
    tokens = as_meant(source.body, written, short, _TITLES)
    intro, *sections = split(tokens)
    problems += html_problems(path, tokens)
    problems += image_problems(path, tokens)
    # A link among examples and statements is a problem itself, wherever it leads.
    linking = [*intro.tokens]
    for section in sections:
        read = section.id in _RESERVED
        linking += outside_tables(section.tokens) if read else section.tokens
    problems += link_problems(path, linking, own, around)
    unread = [section for section in sections if section.id not in _RESERVED]
    asked = [section.title for section in unread]
    problems += invisible_problems(source, tokens)
    headings = [(section.title, section.line) for section in sections]
    problems += alike_problems(path, headings, reserved=_TITLES)
    problems += unread_tables.unread_tables(path, [intro, *unread], _TITLES, asked)
    problems += uneven_rows(path, source.body, tokens)
    before = [*introduction_problems(path, intro.tokens)]
    problems += before
    nodes = []
    shape: list[Problem] = []
    for section in unread:
        if unread_tables.is_misspelt(section, _TITLES):
            continue
        node, node_problems = read_node(path, section)
        nodes.append(node)
        shape += node_problems
        shape += answer_id_problems(path, node)
        labels = [(line.text, line.line) for line in node.answers]
        problems += alike_problems(path, labels)
        if node.verdict and not node.is_question and not has_failed_citation(problems, section):
            problems += citation_problems(path, node, own)
    ready = frozenset().union(*(node.ready for node in nodes))
    problems += unsupported_markdown(path, source.body, written, definitions, ready, fields=FIELDS)
    problems += heading_link_problems(path, tokens)
    shape = [*behind_line_problems(shape, problems, sections, tokens)]
    # A file without any question is something else; what is under its headings follows from that.
    cause = "" if nodes else f"{path}:1"
    for section in sections:
        if section.id in _RESERVED:
            problems += (replace(item, cause=cause) for item in stray_blocks(path, section))
    shape += id_problems(path, sections)
    problems += anchor_problems(path, linking, sections, nodes)
    problems += formerly_problems(source, values["formerly"], nodes)
    shape += start_problems(path, nodes)
    if nodes:
        answers = next((item for item in before if item.code == "bad-answer"), None)
        shape += graph_problems(path, nodes, f"{path}:{answers.line}" if answers else "")
    problems += shape

    tree = None
    examples: list[Example] = []
    safety_statements: list[WrittenSafetyStatement] = []
    # What can be walked is tested, whatever else is wrong, so that all errors are reported at once.
    if not errors(shape):
        tree = Tree(
            procedure=folder,
            slug=slug,
            title=values["title"],
            reviewed=values["reviewed"],
            not_sure=values["not-sure"],
            formerly=values["formerly"],
            ask=own.ask if own is not None else None,
            intro=plain(intro.tokens),
            questions=tuple(_question(node) for node in nodes if node.is_question),
            outcomes=tuple(_outcome(path, node, own) for node in nodes if not node.is_question),
        )
        for section in sections:
            if section.id == EXAMPLES:
                found, example_problems = read_examples(path, section.tokens, tree)
                examples += found
                problems += example_problems
            elif section.id == ALWAYS:
                by_text = {question.text: question for question in tree.questions}
                stated, statement_problems = read_safety_statements(path, section.tokens, by_text)
                problems += statement_problems
                problems += prove(path, stated, tree)
                safety_statements += stated
    problems += mixed_problems(source, tokens, problems)
    # A row that makes no table may be found by its form and by its place.
    problems = list(dict.fromkeys(behind_repeats(path, problems, sections)))
    compiled = TreeFile(
        path=path,
        procedure=folder,
        slug=slug,
        title=values["title"] or slug,
        tree=None if errors(problems) else tree,
        kept=Parsed(intro.tokens, tuple(sections), tuple(nodes)),
        section_ids=tuple(section.id for section in sections),
        hand_offs=tuple(hand_offs(path, tokens)),
        examples=tuple(examples),
        safety_statements=tuple(safety_statements),
        fields=values,
        titles={node.id: node.section.title for node in nodes},
        lines={node.id: node.section.line for node in nodes},
        field_lines=source.field_lines,
        cites=cites(path, tokens, own),
        hash=source.hash,
    )
    return compiled, problems


def _question(node: Node) -> Question:
    return Question(
        id=node.id,
        text=node.section.title,
        help=node.text,
        answers=tuple(
            Answer(markdown.slug(line.text), line.text, line.target, line.hint)
            for line in node.answers
        ),
    )


def _outcome(path: str, node: Node, own: Procedure | None) -> Outcome:
    return Outcome(
        id=node.id,
        title=node.section.title,
        verdict=node.verdict or Verdict.NOT_COVERED,
        reason=node.text,
        clauses=citations(path, node.section.tokens, own),
        grounds=citations(path, node.prose, own),
        steps=tuple(step for step, _ in node.steps),
    )
