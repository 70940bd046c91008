"""Every line of a tree, course, trees page or procedure is read and published, or reported.

A marker is inserted at positions all over every file, in a form that rotates from position to
position and from file to file. With ``MARKERS=all`` in the environment every form is tried at every
position, which takes hours; ``MARKERS=procedures`` and so on do so for one kind of file.
"""

from __future__ import annotations

import os
from pathlib import PurePosixPath

import pytest
from tests.authoring.markers import (
    FORMS,
    KINDS,
    MORE_FORMS,
    files,
    lost,
    with_marker,
)
from tests.handbook.published import ROOT, around

from soundingboard.authoring.problems.problem import errors

MOST = 4
"""How many positions of a file are tried. There are many files, and each begins elsewhere."""
WHICH = os.environ.get("MARKERS", "")
CASES = [
    pytest.param(
        *(kind, path, text, number),
        id=path.with_suffix("").as_posix(),
        marks=[pytest.mark.whole] if number % 10 else [],
    )
    for kind in KINDS
    for number, (path, text) in enumerate(files(kind, ROOT))
]


@pytest.mark.parametrize(("kind", "path", "text", "number"), CASES)
def test_a_line_anywhere_is_read_and_published_or_reported(
    kind: str, path: PurePosixPath, text: str, number: int
) -> None:
    check = KINDS[kind][1](around(), path)
    assert errors(check(text).problems) == ()
    everything = WHICH in ("all", kind)
    lines = text.count("\n")
    step = 1 if everything else max(1, lines // MOST)
    places = range(1 + number % step, lines + 1, step)
    forms = list(({**FORMS, **MORE_FORMS} if everything else FORMS).items())
    failures = []
    for count, place in enumerate(places):
        some = forms if everything else [forms[(count + number) % len(forms)]]
        for name, form in some:
            marked = with_marker(text, place, form)
            if why := lost(check(marked), marked, place, form):
                failures.append(f"{path}:{place + 1}: {name}: {why}")
    assert failures == []
