"""The style sheet's promises that a test can hold: contrast, and nothing fetched from elsewhere."""

import re

import pytest

from soundingboard.engine.pages.icons import verdict_line
from soundingboard.engine.verdict import Verdict
from soundingboard.site.assets import BROWSER, browser_files, style_sheet
from soundingboard.site.kinds import Kinds

CSS = style_sheet(Kinds().styles)
SCHEMES = {"light": CSS.split("@media print")[0], "print": CSS.split("@media print")[1]}
SCHEMES["dark"] = CSS[CSS.index('[data-md-color-scheme="slate"]') :]
# How much of a verdict's colour the ground of its line has.
TINT = 0.09


def colour(scheme: str, name: str) -> tuple[float, ...]:
    found = re.search(rf"--sb-{name}: #([0-9a-f]+);", SCHEMES[scheme])
    assert found, (scheme, name)
    digits = found[1] if len(found[1]) == 6 else "".join(digit * 2 for digit in found[1])
    return tuple(int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """The contrast ratio of two sRGB colours, by WCAG 2.2."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: tuple[float, ...]) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("verdict", Verdict)
def test_a_verdicts_words_stand_out_from_their_ground(scheme: str, verdict: Verdict) -> None:
    words, paper = colour(scheme, verdict.slug), colour(scheme, "paper")
    ground = tuple(TINT * a + (1 - TINT) * b for a, b in zip(words, paper, strict=True))
    assert contrast(words, ground) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", ["ink", "muted", "link"])
def test_text_stands_out_from_paper_and_panel(scheme: str, name: str) -> None:
    for ground in ("paper", "panel"):
        assert contrast(colour(scheme, name), colour(scheme, ground)) >= 4.5


def test_the_tint_is_the_one_that_was_measured() -> None:
    assert f"color-mix(in srgb, var(--sb-verdict) {TINT:.0%}, var(--sb-paper))" in CSS


def test_verdicts_differ_in_words_and_in_shape() -> None:
    lines = [verdict_line(verdict) for verdict in Verdict]
    assert len({re.search(r' d="([^"]*)"', line)[1] for line in lines if line}) == len(Verdict)  # type: ignore[index]
    assert len({re.sub(r"<svg.*</svg>", "", line) for line in lines}) == len(Verdict)


def test_styles_and_scripts_fetch_nothing_from_elsewhere() -> None:
    for text in (CSS, *(file.read_text(encoding="utf-8") for file in browser_files().values())):
        assert not re.search(r"url\(\s*['\"]?(?:https?:)?//", text)
        assert not re.search(r"(?:from|import\()\s*['\"](?:https?:)?//", text)


def test_every_style_is_in_the_sheet() -> None:
    for file in (BROWSER / "styles").iterdir():
        assert file.read_text(encoding="utf-8") in CSS, file.name
