"""A handbook's changes, told: Markdown fit for a pull request, and JSON for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from soundingboard.authoring.handbook_diff import State, TreeDiff
from soundingboard.engine.difference import Change, Kind
from soundingboard.engine.tree import Outcome, Tree


def as_json(diffs: Sequence[TreeDiff]) -> dict[str, Any]:
    """Every tree that changed, and how many did not."""
    return {
        "unchanged": sum(diff.unchanged for diff in diffs),
        "trees": [_tree_json(diff) for diff in diffs if not diff.unchanged],
    }


def as_markdown(diffs: Sequence[TreeDiff]) -> str:
    """The same in words; ends with a line break."""
    changed = [diff for diff in diffs if not diff.unchanged]
    same = len(diffs) - len(changed)
    if not changed:
        return f"No tree changed ({same} compared).\n"
    lines = [f"{_trees(len(changed))} changed, {same} did not.", ""]
    for diff in changed:
        lines += _section(diff)
    return "\n".join(lines).rstrip() + "\n"


def _section(diff: TreeDiff) -> Iterator[str]:
    yield f"### {diff.title} ({diff.id}): {_headline(diff)}"
    yield ""
    found = diff.difference
    if found is not None and found.changes:
        changed = sum(change.paths for change in found.changes)
        yield f"{changed} of {found.paths} paths are answered otherwise."
        yield ""
        yield "| Situation | Before | After | Direction | Paths |"
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


def _headline(diff: TreeDiff) -> str:
    if diff.state is State.COMPARED:
        return f"**{diff.kind}**"
    return f"**{diff.state}**" + (f" ({diff.note})" if diff.note else "")


def _row(change: Change, before: Tree, after: Tree) -> str:
    situation = " → ".join(_words(item, before, after) for item in change.situation)
    cells = (
        situation or "(always)",
        _end(change.before),
        _end(change.after),
        "other clauses" if change.kind is Kind.EQUIVALENT else change.kind.value,
        str(change.paths),
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _words(item: tuple[str, str], before: Tree, after: Tree) -> str:
    question_id, answer_id = item
    for tree in (after, before):
        question = tree.question_by_id.get(question_id)
        answer = question.answer(answer_id) if question is not None else None
        if question is not None and answer is not None:
            return f"{question.text} *{answer.text}*"
    return f"{question_id} *{answer_id}*"


def _end(outcome: Outcome | None) -> str:
    if outcome is None:
        return "(cannot be answered)"
    return f"**{outcome.verdict}** ({', '.join(outcome.clauses)})"


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
    }


def _change_json(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "paths": change.paths,
        "situation": dict(change.situation),
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
