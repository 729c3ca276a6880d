"""The invented demo: a year of complaints in a regency that does not exist, taken in by the ordinary road.

Composed from ``resources/demo`` for a given day, written as an export of lapor.go.id, imported as any other, and
then answered through the centre's own timeline.
"""
