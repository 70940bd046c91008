"""Rules: markdown."""
