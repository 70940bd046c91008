"""A handbook's changes, told: Markdown fit for a pull request, and JSON for programs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from soundingboard.authoring.changes.clause_diff import ClauseDiff, ClauseState
from soundingboard.authoring.changes.course_diff import CourseDiff, Touched
from soundingboard.authoring.changes.handbook_diff import State, TreeDiff
from soundingboard.engine.difference import Change, Kind
from soundingboard.engine.tree import Outcome, Tree


def as_json(
    diffs: Sequence[TreeDiff],
    courses: Sequence[CourseDiff] = (),
    clauses: Sequence[ClauseDiff] = (),
) -> dict[str, Any]:
    """Every tree, course and clause that changed, and how many trees did not."""
    return {
        "unchanged": sum(diff.unchanged for diff in diffs),
        "trees": [_tree_json(diff) for diff in diffs if not diff.unchanged],
        "courses": [_course_json(diff) for diff in courses if not diff.unchanged],
        "clauses": [_clause_json(diff) for diff in clauses],
    }


def as_markdown(
    diffs: Sequence[TreeDiff],
    courses: Sequence[CourseDiff] = (),
    clauses: Sequence[ClauseDiff] = (),
) -> str:
    """The same in words; ends with a line break."""
    changed = [diff for diff in diffs if not diff.unchanged]
    same = len(diffs) - len(changed)
    if changed:
        lines = [f"{_trees(len(changed))} changed, {same} did not.", ""]
    else:
        lines = [f"No tree changed ({same} compared).", ""]
    for diff in changed:
        lines += _section(diff)
    for course in courses:
        if not course.unchanged:
            lines += _course_section(course)
    for short in dict.fromkeys(clause.short for clause in clauses):
        lines += _clause_section(short, [clause for clause in clauses if clause.short == short])
    return "\n".join(lines).rstrip() + "\n"


def _section(diff: TreeDiff) -> Iterator[str]:
    yield f"### {_plain(diff.title)} ({diff.id}): {_headline(diff)}"
    yield ""
    if diff.tree is not None:
        yield from _contents(diff.tree)
    found = diff.difference
    if found is not None and found.changes:
        changed = sum(change.paths for change in found.changes)
        yield f"{changed} of {found.paths} paths changed."
        yield ""
        yield "| Answers | Before | After | Direction | Paths |"
        yield "|---|---|---|---|---|"
        for change in found.changes:
            yield _row(change, found.before, found.after)
        yield ""
    notes = [
        ("Reworded", diff.reworded, ""),
        ("Gone", diff.gone, ""),
        ("New", diff.new, " If a heading was renamed, say so in the front matter: formerly."),
    ]
    for name, ids, hint in notes:
        if ids:
            listed = ", ".join(f"`{item}`" for item in ids)
            yield f"- {name}: {listed}.{hint if diff.gone else ''}"
    if any(ids for _, ids, _ in notes):
        yield ""


def _contents(tree: Tree) -> Iterator[str]:
    """What a tree asks, and each of its outcomes: nobody has anything to compare them with."""
    yield "- Questions: " + ", ".join(f"“{_plain(item.text)}”" for item in tree.questions) + "."
    for outcome in tree.outcomes:
        yield f"- {_plain(outcome.title)}: {_end(outcome)}"
    yield ""


def _headline(diff: TreeDiff) -> str:
    if diff.state is State.COMPARED:
        return f"**{diff.kind}**"
    return f"**{diff.state}**" + (f" ({_plain(diff.note)})" if diff.note else "")


def _row(change: Change, before: Tree, after: Tree) -> str:
    answers = " → ".join(_words(item, before, after) for item in change.answers)
    cells = (
        answers or "(always)",
        _end(change.before),
        _end(change.after),
        "other clauses" if change.kind is Kind.EQUIVALENT else change.kind.value,
        str(change.paths),
    )
    return f"| {' | '.join(cells)} |"


def _words(item: tuple[str, str], before: Tree, after: Tree) -> str:
    question_id, answer_id = item
    for tree in (after, before):
        question = tree.question_by_id.get(question_id)
        answer = question.answer(answer_id) if question is not None else None
        if question is not None and answer is not None:
            return f"{_plain(question.text)} *{_plain(answer.text)}*"
    return f"{_plain(question_id)} *{_plain(answer_id)}*"


def _end(outcome: Outcome | None) -> str:
    if outcome is None:
        return "(cannot be answered)"
    return f"**{outcome.verdict}** ({', '.join(outcome.clauses)})"


def _course_section(diff: CourseDiff) -> Iterator[str]:
    changed = "changed" if diff.settings or diff.reworded or diff.gone or diff.new else "unchanged"
    headline = changed if diff.state is State.COMPARED else diff.state.value
    note = f" ({diff.note})" if diff.note else ""
    yield f"### Course: {diff.title} ({diff.id}): **{headline}**{note}"
    yield ""
    lists = [
        ("Settings that changed", diff.settings),
        ("Scenarios reworded", diff.reworded),
        ("Scenarios gone", diff.gone),
        ("Scenarios new", diff.new),
    ]
    for name, items in lists:
        if items:
            yield f"- {name}: {', '.join(f'`{item}`' for item in items)}."
    for item in diff.touched:
        yield f"- {_touched(item)}"
    yield ""


def _clause_section(short: str, clauses: Sequence[ClauseDiff]) -> Iterator[str]:
    count = "1 clause" if len(clauses) == 1 else f"{len(clauses)} clauses"
    yield f"### Clauses of {_plain(short)}: **{count} changed**"
    yield ""
    for clause in clauses:
        if clause.state is ClauseState.MOVED:
            yield f"- {clause.number} is now {clause.to}, with the same text."
        else:
            yield f"- {clause.number}: **{clause.state}**"
            if clause.before:
                yield f"  - Before: {_plain(clause.before)}"
            if clause.after:
                yield f"  - Now: {_plain(clause.after)}"
        citing = (*clause.trees, *clause.courses, *clause.pages)
        if citing:
            yield f"  - Cited by: {', '.join(f'`{item}`' for item in citing)}."
    yield ""


def _touched(item: Touched) -> str:
    how = "its own walk changed" if item.otherwise else "not on its own walk"
    return f"“{item.title}” (`{item.scenario}`) stands on {item.tree}, which changed: {how}."


_MARKUP = re.compile(r"([\\`*_<\[\]|])")


def _plain(text: str) -> str:
    """*text* as Markdown that shows it as it is."""
    return _MARKUP.sub(r"\\\1", text)


def _trees(count: int) -> str:
    return "1 tree" if count == 1 else f"{count} trees"


def _tree_json(diff: TreeDiff) -> dict[str, Any]:
    found = diff.difference
    return {
        "id": diff.id,
        "title": diff.title,
        "state": diff.state,
        "kind": diff.kind,
        "note": diff.note,
        "paths": found.paths if found is not None else None,
        "changed_paths": (
            sum(change.paths for change in found.changes) if found is not None else None
        ),
        "changes": [_change_json(change) for change in found.changes] if found is not None else [],
        "reworded": list(diff.reworded),
        "gone": list(diff.gone),
        "new": list(diff.new),
        "outcomes": [_outcome_json(item) for item in diff.tree.outcomes] if diff.tree else [],
    }


def _course_json(diff: CourseDiff) -> dict[str, Any]:
    return {
        "id": diff.id,
        "title": diff.title,
        "state": diff.state,
        "note": diff.note,
        "settings": list(diff.settings),
        "reworded": list(diff.reworded),
        "gone": list(diff.gone),
        "new": list(diff.new),
        "touched": [
            {"scenario": item.scenario, "tree": item.tree, "otherwise": item.otherwise}
            for item in diff.touched
        ],
    }


def _clause_json(diff: ClauseDiff) -> dict[str, Any]:
    return {
        "procedure": diff.procedure,
        "clause": diff.number,
        "state": diff.state,
        "to": diff.to or None,
        "before": diff.before or None,
        "after": diff.after or None,
        "trees": list(diff.trees),
        "courses": list(diff.courses),
        "pages": list(diff.pages),
    }


def _change_json(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "paths": change.paths,
        "answers": dict(change.answers),
        "before": _outcome_json(change.before),
        "after": _outcome_json(change.after),
    }


def _outcome_json(outcome: Outcome | None) -> dict[str, Any] | None:
    if outcome is None:
        return None
    return {
        "id": outcome.id,
        "verdict": outcome.verdict.value,
        "clauses": list(outcome.clauses),
    }
