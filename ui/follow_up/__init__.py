"""The form: write a follow-up, a note or a constraint; kept as it is typed."""
