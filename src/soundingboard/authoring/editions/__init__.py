"""Editions on record, and which reviews are older than the edition of a clause they cite."""
