"""Rules: proofs."""
