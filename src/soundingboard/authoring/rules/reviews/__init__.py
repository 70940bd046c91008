"""Rules: reviews."""
