"""What separates words in Material's search: small words are separators, too.

The search leaves words such as “the” out of its index. But it takes each word of a query for the
beginning of a word, so “a” finds all that begins with it, and search words such as “access” count
so much that they hide all else. As separators, small words are in neither the index nor the query.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

# The words that the search leaves out of an English index, but for those that staff search for by
# another form, such as “likes”.
_SMALL = (
    "able about across after all almost also am among an and any are as at be because been "
    "but by can cannot could dear did do does either else ever every for from get got had has "
    "have he her hers him his how however if in into is it its just least let may me might "
    "most must my neither no nor not of off often on only or other our own rather said say "
    "says she should since so some than that the their them then there these they this tis to "
    "too twas us was we were what when where which while who whom why will with would yet you "
    "your"
)

# Single letters, such as those of “I” and “e-mail”, but for the name of a platform.
_LETTERS = "[A-WYZa-wyz]"


def with_small_words(config: Mapping[str, Any]) -> str:
    """The separator of the search that has this *config*, a regular expression of JavaScript.

    It remains as it is for other languages, and where the site keeps small words in the index.
    """
    separator = str(config["separator"])
    if config["lang"] != ["en"] or "stopWordFilter" not in config["pipeline"]:
        return separator
    # Case counts in the expression: a query is split before it is in lower case.
    words = "|".join(
        (_LETTERS, *(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in _SMALL.split()))
    )
    small = f"(?:^|{separator})(?:{words})(?={separator}|$)"
    return f"(?:{small})+(?:{separator})?|{separator}"
