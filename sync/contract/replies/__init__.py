"""Help with replies: what to look at before one is sent, and texts to begin with. Pure: it is handed all it knows."""
