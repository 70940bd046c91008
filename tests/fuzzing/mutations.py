"""Mutations: real files of the handbook with the slips that people make, drawn by chance.

A mutation takes the lines of a file and changes them in place. `mutated` applies a few of them, the
same for the same state of *chance*, so that a run can be repeated from its seed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

FRAGMENTS: Sequence[str] = (
    *("- [a](#b)", "- [ ] ", "- [x] You must", "1. [a](#who-is-asking)", "> - [a](#)", "- [](#a)"),
    *("##", "## ?", "## Examples", "## Always", "## Sb-top", "# A", "A\n===", "### 1.1 A"),
    *("## Who is asking?", "## \\_\\_search", "## What's always true"),
    *("| a | Outcome |", "|---|---|", "| | |", "|", "| a |\n|-|\n| b |", "**Allowed.**", "****"),
    *("<b>", "<!--", "-->", "&#0;", "&nbsp;", "\\", "`", "```", "~~~", "    code", "\t", "***"),
    *("[a]: b", "[a][]", "![](a)", "<javascript:a>", "[a](a%0ab.md)", "[a](<#b c>)", "[a](//b)"),
    *(
        "[1.1](../../docs/procedures/ap-1.md#c-1-1)",
        "[1.1]",
        "[9.9]",
        "[2.1](",
        "[a](../../../../x)",
        "[a](" + "x" * 300 + ")",
    ),
    *("---", "--- ", "title: [", "reviewed: 2026-02-30", "formerly: {a: b}", 'title: "\\ud800"'),
    *("\x00", "\x1b[31m", "\u2028", "\u202e", "\ufeff", "é", "e\u0301", "\r", "\x85", "\x0c"),
    *("[" * 300, "*a " * 100, "> " * 60, "|" * 200, "`" * 100, "- " * 60, "  " * 30 + "- a"),
    *("- [ ] You must notify the principal.", "- [ ] You may not show it.", "- [ ] Required: ask."),
    *("**Allowed** in no case: never.", "**Not allowed?**", "**Allowed.** **Not allowed.**"),
    *("\u2022 [a](#b)", "\u2013 a", "-a", "*a", "1) a", "> **Not allowed.**", "+ [ ] You must."),
    *("<script>alert(1)</script>", '\\<meta http-equiv="refresh">', '{: onclick="a()"}'),
    *('{: id="c-1-3"}', "{#c-1-3}", "[^1]: You must.", "[^1]", "*[DSB]: a", ": a", "a\n: b"),
    *("[1.1](https://board.example/#c-1-1)", "[9.9](#c-1-1)", "a  \nb", "a\\\nb", "_a_", "~~a~~"),
    *("<https://a.example>", "<a@b.example>", "&lt;b&gt;", "&amp;lt;", "&shy;", "\u00a0", "`<b>`"),
    *("\\<b\\>", "a\\|b", "`|`", "**not**", "*no*t", "[**a**](#b)", "[`a`](#b)", "![]()", "1\\. a"),
    *("a\\", "a  ", "“a”", "a\u2028b", "\ufb01", "K\u030a", "<br>", "[x] a", "- [x]a"),
    "-\t[a](#b)",
    *("not-sure: off", "reviewed-revision: 1", "statement-note: a", "ask: a", "valid-months: 0"),
    *("glossary: [{term: a, means: b}]", "notes: [a, b]", "official: http://a b", "board: a"),
    *("**Situation.** [a](../../decision_trees/ap-146/situations.md#a)", "**Situation.**"),
    *("**No tree.** a", "**Situation.** [a](b) a"),
    *("title: </title><script>alert(1)</script>", "withdrawn: a", "asked-as: [<b>]", "x: &a [*a]"),
)
"""What is inserted: pieces of the grammar in the wrong place, look-alikes of it, hostile text."""


_COUNTS = (1, 1, 1, 2, 3, 4, 6)
"""How many mutations a document gets. After one, more documents still come to a page."""


def mutated(text: str, chance: Random, other: str = "") -> str:
    """*text* after a few mutations. One in four may be a line of the *other* text, inserted."""
    lines = text.split("\n")
    for _ in range(chance.choice(_COUNTS)):
        if other and not chance.randrange(4):
            lines.insert(chance.randint(0, len(lines)), chance.choice(other.split("\n")))
        else:
            chance.choice(MUTATIONS)(lines, chance)
    return "\n".join(lines)


def _delete(lines: list[str], chance: Random) -> None:
    if lines:
        del lines[chance.randrange(len(lines))]


def _duplicate(lines: list[str], chance: Random) -> None:
    if lines:
        lines.insert(chance.randint(0, len(lines)), chance.choice(lines))


def _swap(lines: list[str], chance: Random) -> None:
    if lines:
        one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        lines[one], lines[other] = lines[other], lines[one]


def _join(lines: list[str], chance: Random) -> None:
    if len(lines) > 1:
        place = chance.randrange(len(lines) - 1)
        lines[place : place + 2] = [lines[place] + chance.choice((" ", "")) + lines[place + 1]]


def _relink(lines: list[str], chance: Random) -> None:
    linked = [place for place, line in enumerate(lines) if "](" in line]
    targets = [target for line in lines for target in re.findall(r"\]\(([^)]*)\)", line)]
    if linked and targets:
        place = chance.choice(linked)
        target = chance.choice(targets)
        lines[place] = re.sub(r"\]\([^)]*\)", lambda _: f"]({target})", lines[place])


def _insert(lines: list[str], chance: Random) -> None:
    fragment = chance.choice(FRAGMENTS)
    place = chance.randint(0, len(lines))
    if chance.randint(0, 1) and place < len(lines):
        column = chance.randint(0, len(lines[place]))
        lines[place] = lines[place][:column] + fragment + lines[place][column:]
    else:
        lines.insert(place, fragment)


def _indent(lines: list[str], chance: Random) -> None:
    if lines:
        place = chance.randrange(len(lines))
        mark = chance.choice(("  ", "    ", "\t", "> ", "- ", "## ", "| ", "    - "))
        for number in range(place, min(place + chance.randint(1, 4), len(lines))):
            lines[number] = mark + lines[number]


def _dedent(lines: list[str], chance: Random) -> None:
    marked = [place for place, line in enumerate(lines) if re.match(r"[ \t>#|*-]", line)]
    if marked:
        place = chance.choice(marked)
        lines[place] = lines[place][1:]


def _reword(lines: list[str], chance: Random) -> None:
    """One word in the place of another: forces, verdicts and labels that almost match."""
    worded = [place for place, line in enumerate(lines) if line.strip()]
    if worded:
        place = chance.choice(worded)
        words = lines[place].split(" ")
        words[chance.randrange(len(words))] = chance.choice(chance.choice(lines).split(" "))
        lines[place] = " ".join(words)


def _recell(lines: list[str], chance: Random) -> None:
    """A cell of a table emptied, or in the place of another, of its own row or of any."""
    rows = [place for place, line in enumerate(lines) if line.count("|") > 1]
    if rows:
        place = chance.choice(rows)
        cells = lines[place].split("|")
        others = chance.choice((cells, lines[chance.choice(rows)].split("|")))
        column, other = chance.randrange(len(cells)), chance.choice([*others, " "])
        if chance.randint(0, 1) and others is cells:
            cells[cells.index(other) if other in cells else column] = cells[column]
        cells[column] = other
        lines[place] = "|".join(cells)


def _retype(lines: list[str], chance: Random) -> None:
    """One character in the place of another, look-alikes and invisible ones among them."""
    worded = [place for place, line in enumerate(lines) if line]
    if worded:
        place = chance.choice(worded)
        column = chance.randrange(len(lines[place]))
        other = chance.choice("aA -*_[]()#|`<>&\\:.\u0430\u200b\u0301\u00ad\u2019\u2011\uff0a")
        keep = chance.randint(0, 1)
        lines[place] = lines[place][:column] + other + lines[place][column + 1 - keep :]


MUTATIONS: Sequence[Callable[[list[str], Random], None]] = (
    *(_delete, _duplicate, _swap, _join, _relink, _insert, _insert),
    *(_indent, _dedent, _reword, _recell, _retype),
)
"""Each changes lines in place. Inserting is there twice, since it finds the most."""
