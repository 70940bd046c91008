"""Collect the messages of each domain into its template for message catalogues, and check them.

There are two domains: what readers see, "soundingboard", and what is written for authors,
"authors", which readers' browsers don't load. English is the source, so all that there is for it is
a template, <domain>.pot in src/soundingboard/locale. A catalogue of another language is in the same
folder, where gettext looks for it: <language>/LC_MESSAGES/<domain>.po.
"""

import argparse
import io
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po, write_po

from soundingboard.authoring.rules.registry import example_parts

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "soundingboard"
LOCALE = PACKAGE / "locale"

READERS, AUTHORS = "soundingboard", "authors"
DOMAINS = (READERS, AUTHORS)

PLACEHOLDER = re.compile(r"\{\w+\}")
OPENS, CLOSES = "\u27e6", "\u27e7"

# Letters that look like those of English but are none, so that a text is known at a glance.
ACCENTED = str.maketrans(
    "ACDEGHIJKLNORSTUWYZacdeghijklnorstuwyz", "ÀÇÐÉĜĤÎĴĶĻÑÖŔŠŤÛŴÝŽàçðéĝĥîĵķļñöŕšťûŵýž"
)


def template_file(domain: str) -> Path:
    """The committed template of *domain*."""
    return LOCALE / f"{domain}.pot"


def template(domain: str) -> str:
    """The template of *domain* as the sources have it now."""
    found = Catalog()
    for name, line, message, comments, context in extract_from_dir(
        PACKAGE, _SOURCES[domain], comment_tags=("Translators:",), strip_comment_tags=True
    ):
        found.add(message, locations=[(name, line)], auto_comments=comments, context=context)
    file = io.BytesIO()
    write_po(file, found, width=100, omit_header=True, sort_by_file=True, include_lineno=False)
    return file.getvalue().decode()


def _from_examples(
    file: IO[bytes], *_: Any, **__: Any
) -> Iterator[tuple[int, str, str, list[str]]]:
    """The parts of the examples of a rule, a Markdown file, as Babel takes messages."""
    for part in example_parts(file.read().decode()):
        yield 1, "_", part, []


_SITE_FOR_AUTHORS = ("front_matter", "problem_pages", "search_words")
"""Modules of the site whose messages only authors see."""

_SOURCES: Mapping[str, Sequence[tuple[str, Any]]] = {
    READERS: (
        *((f"site/{name}.py", "ignore") for name in _SITE_FOR_AUTHORS),
        ("engine/**.py", "python"),
        ("records/**.py", "python"),
        ("extras.py", "python"),
        ("authoring/drawing/**.py", "python"),
        ("site/**.py", "python"),
        ("site/overrides/**.html", "jinja2"),
    ),
    AUTHORS: (
        *((f"site/{name}.py", "python") for name in _SITE_FOR_AUTHORS),
        ("authoring/drawing/**.py", "ignore"),
        ("authoring/**.py", "python"),
        ("cli/**.py", "python"),
        ("authoring/rules/**.md", _from_examples),
    ),
}
"""Where the messages of each domain are: patterns of files and how Babel reads them."""


def problems(catalogue: Catalog, wanted: Catalog) -> Iterator[str]:
    """What is wrong with *catalogue* as a translation of *wanted*, in a sentence each."""
    for message in messages(wanted):
        found = catalogue.get(message.id, message.context)
        if found is None or not all(texts(found.string)) or found.fuzzy:
            yield f"“{_name(message)}” isn't translated."
    for message in messages(catalogue):
        if wanted.get(message.id, message.context) is None:
            yield f"“{_name(message)}” isn't a message of the program."
            continue
        for error in message.check(catalogue):
            yield f"“{_name(message)}”: {error}."
        known = set(PLACEHOLDER.findall(" ".join(texts(message.id))))
        # A form may leave the number out: “one question”.
        for text in filter(None, texts(message.string)):
            placed = set(PLACEHOLDER.findall(text))
            lost = known - placed - ({"{count}"} if message.pluralizable else set())
            if lost or placed - known:
                differing = ", ".join(sorted(lost | (placed - known)))
                yield f"“{_name(message)}” has other placeholders than “{text}”: {differing}."


def check() -> list[str]:
    """What is wrong with the templates and the catalogues, in a sentence each."""
    found = []
    for domain in DOMAINS:
        file = template_file(domain)
        if not file.is_file() or file.read_text(encoding="utf-8") != template(domain):
            command = ".venv/bin/python scripts/catalogue.py extract"
            found.append(f"{file.name} is out of date. Run {command}.")
        for translated in sorted(LOCALE.glob(f"*/LC_MESSAGES/{domain}.po")):
            name = f"{translated.relative_to(LOCALE).parts[0]}/{domain}"
            found += [f"{name}: {problem}" for problem in _file_problems(translated, domain)]
    return found


def _file_problems(file: Path, domain: str) -> Iterator[str]:
    language = file.relative_to(LOCALE).parts[0]
    try:
        catalogue = read_po(io.BytesIO(file.read_bytes()), language, abort_invalid=True)
    except (PoFileError, ValueError) as error:
        yield f"not a catalogue: {error}."
        return
    yield from problems(catalogue, read_template(domain))


def read_template(domain: str) -> Catalog:
    """The messages of the committed template of *domain*."""
    return read_po(io.BytesIO(template_file(domain).read_bytes()))


def bracketed(text: str) -> str:
    """*text* in brackets and with accents, its placeholders as they are."""
    parts = re.split(f"({PLACEHOLDER.pattern})", text)
    accented = (part if PLACEHOLDER.fullmatch(part) else part.translate(ACCENTED) for part in parts)
    return f"{OPENS}{''.join(accented)}{CLOSES}"


def pseudo(wanted: Catalog) -> bytes:
    """A catalogue of *wanted* in which every message is in brackets and has accents."""
    made = Catalog(locale="en", charset="utf-8")
    for message in messages(wanted):
        forms = tuple(bracketed(text) for text in texts(message.id))
        made.add(message.id, forms if message.pluralizable else forms[0], context=message.context)
    file = io.BytesIO()
    write_mo(file, made)
    return file.getvalue()


def write_pseudo(folder: Path) -> None:
    """Put the pseudo-locale into *folder*, as English, for the plug-in's setting “locale”."""
    for domain in DOMAINS:
        file = folder / "en" / "LC_MESSAGES" / f"{domain}.mo"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(pseudo(read_template(domain)))


def messages(catalogue: Catalog) -> Iterator[Message]:
    """The messages of a catalogue without its header."""
    return (message for message in catalogue if message.id)


def texts(part: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (part,) if isinstance(part, str) else tuple(part or ("",))


def _name(message: Message) -> str:
    return texts(message.id)[0]


def main() -> int:
    """Read the command line, and do what it says."""
    parser = argparse.ArgumentParser(
        description="Collect and check the messages of readers' pages and those for authors.",
        epilog=(
            "examples:\n"
            "  .venv/bin/python scripts/catalogue.py extract     after changing a message\n"
            "  .venv/bin/python scripts/catalogue.py check       as the tests do it\n"
            "  .venv/bin/python scripts/catalogue.py pseudo DIR  for the plug-in's “locale”:\n"
            "                                                    every message is in brackets\n"
        ),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("extract", help="write the templates anew")
    commands.add_parser("check", help="check the templates and every catalogue")
    commands.add_parser("pseudo", help="write the pseudo-locale").add_argument(
        "folder", metavar="DIR", type=Path
    )
    given = parser.parse_args()
    if given.command == "extract":
        LOCALE.mkdir(exist_ok=True)
        for domain in DOMAINS:
            template_file(domain).write_text(template(domain), encoding="utf-8", newline="\n")
    elif given.command == "pseudo":
        write_pseudo(given.folder)
    else:
        found = check()
        sys.stderr.write("".join(f"{problem}\n" for problem in found))
        return 1 if found else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
