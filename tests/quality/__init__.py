"""The house itself: imports, locks, words and sizes."""
