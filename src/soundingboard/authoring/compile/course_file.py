"""Courses: one Markdown file to one engine course, with every problem of the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from markdown_it.token import Token

from soundingboard.authoring.compile.choice_checks import choice_contradictions
from soundingboard.authoring.compile.choices import boxes_astray
from soundingboard.authoring.compile.citations import Cite, citations, cites, short_citations
from soundingboard.authoring.compile.course_checks import (
    quiz_problems,
    quiz_text_problems,
    scenario_citation_problems,
    statement_problems,
)
from soundingboard.authoring.compile.expected_outcomes import read_expected_outcomes
from soundingboard.authoring.compile.link_problems import (
    anchor_problems,
    has_failed_citation,
    link_problems,
)
from soundingboard.authoring.compile.links import Surroundings
from soundingboard.authoring.compile.procedure_file import Procedure, anchor
from soundingboard.authoring.compile.required_reading import (
    READ_FIRST,
    READ_FIRST_TITLE,
    likely_reading,
    read_reading,
)
from soundingboard.authoring.compile.scenario import ScenarioText, read_scenario, with_situation
from soundingboard.authoring.compile.scenario_situation import (
    expected_outcomes_of,
    read_situation,
    reason_in,
)
from soundingboard.authoring.compile.situations_file import SituationsFile
from soundingboard.authoring.compile.tree_checks import (
    behind_line_problems,
    behind_repeats,
    meant_procedure,
    procedure_problems,
    reviewed_revision_problems,
)
from soundingboard.authoring.compile.tree_file import TreeFile, tree_path
from soundingboard.authoring.compile.tree_links import tree_link_problems
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
from soundingboard.authoring.source.blocks import LISTS, blocks, outside_tables, plain
from soundingboard.authoring.source.fields import (
    DATE,
    LANGUAGE,
    NUMBER,
    TEXT,
    Field,
    one_of,
    read_fields,
)
from soundingboard.authoring.source.sections import Section, split
from soundingboard.authoring.source.source_file import Source, name_problems
from soundingboard.authoring.wording import N_, _
from soundingboard.engine.course import (
    FEEDBACK,
    Acknowledgment,
    Choice,
    Course,
    ExpectedOutcome,
    Reading,
    Scenario,
)

FIELDS: Mapping[str, Field] = {
    "title": Field(TEXT, required=True, default=""),
    "procedure": Field(TEXT, required=True, default=""),
    "reviewed": Field(DATE, required=True, default=""),
    "reviewed-revision": Field(NUMBER, filled=True),
    "audience": Field(TEXT, required=True, default=""),
    "pass-mark": Field(NUMBER, required=True),
    "draw": Field(NUMBER, required=True),
    "valid-months": Field(NUMBER),
    "feedback": Field(one_of(N_("“each” or “end”"), *FEEDBACK), default=FEEDBACK[0]),
    "statement": Field(TEXT, required=True, default=""),
    "statement-clause": Field(TEXT, default=""),
    "statement-note": Field(TEXT, default=""),
    "language": Field(LANGUAGE, default="en"),
}


@dataclass(frozen=True)
class CourseFile:
    """A course's file, compiled.

    ``course`` is ``None`` when the file has an error. ``intro``, ``read_first`` and ``scenarios``
    keep the parsed Markdown, from which the page is rendered; ``fields`` are its front matter, by
    :data:`FIELDS`. ``cites`` is every citation of its procedure, ``hash`` that of the file's text.
    """

    path: str
    procedure: str
    slug: str
    title: str
    course: Course | None
    intro: tuple[Token, ...] = ()
    read_first: Section | None = None
    scenarios: tuple[ScenarioText, ...] = ()
    fields: Mapping[str, Any] = field(default_factory=dict)
    cites: tuple[Cite, ...] = ()
    hash: str = ""

    @property
    def id(self) -> str:
        """``procedure/slug``."""
        return f"{self.procedure}/{self.slug}"

    def without_markdown(self) -> CourseFile:
        """The same for a check, which renders no page: of “Read first” only the heading is kept."""
        heading = replace(self.read_first, tokens=()) if self.read_first is not None else None
        return replace(self, intro=(), read_first=heading, scenarios=())


def compile_course(
    folder: str,
    slug: str,
    source: Source,
    around: Surroundings,
    trees: Mapping[str, TreeFile],
    situations: Mapping[str, SituationsFile],
) -> tuple[CourseFile, list[Problem]]:
    """The course of *source*, whose file is ``folder/slug.md``, and every problem of the file.

    *trees* are the handbook's tree files by their path: scenarios are checked by walking them.
    *situations* are its files of situations by their path: a scenario may be about one of them.
    """
    path = source.path
    values, problems = read_fields(source, FIELDS)
    problems += name_problems(path, slug)
    problems += procedure_problems(source, values["procedure"], folder, around)
    problems += reviewed_revision_problems(source, values["reviewed-revision"], folder, around)
    meant = meant_procedure(values["procedure"], folder, around)
    own = around.procedures.get(meant)

    short = short_citations(path, own)
    written, definitions = markdown.tokenize_all(source.body, short)
    tokens = as_meant(source.body, written, short, (READ_FIRST_TITLE,))
    intro, *sections = split(tokens)
    listing = [section for section in sections if section.id == READ_FIRST]
    read_first = next((s for s in listing if s.tokens), listing[0] if listing else None)
    elsewhere = likely_reading([intro, *sections], own) if own and not listing else None
    listed = READ_FIRST if elsewhere is None else elsewhere.id
    problems += unsupported_markdown(path, source.body, written, definitions, fields=FIELDS)
    problems += heading_link_problems(path, tokens)
    problems += uneven_rows(path, source.body, tokens)
    problems += invisible_problems(source, tokens)
    headings = [(section.title, section.line) for section in sections]
    problems += alike_problems(path, headings, reserved=[READ_FIRST_TITLE])
    problems += html_problems(path, tokens)
    problems += image_problems(path, tokens)
    problems += boxes_astray(path, intro.tokens)
    problems += quiz_text_problems(path, values, intro.tokens)
    problems += id_problems(path, sections)
    problems += anchor_problems(path, [*outside_tables(tokens)], sections, ())
    for part in (intro, *sections):
        # What “Read first” lists is looked up among the procedure's headings, not its clauses;
        # what a table links, with its answers; the situation, with those that there are.
        text = _outside_lists(part) if part.id == listed else _outside_answers(part)
        problems += link_problems(path, text, own, around)
        problems += tree_link_problems(path, markdown.links(text), trees)
    problems += statement_problems(source, values, own)
    reading, reading_problems = _reading(path, read_first, own, elsewhere)
    problems += reading_problems

    texts = []
    compiled = []
    for section in sections:
        if section.id == listed:
            continue
        scenario, scenario_problems = read_scenario(path, section)
        scenario_problems = [*behind_line_problems(scenario_problems, problems, sections, tokens)]
        problems += scenario_problems
        if not has_failed_citation(problems, section):
            problems += scenario_citation_problems(path, scenario, own)
        expected_outcomes: list[ExpectedOutcome] = []
        for table in scenario.tables:
            found, table_problems = read_expected_outcomes(path, meant, table, trees)
            expected_outcomes += found
            problems += table_problems
        if scenario.situation:
            situation = read_situation(path, meant, scenario.situation, situations)
            if isinstance(situation, Problem):
                problems.append(situation)
            else:
                expected_outcomes += expected_outcomes_of(situation)
                scenario = replace(scenario, beyond=reason_in(path, meant, situation))
        texts.append(scenario)
        ends = [
            (tree, tree.outcome_by_id[expected.outcome])
            for expected in expected_outcomes
            if (tree := trees[tree_path(expected.tree)].tree) is not None
        ]
        if not scenario_problems:
            problems += choice_contradictions(path, scenario.choices, ends)
        compiled.append(_scenario(path, scenario, expected_outcomes, own))
    problems += quiz_problems(source, values, len(compiled))

    problems += mixed_problems(source, tokens, problems)
    # A row that makes no table may be found by its form and by its place.
    problems = list(dict.fromkeys(behind_repeats(path, problems, sections)))
    course = (
        None
        if errors(problems)
        else _course(folder, slug, values, plain(intro.tokens), reading, compiled)
    )
    return (
        CourseFile(
            path=path,
            procedure=folder,
            slug=slug,
            title=values["title"] or slug,
            course=course,
            intro=intro.tokens,
            read_first=read_first,
            scenarios=tuple(texts),
            fields=values,
            cites=(*_statement_cite(source, values), *cites(path, tokens, own)),
            hash=source.hash,
        ),
        problems,
    )


def _statement_cite(source: Source, values: Mapping[str, Any]) -> tuple[Cite, ...]:
    """The clause that asks for the acknowledgment is cited by its number in the front matter."""
    number = values["statement-clause"]
    if not number:
        return ()
    return (Cite(source.field_lines.get("statement-clause", 1), anchor(number)),)


def _reading(
    path: str, section: Section | None, own: Procedure | None, elsewhere: Section | None
) -> tuple[list[Reading], list[Problem]]:
    """The parts to read under the heading *section*; *elsewhere* is a list that should be there."""
    if own is None:
        return [], []
    if elsewhere is not None:
        message = _("The list of what to read first is before the first heading")
        if elsewhere.title:
            message = _("The list of what to read first is under “{heading}”").format(
                heading=elsewhere.title
            )
        hint = _("Put the heading “## {heading}” above it.").format(heading=READ_FIRST_TITLE)
        return [], [Problem(path, elsewhere.line, "no-reading", message, hint)]
    reading, problems = read_reading(path, section, own) if section is not None else ([], [])
    if not reading and not problems:
        problems.append(
            Problem(
                path,
                section.line if section is not None else 1,
                "no-reading",
                _("The course doesn't say what to read first"),
                _(
                    "Add the heading “## {heading}” and a list of links below it, as in "
                    "“- [Section 1]({page}#section-1)”."
                ).format(heading=READ_FIRST_TITLE, page=f"../../{own.path}"),
            )
        )
    return reading, problems


def _scenario(
    path: str,
    text: ScenarioText,
    expected_outcomes: Sequence[ExpectedOutcome],
    own: Procedure | None,
) -> Scenario:
    return Scenario(
        id=text.id,
        title=text.section.title,
        story=plain(text.story),
        choices=tuple(
            Choice(choice.id, choice.text, choice.right, plain(choice.feedback))
            for choice in text.choices
        ),
        clauses=citations(path, [*text.section.tokens, *text.beyond], own),
        expected_outcomes=tuple(expected_outcomes),
        beyond=plain(text.beyond),
    )


def _course(
    folder: str,
    slug: str,
    values: Mapping[str, Any],
    intro: str,
    reading: Sequence[Reading],
    scenarios: Sequence[Scenario],
) -> Course:
    return Course(
        procedure=folder,
        slug=slug,
        title=values["title"],
        audience=values["audience"],
        acknowledgment=Acknowledgment(
            text=values["statement"],
            language=values["language"],
            clause=values["statement-clause"],
            note=values["statement-note"],
        ),
        reading=tuple(reading),
        scenarios=tuple(scenarios),
        pass_mark=values["pass-mark"],
        draw=values["draw"],
        valid_months=values["valid-months"],
        feedback=values["feedback"],
        reviewed=values["reviewed"],
        intro=intro,
    )


def _outside_lists(section: Section) -> list[Token]:
    """The block tokens of a section that are in no list and no table."""
    found = (block for block in blocks(section.tokens) if block[0].type not in LISTS)
    return [*outside_tables([token for block in found for token in block])]


def _outside_answers(section: Section) -> list[Token]:
    """The block tokens of a section that are in no table, and link no situation."""
    found = (block for block in blocks(section.tokens) if with_situation(block) is None)
    return [*outside_tables([token for block in found for token in block])]
