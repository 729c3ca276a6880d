"""Python looks through all that is alive for what is not, now and then, and the window stands still meanwhile.

Most of what is alive are the modules, which stay until the end: looking through them takes longer than a window may
stand still, and finds nothing.
"""

import gc


def leave_out_what_stays() -> None:
    """Look no more through what the program consists of once it has begun. Heard once in a process."""
    if not gc.get_freeze_count():
        gc.freeze()
