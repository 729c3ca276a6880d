"""The simulator: some desks, one centre, a bad road and bad luck, all of it drawn from one seed.

No threads, no sockets, no real time: a seed that fails once fails always, and its steps can be read and shortened.
The same scenarios drive fakes in memory (a hundred thousand of them) and the real stores (some thousands).
"""
