"""One exchange between a desk and the centre: ports, plan, cycle, back-off.

No Qt, no database, no HTTP, no threads and no clock of its own, so that it can be simulated.
"""
