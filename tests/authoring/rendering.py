"""Trees back to Markdown, as an author would write them. The opposite of compiling."""

from __future__ import annotations

import json
import re

from soundingboard.authoring.compile.procedure_file import anchor
from soundingboard.engine.tree import Outcome, Question, Step, Tree


def to_markdown(tree: Tree) -> str:
    """A file that compiles to *tree*, each reason and step of which ends with its clauses."""
    fields = {
        "title": tree.title,
        "procedure": tree.procedure,
        "reviewed": tree.reviewed,
        "not-sure": "on" if tree.not_sure else "off",
        "formerly": tree.formerly,
    }
    # JSON is YAML, and needs no thought about quotation marks.
    front = "".join(f"{k}: {json.dumps(v, ensure_ascii=False)}\n" for k, v in fields.items())
    nodes = [_question(item) for item in tree.questions] + [
        _outcome(item, tree.procedure) for item in tree.outcomes
    ]
    return f"---\n{front}---\n\n" + "\n".join(nodes)


def escape(text: str) -> str:
    """*text* with a backslash before every sign that Markdown could take for itself."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def _question(question: Question) -> str:
    helps = "".join(f"{escape(part)}\n\n" for part in question.help.split("\n\n") if part)
    answers = "".join(
        f"- [{escape(answer.text)}](#{answer.to}) {escape(answer.hint)}".rstrip() + "\n"
        for answer in question.answers
    )
    return f"## {escape(question.text)}\n\n{helps}{answers}"


def _outcome(outcome: Outcome, procedure: str) -> str:
    verdict = outcome.verdict.value.capitalize()
    reason = f"**{verdict}.**\n\n{_cited(outcome.reason, procedure)}"
    steps = "".join(_step(step, procedure) for step in outcome.steps)
    return f"## {escape(outcome.title)}\n\n{reason}\n\n{steps}"


def _step(step: Step, procedure: str) -> str:
    ready = "".join(f"  {line}\n" for line in step.ready.split("\n"))
    copy = f"\n  ```\n{ready}  ```\n\n" if step.ready else ""
    return f"- [ ] {_cited(step.text, procedure)}\n{copy}"


def _cited(text: str, procedure: str) -> str:
    """*text*, which ends with clauses in brackets, with a link for each clause."""
    words, _, numbers = text.rpartition(" (")
    page = f"../../docs/procedures/{procedure}.md"
    links = [f"[{n}]({page}#{anchor(n)})" for n in numbers.removesuffix(")").split(", ")]
    return f"{escape(words)} ({', '.join(links)})"
