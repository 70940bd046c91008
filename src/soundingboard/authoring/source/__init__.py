"""An author's files as they are read: text, front matter, Markdown tokens and sections."""
