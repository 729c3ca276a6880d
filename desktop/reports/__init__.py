"""Files that an office hands on: rows laid out on sheets."""
