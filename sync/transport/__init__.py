"""The road itself: HTTP, and later resumable files and the envelope for USB."""
