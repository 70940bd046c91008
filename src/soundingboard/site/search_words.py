"""The words by which the search finds a page: its author's, and the handbook's synonyms.

Synonyms are in the tables of ``docs/search-words.md``: what people type, and what it means here.
A tree gets what people type if its title or its own search words have what it means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from soundingboard.authoring.compile.procedure_file import Procedure
from soundingboard.authoring.compile.tree_file import TreeFile
from soundingboard.authoring.grammar.table_problems import broken_table, pipes, uneven_rows
from soundingboard.authoring.problems.problem import Problem
from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.source_file import read
from soundingboard.authoring.source.tables import tables
from soundingboard.authoring.wording import _

PATH = "docs/search-words.md"

Synonyms = Mapping[str, tuple[str, ...]]
"""What people type for a word or phrase that is used here."""


def read_synonyms(root: Path) -> tuple[Synonyms, list[Problem]]:
    """The synonyms of the handbook under *root*, if it has any, and the problems of their file."""
    if not (root / PATH).is_file():
        return {}, []
    source = read(root / PATH, PATH)
    if isinstance(source, Problem):
        return {}, [source]
    found: dict[str, tuple[str, ...]] = {}
    tokens = markdown.tokenize(source.body)
    problems = [broken_table(PATH, t) for t in tokens if pipes(t)]
    problems += uneven_rows(PATH, source.body, tokens, short_too=False)
    for table in tables(tokens):
        for row in table.rows:
            typed, meant, *more = (_listed(cell) for cell in (*row.texts, ""))
            if not typed or not meant or len(more) > 1:
                message = _("Expected words in two columns of the row")
                hint = _("Write what people type in the first, and what it means in the second.")
                problems.append(Problem(PATH, row.line, "broken-table", message, hint))
            for word in meant:
                found[word] = (*found.get(word, ()), *typed)
    return found, problems


def search_words(title: str, trees: Iterable[TreeFile], synonyms: Synonyms) -> list[str]:
    """The words for one tree or several of the same slug, each once, the authors' own first."""
    own = [str(word) for file in trees for word in file.fields.get("asked-as", ())]
    known = " | ".join((title, *own)).casefold()
    more = (
        word
        for meant, typed in synonyms.items()
        if re.search(rf"\b{re.escape(meant.casefold())}\b", known)
        for word in typed
    )
    return _each_once((*own, *more))


def procedure_words(procedure: Procedure) -> list[str]:
    """The words for a procedure's page: what it is called, and whom it says to ask."""
    fields = (str(procedure.fields[name]) for name in ("number", "title", "ask"))
    # Some write the short name as one word.
    names = (procedure.short, procedure.short.replace(" ", ""))
    return _each_once(word for word in (*names, *fields) if word)


def _listed(cell: str) -> list[str]:
    return [word.strip() for word in cell.split(",") if word.strip()]


def _each_once(words: Iterable[str]) -> list[str]:
    found: dict[str, str] = {}
    for word in words:
        found.setdefault(word.casefold(), word)
    return list(found.values())
