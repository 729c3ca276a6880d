"""The vocabulary and the rules that desk and centre share. Pure Python and msgspec; no input or output."""
