"""Small pieces that several rooms are made of; their looks are in ``resources/styles/tindak.qss``."""
