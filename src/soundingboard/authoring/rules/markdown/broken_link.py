"""A link leads to a file or heading that doesn't exist."""

from __future__ import annotations

from collections.abc import Iterator

from soundingboard.authoring.compile.links import hand_offs, missing_file, missing_heading, resolve
from soundingboard.authoring.compile.procedure_file import OWN_IDS, Procedure
from soundingboard.authoring.compile.tree_links import tree_link_problems
from soundingboard.authoring.problems.problem import Problem, Severity
from soundingboard.authoring.rules.compiled_handbook import CompiledHandbook
from soundingboard.authoring.rules.rule import Rule
from soundingboard.authoring.source import markdown
from soundingboard.authoring.wording import N_


def check(handbook: CompiledHandbook) -> Iterator[Problem]:
    """Links of procedures, and links into another tree, that lead to nothing."""
    for procedure in handbook.procedures.values():
        yield from _of_procedure(handbook, procedure)
    yield from _into_trees(handbook)


def _of_procedure(handbook: CompiledHandbook, procedure: Procedure) -> Iterator[Problem]:
    path = procedure.path
    for link in markdown.links(procedure.tokens):
        if markdown.scheme(link.href):
            continue
        place = resolve(path, link.href)
        target = handbook.around.procedure_at.get(place.path)
        if target is None and not handbook.around.is_file(place.path):
            yield missing_file(path, link, place)
        elif target is not None:
            known = [*(heading.id for heading in target.headings), *OWN_IDS]
            if place.fragment and place.fragment not in known:
                cause = f"{place.path}#{place.fragment}"
                yield missing_heading(path, link, place.fragment, known, place.path, cause)
    yield from tree_link_problems(path, markdown.links(procedure.tokens), handbook.tree_at)


def _into_trees(handbook: CompiledHandbook) -> Iterator[Problem]:
    targets = {path: file for path, file in handbook.tree_at.items() if file.section_ids}
    for file in targets.values():
        yield from tree_link_problems(file.path, file.hand_offs, targets)
    for page in handbook.trees_pages.values():
        for part in (page.intro, *(section.tokens for section in page.sections)):
            yield from tree_link_problems(page.path, hand_offs(page.path, part), targets)


RULE = Rule(
    code="broken-link",
    group="markdown",
    severity=Severity.ERROR,
    summary=N_("A link leads to a file or heading that doesn't exist."),
    explanation=N_("""\
The file that a link leads to doesn't exist, or the file exists but has no such heading.\
"""),
    fix=N_("""\
The path begins at the folder of the file that you're writing; `../` goes up one folder. Spell the
file's name exactly, with its capital letters. After `#` comes the heading in lower case, without
punctuation and with hyphens for spaces.\
"""),
    check=check,
    compiled=True,
)
