"""The sentences of scripts in the site's language.

A script's message is a call with one literal, ``_('…')``. The literal is replaced when the script
is published, so that readers' browsers need no catalogue for their scripts. Messages that have no
translation, and so all of them in English, stay as they are.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator

from soundingboard.engine import wording

_CALL = re.compile(
    r"""(?<![\w$.])_\(\s*('(?:[^'\\\n]|\\['"\\nu])*'|"(?:[^"\\\n]|\\['"\\nu])*")\s*,?\s*\)"""
)
"""A message in JavaScript, with the escapes that Python's literals have, too."""


def messages(script: str) -> Iterator[str]:
    """The messages of a *script*, in order."""
    return (_text(match) for match in _CALL.finditer(script))


def in_language(script: str) -> str:
    """The *script* with its messages translated."""
    return _CALL.sub(_translated, script)


def _translated(match: re.Match[str]) -> str:
    message = _text(match)
    said = wording._(message) if message else ""
    return match.group() if said == message else f"_({json.dumps(said, ensure_ascii=False)})"


def _text(match: re.Match[str]) -> str:
    return str(ast.literal_eval(match[1]))
