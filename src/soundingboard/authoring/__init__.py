"""Authoring: from Markdown to engine objects, with every mistake as a problem."""
