"""The templates of messages are up to date, and catalogues are checked against them."""

from __future__ import annotations

import ast
import gettext
import io
from pathlib import Path

import pytest
from babel.messages import Catalog

import catalogue
from soundingboard.authoring.rules.registry import all_rules, example_parts, examples

PACKAGE = Path(__file__).parents[2] / "src" / "soundingboard"
FUNCTIONS = {"_": 1, "ngettext": 2, "pgettext": 2}


def wanted() -> Catalog:
    made = Catalog()
    made.add("Back")
    made.add("Not sure: {question}")
    made.add(("{count} way", "{count} ways"))
    made.add("allowed", context="verdict")
    return made


def french(**changed: str | tuple[str, ...]) -> Catalog:
    texts: dict[str, str | tuple[str, ...]] = {
        "Back": "Retour",
        "Not sure: {question}": "Pas sûr : {question}",
        "ways": ("{count} voie", "{count} voies"),
        "allowed": "permis",
        **changed,
    }
    made = Catalog(locale="fr")
    made.add("Back", texts["Back"])
    made.add("Not sure: {question}", texts["Not sure: {question}"])
    made.add(("{count} way", "{count} ways"), texts["ways"])
    made.add("allowed", texts["allowed"], context="verdict")
    return made


def test_the_templates_and_every_catalogue_are_in_order() -> None:
    assert catalogue.check() == []


def test_a_complete_catalogue_has_no_problem() -> None:
    assert [*catalogue.problems(french(), wanted())] == []


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"Back": ""}, "“Back” isn't translated."),
        ({"allowed": ""}, "“allowed” isn't translated."),
        (
            {"Not sure: {question}": "Pas sûr : {frage}"},
            (
                "“Not sure: {question}” has other placeholders than “Pas sûr : {frage}”: "
                "{frage}, {question}."
            ),
        ),
        (
            {"ways": ("une voie", "{nombre} voies")},
            "“{count} way” has other placeholders than “{nombre} voies”: {nombre}.",
        ),
    ],
)
def test_what_is_wrong_with_a_catalogue_is_said(
    changed: dict[str, str | tuple[str, ...]], told: str
) -> None:
    assert told in catalogue.problems(french(**changed), wanted())


def test_a_message_that_the_program_doesn_t_have_is_reported() -> None:
    more = french()
    more.add("Gone", "Parti")

    assert [*catalogue.problems(more, wanted())] == ["“Gone” isn't a message of the program."]


def test_the_pseudo_locale_brackets_every_message_and_keeps_its_placeholders() -> None:
    made = gettext.GNUTranslations(io.BytesIO(catalogue.pseudo(wanted())))

    assert made.gettext("Not sure: {question}") == "⟦Ñöť šûŕé: {question}⟧"
    assert made.ngettext("{count} way", "{count} ways", 2) == "⟦{count} ŵàýš⟧"
    assert made.pgettext("verdict", "allowed") == "⟦àļļöŵéð⟧"


def sources() -> list[Path]:
    return sorted(file for file in PACKAGE.rglob("*.py") if file.name != "wording.py")


@pytest.mark.parametrize("path", sources(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_messages_are_written_where_they_are_used(path: Path) -> None:
    """gettext's tools find a message by its literal text, but not within an f-string."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.JoinedStr):
            inside = [part.func for part in ast.walk(node) if isinstance(part, ast.Call)]
            names = {part.id for part in inside if isinstance(part, ast.Name)}
            assert not names & FUNCTIONS.keys(), f"line {node.lineno}: a message is in an f-string"
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        for argument in node.args[: FUNCTIONS.get(node.func.id, 0)]:
            literal = isinstance(argument, ast.Constant) and isinstance(argument.value, str)
            assert literal, f"line {node.lineno}: a message isn't a literal text"


@pytest.mark.parametrize("domain", catalogue.DOMAINS)
def test_messages_are_typed_with_straight_apostrophes_and_have_no_space_around_them(
    domain: str,
) -> None:
    for message in catalogue.messages(catalogue.read_template(domain)):
        for text in catalogue.texts(message.id):
            assert "’" not in text
            assert text


def test_readers_browsers_get_no_message_for_authors() -> None:
    """Readers' catalogue has what readers and records staff see, flowcharts among it."""
    found = {
        file
        for message in catalogue.messages(catalogue.read_template(catalogue.READERS))
        for file, _ in message.locations
    }
    theirs = ("engine/", "site/", "records/", "extras.py", "authoring/drawing/")
    assert [file for file in found if not file.startswith(theirs)] == []


def test_examples_of_rules_are_messages_for_authors() -> None:
    found = catalogue.read_template(catalogue.AUTHORS)
    code = "dead-end"
    parts = example_parts(examples(all_rules()[code]))
    assert parts[0] == "## Fails"
    assert all(found.get(part) is not None for part in parts)


def test_a_text_to_copy_in_an_example_is_a_part_of_its_block() -> None:
    text = "## Fails\n\n````markdown\n```text\nHi.\n\n## No\n````\n\n```text\na: b\n```\n"
    assert example_parts(text) == (
        "## Fails",
        "````markdown\n```text\nHi.\n\n## No\n````",
        "```text\na: b\n```",
    )
