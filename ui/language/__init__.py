"""The language of the windows: words, dates, sizes and counts."""
