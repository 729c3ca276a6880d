"""``evidence.db``: the content of files, encrypted, each under its SHA-256."""
