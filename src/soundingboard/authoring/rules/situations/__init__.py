"""Rules: situations."""
