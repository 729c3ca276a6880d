"""How everything looks: one table of tokens, light and dark, and what is built from it."""
