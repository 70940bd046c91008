"""Rules: editions."""
