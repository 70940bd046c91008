"""Collect the messages of readers' pages into the template for message catalogues, and check them.

English is the source, so all that there is for it is the template, soundingboard.pot in
src/soundingboard/locale. A catalogue of another language is in the same folder, where gettext looks
for it: <language>/LC_MESSAGES/soundingboard.po.
"""

import argparse
import contextlib
import io
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.frontend import CommandLineInterface
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "soundingboard"
LOCALE = PACKAGE / "locale"
TEMPLATE = LOCALE / "soundingboard.pot"
MESSAGES = Path("LC_MESSAGES") / "soundingboard.po"

PLACEHOLDER = re.compile(r"\{\w+\}")
OPENS, CLOSES = "\u27e6", "\u27e7"

# Letters that look like those of English but are none, so that a text is known at a glance.
ACCENTED = str.maketrans(
    "ACDEGHIJKLNORSTUWYZacdeghijklnorstuwyz", "ÀÇÐÉĜĤÎĴĶĻÑÖŔŠŤÛŴÝŽàçðéĝĥîĵķļñöŕšťûŵýž"
)


def template() -> str:
    """The template as the sources have it now."""
    # Babel names files from the folder it runs in.
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(PACKAGE):
        file = Path(folder) / "soundingboard.pot"
        command = ["pybabel", "--quiet", "extract", "--mapping-file", f"{ROOT}/pyproject.toml"]
        command += ["--output-file", f"{file}", "--omit-header", "--add-location", "file"]
        command += ["--sort-by-file", "--add-comments", "Translators:", "--strip-comments"]
        command += ["--width", "100", "."]
        CommandLineInterface().run(command)  # type: ignore[no-untyped-call]
        return file.read_text(encoding="utf-8")


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
    """What is wrong with the template and the catalogues, in a sentence each."""
    found = []
    if not TEMPLATE.is_file() or TEMPLATE.read_text(encoding="utf-8") != template():
        found.append(
            f"{TEMPLATE.name} is out of date. Run .venv/bin/python scripts/catalogue.py extract."
        )
    for file in sorted(LOCALE.glob(f"*/{MESSAGES.as_posix()}")):
        language = file.relative_to(LOCALE).parts[0]
        try:
            catalogue = read_po(io.BytesIO(file.read_bytes()), language, abort_invalid=True)
        except (PoFileError, ValueError) as error:
            found.append(f"{language}: not a catalogue: {error}.")
            continue
        found += [f"{language}: {problem}" for problem in problems(catalogue, read_template())]
    return found


def read_template() -> Catalog:
    """The messages of the committed template."""
    return read_po(io.BytesIO(TEMPLATE.read_bytes()))


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
    file = folder / "en" / MESSAGES.with_suffix(".mo")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(pseudo(read_template()))


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
        description="Collect and check the messages of readers' pages.",
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
    commands.add_parser("extract", help="write the template anew")
    commands.add_parser("check", help="check the template and every catalogue")
    commands.add_parser("pseudo", help="write the pseudo-locale").add_argument(
        "folder", metavar="DIR", type=Path
    )
    given = parser.parse_args()
    if given.command == "extract":
        LOCALE.mkdir(exist_ok=True)
        TEMPLATE.write_text(template(), encoding="utf-8", newline="\n")
    elif given.command == "pseudo":
        write_pseudo(given.folder)
    else:
        found = check()
        sys.stderr.write("".join(f"{problem}\n" for problem in found))
        return 1 if found else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
