"""A list of steps as tokens to render: no boxes, and the force of each in bold."""

from __future__ import annotations

from markdown_it.token import Token

from soundingboard.authoring.compile.steps import Steps
from soundingboard.site.render import READY_TEXT


def step_tokens(steps: Steps) -> list[Token]:
    """The tokens of a list of *steps* as the page shows it.

    Each step has its force in bold and as an attribute; a fenced block directly in a step is a
    text ready for use. What is a step, and how far its force reaches, authoring has recognized.
    """
    tokens = list(steps.tokens)
    tokens[0] = _with(tokens[0], "class", "sb-steps")
    for line in steps.lines:
        children = list(line.label)
        if line.said is not None:
            children[: line.bold] = [
                Token("strong_open", "strong", 1),
                *children[: line.bold],
                Token("strong_close", "strong", -1),
            ]
            tokens[line.item] = _with(tokens[line.item], "data-force", line.said.force.slug)
        tokens[line.text] = tokens[line.text].copy(children=children)
    for index, token in enumerate(tokens):
        if token.type == "fence" and token.level == tokens[0].level + 2:
            tokens[index] = Token(READY_TEXT, "", 0, content=token.content)
    return tokens


def _with(token: Token, name: str, value: str) -> Token:
    return token.copy(attrs={**token.attrs, name: value})
