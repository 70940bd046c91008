"""Authoring: from Markdown to engine objects, with every error as a problem."""
