"""A tree as a flowchart."""
