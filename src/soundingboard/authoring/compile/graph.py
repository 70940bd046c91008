"""The shape of a tree: all links lead to a heading, all is reachable, and there are no cycles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from soundingboard.authoring.compile.nodes import AnswerLine, Node
from soundingboard.authoring.problems.problem import Problem, did_you_mean, nearest
from soundingboard.authoring.wording import _, listed, ngettext

Edges = Mapping[str, Sequence[tuple[AnswerLine, str]]]

_SHOWN = 8
"""How many questions of a round trip a message names."""


def graph_problems(path: str, nodes: Sequence[Node], cause: str = "") -> Iterator[Problem]:
    """Every problem with how *nodes*, the first of them the start, are linked.

    *cause* is a problem with what should lead to them, as :class:`Problem` has it.
    """
    by_id = {node.id: node for node in reversed(nodes)}
    yield from _unknown_targets(path, nodes, by_id)
    edges = {
        node.id: [(answer, answer.target) for answer in node.answers if answer.target in by_id]
        for node in by_id.values()
    }
    for problem in _unreachable(path, nodes, edges, _meant(nodes, by_id)):
        yield replace(problem, cause=cause or problem.cause)
    yield from _cycles(path, nodes, by_id, edges)


def _unknown_targets(
    path: str, nodes: Sequence[Node], by_id: Mapping[str, Node]
) -> Iterator[Problem]:
    lines: dict[str, list[int]] = {}
    for node in nodes:
        for answer in node.answers:
            if answer.target not in by_id:
                lines.setdefault(answer.target, []).append(answer.line)
    for target, (first, *more) in lines.items():
        message = _("“#{heading}” isn't a heading of this file").format(heading=target)
        if more:
            also = ngettext("Line {lines} has it too", "Lines {lines} have it too", len(more))
            message += f". {also.format(lines=listed([*map(str, more)]))}"
        otherwise = _("Add the heading “## {heading}”, or correct the link.").format(
            heading=target.replace("-", " ").capitalize()
        )
        hint = did_you_mean(f"#{target}", [f"#{id_}" for id_ in by_id], otherwise)
        yield Problem(path, first, "unknown-target", message, hint)


def _meant(nodes: Sequence[Node], by_id: Mapping[str, Node]) -> dict[str, list[str]]:
    """Where the answers of each node would lead if their links were not mistyped.

    A slip is reported as one, and not once more as an unreachable heading.
    """
    meant: dict[str, list[str]] = {}
    for node in nodes:
        for answer in node.answers:
            near = None if answer.target in by_id else nearest(answer.target, by_id)
            if near is not None:
                meant.setdefault(node.id, []).append(near)
        for target in node.misplaced:
            if target in by_id:
                meant.setdefault(node.id, []).append(target)
    return meant


def _unreachable(
    path: str, nodes: Sequence[Node], edges: Edges, meant: Mapping[str, Sequence[str]]
) -> Iterator[Problem]:
    reached = {nodes[0].id}
    waiting = [nodes[0].id]
    while waiting:
        node_id = waiting.pop()
        for to in (*(to for _answer, to in edges[node_id]), *meant.get(node_id, ())):
            if to not in reached:
                reached.add(to)
                waiting.append(to)
    cause = _open_end(path, [node for node in nodes if node.id in reached], edges)
    led_from = {to: node for node in nodes for _answer, to in edges[node.id]}
    for node in nodes:
        if not node.id or node.id in reached:
            continue
        before = led_from.get(node.id)
        behind = cause
        if before is None or before.id == node.id:
            message = _("No answer leads to “{title}”").format(title=node.section.title)
            hint = _(
                "Link an answer to it, as in “- [A student](#{heading})”, or take it out."
            ).format(heading=node.id)
        else:
            message = _(
                "Nobody gets to “{title}”: only “{before}” leads to it, and no answer leads there"
            ).format(title=node.section.title, before=before.section.title)
            hint = _(
                "Link an answer to “{before}”, as in “- [A student](#{heading})”, or take both out."
            ).format(before=before.section.title, heading=before.id)
            behind = behind or f"{path}:{before.section.line}"
        yield Problem(path, node.section.line, "unreachable", message, hint, behind)


def _open_end(path: str, reached: Iterable[Node], edges: Edges) -> str:
    """Where a walk ends that should go on, ``path:line``, if that is a problem; else "".

    What no walk reaches may be what should follow there.
    """
    for node in reached:
        for answer in node.answers:
            # What a slip means is known.
            if answer.target not in edges and nearest(answer.target, edges) is None:
                return f"{path}:{answer.line}"
        # Other headings without answers are outcomes whose verdict is missing.
        is_question = node.section.title.endswith("?")
        if is_question and not (node.answers or node.verdict or node.opening):
            return f"{path}:{node.section.line}"
    return ""


def _cycles(
    path: str, nodes: Sequence[Node], by_id: Mapping[str, Node], edges: Edges
) -> Iterator[Problem]:
    """One problem for each answer that leads back into the walk that led to it."""
    done: set[str] = set()
    for node in nodes:
        if node.id in done:
            continue
        trail = [node.id]
        on_trail = {node.id: 0}
        pending = [iter(edges[node.id])]
        while pending:
            step = next(pending[-1], None)
            if step is None:
                pending.pop()
                del on_trail[trail[-1]]
                done.add(trail.pop())
                continue
            answer, to = step
            if to in on_trail:
                titles = " → ".join(_round_trip(trail, on_trail[to], by_id))
                message = _("The answer “{answer}” leads back to an earlier question: “{path}”")
                yield Problem(
                    path,
                    answer.line,
                    "cycle",
                    message.format(answer=answer.text, path=titles),
                    _("Link it to a question that comes later, or to an outcome."),
                )
            elif to not in done:
                on_trail[to] = len(trail)
                trail.append(to)
                pending.append(iter(edges[to]))


def _round_trip(trail: Sequence[str], start: int, by_id: Mapping[str, Node]) -> list[str]:
    """The titles on the way from *start* to the end of *trail* and back, of a long way a part."""
    titles = [by_id[item].section.title for item in trail[start : start + _SHOWN]]
    left_out = ["…"] if len(trail) > start + _SHOWN else []
    return [*titles, *left_out, by_id[trail[start]].section.title]
