"""Differences between an export and what is stored: what they are, and when an export must not be believed."""
