"""Checks of compiled files, one by one and against each other."""
