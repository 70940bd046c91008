"""The situation that a scenario is about, which gives the outcomes that are expected."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence

from markdown_it.token import Token

from soundingboard.authoring.compile.links import resolve
from soundingboard.authoring.compile.scenario import SITUATION
from soundingboard.authoring.compile.situations_file import (
    Situation,
    SituationsFile,
    situations_path,
)
from soundingboard.authoring.problems.problem import Problem, did_you_mean, nearest
from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.blocks import short
from soundingboard.authoring.wording import _
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
    words = f"{SITUATION}."
    form = _(
        "Link the heading of a situation, as in “**{words}** [A student asks …]"
        "({file}#a-student-asks)”."
    ).format(words=words, file=written)
    if not links:
        return problem(_("Expected a link after “{words}”, found none").format(words=words), form)
    link = links[0]
    if said != link.text or len(links) > 1:
        return problem(
            _("Expected only one link after “{words}”, found “{text}”").format(
                words=words, text=short(said)
            ),
            _("Take out everything but the link."),
        )
    place = resolve(path, link.href)
    if place.path != own or markdown.scheme(link.href):
        return problem(
            _("“{link}” isn't a situation of “{procedure}”").format(
                link=link.href, procedure=folder
            ),
            _("Link to a heading in “{file}”.").format(file=written),
        )
    file = situations.get(own)
    if file is None:
        return problem(
            _("“{file}” doesn't exist, or can't be read").format(file=own),
            _("Create that file, with the situation as a “##” heading."),
            own,
        )
    if not file.is_whole:
        return problem(
            _("“{file}” has errors, so its situations can't be used").format(file=own),
            _("Fix that file first."),
            own,
        )
    situation = file.by_id.get(place.fragment)
    if situation is None:
        return problem(
            _("There is no situation “#{situation}”").format(situation=place.fragment),
            _meant(link.text, place.fragment, file),
        )
    if link.text != situation.title:
        return problem(
            _("The link says “{text}”, but leads to “{title}”").format(
                text=short(link.text), title=short(situation.title)
            ),
            _("Write “{title}”, or correct the link.").format(title=situation.title),
        )
    if not situation.ways and not situation.no_tree:
        return problem(
            _("The situation “{title}” has no way to look it up").format(
                title=short(situation.title)
            ),
            _("Add one in “{file}”. If no tree answers it, say why there.").format(file=own),
        )
    return situation


def _meant(text: str, fragment: str, file: SituationsFile) -> str:
    """A hint to the situation whose heading the link says, or whose anchor is nearest."""
    titles = {situation.title: situation.id for situation in file.situations}
    near = nearest(text, titles)
    if near is not None:
        return _("Did you mean “{word}”?").format(word=f"#{titles[near]}")
    known = [f"#{item}" for item in file.by_id]
    otherwise = _("Write the situation's heading in lower case, with hyphens for spaces.")
    return did_you_mean(f"#{fragment}", known, otherwise)


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
