"""What the operator sees: the only user of PySide6."""
