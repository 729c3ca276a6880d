"""Figures: bytes, times and sizes, each printed beside the floor it is measured against."""
