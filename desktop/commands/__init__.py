"""The desk without a window: every command is an interface that others script against.

Exit codes: 0 done, 2 wrong usage or bad input, 3 centre not reached (work is safe), 4 refused (sign in again),
5 local data needs attention. With ``--json`` stdout carries exactly one JSON document; words go to stderr.
"""
