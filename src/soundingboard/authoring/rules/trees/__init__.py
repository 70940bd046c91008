"""Rules: trees."""
