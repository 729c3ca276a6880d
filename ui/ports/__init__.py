"""What windows and commands ask of the program: frozen views to show, and the acts an operator can do."""
