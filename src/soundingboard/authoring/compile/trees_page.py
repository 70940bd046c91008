"""A procedure's trees page, ``decision_trees/<procedure>/index.md``, with safety statements."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from markdown_it.token import Token

from soundingboard.authoring.compile.citations import Cite, cites, short_citations
from soundingboard.authoring.compile.examples import stray_blocks
from soundingboard.authoring.compile.link_problems import anchor_problems, link_problems
from soundingboard.authoring.compile.links import Surroundings
from soundingboard.authoring.compile.nodes import outside_nodes
from soundingboard.authoring.compile.outside_clauses import directions
from soundingboard.authoring.compile.procedure_file import Procedure
from soundingboard.authoring.compile.safety_statements import (
    WrittenSafetyStatement,
    fails,
    idle,
    read_safety_statements,
)
from soundingboard.authoring.compile.tree_checks import (
    behind_repeats,
    meant_procedure,
    procedure_problems,
    reviewed_revision_problems,
)
from soundingboard.authoring.compile.tree_file import ALWAYS, TreeFile
from soundingboard.authoring.compile.usual_wording import usual_wordings
from soundingboard.authoring.grammar.heading_checks import heading_link_problems, id_problems
from soundingboard.authoring.grammar.lookalikes import (
    alike_problems,
    invisible_problems,
    mixed_problems,
)
from soundingboard.authoring.grammar.markup import html_problems, image_problems
from soundingboard.authoring.grammar.table_problems import uneven_rows
from soundingboard.authoring.grammar.unread_tables import ALWAYS as ALWAYS_TITLE
from soundingboard.authoring.grammar.unread_tables import unread_tables
from soundingboard.authoring.grammar.unsupported_markdown import as_meant, unsupported_markdown
from soundingboard.authoring.problems.problem import Problem
from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.blocks import blocks, outside_tables, plain
from soundingboard.authoring.source.fields import DATE, NUMBER, TEXT, Field, read_fields
from soundingboard.authoring.source.sections import Section, split
from soundingboard.authoring.source.source_file import Source
from soundingboard.authoring.wording import _, listed
from soundingboard.engine.safety_statements import counter_example

FIELDS: Mapping[str, Field] = {
    "title": Field(TEXT, required=True, default=""),
    "procedure": Field(TEXT, required=True, default=""),
    "reviewed": Field(DATE, default="", filled=True),
    "reviewed-revision": Field(NUMBER, filled=True),
}


@dataclass(frozen=True)
class TreesPage:
    """What an author says about all trees of a procedure, and the statements they must keep.

    ``intro`` and ``sections`` keep the parsed Markdown, from which the page is rendered.
    ``reviewed`` may be empty. ``cites`` is every citation of its procedure, ``hash`` that of the
    file's text.
    """

    path: str
    procedure: str
    title: str
    intro: tuple[Token, ...]
    sections: tuple[Section, ...]
    safety_statements: tuple[WrittenSafetyStatement, ...]
    reviewed: str = ""
    reviewed_revision: int | None = None
    cites: tuple[Cite, ...] = ()
    hash: str = ""


def compile_trees_page(
    source: Source, around: Surroundings, tree_files: Iterable[TreeFile]
) -> tuple[TreesPage, list[Problem]]:
    """The page in *source*, its statements proved over every tree that they concern.

    A statement concerns the trees that ask all the questions it names.
    """
    folder = PurePosixPath(source.path).parent.name
    values, problems = read_fields(source, FIELDS)
    problems += procedure_problems(source, values["procedure"], folder, around)
    problems += reviewed_revision_problems(source, values["reviewed-revision"], folder, around)
    procedure = around.procedures.get(meant_procedure(values["procedure"], folder, around))
    short = short_citations(source.path, procedure)
    written, definitions = markdown.tokenize_all(source.body, short)
    tokens = as_meant(source.body, written, short, (ALWAYS_TITLE,))
    problems += unsupported_markdown(source.path, source.body, written, definitions, fields=FIELDS)
    problems += heading_link_problems(source.path, tokens)
    problems += uneven_rows(source.path, source.body, tokens)
    problems += invisible_problems(source, tokens)
    problems += html_problems(source.path, tokens)
    problems += image_problems(source.path, tokens)
    # A link in a table is a problem itself, wherever it leads.
    text = [*outside_tables(tokens)]
    problems += link_problems(source.path, text, procedure, around)
    problems += outside_nodes(source.path, text) or _uncited(source.path, text, procedure)
    own = [file for file in tree_files if file.procedure == folder]
    asked = {question.text: question for _, question in usual_wordings(own).values()}
    safety_statements: list[WrittenSafetyStatement] = []
    intro, *sections = split(tokens)
    problems += anchor_problems(source.path, text, sections, ())
    problems += id_problems(source.path, sections)
    problems += _empty_headings(source.path, sections)
    headings = [(section.title, section.line) for section in sections]
    problems += alike_problems(source.path, headings, reserved=[ALWAYS_TITLE])
    unread = (section for section in sections if section.id != ALWAYS)
    problems += unread_tables(source.path, [intro, *unread], [ALWAYS_TITLE], asked, prose=False)
    for section in sections:
        if section.id == ALWAYS:
            found, statement_problems = read_safety_statements(
                source.path,
                section.tokens,
                asked,
                lambda text: _broken(own, [markdown.slug(text)]),
            )
            safety_statements += found
            problems += statement_problems
            problems += stray_blocks(source.path, section, prose=True)
            problems += _prove(source.path, found, own)
    problems += mixed_problems(source, tokens, problems)
    # A row that makes no table may be found by its form and by its place.
    problems = list(dict.fromkeys(behind_repeats(source.path, problems, sections)))
    page = TreesPage(
        path=source.path,
        procedure=folder,
        title=values["title"],
        intro=intro.tokens,
        sections=tuple(sections),
        safety_statements=tuple(safety_statements),
        reviewed=values["reviewed"],
        reviewed_revision=values["reviewed-revision"],
        cites=cites(source.path, tokens, procedure),
        hash=source.hash,
    )
    return page, problems


def _uncited(path: str, tokens: Sequence[Token], own: Procedure | None) -> Iterator[Problem]:
    """Text that directs somebody without a citation: no change of a clause would flag it."""
    for block in blocks(tokens):
        found = directions(plain(block)) if own is not None else []
        if found and not cites(path, block, own):
            yield Problem(
                path,
                markdown.line_of(block[0]),
                "no-citation",
                _("The text says “{words}”, but cites no clause").format(words=found[0]),
                _("Add the number of the clause that says so, as in “([1.2.3])”."),
            )


def _empty_headings(path: str, sections: Iterable[Section]) -> Iterator[Problem]:
    for section in sections:
        if not section.id:
            yield Problem(
                path,
                section.line,
                "empty-heading",
                _("Expected words in the heading, found none"),
                _("Write what the part is about after the “##”."),
            )


def _prove(
    path: str, statements: Iterable[WrittenSafetyStatement], files: Sequence[TreeFile]
) -> Iterator[Problem]:
    """A problem for each tree that breaks a statement, in the tree's own file.

    If several trees are concerned and every one breaks it, the statement is what is wrong.
    """
    for item in statements:
        concerned = [
            (file, file.tree)
            for file in files
            if file.tree is not None and item.statement.applies_to(file.tree)
        ]
        if not concerned:
            yield idle(path, item, _broken(files, item.statement.when))
            continue
        walks = [counter_example(tree, item.statement) for _file, tree in concerned]
        broken = [
            (file, tree, walk)
            for (file, tree), walk in zip(concerned, walks, strict=True)
            if walk is not None and walk.outcome is not None
        ]
        if len(broken) == len(concerned) > 1:
            _file, tree, walk = broken[0]
            first = fails(path, item.line, item.words, tree, walk)
            others = listed([other.id for _file, other, _walk in broken[1:]])
            hint = _("It isn't true of {trees} either. Correct the statement.").format(trees=others)
            yield replace(first, hint=hint)
            continue
        for file, tree, walk in broken:
            assert walk.outcome is not None
            found = fails(file.path, file.lines[walk.outcome.id], item.words, tree, walk)
            hint = _("Correct the tree. If the statement is wrong, correct {path}:{line}.").format(
                path=path, line=item.line
            )
            yield replace(found, hint=hint)


def _broken(files: Iterable[TreeFile], questions: Collection[str]) -> str:
    """The path of a file with problems that may ask the questions of these ids, or ""."""
    broken = [file for file in files if file.tree is None]
    asking = (file for file in broken if {*file.section_ids}.issuperset(questions))
    # A heading may be what is wrong with a file.
    return next((file.path for file in [*asking, *broken]), "")
