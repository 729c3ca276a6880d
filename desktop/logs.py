"""The program's own log: where it failed, and nothing of what the work is about.

A fault's message may quote what somebody wrote, so only its kind and the lines of code it passed are kept.
"""

import logging
from logging.handlers import RotatingFileHandler
from types import TracebackType
from typing import Final

from desktop.profile import Profile

_MOST_BYTES: Final = 256 * 1024
_KEPT: Final = 3

_Trace = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class _WithoutMessages(logging.Formatter):
    """Writes faults as their kinds and places."""

    def formatException(self, ei: _Trace) -> str:  # noqa: N802 - logging's name
        kind, fault, _ = ei
        places = []
        while fault is not None:
            places.append(type(fault).__name__)
            trace = fault.__traceback__
            while trace is not None:
                code = trace.tb_frame.f_code
                places.append(f"  {trace.tb_frame.f_globals.get('__name__', '?')}.{code.co_qualname}:{trace.tb_lineno}")
                trace = trace.tb_next
            fault = fault.__cause__ or fault.__context__
        return "\n".join(places) if kind else ""


def write_log(profile: Profile) -> None:
    """Write warnings and faults of this run into the profile's log, in a few small files that replace each other.

    A profile that does not exist yet, or a disk that takes nothing, leaves the program without a log, not without
    its work.
    """
    if not profile.folder.is_dir():
        return
    try:
        profile.logs.mkdir(mode=0o700, exist_ok=True)
        handler = RotatingFileHandler(
            profile.logs / "tindak.log", maxBytes=_MOST_BYTES, backupCount=_KEPT, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setLevel(logging.WARNING)
    handler.setFormatter(_WithoutMessages("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger("tindak").addHandler(handler)
