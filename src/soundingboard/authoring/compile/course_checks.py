"""What must hold of a course's file as a whole: its numbers, its statement, its links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from soundingboard.authoring.compile.citations import cites
from soundingboard.authoring.compile.procedure_file import Procedure, anchor
from soundingboard.authoring.compile.scenario import ScenarioText
from soundingboard.authoring.problems.problem import Problem
from soundingboard.authoring.source.source_file import Source


def quiz_problems(source: Source, fields: Mapping[str, Any], scenarios: int) -> Iterator[Problem]:
    """A quiz must be one that can be drawn, and passed."""
    path, draw, needed = source.path, fields["draw"], fields["pass-mark"]
    if not scenarios:
        yield Problem(
            path,
            1,
            "no-scenario",
            "the course has no scenario",
            "Write one under a “##” heading: a story, then choices that begin with “- [x]” or "
            "“- [ ]”.",
        )
    elif draw is not None and draw > scenarios:
        yield Problem(
            path,
            source.field_lines.get("draw", 1),
            "impossible-draw",
            f"{draw} scenarios are to be drawn, and the course has {scenarios}",
            "Write more scenarios, or draw fewer.",
        )
    if draw is not None and needed is not None and needed > draw:
        yield Problem(
            path,
            source.field_lines.get("pass-mark", 1),
            "impossible-pass",
            f"{needed} right answers are needed to pass a quiz of {draw}",
            "Lower the pass mark, or draw more.",
        )


def statement_problems(
    source: Source, fields: Mapping[str, Any], own: Procedure | None
) -> Iterator[Problem]:
    """The clause that asks for the acknowledgment must exist; if none does, a note must say so."""
    clause = fields["statement-clause"]
    if clause and own is not None and clause not in own.clause_by_number:
        yield Problem(
            source.path,
            source.field_lines.get("statement-clause", 1),
            "unknown-clause",
            f"the front matter names clause {clause}, which {own.short} does not have",
            "Correct the number.",
            cause=f"{own.path}#{anchor(clause)}",
        )
    elif not clause and not fields["statement-note"]:
        yield Problem(
            source.path,
            1,
            "missing-field",
            "the front matter has neither “statement-clause” nor “statement-note”",
            "Name the clause that asks for the acknowledgment, or say in “statement-note” that it "
            "is the site's wish.",
        )


def scenario_citation_problems(
    path: str, scenario: ScenarioText, own: Procedure | None
) -> Iterator[Problem]:
    """A scenario must cite a clause. One that the procedure lacks is reported already."""
    if own is not None and not cites(path, scenario.section.tokens, own):
        yield Problem(
            path,
            scenario.section.line,
            "uncited-scenario",
            f"the scenario “{scenario.section.title}” cites no clause",
            "Link the clauses in the feedback, as in "
            f"“([1.2.3](../../{own.path}#{anchor('1.2.3')}))”.",
        )
