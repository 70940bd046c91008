"""The situation that a scenario is about, which gives the outcomes that are expected."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence

from markdown_it.token import Token

from soundingboard.authoring.compile.links import resolve
from soundingboard.authoring.compile.situations_file import (
    Situation,
    SituationsFile,
    situations_path,
)
from soundingboard.authoring.problems.problem import Problem, did_you_mean, nearest
from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.blocks import short
from soundingboard.engine.course import ExpectedOutcome


def read_situation(
    path: str, folder: str, paragraph: Sequence[Token], situations: Mapping[str, SituationsFile]
) -> Situation | Problem:
    """The situation that a scenario's *paragraph* links, or what is wrong with the link.

    *folder* is the course's procedure, *situations* are the handbook's files of them by their path.
    """
    own = situations_path(folder)
    written = posixpath.relpath(own, posixpath.dirname(path))
    line = markdown.line_of(paragraph[0])

    def problem(message: str, hint: str, cause: str = "") -> Problem:
        return Problem(path, line, "scenario-situation", message, hint, cause)

    links = [*markdown.links(paragraph)]
    said = markdown.block_text(paragraph)
    form = f"Link the situation by its heading, as in “[…]({written}#…)”."
    if not links:
        return problem("the paragraph “Situation” links no situation", form)
    link = links[0]
    if said != link.text or len(links) > 1:
        return problem(
            f"the paragraph “Situation” says more than its link: “{short(said)}”",
            "Let it be the link to the situation alone.",
        )
    place = resolve(path, link.href)
    if place.path != own or markdown.scheme(link.href):
        return problem(
            f"“{link.href}” leads to no situation of “{folder}”",
            f"Link a situation of the course's own procedure, in “{written}”.",
        )
    file = situations.get(own)
    if file is None:
        return problem(
            f"“{own}” doesn't exist or can't be read", "Write the file of situations first.", own
        )
    if not file.is_whole:
        return problem(
            f"“{own}” has errors of its own, so its situations can't be used",
            "Correct the situations first.",
            own,
        )
    situation = file.by_id.get(place.fragment)
    if situation is None:
        return problem(
            f"there is no situation at “#{place.fragment}”", _meant(link.text, place.fragment, file)
        )
    if link.text != situation.title:
        return problem(
            f"the link says “{short(link.text)}” and leads to “{short(situation.title)}”",
            "Make the two agree.",
        )
    if not situation.ways and not situation.no_tree:
        return problem(
            f"there is no way to look up “{short(situation.title)}”",
            f"Add one in “{own}”, or say there why no tree answers it.",
        )
    return situation


def _meant(text: str, fragment: str, file: SituationsFile) -> str:
    """A hint to the situation whose heading the link says, or whose anchor is nearest."""
    titles = {situation.title: situation.id for situation in file.situations}
    near = nearest(text, titles)
    if near is not None:
        return f"Did you mean “#{titles[near]}”?"
    known = [f"#{item}" for item in file.by_id]
    return did_you_mean(f"#{fragment}", known, "Copy the situation's heading and its anchor.")


def expected_outcomes_of(situation: Situation) -> tuple[ExpectedOutcome, ...]:
    """What a scenario about *situation* expects: the outcome of each way, with its answers."""
    expected_outcomes = []
    for way in situation.ways:
        outcome = way.walk.outcome
        assert outcome is not None
        answers = {question.id: answer.id for question, answer in way.walk.path}
        expected_outcomes.append(
            ExpectedOutcome(way.walk.tree.id, outcome.id, outcome.title, answers)
        )
    return tuple(expected_outcomes)


def reason_in(path: str, folder: str, situation: Situation) -> tuple[Token, ...]:
    """Why *situation* of the procedure *folder* has no tree, its links as seen from *path*."""
    file = situations_path(folder)

    def rebase(href: str) -> str:
        if markdown.scheme(href):
            return href
        address, mark, fragment = href.partition("#")
        target = posixpath.join(posixpath.dirname(file), address) if address else file
        return posixpath.relpath(target, posixpath.dirname(path)) + mark + fragment

    return markdown.rebased(situation.no_tree, rebase)
