"""What tests of a built site share: its start page, and how to read a page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

START = """\
# Ask

<!-- soundingboard: search -->

## Decide

<!-- soundingboard: decisions -->

[The tree](../decision_trees/ap-1/follow-request.md#do-not-accept) and
[the clause](procedures/ap-1.md#c-2-1-1).

```markdown
<!-- soundingboard: decisions -->
[not a link](../decision_trees/ap-1/follow-request.md)
```
"""

Build = Callable[..., Path]
"""Builds the small handbook; gives the folder of the site."""


def read(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text(encoding="utf-8")
