"""Trees: one Markdown file to one engine tree, with every problem of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from markdown_it.token import Token

from soundingboard.authoring import markdown
from soundingboard.authoring.citations import Surroundings, citations, link_problems
from soundingboard.authoring.examples import Example, read_examples
from soundingboard.authoring.fields import (
    DATE,
    MAP_OF_TEXTS,
    SWITCH,
    TEXT,
    TEXTS,
    Field,
    read_fields,
)
from soundingboard.authoring.graph import graph_problems
from soundingboard.authoring.nodes import Node, help_text, read_node, reason
from soundingboard.authoring.problem import Problem, did_you_mean, errors
from soundingboard.authoring.procedure_file import Procedure, anchor
from soundingboard.authoring.sections import Section, split
from soundingboard.authoring.source import Source
from soundingboard.engine.tree import Answer, Outcome, Question, Tree
from soundingboard.engine.verdict import Verdict

FIELDS: Mapping[str, Field] = {
    "title": Field(TEXT, required=True, default=""),
    "procedure": Field(TEXT, required=True, default=""),
    "reviewed": Field(DATE, required=True, default=""),
    "formerly": Field(MAP_OF_TEXTS, default={}),
    "not-sure": Field(SWITCH, default=True),
    "asked-as": Field(TEXTS, default=()),
}

EXAMPLES = "examples"
ALWAYS = "always"
_RESERVED = (EXAMPLES, ALWAYS)
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class TreeFile:
    """A tree's file, compiled.

    ``tree`` is ``None`` when the file has an error. ``intro`` and ``sections`` keep the parsed
    Markdown, from which the page is rendered; ``fields`` are its front matter, by
    :data:`FIELDS`; ``lines`` gives the line of each node's heading.
    """

    path: str
    procedure: str
    slug: str
    title: str
    tree: Tree | None
    intro: tuple[Token, ...] = ()
    sections: tuple[Section, ...] = ()
    examples: tuple[Example, ...] = ()
    fields: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """``procedure/slug``."""
        return f"{self.procedure}/{self.slug}"


def compile_tree(
    folder: str, slug: str, source: Source, around: Surroundings
) -> tuple[TreeFile, list[Problem]]:
    """The tree of *source*, whose file is ``folder/slug.md``, and every problem of the file."""
    path = source.path
    values, problems = read_fields(source, FIELDS)
    problems += _name_problems(path, slug)
    problems += _procedure_problems(source, values["procedure"], folder, around)
    own = around.procedures.get(folder)

    tokens = markdown.tokenize(source.body)
    intro, *sections = split(tokens)
    problems += _stray_headings(path, tokens)
    problems += link_problems(path, tokens, own, around)
    node_sections = [section for section in sections if section.id not in _RESERVED]
    nodes = []
    for section in node_sections:
        node, node_problems = read_node(path, section)
        nodes.append(node)
        problems += node_problems
        problems += _answer_id_problems(path, node)
        if node.verdict and not node.is_question:
            problems += _citation_problems(path, node, own)
    problems += _id_problems(path, sections)
    problems += _anchor_problems(path, tokens, sections, nodes)
    if not nodes or nodes[0].verdict:
        line = nodes[0].section.line if nodes else 1
        problems.append(
            Problem(
                path,
                line,
                "no-question",
                "the file does not begin with a question",
                "Make the first “##” heading a question, with a list of answers that link to "
                "headings of this file.",
            )
        )
    if nodes:
        problems += graph_problems(path, nodes)

    tree = None
    examples: list[Example] = []
    if not errors(problems):
        tree = Tree(
            procedure=folder,
            slug=slug,
            title=values["title"],
            reviewed=values["reviewed"],
            not_sure=values["not-sure"],
            formerly=values["formerly"],
            questions=tuple(_question(node) for node in nodes if node.is_question),
            outcomes=tuple(_outcome(path, node, own) for node in nodes if not node.is_question),
        )
        for section in sections:
            if section.id == EXAMPLES:
                found, example_problems = read_examples(path, section.line, section.tokens, tree)
                examples += found
                problems += example_problems
    compiled = TreeFile(
        path=path,
        procedure=folder,
        slug=slug,
        title=values["title"] or slug,
        tree=None if errors(problems) else tree,
        intro=intro.tokens,
        sections=tuple(sections),
        examples=tuple(examples),
        fields=values,
        lines={node.id: node.section.line for node in nodes},
    )
    return compiled, problems


def _question(node: Node) -> Question:
    return Question(
        id=node.id,
        text=node.section.title,
        help=help_text(node.section),
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
        reason=reason(node.section),
        clauses=citations(path, node.section.tokens, own),
        steps=tuple(step for step, _ in node.steps),
    )


def _citation_problems(path: str, node: Node, own: Procedure | None) -> Iterator[Problem]:
    if own is not None and not citations(path, node.section.tokens, own):
        yield Problem(
            path,
            node.section.line,
            "no-citation",
            f"the outcome “{node.section.title}” cites no clause",
            "Link the clauses that it rests on, as in "
            f"“([1.2.3](../../{own.path}#{anchor('1.2.3')}))”.",
        )


def _id_problems(path: str, sections: Sequence[Section]) -> Iterator[Problem]:
    seen: dict[str, Section] = {}
    for section in sections:
        first = seen.setdefault(section.id, section)
        if section.id and first is not section:
            yield Problem(
                path,
                section.line,
                "duplicate-id",
                f"the heading “{section.title}” makes the id “{section.id}” a second time, "
                f"after line {first.line}",
                "Give each heading words of its own.",
            )


def _answer_id_problems(path: str, node: Node) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for line in node.answers:
        first = seen.setdefault(markdown.slug(line.text), line.line)
        if first != line.line:
            yield Problem(
                path,
                line.line,
                "duplicate-answer",
                f"the answer “{line.text}” stands on line {first} already",
                "Give each answer of a question a label of its own.",
            )


def _anchor_problems(
    path: str, tokens: Sequence[Token], sections: Sequence[Section], nodes: Sequence[Node]
) -> Iterator[Problem]:
    """Links in the text to headings of the same file that do not exist."""
    ids = {section.id for section in sections}
    answered = {(line.line, line.target) for node in nodes for line in node.answers}
    for link in markdown.links(tokens):
        target = link.href[1:]
        if link.href.startswith("#") and target not in ids and (link.line, target) not in answered:
            yield Problem(
                path,
                link.line,
                "broken-link",
                f"the link “{link.text}” leads to “#{target}”, which is no heading of this file",
                did_you_mean(target, ids, "Correct the link."),
            )


def _name_problems(path: str, slug: str) -> Iterator[Problem]:
    if not _SLUG.fullmatch(slug):
        yield Problem(
            path,
            1,
            "bad-name",
            f"the file's name “{slug}” cannot be part of an address",
            "Use lower-case letters, digits and single hyphens, as in “follow-request.md”.",
        )


def _procedure_problems(
    source: Source, named: str, folder: str, around: Surroundings
) -> Iterator[Problem]:
    line = source.field_lines.get("procedure", 1)
    if named and named != folder:
        yield Problem(
            source.path,
            line,
            "wrong-procedure",
            f"the tree names the procedure “{named}” and stands in the folder of “{folder}”",
            "Move the file, or correct the field.",
        )
    elif folder not in around.procedures:
        yield Problem(
            source.path,
            line,
            "wrong-procedure",
            f"there is no procedure “{folder}”",
            did_you_mean(folder, around.procedures, "Write its page under the procedures first."),
        )


def _stray_headings(path: str, tokens: Sequence[Token]) -> Iterator[Problem]:
    for token in tokens:
        if token.type == "heading_open" and token.tag == "h1":
            yield Problem(
                path,
                markdown.line_of(token),
                "stray-heading",
                "a heading of the first level stands in a tree",
                "The page's title is the front matter's; use “##” for questions and outcomes.",
            )
