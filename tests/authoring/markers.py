"""A marker line at any line position of a file: is it read and published, or reported?

A *kind* of file knows how to compile one text of it beside the rest of a handbook, and how to make
its page. To add a kind, write a function from a handbook and a file's path to a :data:`Check`, and
name it in :data:`KINDS`.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

from markdown_it.token import Token
from tests.site.published_handbooks import TODAY

from soundingboard.authoring import folders, handbook
from soundingboard.authoring.compile.course_file import compile_course
from soundingboard.authoring.compile.links import Surroundings
from soundingboard.authoring.compile.procedure_file import compile_procedure
from soundingboard.authoring.compile.tree_file import compile_tree
from soundingboard.authoring.compile.trees_page import compile_trees_page
from soundingboard.authoring.drawing.flowchart_layout import Layout
from soundingboard.authoring.problems.problem import Problem, errors
from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.source_file import parse
from soundingboard.engine.codec import encode
from soundingboard.site.addresses import Addresses
from soundingboard.site.kinds import Kinds
from soundingboard.site.pages import course as course_pages
from soundingboard.site.pages import tree as tree_pages
from soundingboard.site.pages.procedure import ProcedurePage
from soundingboard.site.pages.trees import ProcedureTreesPage
from soundingboard.site.published_handbook import Published, PublishedCourse, PublishedHandbook
from soundingboard.site.settings import Settings

WORD = "Wombat"
"""The marker: a word that the handbook does not have."""

FORMS: Mapping[str, str] = {
    "plain": WORD,
    "indented": f"    {WORD}",
    "tab": f"\t{WORD}",
    "bullet": f"• {WORD}",
    "fence": f"```\n{WORD}\n```",
    "item": f"- {WORD}",
    "row": f"| {WORD} | {WORD} |",
    "html": f"<div>{WORD}</div>",
    "attributes": f"{{: .{WORD} }}",
    "footnote": f"[^1]: {WORD}",
    "heading": f"## {WORD}",
}
"""What is inserted at every position, by name."""

MORE_FORMS: Mapping[str, str] = {
    "dash": f"– {WORD}",
    "no space": f"-{WORD}",
    "numbered": f"2) {WORD}",
    "step": f"- [ ] {WORD}",
    "ticked": f"- [x] {WORD}.",
    "answer": f"- [{WORD}](#wombat)",
    "quotation": f"> {WORD}",
    "comment": f"<!-- {WORD} -->",
    "definition": f"[{WORD}]: wombat.md",
    "titled link": f'[a](https://a.example "{WORD}")',
    "deep heading": f"### {WORD}",
    "no heading": f"##{WORD}",
    "two columns": f"{WORD} | {WORD}",
    "indented item": f"    - {WORD}",
    "paragraph": f"\n{WORD}\n",
    "indented paragraph": f"\n    {WORD}\n",
    "item of its own": f"\n- {WORD}\n",
    "unclosed fence": f"```\n{WORD}",
    "field": f"wombat: {WORD}",
    "verdict": f"**Allowed.** {WORD}",
}
"""What is tried by hand as well."""


@dataclass(frozen=True)
class Result:
    """What became of a file: its problems, and, without errors, its compiled form and its page.

    The page is made when it is looked at: most markers are reported.
    """

    problems: Sequence[Problem]
    compiled: str = ""
    make_page: Callable[[], str] = str
    page_only: bool = False

    @property
    def page(self) -> str:
        return self.make_page()


Check = Callable[[str], Result]
"""From a file's whole text to what becomes of it."""


@dataclass(frozen=True)
class Around:
    """The handbook that a file is compiled in, loaded once."""

    loaded: handbook.Handbook
    site_handbook: PublishedHandbook

    @property
    def near(self) -> Surroundings:
        root = self.loaded.root
        return Surroundings(self.loaded.procedures, lambda path: (root / path).is_file())


def beside(loaded: handbook.Handbook) -> Around:
    """A handbook that is *loaded*, with an address for every page."""
    site_handbook = PublishedHandbook(loaded, Settings(), TODAY)
    urls = {
        page.path: page.source.removesuffix(".md") + "/" for page in Kinds().pages(site_handbook)
    }
    layouts = dict.fromkeys(loaded.trees, Layout())
    return Around(loaded, replace(site_handbook, addresses=Addresses(urls), layouts=layouts))


def tree_check(of: Around, path: PurePosixPath) -> Check:
    """Trees: the compiled tree, and what staff may ask as well, for that is for the search."""
    folder, slug = path.parent.name, path.stem

    def check(text: str) -> Result:
        source = parse(text.encode(), path.as_posix())
        if isinstance(source, Problem):
            return Result([source])
        file, problems = compile_tree(folder, slug, source, of.near)
        if file.tree is None:
            return Result(problems)
        item = Published(file, file.tree, of.loaded.procedures[folder])
        compiled = [encode(file.tree), file.fields["asked-as"]]
        here = of.site_handbook.addresses.urls[path.as_posix()]

        def page() -> str:
            # Drawing the tree takes most of a page's time, and what it shows is in the rest.
            most = tree_pages.walkable(item, of.site_handbook, here)
            return most if WORD in most else tree_pages.content(item, of.site_handbook, here)

        return Result(problems, _json(compiled), page)

    return check


def course_check(of: Around, path: PurePosixPath) -> Check:
    """Courses: the compiled course."""
    folder, slug = path.parent.name, path.stem
    trees = {file.path: file for file in of.loaded.tree_files.values()}
    situations = {file.path: file for file in of.loaded.situations.values()}

    def check(text: str) -> Result:
        source = parse(text.encode(), path.as_posix())
        if isinstance(source, Problem):
            return Result([source])
        file, problems = compile_course(folder, slug, source, of.near, trees, situations)
        if file.course is None:
            return Result(problems)
        item = PublishedCourse(file, file.course, of.loaded.procedures[folder])
        here = of.site_handbook.addresses.urls[path.as_posix()]
        compiled = _json(encode(file.course))
        return Result(
            problems, compiled, lambda: course_pages.content(item, of.site_handbook, here)
        )

    return check


def trees_page_check(of: Around, path: PurePosixPath) -> Check:
    """A procedure's trees page: it has no compiled form but its statements, so its page counts."""

    def check(text: str) -> Result:
        source = parse(text.encode(), path.as_posix())
        if isinstance(source, Problem):
            return Result([source])
        page, problems = compile_trees_page(source, of.near, of.loaded.tree_files.values())
        if errors(problems):
            return Result(problems)
        here = path.with_suffix("").as_posix() + "/"
        made = ProcedureTreesPage(page)
        return Result(problems, "", lambda: made.html(of.site_handbook, here), page_only=True)

    return check


def procedure_check(of: Around, path: PurePosixPath) -> Check:
    """Procedures: their clauses, and what they have besides in headings and front matter."""

    def check(text: str) -> Result:
        source = parse(text.encode(), path.as_posix())
        if isinstance(source, Problem):
            return Result([source])
        own, problems = compile_procedure(path.stem, source)
        if errors(problems):
            return Result(problems)
        headings = [heading.title for heading in own.headings]
        clauses = [(clause.number, clause.text) for clause in own.clauses]
        compiled = [repr(dict(own.fields)), own.introduction, headings, clauses]
        here = of.site_handbook.addresses.urls[path.as_posix()]
        return Result(
            problems,
            _json(compiled),
            lambda: ProcedurePage(own).html(of.site_handbook, here),
        )

    return check


KINDS: Mapping[str, tuple[str, Callable[[Around, PurePosixPath], Check]]] = {
    "trees": ("decision_trees/*/[!i]*.md", tree_check),
    "trees pages": ("decision_trees/*/index.md", trees_page_check),
    "courses": ("training/*/*.md", course_check),
    "procedures": ("docs/procedures/*.md", procedure_check),
}
"""Each kind of file: the pattern of its paths under a handbook, and its check."""


def files(kind: str, root: Path) -> Iterator[tuple[PurePosixPath, str]]:
    """The path and the text of every file of a *kind* in the handbook under *root*."""
    for file in sorted(root.glob(KINDS[kind][0])):
        if kind == "trees" and file.stem == folders.SITUATIONS:
            continue
        yield PurePosixPath(file.relative_to(root).as_posix()), file.read_text(encoding="utf-8")


def with_marker(text: str, place: int, form: str) -> str:
    """*text* with a line, or several, inserted before its line *place*, counted from 0."""
    lines = text.split("\n")
    return "\n".join([*lines[:place], form, *lines[place:]])


def lost(result: Result, text: str, place: int, form: str) -> str:
    """Why the marker that *form* put at *place* of *text* is lost; empty when it is not.

    It is read and published if the compiled form and the page have it, or reported at its line or
    elsewhere in its block, such as a paragraph; a marker that divides a section, cuts a block short
    or comes between two, where these lack something.
    """
    expected = set(_lines(text, place, form))
    at = {problem.line for problem in result.problems}
    if at & expected:
        return ""
    if errors(result.problems):
        return f"reported at {sorted(at)} and not at {sorted(expected)}"
    compiled = result.page_only or WORD in result.compiled
    page = WORD in visible(result.page)
    if compiled and page:
        return ""
    return f"{'compiled' if compiled else 'not compiled'}, {'on' if page else 'not on'} the page"


_TAG = re.compile(r"<[^>]*>")


def visible(page: str) -> str:
    """The text of a page's HTML."""
    return html.unescape(_TAG.sub(" ", page))


_BLOCKS = ("paragraph_open", "heading_open", "fence", "code_block", "html_block", "tr_open")


def _lines(text: str, place: int, form: str) -> Iterator[int]:
    """The lines, from 1, at which a problem tells of the marker at *place*."""
    first = next(n for n, line in enumerate(form.split("\n")) if WORD in line) + place
    yield from range(place + 1, place + 1 + len(form.split("\n")))
    lines = text.split("\n")
    end = lines.index("---", 1) if "---" in lines[1:] else len(lines)
    if first <= end:
        # The field that the line is part of, or that follows it where YAML finds the slip.
        before = (n for n in range(first, 0, -1) if re.match(r"[\w-]+:", lines[n]))
        yield from (next(before, 0) + 1, place + 1 + len(form.split("\n")))
        return
    body = "\n" * (end + 1) + "\n".join(lines[end + 1 :])
    headings = [0]
    above, below = 0, len(lines)
    for token in _tokens(body):
        if not token.map:
            continue
        if token.type in _BLOCKS and token.map[0] <= first < token.map[1]:
            yield from range(token.map[0] + 1, token.map[1] + 1)
        if token.type in _BLOCKS:
            above = token.map[0] if token.map[0] < first else above
            below = min(below, token.map[0]) if token.map[0] > first else below
        # A block of text that the marker cuts short lacks its end.
        if token.type == "fence" and token.map[0] < place <= token.map[1]:
            yield token.map[0] + 1
        if token.type == "heading_open" and token.level == 0:
            headings.append(token.map[0])
    # A marker may take from its neighbours what they need: a feedback, a header of their rows.
    yield from (above + 1, below + 1)
    if first in headings:
        # A heading makes two sections of one; what they lack is reported in either.
        here = headings.index(first)
        last = headings[here + 1] if here + 1 < len(headings) else len(lines)
        yield from range(headings[here - 1] + 1, last + 1)


@cache
def _last(body: str) -> list[Token]:
    return markdown.tokenize(body)


def _tokens(body: str) -> list[Token]:
    _last.cache_clear()
    return _last(body)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
