"""What is written for authors: plain words, all of them from the authors' message catalogue."""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.authoring.examples import DAY, files, whole, write
from tests.authoring.test_golden import INPUTS

import catalogue
import soundingboard
from soundingboard.authoring import wording
from soundingboard.authoring.grammar.keywords import KEYWORDS
from soundingboard.authoring.handbook import load
from soundingboard.authoring.problems.problem import Problem
from soundingboard.authoring.rules.registry import all_rules, examples
from soundingboard.authoring.settings import Settings
from soundingboard.authoring.wording import alternatives, listed
from soundingboard.engine.verdict import Verdict

PACKAGE = Path(soundingboard.__file__).parent

OURS = (
    "soundingboard edition",
    "editions.json",
    "statement-clause ask-clause glossary decides-nothing not-covered intended with reason",
    "docs/procedures decision_trees training follow-request.md situations.md",
    "text Situation formerly reviewed statement-note",
    "old-name new-name fr-CA each on term means clauses slug nearest",
    *KEYWORDS.verdicts.values(),
    *KEYWORDS.forces.values(),
    *(KEYWORDS.examples, KEYWORDS.always, KEYWORDS.outcome, KEYWORDS.at_most),
    *(KEYWORDS.read_first, KEYWORDS.no_tree),
    *Verdict,
)
"""Names of fields, files and commands, and words of the grammar: the same in every language."""

CHARACTER = re.compile(r"U\+[0-9A-F]{4,5} \([A-Z0-9 -]+\)")

FORBIDDEN = re.compile(
    r"\b(?:stands?|standing|stood|rests? on|mend(?:s|ed|ing)?|holds?|held|bears?|tells? (?:of|what)"
    r"|is told|are told|told (?:of|as)|after all|none other|(?:is|are) none (?:of|that)|whose is"
    r"|of the same name|comes? to grief|goes its way|nobody reads|nothing reads|passed over"
    r"|without a word|let (?:it|them) be|for ever|at one go|speaks? of)\b",
    re.IGNORECASE,
)
"""Words that make our texts read like a translation."""


@pytest.fixture
def brackets() -> Iterator[None]:
    """The pseudo-locale for authors, in which each message is in brackets and has accents."""
    wording.install(catalogue.pseudo(catalogue.read_template(catalogue.AUTHORS)))
    yield
    wording.install(None)


def left(text: str, authors: str) -> list[str]:
    """The words of *text* that are in no message, and don't come from *authors* either."""
    outside, depth = "", 0
    for char in text:
        depth += (char == catalogue.OPENS) - (char == catalogue.CLOSES)
        outside += char if depth == 0 and char != catalogue.CLOSES else ""
    words = re.findall(r"[^\W\d_]+", outside)
    # Within a message, letters without accents come from what its placeholders stand for.
    inside = re.findall(r"[A-Za-z]{2,}", CHARACTER.sub("", text))
    plain = [word for word in inside if word.translate(catalogue.ACCENTED) != word]
    return words + [word for word in plain if word.casefold() not in authors.casefold()]


IN_ENGLISH = {"bad-ledger"}
"""Problems with a reason by the JSON schemas, which other programs report in the same words."""

CASES = {
    **{code: files(examples(rule), "Fails") for code, rule in all_rules().items()},
    **{file.stem: {path: file.read_text(encoding="utf-8")} for file, path in INPUTS.items()},
}


@pytest.mark.usefixtures("brackets")
@pytest.mark.parametrize("case", sorted(CASES.keys() - IN_ENGLISH))
def test_every_word_of_a_problem_comes_from_the_catalogue_or_the_author(
    case: str, tmp_path: Path
) -> None:
    shown = whole(CASES[case])
    write(tmp_path, shown)
    authors = " ".join((*shown, *shown.values(), *OURS))
    authors += unicodedata.normalize("NFKD", authors).encode("ascii", "ignore").decode()
    problems = load(tmp_path, Settings(today=DAY, readability=True)).problems
    assert problems
    for problem in problems:
        assert left(problem.message, authors) == [], problem.message
        assert left(problem.hint, authors) == [], problem.hint
        assert not problem.message.rstrip(catalogue.CLOSES).endswith(".")
        assert problem.hint.rstrip(catalogue.CLOSES).endswith((".", "?"))


def test_a_word_that_is_in_no_message_would_be_found() -> None:
    assert left("⟦Ñö ƒîļé⟧. More", "") == ["More", "More"]
    assert left("⟦Ñö ƒîļé “tree”⟧", "course") == ["tree"]
    assert left("⟦Ñö ƒîļé “tree”⟧", "A tree.") == []


def problem_arguments(path: Path) -> Iterator[tuple[int, ast.expr]]:
    """The messages and hints of the problems that a module makes, with their lines."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id == Problem.__name__:
                yield from ((node.lineno, argument) for argument in node.args[3:5])
            for keyword in node.keywords:
                if node.func.id in (Problem.__name__, "replace") and keyword.arg in (
                    "message",
                    "hint",
                ):
                    yield node.lineno, keyword.value


@pytest.mark.parametrize(
    "path",
    [
        file
        for folder in ("authoring", "site")
        for file in sorted((PACKAGE / folder).rglob("*.py"))
        if f"{Problem.__name__}(" in file.read_text(encoding="utf-8")
    ],
    ids=lambda path: path.relative_to(PACKAGE).as_posix(),
)
def test_no_message_or_hint_is_written_without_the_catalogue(path: Path) -> None:
    for line, argument in problem_arguments(path):
        assert not isinstance(argument, ast.Constant | ast.JoinedStr), f"line {line}"


def texts() -> Iterator[str]:
    for message in catalogue.messages(catalogue.read_template(catalogue.AUTHORS)):
        for text in catalogue.texts(message.id):
            # Examples are somebody's files.
            if not text.startswith(("`", "## Fails", "## Corrected")):
                yield text


def test_authors_are_written_to_in_plain_english() -> None:
    assert [text for text in texts() if FORBIDDEN.search(text)] == []


@pytest.mark.parametrize("code", all_rules())
def test_the_module_of_a_rule_says_what_the_rule_says(code: str) -> None:
    rule = all_rules()[code]
    module = PACKAGE / "authoring" / "rules" / rule.group / f"{code.replace('-', '_')}.py"
    docstring = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    assert FORBIDDEN.search(docstring) is None


@pytest.mark.parametrize(
    ("items", "all_of", "one_of"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a and b", "a or b"),
        (["a", "b", "c"], "a, b and c", "a, b or c"),
    ],
)
def test_items_are_listed_in_a_phrase(items: list[str], all_of: str, one_of: str) -> None:
    assert (listed(items), alternatives(items)) == (all_of, one_of)
