"""Message catalogues: installed once, and refused where they can't be read."""

from __future__ import annotations

import json
import struct
from base64 import b64encode
from collections.abc import Iterator

import pytest

from soundingboard.engine import wording
from soundingboard.engine.messages import handle
from soundingboard.engine.wording import _, ngettext, pgettext


def mo(messages: dict[str, str]) -> bytes:
    """A catalogue of *messages*, as the GNU gettext manual describes its file."""
    rows = sorted((key.encode(), text.encode()) for key, text in messages.items())
    tables = 28 + 16 * len(rows)
    parts: list[bytes] = []
    entries: list[tuple[int, int]] = []
    for column in (0, 1):
        for row in rows:
            entries.append((len(row[column]), tables + sum(map(len, parts))))
            parts.append(row[column] + b"\0")
    header = struct.pack("<7I", 0x950412DE, 0, len(rows), 28, 28 + 8 * len(rows), 0, 0)
    return header + b"".join(struct.pack("<2I", *entry) for entry in entries) + b"".join(parts)


FRENCH = mo(
    {
        "": "Content-Type: text/plain; charset=utf-8\nPlural-Forms: nplurals=2; plural=n > 1;\n",
        "Back": "Retour",
        "{count} result\0{count} results": "{count} résultat\0{count} résultats",
        "verdict\x04allowed": "permis",
    }
)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """English again after each test."""
    yield
    wording.install(None)


def test_without_a_catalogue_a_message_is_its_own_text() -> None:
    assert (_("Back"), pgettext("verdict", "allowed")) == ("Back", "allowed")
    assert [ngettext("{count} way", "{count} ways", n) for n in (0, 1)] == [
        "{count} ways",
        "{count} way",
    ]


def test_messages_come_from_the_catalogue_with_plurals_and_contexts() -> None:
    wording.install(FRENCH)

    assert (_("Back"), _("Print")) == ("Retour", "Print")
    assert (pgettext("verdict", "allowed"), _("allowed")) == ("permis", "allowed")
    assert ngettext("{count} result", "{count} results", 0) == "{count} résultat"


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"not a catalogue at all, but long enough",
        FRENCH[:40],
        FRENCH[:-3].replace(b"utf-8", b"utf-9"),
        FRENCH.replace(b"plural=n > 1;", b"plural=n >>1;"),
    ],
    ids=["empty", "text", "cut off", "unknown charset", "bad plural"],
)
def test_what_isn_t_a_catalogue_is_refused_and_changes_nothing(broken: bytes) -> None:
    wording.install(FRENCH)

    with pytest.raises(ValueError, match="not a message catalogue"):
        wording.install(broken)

    assert _("Back") == "Retour"


def test_the_worker_is_given_a_catalogue_by_a_message() -> None:
    request = {"op": "language", "catalogue": b64encode(FRENCH).decode()}

    assert json.loads(handle(json.dumps(request))) == {"ok": {}}
    assert _("Back") == "Retour"


@pytest.mark.parametrize("given", [{}, {"catalogue": 7}, {"catalogue": "é"}, {"catalogue": "AAAA"}])
def test_a_message_without_a_catalogue_is_refused(given: dict[str, object]) -> None:
    answer = json.loads(handle(json.dumps({"op": "language", **given})))

    assert answer["error"]["code"] == "bad-message"
