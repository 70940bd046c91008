"""Compiling only what has changed: results that are kept by content, and what each depends on."""
