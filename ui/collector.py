"""Python looks through all that is alive for what is not, now and then, and the window stands still meanwhile.

Most of what is alive are the modules, which stay until the end: looking through them takes longer than a window may
stand still, and finds nothing.
"""

import gc
from functools import cache


@cache
def leave_out_what_stays() -> None:
    """Look no more through what the program consists of once it has begun. Heard once in a process."""
    gc.freeze()  # to ask whether something is frozen would count all of it
