"""Loaded by a test, in a turn of its own."""
