"""A report of a handbook's changes: Markdown for a pull request, and JSON for programs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from soundingboard.authoring.changes.clause_diff import ClauseDiff, ClauseState
from soundingboard.authoring.changes.course_diff import CourseDiff, Touched
from soundingboard.authoring.changes.handbook_diff import State, TreeDiff
from soundingboard.authoring.wording import _, ngettext, pgettext
from soundingboard.engine.difference import Change, Kind
from soundingboard.engine.labels import verdict_label
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
    """The same as Markdown; ends with a line break."""
    changed = [diff for diff in diffs if not diff.unchanged]
    same = len(diffs) - len(changed)
    if changed:
        told = ngettext(
            "{count} tree changed, {same} didn't.",
            "{count} trees changed, {same} didn't.",
            len(changed),
        )
        lines = [told.format(count=len(changed), same=same), ""]
    else:
        lines = [_("No tree changed ({count} compared).").format(count=same), ""]
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
        yield _("{changed} of {paths} paths changed.").format(changed=changed, paths=found.paths)
        yield ""
        columns = (_("Answers"), _("Before"), _("After"), _("Direction"), _("Paths"))
        yield f"| {' | '.join(columns)} |"
        yield "|---|---|---|---|---|"
        for change in found.changes:
            yield _row(change, found.before, found.after)
        yield ""
    notes = [
        *_named(_("Reworded: {ids}."), diff.reworded),
        *_named(_("Gone: {ids}."), diff.gone),
        *_named(
            _(
                "New: {ids}. If you renamed a heading, add its old id to “formerly” in the front "
                "matter."
            )
            if diff.gone
            else _("New: {ids}."),
            diff.new,
        ),
    ]
    if notes:
        yield from notes
        yield ""


def _named(message: str, ids: Sequence[str]) -> Iterator[str]:
    """An item with *ids* in the *message*, if there are any."""
    if ids:
        yield f"- {message.format(ids=', '.join(f'`{item}`' for item in ids))}"


def _contents(tree: Tree) -> Iterator[str]:
    """The questions and outcomes of a tree that only one version has."""
    asked = ", ".join(f"“{_plain(item.text)}”" for item in tree.questions)
    yield "- " + _("Questions: {questions}.").format(questions=asked)
    for outcome in tree.outcomes:
        yield f"- {_plain(outcome.title)}: {_end(outcome)}"
    yield ""


def _headline(diff: TreeDiff) -> str:
    if diff.state is State.COMPARED:
        return f"**{_direction(diff.kind)}**"
    return f"**{_state(diff.state)}**" + (f" ({_plain(diff.note)})" if diff.note else "")


def _row(change: Change, before: Tree, after: Tree) -> str:
    answers = " → ".join(_words(item, before, after) for item in change.answers)
    cells = (
        answers or _("(always)"),
        _end(change.before),
        _end(change.after),
        _("other clauses") if change.kind is Kind.EQUIVALENT else _direction(change.kind),
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
        return _("(can't be answered)")
    return f"**{verdict_label(outcome.verdict)}** ({', '.join(outcome.clauses)})"


def _course_section(diff: CourseDiff) -> Iterator[str]:
    changed = diff.settings or diff.reworded or diff.gone or diff.new
    headline = _("changed") if changed else _("unchanged")
    if diff.state is not State.COMPARED:
        headline = _state(diff.state)
    note = f" ({diff.note})" if diff.note else ""
    title = _("Course: {title} ({id})").format(title=diff.title, id=diff.id)
    yield f"### {title}: **{headline}**{note}"
    yield ""
    yield from _named(_("Settings that changed: {ids}."), diff.settings)
    yield from _named(_("Scenarios reworded: {ids}."), diff.reworded)
    yield from _named(_("Scenarios gone: {ids}."), diff.gone)
    yield from _named(_("Scenarios new: {ids}."), diff.new)
    for item in diff.touched:
        yield f"- {_touched(item)}"
    yield ""


def _clause_section(short: str, clauses: Sequence[ClauseDiff]) -> Iterator[str]:
    count = len(clauses)
    title = _("Clauses of {procedure}").format(procedure=_plain(short))
    told = ngettext("{count} clause changed", "{count} clauses changed", count).format(count=count)
    yield f"### {title}: **{told}**"
    yield ""
    for clause in clauses:
        if clause.state is ClauseState.MOVED:
            moved = _("{number} is now {to}, with the same text.")
            yield f"- {moved.format(number=clause.number, to=clause.to)}"
        else:
            yield f"- {clause.number}: **{_clause_state(clause.state)}**"
            if clause.before:
                yield "  - " + _("Before: {text}").format(text=_plain(clause.before))
            if clause.after:
                yield "  - " + _("Now: {text}").format(text=_plain(clause.after))
        for item in _named(_("Cited by: {ids}."), (*clause.trees, *clause.courses, *clause.pages)):
            yield f"  {item}"
    yield ""


def _touched(item: Touched) -> str:
    told = (
        _("“{title}” (`{id}`) depends on {tree}, which changed on the way to its outcome.")
        if item.otherwise
        else _("“{title}” (`{id}`) depends on {tree}, which changed, but not for this scenario.")
    )
    return told.format(title=item.title, id=item.scenario, tree=item.tree)


def _direction(kind: Kind | None) -> str:
    """What a change is called."""
    return {
        Kind.EQUIVALENT: pgettext("change", "same verdicts"),
        Kind.MORE_PERMISSIVE: pgettext("change", "more permissive"),
        Kind.LESS_PERMISSIVE: pgettext("change", "less permissive"),
        Kind.INCOMPARABLE: pgettext("change", "neither more nor less permissive"),
        None: "",
    }[kind]


def _state(state: State) -> str:
    """What became of a tree or a course."""
    return {
        State.ADDED: pgettext("tree", "added"),
        State.REMOVED: pgettext("tree", "removed"),
        State.COMPARED: pgettext("tree", "compared"),
        State.UNDECIDED: pgettext("tree", "too large to compare"),
        State.BROKEN: pgettext("tree", "not compared"),
        State.WITHDRAWN: pgettext("tree", "withdrawn"),
        State.RETURNED: pgettext("tree", "no longer withdrawn"),
    }[state]


def _clause_state(state: ClauseState) -> str:
    """What became of a clause."""
    return {
        ClauseState.CHANGED: pgettext("clause", "changed"),
        ClauseState.NEW: pgettext("clause", "new"),
        ClauseState.GONE: pgettext("clause", "gone"),
        ClauseState.MOVED: pgettext("clause", "moved"),
    }[state]


_MARKUP = re.compile(r"([\\`*_<\[\]|])")


def _plain(text: str) -> str:
    """*text* as Markdown that shows it as it is."""
    return _MARKUP.sub(r"\\\1", text)


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
