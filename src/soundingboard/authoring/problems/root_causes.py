"""One cause, one problem: what only follows from another problem is counted there, not reported.

A check that can't do its work because another file has a problem says so in ``Problem.cause``:
the path of that file, ``path:line`` of one problem, or ``path#anchor`` of a place that several
files may link to. Here the problem that is the cause is found and gets one sentence about what
depends on it; the others become its consequences. A consequence without a cause is reported like
any other problem, so that nothing is ever lost.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from operator import attrgetter
from pathlib import PurePosixPath

from soundingboard.authoring.folders import SITUATIONS, TREES_PAGE
from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.authoring.wording import _, listed, ngettext

Consequences = Mapping[Problem, tuple[Problem, ...]]

_CLAUSES = frozenset(
    {
        "no-clauses",
        "empty-clause",
        "duplicate-clause",
        "unrecognized-clause",
        "text-outside-clause",
    }
)
"""Problems with a procedure's clauses, which can make clauses go missing or its text differ."""

_SWALLOWED = frozenset(
    {"unknown-target", "unreachable", "dead-end", "no-verdict", "no-question", "no-scenario"}
)
"""What a tree or a course lacks if a block isn't closed and takes in the rest of the file."""

_OF_ROWS = frozenset(
    {
        "example-answer",
        "example-outcome",
        "example-unasked",
        "example-unfinished",
        "example-fails",
        "always-answer",
        "always-verdict",
        "always-fails",
        "scenario-outcome",
        "scenario-answers",
        "scenario-fails",
    }
)
"""What is wrong with the cells of a row if the row has too many of them, or too few."""

_ORDER = attrgetter("path", "line", "code", "message", "hint", "cause")
"""The order of problems, which is that of their fields; for many of them it's quicker as a key."""

_PLACES = 3
"""How many places are named before the rest is counted."""


def by_cause(
    problems: Iterable[Problem], recorded: Collection[str] = ()
) -> tuple[tuple[Problem, ...], Consequences]:
    """The problems to be reported, sorted, and the consequences of those that have some.

    *recorded* are the clauses, as ``path#anchor``, that the ledger's newest editions have.
    """
    found = sorted(set(problems), key=_ORDER)
    found = [*_behind_others(found)]
    own = [problem for problem in found if not problem.cause]
    keys = {key for problem in found for key in _keys(problem)}
    causes: dict[Problem, Problem] = {}
    promoted: set[Problem] = set()
    waiting: list[Problem] = []
    shared: dict[str, list[Problem]] = defaultdict(list)
    for problem in found:
        if problem.cause and ("#" in problem.cause or problem.cause not in keys):
            shared[problem.cause].append(problem)
        elif problem.cause:
            waiting.append(problem)
    for cause, group in shared.items():
        path = cause.partition("#")[0]
        hides = _CLAUSES | ({"edition-changed"} if cause in recorded else frozenset())
        hiding = next((p for p in own if p.path == path and p.code in hides), None)
        # A missing clause that one file alone cites is a slip of its own on each of the lines.
        if hiding is None and "#" in cause and len({problem.path for problem in group}) == 1:
            own += group
            continue
        if hiding is not None:
            # In the same file, each is a line to be looked at.
            own += [problem for problem in group if problem.path == path]
            causes.update((problem, hiding) for problem in group if problem.path != path)
            continue
        first = min(group, key=partial(_rank, path))
        own.append(first)
        promoted.add(first)
        causes.update((problem, first) for problem in group if problem is not first)
    first_error: dict[str, Problem] = {}
    for problem in sorted(own, key=_ORDER):
        if problem.severity is Severity.ERROR:
            for key in _keys(problem):
                first_error.setdefault(key, problem)
    dependent: dict[str, list[Problem]] = defaultdict(list)
    for problem in found:
        for key in _keys(problem) if problem.cause else ():
            dependent[key].append(problem)
    for problem in waiting:
        reported = _cause_of(problem, first_error, causes, dependent)
        if reported is None:
            own.append(problem)
        else:
            causes[problem] = reported
    return _with_consequences(own, causes, promoted)


def _keys(problem: Problem) -> tuple[str, str]:
    """What a cause may name *problem* by: its file, or its line."""
    return problem.path, f"{problem.path}:{problem.line}"


def _behind_others(problems: Sequence[Problem]) -> Iterator[Problem]:
    """The problems, marked where they follow from another one of the same file.

    A procedure's text is not that of its edition while its clauses have problems; and behind a
    block that isn't closed, no heading is one. Cells of a broken row are under other questions.
    """
    clauses = {problem.path for problem in problems if problem.code in _CLAUSES}
    fences = {_keys(p)[1]: p.path for p in problems if p.code == "unclosed-fence"}
    rows = {_keys(p)[1] for p in problems if p.code == "broken-table"}
    fence_of = {path: key for key, path in reversed(fences.items())}
    for problem in problems:
        key = _keys(problem)[1]
        if problem.code == "edition-changed" and problem.path in clauses:
            yield replace(problem, cause=problem.path)
        elif (key in fences and problem.code == "unread-text") or (
            key in rows and problem.code in _OF_ROWS
        ):
            yield replace(problem, cause=key)
        elif problem.code in _SWALLOWED and problem.path in fence_of:
            yield replace(problem, cause=fence_of[problem.path])
        else:
            yield problem


def _rank(path: str, problem: Problem) -> tuple[bool, bool, Problem]:
    """Which of several problems with one cause comes first: the one nearest to the cause."""
    return problem.path != path, problem.code != "wrong-procedure", problem


def _cause_of(
    problem: Problem,
    first_error: Mapping[str, Problem],
    causes: Mapping[Problem, Problem],
    dependent: Mapping[str, Sequence[Problem]],
) -> Problem | None:
    """The reported problem that *problem* follows from, over files that only depend on others."""
    seen: set[str] = set()
    key = problem.cause
    while key not in seen:
        seen.add(key)
        if key in first_error:
            return first_error[key]
        for other in dependent.get(key, ()):
            if other in causes:
                return causes[other]
            key = other.cause
    return None


def _with_consequences(
    own: Iterable[Problem], causes: Mapping[Problem, Problem], promoted: Iterable[Problem]
) -> tuple[tuple[Problem, ...], Consequences]:
    groups: dict[Problem, list[Problem]] = defaultdict(list)
    for problem, cause in causes.items():
        groups[cause].append(problem)
    reported: list[Problem] = []
    consequences: dict[Problem, tuple[Problem, ...]] = {}
    for problem in own:
        group = sorted(groups.get(problem, ()))
        if not group:
            reported.append(replace(problem, cause="") if problem.cause else problem)
            continue
        sentence = _sentence(problem, group, same=problem in promoted)
        hint = f"{problem.hint} {sentence}" if sentence else problem.hint
        complete = replace(problem, hint=hint, cause="")
        reported.append(complete)
        # Two problems may differ in their causes alone, and then they are one from here on.
        consequences[complete] = tuple(sorted({*consequences.get(complete, ()), *group}))
    return tuple(sorted(set(reported), key=_ORDER)), consequences


def _sentence(problem: Problem, group: Sequence[Problem], *, same: bool) -> str:
    """What depends on *problem*; empty if nothing in another file does."""
    said = []
    others = group
    if same and problem.code != "wrong-procedure":
        places = dict.fromkeys(f"{p.path}:{p.line}" for p in group if p.cause == problem.cause)
        if places:
            said.append(_("The same at {places}.").format(places=_some(list(places))))
        others = [p for p in group if p.cause != problem.cause]
    reported = {problem.path, *(p.path for p in group if p not in others)}
    files = sorted({p.path for p in others} - reported)
    if files:
        said.append(_unchecked(problem, len(files), same=same).format(files=_counted(files)))
    here = 0 if same else sum(p.path == problem.path for p in others)
    if here:
        said.append(
            ngettext(
                "It also causes {count} other problem in this file.",
                "It also causes {count} other problems in this file.",
                here,
            ).format(count=here)
        )
    return " ".join(said)


def _unchecked(problem: Problem, count: int, *, same: bool) -> str:
    """The sentence about *count* files that weren't checked, with a place for them."""
    if same:
        return ngettext(
            "{files} depends on it and wasn't checked.",
            "{files} depend on it and weren't checked.",
            count,
        )
    if PurePosixPath(problem.path).suffix:
        return ngettext(
            "{files} depends on this file and wasn't checked.",
            "{files} depend on this file and weren't checked.",
            count,
        )
    return ngettext(
        "{files} depends on this folder and wasn't checked.",
        "{files} depend on this folder and weren't checked.",
        count,
    )


def _some(places: Sequence[str]) -> str:
    rest = len(places) - _PLACES
    if rest <= 0:
        return listed(places)
    more = ngettext("{count} more line", "{count} more lines", rest).format(count=rest)
    return listed([", ".join(places[:_PLACES]), more])


def _counted(files: Iterable[str]) -> str:
    counts = Counter(map(_kind, files))
    return listed(
        [_count(kind, counts[kind]).format(count=counts[kind]) for kind in _KINDS if counts[kind]]
    )


_KINDS = ("procedure", "tree", SITUATIONS, TREES_PAGE, "course")


def _count(kind: str, count: int) -> str:
    """The message with the number of files of a *kind*."""
    match kind:
        case "procedure":
            return ngettext("{count} procedure", "{count} procedures", count)
        case "tree":
            return ngettext("{count} tree", "{count} trees", count)
        case "course":
            return ngettext("{count} course", "{count} courses", count)
    if kind == SITUATIONS:
        return ngettext("{count} file of situations", "{count} files of situations", count)
    return ngettext("{count} trees page", "{count} trees pages", count)


def _kind(path: str) -> str:
    folder = path.partition("/")[0]
    if folder == "training":
        return "course"
    if folder == "docs":
        return "procedure"
    stem = PurePosixPath(path).stem
    return stem if stem in (TREES_PAGE, SITUATIONS) else "tree"
