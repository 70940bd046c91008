"""Procedures: a Markdown page whose numbered headings are clauses."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from markdown_it.token import Token

from soundingboard.authoring.compile import coverage
from soundingboard.authoring.compile.coverage import Coverage, read_coverage
from soundingboard.authoring.compile.outside_clauses import front_matter_problems, outside_problems
from soundingboard.authoring.folders import PROCEDURES
from soundingboard.authoring.grammar.heading_checks import site_id_problems
from soundingboard.authoring.grammar.lookalikes import invisible_problems, mixed_problems
from soundingboard.authoring.grammar.markup import html_problems, image_problems, unsafe_links
from soundingboard.authoring.grammar.table_problems import uneven_rows
from soundingboard.authoring.grammar.unsupported_markdown import (
    as_meant,
    unsupported_markdown,
)
from soundingboard.authoring.problems.problem import Problem
from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.fields import (
    ADDRESS,
    CONTACT,
    DATE_OR_MONTH,
    NUMBER,
    TEXT,
    TEXTS,
    Field,
    bad_field,
    read_fields,
    records,
)
from soundingboard.authoring.source.headings import Heading, headings
from soundingboard.authoring.source.source_file import Source, name_problems
from soundingboard.authoring.wording import N_, _, translated
from soundingboard.engine.tree import Contact

"""The folder of the procedures' pages."""

FIELDS: Mapping[str, Field] = {
    "title": Field(TEXT, required=True, default=""),
    "number": Field(TEXT, default=""),
    "short": Field(TEXT, default=""),
    "board": Field(TEXT, default=""),
    "adopted": Field(DATE_OR_MONTH, default=""),
    "effective": Field(DATE_OR_MONTH, default=""),
    "issued": Field(DATE_OR_MONTH, default=""),
    "revised": Field(DATE_OR_MONTH, default=""),
    "next-review": Field(DATE_OR_MONTH, default=""),
    "responsible": Field(TEXTS, default=()),
    "references": Field(TEXTS, default=()),
    "revision": Field(NUMBER, default=1),
    "ask": Field(TEXT, default=""),
    "ask-clause": Field(TEXT, default=""),
    "notes": Field(TEXTS, default=()),
    "official": Field(ADDRESS, default=""),
    "contact": Field(CONTACT, default=""),
    "glossary": Field(records("term", "means", "clause"), default=()),
    **coverage.FIELDS,
}

_RETIRED = {
    "kind": N_("Take it out: “soundingboard edition” asks whether a revision is minor or major."),
}

_LEVELS = ("h2", "h3", "h4", "h5", "h6")

_NUMBER = re.compile(r"((?:[a-z]+(?:-[a-z]+)*|[0-9]+)(?:\.(?:[0-9]+|[a-z]))*)[.:]?(?:\s+(.*))?")


@dataclass(frozen=True, slots=True)
class Clause:
    """The smallest numbered statement of a procedure.

    ``line`` is the line of its heading, ``end`` the line after its last, both counted from 1.
    """

    number: str
    title: str
    text: str
    line: int
    end: int

    @property
    def anchor(self) -> str:
        """The id of the clause's heading: ``c-`` and the number with hyphens."""
        return anchor(self.number)

    @property
    def hash(self) -> str:
        """SHA-256, in hex, of the clause's visible text (NFC, white space collapsed)."""
        return hashlib.sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True)
class Procedure:
    """One board's numbered document.

    ``fields`` are its front matter, by :data:`FIELDS`; ``coverage`` is made of two of them;
    ``tokens`` are its parsed Markdown, of which clauses, headings and the page are made.
    ``applies`` is the date from which its revision applies, if the ledger has that revision;
    ``named`` are the clauses that its front matter names, each with the line of the field.
    """

    id: str
    path: str
    fields: Mapping[str, Any]
    clauses: tuple[Clause, ...] = field(default=())
    headings: tuple[Heading, ...] = field(default=())
    coverage: Coverage = coverage.NOTHING
    applies: str = ""
    named: tuple[tuple[int, str], ...] = ()
    tokens: tuple[Token, ...] = field(default=(), repr=False, compare=False)

    @property
    def title(self) -> str:
        """The title as printed on the document."""
        return str(self.fields["title"])

    @property
    def short(self) -> str:
        """What staff call it; the id where the author gives no short name."""
        return str(self.fields["short"] or self.fields["number"] or self.id)

    @property
    def ask(self) -> Contact | None:
        """Whom its own text says to ask; ``None`` where it names nobody."""
        who, clause = self.fields["ask"], self.fields["ask-clause"]
        return Contact(str(who), str(clause)) if who else None

    @cached_property
    def clause_by_anchor(self) -> Mapping[str, Clause]:
        """Clauses by anchor."""
        return {clause.anchor: clause for clause in self.clauses}

    @cached_property
    def clause_by_number(self) -> Mapping[str, Clause]:
        """Clauses by number."""
        return {clause.number: clause for clause in self.clauses}

    @cached_property
    def number_by_lower_case(self) -> Mapping[str, str]:
        """The numbers of the clauses by their form in lower case."""
        return {clause.number.casefold(): clause.number for clause in self.clauses}

    @property
    def hashes(self) -> dict[str, str]:
        """The hash of each clause, by its number."""
        return {clause.number: clause.hash for clause in self.clauses}

    @property
    def effective(self) -> str:
        """The date from which this revision applies: the ledger's, else the document's own."""
        return self.applies or self.document_date

    @property
    def document_date(self) -> str:
        """The date from which it applies, as the document has it; else of adoption or issue."""
        fields = self.fields
        return str(fields["effective"] or fields["adopted"] or fields["issued"])

    @property
    def introduction(self) -> str:
        """What is said before the first heading: the site's own words, in no clause and no hash."""
        first = next((i for i, t in enumerate(self.tokens) if t.type == "heading_open"), None)
        return markdown.block_text(self.tokens[:first])

    @property
    def hash(self) -> str:
        """SHA-256, in hex, over the numbers and hashes of its clauses: names the edition's text."""
        lines = "".join(f"{clause.number} {clause.hash}\n" for clause in self.clauses)
        return hashlib.sha256(lines.encode()).hexdigest()


TERMS_ID = "defined-terms"
"""The id of the list of defined terms on a procedure's page."""

OWN_IDS = (TERMS_ID, "sb-top")
"""Ids that a procedure's page has of its own, whatever its headings are."""


def procedure_path(procedure_id: str) -> str:
    """The path of the page of the procedure with that id."""
    return f"{PROCEDURES}/{procedure_id}.md"


def term_id(words: str) -> str:
    """The id of a defined term's entry in the list."""
    return f"term-{markdown.slug(words)}"


def anchor(number: str) -> str:
    """The id of the heading of the clause with that number."""
    return "c-" + number.replace(".", "-")


def compile_procedure(procedure_id: str, source: Source) -> tuple[Procedure, list[Problem]]:
    """The procedure in *source*, as far as it can be read, and its problems."""
    values, problems = read_fields(source, FIELDS, _RETIRED)
    reach, found = read_coverage(source, values)
    problems += found
    problems += _glossary_problems(source, values["glossary"])
    written, definitions = markdown.tokenize_all(source.body)
    tokens = as_meant(source.body, written)
    clauses = tuple(_clauses(tokens, source.body.count("\n") + 2))
    taken = (*OWN_IDS, *(term_id(entry.get("term", "")) for entry in values["glossary"]))
    places = tuple(headings(tokens, ((c.line, c.number, c.anchor) for c in clauses), taken))
    procedure = Procedure(
        procedure_id,
        source.path,
        values,
        clauses,
        places,
        reach,
        tokens=tuple(tokens),
        named=tuple(_named(source, values, reach)),
    )
    problems += name_problems(source.path, procedure_id)
    problems += site_id_problems(source.path, places)
    problems += unsupported_markdown(
        source.path, source.body, written, definitions, levels=_LEVELS, fields=FIELDS
    )
    problems += invisible_problems(source, tokens)
    problems += uneven_rows(source.path, source.body, tokens, short_too=False)
    problems += html_problems(source.path, tokens)
    problems += unsafe_links(source.path, tokens)
    problems += image_problems(source.path, tokens)
    problems += outside_problems(source.path, tokens, places, ((c.line, c.text) for c in clauses))
    text_of = {clause.number: clause.text for clause in clauses}
    problems += front_matter_problems(source, values, text_of)
    problems += mixed_problems(source, tokens, problems)
    problems += _clause_problems(procedure, source)
    return procedure, problems


def _glossary_problems(source: Source, glossary: Iterable[Mapping[str, str]]) -> Iterator[Problem]:
    seen: set[str] = set()
    for entry in glossary:
        own = term_id(entry.get("term", ""))
        if own in seen or not entry.get("term") or not entry.get("means"):
            yield bad_field(source, "glossary", translated(_GLOSSARY), translated(_ENTRY))
        seen.add(own)


_GLOSSARY = N_("entries that have a “term” of their own, and what it “means”")
_ENTRY = N_("[{term: personal site, means: A site that staff run for themselves.}]")


def _named(source: Source, values: Mapping[str, Any], reach: Coverage) -> Iterator[tuple[int, str]]:
    silent = (number for entry in reach.not_covered.values() for number in entry.clauses)
    fields: Mapping[str, Iterable[str]] = {
        "ask-clause": [values["ask-clause"]],
        "glossary": (entry.get("clause", "") for entry in values["glossary"]),
        coverage.NOT_COVERED: silent,
        coverage.DECIDES_NOTHING: reach.decides_nothing,
    }
    for name, numbers in fields.items():
        line = source.field_lines.get(name, 1)
        yield from ((line, number) for number in dict.fromkeys(numbers) if number)


def _clauses(tokens: list[Token], end_of_file: int) -> Iterator[Clause]:
    headings = [
        index
        for index, token in enumerate(tokens)
        if token.type == "heading_open" and token.level == 0
    ]
    for place, index in enumerate(headings):
        match = _NUMBER.fullmatch(markdown.visible_text(tokens[index + 1].children))
        if not match:
            continue
        after = headings[place + 1] if place + 1 < len(headings) else len(tokens)
        end = markdown.line_of(tokens[after]) if after < len(tokens) else end_of_file
        yield Clause(
            number=match[1],
            title=match[2] or "",
            text=markdown.block_text(tokens[index + 3 : after]),
            line=markdown.line_of(tokens[index]),
            end=end,
        )


def _empty_hint(clause: Clause, following: Clause | None) -> str:
    """What to do about a clause without text: it may be meant as the heading of a section."""
    if following is None or not following.number.startswith(f"{clause.number}."):
        return _("Write below the heading what the clause says.")
    title = f": {clause.title}" if clause.title else ""
    return _(
        "If it's the heading of a section, write “Section {number}{title}”. Otherwise write below "
        "it what the clause says."
    ).format(number=clause.number, title=title)


def _clause_problems(procedure: Procedure, source: Source) -> Iterable[Problem]:
    path = procedure.path
    if not procedure.clauses:
        yield Problem(
            path,
            1,
            "no-clauses",
            _("The procedure has no clauses"),
            _(
                "Begin the heading of each clause with its number, as in “### 1.2.3 Tell your "
                "supervisor”."
            ),
        )
    seen: dict[str, Clause] = {}
    for clause in procedure.clauses:
        first = seen.setdefault(clause.anchor, clause)
        if first is not clause:
            message = _("Clause {clause} has the same address as clause {first} on line {line}")
            if clause.number == first.number:
                message = _("Clause {clause} is already on line {line}")
            yield Problem(
                path,
                clause.line,
                "duplicate-clause",
                message.format(clause=clause.number, first=first.number, line=first.line),
                _("Give each clause the number that the document prints."),
            )
        if not clause.text:
            following = next((c for c in procedure.clauses if c.line > clause.line), None)
            again = following is not None and following.anchor == clause.anchor
            yield Problem(
                path,
                clause.line,
                "empty-clause",
                _("Clause {clause} has no text").format(clause=clause.number),
                _empty_hint(clause, following),
                f"{path}:{following.line}" if again and following else "",
            )
    if procedure.fields["ask-clause"] and procedure.ask is None:
        yield Problem(
            path,
            source.line_of("ask-clause"),
            "missing-field",
            _("The front matter has “ask-clause”, but no “ask”"),
            _("Add a line with whom the clause says to ask, as in “ask: the principal”."),
        )
    named = [("ask-clause", procedure.fields["ask-clause"])]
    named += [("glossary", entry.get("clause", "")) for entry in procedure.fields["glossary"]]
    for name, entry in named:
        if entry and entry not in procedure.clause_by_number:
            yield Problem(
                path,
                source.field_lines.get(name, 1),
                "unknown-clause",
                _("“{name}” says {clause}, but the procedure has no such clause").format(
                    name=name, clause=entry
                ),
                _("Copy the number from the clause's heading."),
                cause=f"{path}#{anchor(entry)}",
            )
