"""*Kartu beda*: what an operator wrote beside what stands at the centre, and what can be done about it."""
