"""The program: what this desk stores, decides and wires."""
