"""Casework by the rules: what may be done with a complaint, by whom, what comes of it, and whose turn it is.

particulars ─► acts (the table) ─► standing ─► ruling (may it be done?) ─► outcome (what comes of it) ─► turn

Both ends use these same functions, so a desk without a network gives the verdict that the centre will give.
Source: the flow and the table "What a unit may do" of the SP4N-LAPOR! field notes (docs/casework.md).
"""
