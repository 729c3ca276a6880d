"""Monev in the window and on paper: figures as sentences, tables and charts."""
