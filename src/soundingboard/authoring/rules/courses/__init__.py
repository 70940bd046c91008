"""Rules: courses."""
