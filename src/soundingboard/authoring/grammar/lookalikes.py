"""Characters that are invisible or look like others, so that words seem to be what they are not.

Two texts look alike if their skeletons are the same (Unicode Technical Standard 39, Unicode
Security Mechanisms, section 4). The pairs of confusable characters are those of the package
confusable-homoglyphs; it has no skeletons, so these are made here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache

from markdown_it.token import Token

from soundingboard.authoring.problems.problem import Problem, character_name
from soundingboard.authoring.source import markdown
from soundingboard.authoring.source.blocks import short
from soundingboard.authoring.source.nfc import nfc, normalized
from soundingboard.authoring.source.source_file import Source
from soundingboard.authoring.wording import _, ngettext

# Default-ignorable and blank characters, controls, and the controls of writing direction: a part of
# what engine.characters hides in output, which also escapes unassigned and private characters. The
# joiners and the selectors of variants come after letters of other scripts and after symbols.
_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff0-\ufffb"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
    "|(?<![^\u0000-\u024f])[\u200c\u200d\ufe00-\ufe0f]"
)
_CONTROL = re.compile("[\u0000-\u0008\u000b-\u001f\u007f]")
"""Those of ASCII, which are found much faster."""
# Full-width letters and digits, and those of mathematics.
_STYLED = "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff"
# Greek, Coptic, Cyrillic, Armenian, Cherokee and Lisu letters next to Latin ones.
_OTHER = "\u0370-\u058f\u13a0-\u13ff\u2c80-\u2cff\ua4d0-\ua4ff\ua640-\ua69f\uab70-\uabbf"
_MIXED = re.compile(f"[{_STYLED}]|(?<=[A-Za-z])[{_OTHER}]|[{_OTHER}](?=[A-Za-z])")
# Marks that strike out or enclose a letter, on two letters in a row.
_STRUCK = re.compile(
    "\\w([\u0334-\u0338\u20d2\u20d3\u20d8-\u20da\u20dd-\u20e0\u20e4-\u20e6\u20ea\u20eb])\\w\\1"
)
_ASCII = str.maketrans({"I": "l", "1": "l", "|": "l", "0": "O", "m": "rn", "w": "vv"})


_Find = Callable[[str], list[str]]
_Say = Callable[[int], str]
"""The message about so many characters, with a place for their names."""


def _invisible(count: int) -> str:
    return ngettext(
        "The line has an invisible character: {characters}",
        "The line has invisible characters: {characters}",
        count,
    )


def _striking(count: int) -> str:
    return ngettext(
        "The line has a character that strikes out letters: {characters}",
        "The line has characters that strike out letters: {characters}",
        count,
    )


def _foreign(count: int) -> str:
    return ngettext(
        "The line has a letter of another alphabet that looks like ours: {characters}",
        "The line has letters of another alphabet that look like ours: {characters}",
        count,
    )


def invisible_problems(source: Source, tokens: Iterable[Token]) -> Iterator[Problem]:
    """Every line with a character that nobody sees, that turns the text round or strikes it out.

    *tokens* are those of the file's body, where such a character may be written as an entity.
    """
    seen: set[int] = set()
    for find, say in (
        (_INVISIBLE.findall, _invisible),
        (_STRUCK.findall, _striking),
    ):
        for problem in _problems(source, tokens, find, say):
            if problem.line not in seen:
                seen.add(problem.line)
                yield problem


def mixed_problems(
    source: Source, tokens: Iterable[Token], known: Iterable[Problem]
) -> Iterator[Problem]:
    """Every line with a letter of another script that looks like one of the word that it is in.

    Lines with one of the *known* look-alikes are left out: that problem says what is imitated.
    """
    lines = {problem.line for problem in known if problem.code == "look-alike"}
    for problem in _problems(source, tokens, _mixed, _foreign):
        if problem.line not in lines:
            yield problem


def _problems(source: Source, tokens: Iterable[Token], find: _Find, say: _Say) -> Iterator[Problem]:
    """The problem of every line where *find* finds characters, in the words of *say*."""
    for line, texts, written in _texts(source, tokens):
        if written and find(written):
            continue  # It is found on its own line.
        if found := list(dict.fromkeys(char for text in texts for char in find(text))):
            yield Problem(
                source.path,
                line,
                "look-alike",
                say(len(found)).format(characters=named(found)),
                _("Delete the words around it and type them again."),
            )


def _texts(source: Source, tokens: Iterable[Token]) -> Iterator[tuple[int, Iterable[str], str]]:
    """Lines and their texts: front matter, the body, and what is written with entities, and how."""
    for name, value in source.fields.items():
        yield source.field_lines.get(name, 1), _strings(value), ""
    if not source.body.isascii() or _CONTROL.search(source.body):
        for number, line in enumerate(source.body.split("\n"), 1):
            if not line.isascii() or _CONTROL.search(line):
                yield number, [line], ""
    if "&" not in source.body:
        return
    for token in tokens:
        if token.type == "inline" and "&" in token.content:
            shown = (child.content for child in token.children or () if child.type == "text")
            yield markdown.line_of(token), [*shown], token.content


def deceives(text: str) -> bool:
    """Whether *text* has a character that isn't what it seems to be, by itself."""
    return bool(_INVISIBLE.search(text) or _STRUCK.search(text) or _mixed(text))


def _mixed(text: str) -> list[str]:
    """The letters of *text* that look like Latin ones of the word that they are in."""
    found = _MIXED.findall(text)
    return [char for char in found if skeleton(char).isascii()] if found else []


def _strings(value: object) -> Iterator[str]:
    """Every text in a front-matter value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _strings(key)
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


def alike_problems(
    path: str, texts: Iterable[tuple[str, int]], *, reserved: Sequence[str] = ()
) -> Iterator[Problem]:
    """Texts, each with its line, that differ from an earlier one only in how they are encoded.

    *reserved* are words that mean something themselves.
    """
    seen: dict[str, tuple[str, int]] = {skeleton(word): (word, 0) for word in reserved}
    for text, line in texts:
        first, place = seen.setdefault(skeleton(text), (text, line))
        if _same(first, text):
            continue
        message = _("“{text}” looks like “{other}”, but {difference}")
        if place:
            message = _("“{text}” looks like “{other}” on line {line}, but {difference}")
        told = message.format(
            text=short(text), other=short(first), line=place, difference=difference(text, first)
        )
        hint = _("Type it again. If it's meant to be something else, use other words.")
        yield Problem(path, line, "look-alike", told, hint)


def looks_like(text: str, known: Iterable[str]) -> str | None:
    """Which of the *known* words *text* looks like without being it, whatever its case."""
    if text.isascii():
        return None
    by_skeleton = {skeleton(word.casefold()): word for word in known}
    found = by_skeleton.get(skeleton(text.casefold()))
    return found if found is not None and not _same(found.casefold(), text.casefold()) else None


def skeleton(text: str) -> str:
    """What *text* looks like: equal for texts that readers can't tell apart.

    Accents that make a letter of their own stay, as in “é”; further marks are left out.
    """
    visible = (_CONTROL if text.isascii() else _INVISIBLE).sub("", text)
    if visible.isascii():
        return " ".join(visible.translate(_ASCII).split())
    composed = normalized("NFKC", visible)
    kept = "".join(char for char in composed if unicodedata.category(char) not in ("Mn", "Me"))
    prototypes = _prototypes()
    spread = "".join(prototypes.get(char, char) for char in normalized("NFD", kept))
    return " ".join(spread.translate(_ASCII).split())


def difference(one: str, other: str) -> str:
    """The characters that *one* has and *other* has not, and the other way round."""
    rest = [char for char in dict.fromkeys(one) if char not in other]
    missing = [char for char in dict.fromkeys(other) if char not in one]
    if rest and missing:
        return _("it has {found} instead of {expected}").format(
            found=named(rest), expected=named(missing)
        )
    if rest:
        return _("it has {found}").format(found=named(rest))
    return _("it doesn't have {expected}").format(expected=named(missing))


def beyond_ascii(text: str) -> list[str]:
    """The characters of *text* that are none of ASCII, once each."""
    return [char for char in dict.fromkeys(text) if not char.isascii()]


def named(characters: Iterable[str]) -> str:
    """Characters by code point and name: “U+200B (ZERO WIDTH SPACE)”."""
    return ", ".join(map(character_name, characters))


def _same(one: str, other: str) -> bool:
    return nfc(one) == nfc(other)


@cache
def _prototypes() -> Mapping[str, str]:
    """Each confusable character with the one that represents all that look like it.

    The package lists pairs in both directions, so that the classes of characters are the connected
    parts of its graph. It is loaded where text beyond ASCII is compared, and not before.
    """
    from confusable_homoglyphs import confusables

    parent: dict[str, str] = {}

    def root(item: str) -> str:
        while parent.setdefault(item, item) != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for character, others in confusables.confusables_data.items():
        for other in others:
            parent[root(character.strip("\u200e"))] = root(other["c"].strip("\u200e"))
    members: dict[str, list[str]] = {}
    for item in parent:
        members.setdefault(root(item), []).append(item)
    found: dict[str, str] = {}
    for group in members.values():
        usual = min(group, key=lambda item: (not item.isascii(), -len(item), item))
        found.update((item, usual) for item in group if len(item) == 1)
    return found
