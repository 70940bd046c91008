"""Write the published JSON Schemas, src/soundingboard/schemas/*.json, from the classes.

soundingboard.schemas.produced says what of a class becomes what of a schema.
"""

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from soundingboard.authoring.listing import Listing
from soundingboard.engine.course import Course
from soundingboard.engine.editions import Ledger
from soundingboard.engine.receipt import Receipt, ReceiptFile
from soundingboard.engine.tree import Tree
from soundingboard.schemas.produced import json_schema
from soundingboard.site.withdrawals import WithdrawnDecisions

FOLDER = Path(__file__).resolve().parent.parent / "src" / "soundingboard" / "schemas"

CLASSES: Mapping[str, tuple[type, ...]] = {
    "tree": (Tree,),
    "course": (Course,),
    "receipt": (Receipt, ReceiptFile),
    "editions": (Ledger,),
    "list": (Listing,),
    "withdrawn": (WithdrawnDecisions,),
}
"""By a schema's name: the class of the documents, and of documents that have one in them."""


def schemas() -> dict[Path, str]:
    """The text of each schema's file as the classes are now."""
    return {
        FOLDER / f"{name}.json": _text(json_schema(name, *classes))
        for name, classes in CLASSES.items()
    }


def outdated() -> list[str]:
    """The names of the files that aren't what :func:`schemas` makes now."""
    return [
        file.name
        for file, text in schemas().items()
        if not file.is_file() or file.read_text(encoding="utf-8") != text
    ]


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def main() -> int:
    """Run one command of this script."""
    parser = argparse.ArgumentParser(
        description="Write the published JSON Schemas from the classes that they describe.",
        epilog=(
            "examples:\n"
            "  .venv/bin/python scripts/schemas.py write  after changing a class\n"
            "  .venv/bin/python scripts/schemas.py check  as the tests do it\n"
        ),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("write", help="write the schemas anew")
    commands.add_parser("check", help="check that the schemas are up to date")
    if parser.parse_args().command == "write":
        for file, text in schemas().items():
            file.write_text(text, encoding="utf-8", newline="\n")
    elif names := outdated():
        sys.stderr.write(
            f"{', '.join(names)}: out of date. Run .venv/bin/python scripts/schemas.py write.\n"
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
