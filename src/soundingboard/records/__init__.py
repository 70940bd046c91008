"""Receipts that staff handed in: verifying them, and remarks on them."""
