"""From the name that a user gives to a tree of the handbook."""

from __future__ import annotations

from pathlib import Path

import click

from soundingboard.authoring.compile.tree_file import TreeFile
from soundingboard.authoring.handbook import Handbook
from soundingboard.authoring.problems.problem import did_you_mean
from soundingboard.authoring.wording import _
from soundingboard.cli.errors import WrongUse
from soundingboard.cli.output import prose, stderr
from soundingboard.cli.problems import print_problems
from soundingboard.engine.tree import Tree


def find_tree(handbook: Handbook, name: str) -> TreeFile:
    """The tree's file that *name* means: ``procedure/slug``, a path, or a slug that is unique.

    A path is relative to the current directory or to the handbook's root.

    Raises:
        WrongUse: there is none, or several.
    """
    files = handbook.tree_files
    if name in files:
        return files[name]
    path = Path(name).resolve()
    for file in files.values():
        if file.path == name or (handbook.root / file.path).resolve() == path:
            return file
    same_slug = [file for file in files.values() if file.slug == name]
    if len(same_slug) == 1:
        return same_slug[0]
    if same_slug:
        ids = ", ".join(file.id for file in same_slug)
        raise WrongUse(
            _("Several procedures have a tree “{name}”. Choose one of these: {ids}.").format(
                name=name, ids=ids
            )
        )
    hint = did_you_mean(
        name,
        [*files, *(file.slug for file in files.values())],
        _("To see all trees, run “soundingboard list”."),
    )
    raise WrongUse(_("Unknown tree “{name}”. {hint}").format(name=name, hint=hint))


def good_tree(ctx: click.Context, handbook: Handbook, file: TreeFile) -> Tree:
    """The tree of *file*; the command ends with its problems when it has any.

    A tree that is withdrawn is given with a note, so that its author can correct it.
    """
    found = handbook.errors_of.get(file.path, ())
    if found or file.tree is None:
        print_problems(stderr(), found)
        ctx.exit(1)
    if file.withdrawn:
        message = _("{tree} is withdrawn: {reason}").format(tree=file.id, reason=file.withdrawn)
        prose(stderr(), message)
    return file.tree
