"""The verdicts' icons: one outline for each, told apart by shape alone."""

from __future__ import annotations

from collections.abc import Mapping

from soundingboard.engine.verdict import Verdict

# The outlines: a disc, a shield, a speech bubble, a triangle, an octagon, and a broken ring. What
# stands inside is cut out of the outline by the even-odd rule.
PATHS: Mapping[Verdict, str] = {
    Verdict.ALLOWED: (
        "M12 1.5a10.5 10.5 0 1 0 0 21 10.5 10.5 0 0 0 0-21Z"
        "m-1.6 15.9-5-5 1.9-1.9 3.1 3.1 6.3-6.3 1.9 1.9Z"
    ),
    Verdict.ALLOWED_WITH_CONDITIONS: (
        "M12 1 2.5 4.5v7c0 5.5 4 9.8 9.5 11.5 5.5-1.7 9.5-6 9.5-11.5v-7Z"
        "m-1.5 15.6-4.2-4.2 1.8-1.8 2.4 2.4 5.4-5.4 1.8 1.8Z"
    ),
    Verdict.ASK_FIRST: (
        "M3 2h18a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2h-8l-6 5v-5H3a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2Z"
        "m7.8 11.3v2.5h2.5v-2.5Zm-2.6-5.5h2.4c0-1 .6-1.6 1.5-1.6s1.5.5 1.5 1.3"
        "c0 .8-.4 1.2-1.2 1.8-1.1.8-1.6 1.4-1.6 2.7h2.4c0-.8.4-1.2 1.2-1.8 1-.8 1.6-1.6 1.6-2.8"
        "C16.1 5.4 14.4 4 12.1 4 9.7 4 8.2 5.5 8.2 7.8Z"
    ),
    Verdict.ADVISED_AGAINST: (
        "M12 1.5.5 21.5a.9.9 0 0 0 .8 1.3h21.4a.9.9 0 0 0 .8-1.3Z"
        "m-1.3 6.8h2.6v7h-2.6Zm0 9h2.6v2.6h-2.6Z"
    ),
    Verdict.NOT_ALLOWED: (
        "M7.6 1.3h8.8l6.3 6.3v8.8l-6.3 6.3H7.6l-6.3-6.3V7.6Z"
        "M8.5 6.6 6.6 8.5l3.5 3.5-3.5 3.5 1.9 1.9 3.5-3.5 3.5 3.5 1.9-1.9-3.5-3.5 "
        "3.5-3.5-1.9-1.9-3.5 3.5Z"
    ),
    Verdict.NOT_COVERED: (
        "M10 1.7v2.7a7.8 7.8 0 0 0-2.4 1L5.7 3.5A10.5 10.5 0 0 1 10 1.7Z"
        "M14 1.7a10.5 10.5 0 0 1 4.3 1.8l-1.9 1.9a7.8 7.8 0 0 0-2.4-1Z"
        "M20.5 5.7A10.5 10.5 0 0 1 22.3 10h-2.7a7.8 7.8 0 0 0-1-2.4Z"
        "M22.3 14a10.5 10.5 0 0 1-1.8 4.3l-1.9-1.9a7.8 7.8 0 0 0 1-2.4Z"
        "M18.3 20.5a10.5 10.5 0 0 1-4.3 1.8v-2.7a7.8 7.8 0 0 0 2.4-1Z"
        "M10 22.3a10.5 10.5 0 0 1-4.3-1.8l1.9-1.9a7.8 7.8 0 0 0 2.4 1Z"
        "M3.5 18.3A10.5 10.5 0 0 1 1.7 14h2.7a7.8 7.8 0 0 0 1 2.4Z"
        "M1.7 10a10.5 10.5 0 0 1 1.8-4.3l1.9 1.9a7.8 7.8 0 0 0-1 2.4Z"
        "M7.5 10.7h9v2.6h-9Z"
    ),
}
"""SVG path data, drawn on 24 × 24, to be filled by the even-odd rule."""
