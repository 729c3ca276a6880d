"""What runs beside the thread of the window, and what may only run in it."""
