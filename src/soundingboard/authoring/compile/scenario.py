"""Scenarios: what one section of a course's file says, part by part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from markdown_it.token import Token

from soundingboard.authoring.compile.choices import (
    ChoiceText,
    boxes_astray,
    choice_problems,
    read_choices,
)
from soundingboard.authoring.grammar.keywords import KEYWORDS
from soundingboard.authoring.grammar.table_problems import broken_table
from soundingboard.authoring.problems.problem import Problem
from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.blocks import blocks, has_tasks, plain, short
from soundingboard.authoring.source.sections import Section
from soundingboard.authoring.wording import _

NO_TREE = KEYWORDS.no_tree
"""The words in bold with which a paragraph opens that says why no tree answers a scenario."""

SITUATION = "Situation"
"""The word in bold with which a paragraph opens that links the situation of a scenario."""


@dataclass(frozen=True, slots=True)
class ScenarioText:
    """A scenario as written.

    ``story`` and ``beyond`` are the Markdown to render, parsed; ``beyond`` without its opening
    words, and empty where the scenario has tables of answers or a situation instead. ``tables`` are
    those, ``situation`` is the paragraph that links it, without its opening word.
    """

    section: Section
    story: tuple[Token, ...]
    choices: tuple[ChoiceText, ...]
    tables: tuple[tuple[Token, ...], ...]
    beyond: tuple[Token, ...]
    situation: tuple[Token, ...] = ()

    @property
    def id(self) -> str:
        """The heading's id."""
        return self.section.id


def read_scenario(path: str, section: Section) -> tuple[ScenarioText, list[Problem]]:
    """The parts of the scenario in *section*, and every problem with its form."""
    problems: list[Problem] = []
    story: list[Token] = []
    choices: list[ChoiceText] = []
    tables: list[tuple[Token, ...]] = []
    beyond: list[tuple[Token, ...]] = []
    situations: list[tuple[Token, ...]] = []
    broken = False
    stray = 0
    for block in blocks(section.tokens):
        because = without_tree(block)
        if because is not None:
            beyond.append(because)
        elif (linked := with_situation(block)) is not None:
            situations.append(linked)
        elif block[0].type == "table_open":
            tables.append(tuple(block))
        elif block[0].type == "paragraph_open" and block[1].content.lstrip().startswith("|"):
            problems.append(broken_table(path, block[1]))
            broken = True
        elif has_tasks(block):
            found, list_problems = read_choices(path, block)
            choices += found
            problems += list_problems
        elif choices or tables or beyond or situations:
            # What follows a stray block right away is one with it.
            cause = f"{path}:{stray}" if stray else ""
            problems.append(replace(_stray_text(path, block), cause=cause))
            stray = stray or markdown.line_of(block[0])
            continue
        else:
            story += block
            problems += boxes_astray(path, block)
        stray = 0
    scenario = ScenarioText(
        section,
        tuple(story),
        tuple(choices),
        tuple(tables),
        beyond[0] if beyond else (),
        situations[0] if situations else (),
    )
    problems += _problems(path, scenario)
    if not broken:
        problems += _answer_problems(path, scenario, len(beyond), len(situations))
    return scenario, [*_behind_others(problems, choices)]


def _behind_others(problems: Sequence[Problem], choices: Sequence[ChoiceText]) -> Iterator[Problem]:
    """The *problems* of a scenario; what it lacks may be there, but not where it is read."""
    for problem in problems:
        codes: tuple[str, ...] = ()
        end = float("inf")
        if problem.code == "one-sided":
            codes = ("bad-choice", "stray-text")
        elif problem.code == "no-feedback":
            codes = ("stray-text", "duplicate-choice")
            after = [choice.line for choice in choices if choice.line > problem.line]
            end = after[0] + 0.5 if after else end
        cause = next((p for p in problems if p.code in codes and problem.line < p.line < end), None)
        yield replace(problem, cause=f"{cause.path}:{cause.line}") if cause else problem


def without_tree(block: Sequence[Token]) -> tuple[Token, ...] | None:
    """A paragraph that opens with :data:`NO_TREE` in bold, without these words; else ``None``."""
    return _opening_with(NO_TREE, block)


def with_situation(block: Sequence[Token]) -> tuple[Token, ...] | None:
    """A paragraph that opens with :data:`SITUATION` in bold, without that word; else ``None``."""
    return _opening_with(SITUATION, block)


def _opening_with(words: str, block: Sequence[Token]) -> tuple[Token, ...] | None:
    if block[0].type != "paragraph_open":
        return None
    children = [child for child in block[1].children or () if child.type != "text" or child.content]
    if not children or children[0].type != "strong_open":
        return None
    end = next(index for index, child in enumerate(children) if child.type == "strong_close")
    if markdown.visible_text(children[:end]).rstrip(".:").casefold() != words.casefold():
        return None
    rest = children[end + 1 :]
    if rest and rest[0].type == "text":
        rest[0] = replace(rest[0], content=rest[0].content.lstrip())
    return (block[0], replace(block[1], children=rest), block[2])


def _problems(path: str, scenario: ScenarioText) -> Iterator[Problem]:
    line, title = scenario.section.line, scenario.section.title
    if not scenario.id:
        yield Problem(
            path,
            line,
            "empty-heading",
            _("Expected words in the heading, found none"),
            _("Write what the scenario is about after the “##”."),
        )
        return
    if not plain(scenario.story):
        yield Problem(
            path,
            line,
            "no-story",
            _("The scenario “{title}” has no story").format(title=short(title)),
            _("Write what happens below its heading, before the choices."),
        )
    yield from choice_problems(path, title, line, scenario.choices)


def _answer_problems(
    path: str, scenario: ScenarioText, beyonds: int, situations: int
) -> Iterator[Problem]:
    """A scenario has one situation, tables of answers, or one reason to have neither."""
    situation, no_tree = f"{SITUATION}.", f"{NO_TREE}."
    hint = _("Take out one of the two.")
    if situations > 1:
        message = _("The scenario “{title}” has “{situation}” more than once")
        hint = _("Take out all but one.")
    elif situations and scenario.tables:
        message = _("The scenario “{title}” has both “{situation}” and a table of answers")
    elif situations and beyonds:
        message = _("The scenario “{title}” has both “{situation}” and “{no_tree}”")
    elif scenario.tables and beyonds:
        message = _("The scenario “{title}” has both a table of answers and “{no_tree}”")
    elif beyonds > 1:
        message = _("The scenario “{title}” says “{no_tree}” more than once")
        hint = _("Take out all but one.")
    elif beyonds and not plain(scenario.beyond):
        message = _("The scenario “{title}” says “{no_tree}”, but not why")
        hint = _("Write the reason after it, in the same paragraph.")
    elif not scenario.tables and not beyonds and not situations:
        message = _("The scenario “{title}” has no situation and no table of answers")
        folder = f"../../decision_trees/{PurePosixPath(path).parent.name}"
        hint = _(
            "Link its situation below the choices, as in “**{situation}** [A student asks …]"
            "({folder}/situations.md#a-student-asks)”. If no tree answers it, write "
            "“**{no_tree}**” and say why."
        ).format(situation=situation, folder=folder, no_tree=no_tree)
    else:
        return
    told = message.format(title=short(scenario.section.title), situation=situation, no_tree=no_tree)
    yield Problem(path, scenario.section.line, "no-answers", told, hint)


def _stray_text(path: str, block: Sequence[Token]) -> Problem:
    words = short(markdown.block_text(block)) or block[0].markup
    return Problem(
        path,
        markdown.line_of(block[0]),
        "stray-text",
        _("“{text}” belongs to no choice").format(text=words),
        _(
            "If it's feedback, indent it by two spaces. If it's the story, move it above the "
            "choices."
        ),
    )
