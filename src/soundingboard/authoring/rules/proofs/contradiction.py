"""Two trees contradict each other for the same answers."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from soundingboard.authoring.compile.examples import path_taken
from soundingboard.authoring.compile.tree_file import TreeFile
from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.proofs.conflicts import conflicts, most_conflicting
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_, _, listed
from soundingboard.engine.contradictions import Contradiction


def check(handbook: CompiledHandbook) -> Iterator[Problem]:
    """Contradictions among the trees of a procedure, unless their authors declare them intended."""
    for found in handbook.shared(conflicts):
        slugs = {*found.sound, *found.broken}
        yield from _contradictions(found.sound, found.contradicting, slugs)


def _contradictions(
    files: Mapping[str, TreeFile], found: Sequence[Contradiction], slugs: Collection[str]
) -> Iterator[Problem]:
    """One problem for each outcome that contradicts others, those that contradict most first.

    An outcome that several trees contradict is more likely to be wrong than each of them. If
    two contradict only each other, the problem is reported in the tree reviewed last. One that is
    declared under a name that none of *slugs* is may be declared under the tree's old name.
    """
    for (slug, outcome), group in most_conflicting(
        found,
        lambda item: [
            (walk.tree.slug, walk.end.id, walk.tree.reviewed)
            for walk in (item.permits, item.forbids)
        ],
    ):
        sides = {walk.tree.slug for item in group for walk in (item.permits, item.forbids)}
        declared = (
            f"{files[side].path}:{files[side].field_lines['intended']}"
            for side in sorted(sides)
            if any(entry.get("with") not in slugs for entry in files[side].fields["intended"])
        )
        yield replace(_contradiction(files, slug, outcome, group), cause=next(declared, ""))


def _contradiction(
    files: Mapping[str, TreeFile], slug: str, outcome: str, group: Sequence[Contradiction]
) -> Problem:
    first = group[0]
    here, there = first.permits, first.forbids
    message = _("This outcome permits what {tree} forbids, both by clause {clauses}")
    if (here.tree.slug, here.end.id) != (slug, outcome):
        here, there = there, here
        message = _("This outcome forbids what {tree} permits, both by clause {clauses}")
    others = [item.permits if item.permits.tree.slug != slug else item.forbids for item in group]
    more = dict.fromkeys(walk.tree.id for walk in others if walk.tree is not there.tree)
    said = [
        message.format(tree=there.tree.id, clauses=", ".join(first.clauses)),
        _("Here: “{path}”").format(path=path_taken(here)),
        _("There: “{path}”").format(path=path_taken(there)),
    ]
    if more:
        said.append(_("It also contradicts {trees}").format(trees=listed([*more])))
    return Problem(
        files[slug].path,
        files[slug].lines[outcome],
        "contradiction",
        ". ".join(said),
        _(
            "Correct the wrong tree. If these are two different cases, add the same question with "
            "the same answers to both trees. If both are right, add the field “{field}”."
        ).format(field=f"intended: [{{with: {there.tree.slug}, reason: …}}]"),
    )


RULE = Rule(
    code="contradiction",
    group="proofs",
    severity=Severity.ERROR,
    summary=N_("Two trees contradict each other for the same answers."),
    explanation=N_("""\
For the same answers, two trees of one procedure say the opposite: one permits, the other forbids,
and both cite the same clause as their reason. The message gives one such set of answers, as a path
through each tree. The two paths have at least two answers in common, or all answers of the shorter
one.\
"""),
    fix=N_("""\
Read the clause again and correct the tree that is wrong. If the trees are about different cases,
ask in both trees what makes the difference, with the same heading and the same answers. If both
are right all the same, declare it in the front matter of either tree, with the reason: `intended:
[{with: answer, reason: "…"}]`.

An outcome that contradicts several trees is reported once, with the trees. Of two trees, the
problem is reported in the one that was reviewed last.\
"""),
    check=check,
)
