"""Large handbooks for measuring: real in shape, varied in words, the same for the same size."""

from __future__ import annotations

import hashlib
from pathlib import Path

SITUATIONS = "situations.md"
SITUATIONS_OF_A_TREE = 12
QUESTIONS = 24
OUTCOMES = 36
TREES_OF_A_PROCEDURE = 14
CLAUSES = 40
_VERDICTS = (
    "Allowed",
    "Allowed with conditions",
    "Ask first",
    "Advised against",
    "Not allowed",
    "Not covered",
)
_SUBJECTS = (
    "account",
    "photo",
    "message",
    "comment",
    "caption",
    "archive",
    "newsletter",
    "calendar",
    "playlist",
    "survey",
)
_VERBS = (
    "approve",
    "publish",
    "forward",
    "schedule",
    "translate",
    "moderate",
    "archive",
    "publicize",
    "caption",
    "retract",
)
_PEOPLE = (
    "parent",
    "colleague",
    "student",
    "trustee",
    "visitor",
    "volunteer",
    "reporter",
    "alumnus",
    "coach",
    "librarian",
)
_PLACES = (
    "classroom",
    "library",
    "gym",
    "website",
    "office",
    "bus",
    "field",
    "kitchen",
    "stage",
    "corridor",
)


def write_handbook(root: Path, trees: int, *, situations: bool = False) -> list[Path]:
    """Write *trees* trees of 60 nodes, 14 to a procedure, under *root*; return their files.

    With *situations*, each procedure has a file of them, too: 12 for each tree, with a way each.
    """
    files = []
    for number in range(trees):
        procedure = f"procedure-{number // TREES_OF_A_PROCEDURE:04d}"
        if number % TREES_OF_A_PROCEDURE == 0:
            page = root / "docs" / "procedures" / f"{procedure}.md"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(_procedure(procedure), encoding="utf-8")
        file = root / "decision_trees" / procedure / f"tree-{number:05d}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_tree(procedure, number), encoding="utf-8")
        files.append(file)
        if situations:
            cases = file.with_name(SITUATIONS)
            before = cases.read_text(encoding="utf-8") if cases.exists() else _head(procedure)
            cases.write_text(before + _situations(procedure, number), encoding="utf-8")
    return files


def edit(file: Path) -> None:
    """Change a sentence of a tree."""
    text = file.read_text(encoding="utf-8")
    assert "Somebody asks." in text
    file.write_text(text.replace("Somebody asks.", "Somebody else asks."), encoding="utf-8")


def _procedure(name: str) -> str:
    clauses = "\n".join(
        f"### {section}.{item} A rule\n\nStaff must heed rule {section}.{item} of {name}.\n"
        for section in range(1, 5)
        for item in range(1, CLAUSES // 4 + 1)
    )
    return f"---\ntitle: {name}\n---\n\nA procedure.\n\n## Rules\n\n{clauses}"


def _tree(procedure: str, number: int) -> str:
    """A graph in which question *n* leads on to later ones and each outcome is reached."""
    parts = [f"---\ntitle: May I do thing {number}?\nprocedure: {procedure}\n"]
    parts.append("reviewed: 2026-11-20\n---\n\nSomebody asks.\n")
    titles = [_question(number, place) for place in range(QUESTIONS)]
    ends = [_outcome(number, place) for place in range(OUTCOMES)]
    shares = _shares()
    for place, title in enumerate(titles):
        targets = [titles[later] for later in (place + 1, place + 5) if later < QUESTIONS]
        targets += [ends[item] for item in shares[place]]
        answers = "\n".join(
            f"- [{label}](#{_slug(target)}), if that is how it is"
            for label, target in zip(_labels(number, place), targets, strict=False)
        )
        parts.append(f"## {title}\n\nThink of today, not of last year.\n\n{answers}\n")
    for place, title in enumerate(ends):
        link = _link(procedure, number, place)
        verdict = _verdict(place)
        parts.append(
            f"## {title}\n\n**{verdict}.** The procedure says so in plain words ({link}). It binds "
            f"everyone who works here.\n\n- [ ] You must write down what you did ({link}).\n"
            "- [ ] Recommended: tell a colleague.\n"
        )
    parts.append("## Examples\n\n" + _examples(number, titles, ends))
    return "\n".join(parts)


def _shares() -> list[list[int]]:
    """The outcomes that each question leads to."""
    free = list(range(OUTCOMES))
    return [
        [free.pop(0) for _ in range(-(-len(free) // (QUESTIONS - place)))]
        for place in range(QUESTIONS)
    ]


def _link(procedure: str, number: int, place: int) -> str:
    """The citation of the clause that an outcome is based on."""
    clause = f"{place % 4 + 1}.{(number + place) % (CLAUSES // 4) + 1}"
    anchor = clause.replace(".", "-")
    return f"[{clause}](../../docs/procedures/{procedure}.md#c-{anchor})"


def _verdict(place: int) -> str:
    return _VERDICTS[(place % 4) if place % 4 < 3 else 5]


def _head(procedure: str) -> str:
    return f"---\ntitle: Situations\nprocedure: {procedure}\nreviewed: 2026-11-20\n---\n"


def _situations(procedure: str, number: int) -> str:
    """Situations of a tree: each leads to another outcome, by “No” to every fifth question."""
    shares = _shares()
    parts = []
    for count in range(SITUATIONS_OF_A_TREE):
        place = count * QUESTIONS // SITUATIONS_OF_A_TREE
        later = sum(item < QUESTIONS for item in (place + 1, place + 5))
        answers = ["No"] * (place // 5) + ["Yes"] * (place % 5) + [_labels(number, place)[later]]
        end = shares[place][0]
        subject, verb, person, where = _words(f"situation {number} {place}")
        parts.append(
            f"\n## A {person} wants to {verb} {subject} {place} of {number} in the {where}\n\n"
            f"**{_verdict(end)}.** The procedure says so ({_link(procedure, number, end)}).\n\n"
            f"- [May I do thing {number}?](tree-{number:05d}.md): {'; '.join(answers)}\n"
        )
    return "".join(parts)


def _examples(number: int, titles: list[str], ends: list[str]) -> str:
    labels = _labels(number, 0)
    return f"| {titles[0]} | Outcome |\n|---|---|\n| {labels[2]} | {ends[0]} |\n"


def _question(number: int, place: int) -> str:
    subject, verb, person, where = _words(f"question {number} {place}")
    return f"Would the {person} {verb} the {subject} {_ordinal(place)} in the {where} {number}?"


def _outcome(number: int, place: int) -> str:
    subject, verb, person, _ = _words(f"outcome {number} {place}")
    return f"Let the {person} {verb} the {subject} {_ordinal(place)} of {number}"


def _labels(number: int, place: int) -> list[str]:
    _, _, person, where = _words(f"labels {number} {place}")
    return ["Yes", "No", f"Only the {person}", f"Only in the {where}", "Somebody else"]


def _ordinal(place: int) -> str:
    return f"number {place + 1}"


def _words(key: str) -> tuple[str, str, str, str]:
    digest = hashlib.sha256(key.encode()).digest()
    return (
        _SUBJECTS[digest[0] % 10],
        _VERBS[digest[1] % 10],
        _PEOPLE[digest[2] % 10],
        _PLACES[digest[3] % 10],
    )


def _slug(title: str) -> str:
    return title.lower().replace("?", "").replace(" ", "-")
