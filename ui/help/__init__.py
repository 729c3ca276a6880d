"""Help without a network: a page for each thing the window does, and one for each code of a fault."""
