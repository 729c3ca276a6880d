"""Files of drafts and acts at the desk, over real databases."""
