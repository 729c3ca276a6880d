"""A thread that computes steps back behind the one of the window: where there are few cores, the window is not kept."""

import os
import sys
import threading
from contextlib import suppress
from enum import IntEnum

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _BELOW_NORMAL = -1
    _kernel = ctypes.WinDLL("kernel32")
    _kernel.GetCurrentThread.restype = wintypes.HANDLE
    _kernel.SetThreadPriority.argtypes = (wintypes.HANDLE, ctypes.c_int)


class StepBack(IntEnum):
    """How far, as what Unix calls a nice value: each step leaves about a fifth less of a core that others want too."""

    A_LITTLE = 5
    """Somebody in front of the window waits for it."""
    FAR = 10
    """Nobody waits for it."""


def step_back(how_far: StepBack) -> None:
    """Let this thread step back. Where the system does not know how, nothing changes.

    Windows gives a lower thread nothing at all while a higher one of any program computes, so that only those step
    back for which nobody waits.
    """
    if sys.platform == "win32":
        if how_far is StepBack.FAR:
            _kernel.SetThreadPriority(_kernel.GetCurrentThread(), _BELOW_NORMAL)
    elif sys.platform == "linux":  # elsewhere the value belongs to the whole process
        own = threading.get_native_id()
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, own, max(how_far, os.getpriority(os.PRIO_PROCESS, own)))
