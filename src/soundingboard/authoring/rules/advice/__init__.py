"""Rules: advice."""
