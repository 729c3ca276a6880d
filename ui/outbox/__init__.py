"""The room *Kotak keluar*: what this desk wrote, and how far each piece has come."""
