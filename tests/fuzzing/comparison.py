"""Whether a page says what the engine says: every sentence of one is in the other.

`differences` of a document returns one line for each place where the two differ, and nothing for a
document that the checks refuse, since no page is made of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from tests.fuzzing import pages

from soundingboard.authoring.procedure_file import Procedure
from soundingboard.engine.course import Course, Scenario
from soundingboard.engine.tree import Outcome, Question, Tree
from soundingboard.site.html import capital

_HINT_OPENS = ",:;–—-"


def tree_differences(tree: Tree, html: str) -> list[str]:
    """Where the page *html* of *tree* differs from it."""
    found = [f"only an author can have brought {what}" for what in pages.hostile(html)]
    shown = {node.id: node for node in pages.nodes(html)}
    for meant in (*map(_question, tree.questions), *map(_outcome, tree.outcomes)):
        node = shown.pop(meant.id, None)
        if node is None:
            found.append(f"the page has no “{meant.id}”")
        else:
            found += _fields(node, meant)
    found += [f"only the page has “{node_id}”" for node_id in shown]
    if rest := pages.left_over(html):
        found.append(f"only the page says “{rest}”")
    return found


def _question(question: Question) -> pages.Node:
    return pages.Node(
        id=question.id,
        title=pages.squeezed(question.text),
        verdict="",
        prose=pages.squeezed(question.help),
        answers=tuple(
            pages.Answer(
                pages.squeezed(answer.text),
                answer.to,
                pages.squeezed(answer.hint.lstrip(_HINT_OPENS + " ")),
            )
            for answer in question.answers
        ),
        steps=(),
        cited=frozenset(),
    )


def _outcome(outcome: Outcome) -> pages.Node:
    return pages.Node(
        id=outcome.id,
        title=pages.squeezed(outcome.title),
        verdict=outcome.verdict.slug,
        prose=pages.squeezed(outcome.reason),
        answers=(),
        steps=tuple(
            pages.Step(
                pages.squeezed(capital(step.force)),
                pages.squeezed(step.text),
                pages.squeezed(step.ready),
            )
            for step in outcome.steps
        ),
        cited=frozenset(clause.replace(".", "-") for clause in outcome.clauses),
    )


def _fields(node: pages.Node, meant: pages.Node) -> Iterator[str]:
    for field in fields(node):
        page, engine = getattr(node, field.name), getattr(meant, field.name)
        if page != engine:
            what = f"the {field.name} of {'an outcome' if meant.verdict else 'a question'}"
            yield f"{what} differ: page {page!r}, engine {engine!r}"


def course_differences(course: Course, html: str) -> list[str]:
    """Where the page *html* of *course* differs from it."""
    found = [f"only an author can have brought {what}" for what in pages.hostile(html)]
    shown = pages.scenarios(html)
    meant = [_scenario(scenario) for scenario in course.scenarios]
    if [item.id for item in shown] != [item.id for item in meant]:
        found.append(f"page and engine have other scenarios: {shown}")
    for page, engine in zip(shown, meant, strict=False):
        if page != engine:
            found.append(f"the scenarios differ:\n  page   {page}\n  engine {engine}")
    around = pages.around_scenarios(html)
    meant_around = pages.AroundScenarios(
        intro=pages.squeezed(course.intro),
        reading=pages.squeezed("".join(item.text + item.hint for item in course.reading)),
        statement=pages.squeezed(course.statement.text),
        note=pages.squeezed(course.statement.note),
    )
    if around != meant_around:
        found.append(f"the course differs:\n  page   {around}\n  engine {meant_around}")
    if rest := pages.left_over_of_course(html):
        found.append(f"only the page says “{rest}”")
    return found


def procedure_differences(procedure: Procedure, html: str) -> list[str]:
    """Where the clauses of the page *html* of *procedure* differ from it."""
    found = [f"only an author can have brought {what}" for what in pages.hostile(html)]
    shown = pages.clauses(html)
    for clause in procedure.clauses:
        said = shown.pop(clause.anchor, None)
        # A full stop or a colon after the number is no part of number or title.
        meant = [
            (pages.squeezed(f"{clause.number}{stop}{clause.title}"), pages.squeezed(clause.text))
            for stop in ("", ".", ":")
        ]
        if said not in meant:
            found.append(f"clause {clause.number} differs: page {said}, engine {clause}")
    found += [f"only the page has the clause “{anchor}”" for anchor in shown]
    if rest := pages.outside_clauses(html):
        found.append(f"only the page says “{rest}”")
    return found


def _scenario(scenario: Scenario) -> pages.ScenarioShown:
    return pages.ScenarioShown(
        id=scenario.id,
        title=pages.squeezed(scenario.title),
        story=pages.squeezed(scenario.story),
        choices=tuple(
            (pages.squeezed(choice.text), choice.right, pages.squeezed(choice.feedback))
            for choice in scenario.choices
        ),
        beyond=pages.squeezed(scenario.beyond),
    )
