"""The bridge to lapor.go.id: what officers answered is posted there, exactly once, and what changed there is read."""
