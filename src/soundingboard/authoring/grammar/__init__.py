"""What the files of a handbook may be made of: its words, and the Markdown that it allows."""
