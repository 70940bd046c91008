"""A field of the front matter has the wrong kind of value."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from soundingboard.authoring.compile.tree_file import TreeFile
from soundingboard.authoring.problems.problem import Problem, Severity, did_you_mean
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.proofs.conflicts import Conflicts, conflicts
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.wording import N_, _


def check(handbook: CompiledHandbook) -> Iterator[Problem]:
    """Contradictions that are declared without a reason, or with a tree that doesn't exist."""
    for found in handbook.shared(conflicts):
        for file in found.sound.values():
            yield from _bad_declarations(file, found)


def _bad_declarations(file: TreeFile, found: Conflicts) -> Iterator[Problem]:
    line = file.field_lines.get("intended", 1)
    for entry in file.fields["intended"]:
        other = entry.get("with", "")
        if not entry.get("reason"):
            yield Problem(
                file.path,
                line,
                "bad-field",
                _("“intended” gives no reason for “{tree}”").format(tree=other),
                _("Add why the two trees differ, as in “reason: …”."),
            )
        if other not in found.sound and other not in found.broken:
            yield Problem(
                file.path,
                line,
                "bad-field",
                _("“intended” names “{tree}”, but the procedure has no such tree").format(
                    tree=other
                ),
                did_you_mean(
                    other,
                    found.sound.keys() - {file.slug},
                    _("Write the file name of a tree in this folder, without “.md”."),
                ),
                cause=str(PurePosixPath(file.path).with_name(f"{other}.md")),
            )


RULE = Rule(
    code="bad-field",
    group="files",
    severity=Severity.ERROR,
    summary=N_("A field of the front matter has the wrong kind of value."),
    explanation=N_("""\
The front matter has the right field, but its value is of another kind: for example, words where a
date is expected, or an address that begins with `javascript:`. On other pages under `docs/`, such
as the start page, `mkdocs build` reports values that the theme can't use, such as an `icon` that
it doesn't have.\
"""),
    fix=N_("""\
Write the value as in the hint. Write dates as year, month and day with hyphens, and only days that
exist. Write a list in square brackets with commas, or on lines of its own that begin with a
hyphen.\
"""),
    check=check,
    compiled=True,
)
