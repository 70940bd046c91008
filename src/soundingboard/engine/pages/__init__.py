"""The readers' pages as programs, in the style of the Elm architecture.

Each kind of page is a module with ``update(page, state, event)``, which returns the next state and
the effects that a browser is to carry out, and ``view(page, state)``, which returns the HTML of the
page's regions. Both are pure. The site's build calls the same functions for the page that needs no
scripts.
"""
