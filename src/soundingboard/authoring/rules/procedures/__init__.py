"""Rules: procedures."""
