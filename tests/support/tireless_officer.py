"""A process to be killed: records follow-ups without pause, and exchanges, telling each id once it has returned.

``python -m tests.support.tireless_officer PROFILE TRACKING_ID LABEL record|exchange``
"""

import functools
import os
import sys
from itertools import count
from pathlib import Path

from desktop import doorway
from desktop.bootstrap import doorway_of
from desktop.profile import Profile
from desktop.vault import open_vault
from sync.contract.events import EventKind


def main() -> None:
    profile, tracking_id, label, work = sys.argv[1:]
    opened = doorway_of(Profile(Path(profile))).unlock(os.environ["TINDAK_PASSWORD"])
    (case,) = opened.desk.cases_of(tracking_id)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for number in count():
        action = opened.desk.record_follow_up(case, EventKind.NOTE, f"{label}-{number}.")
        sys.stdout.write(action + "\n")
        sys.stdout.flush()
        if work == "exchange":
            opened.exchange.exchange_now()


def know_vault(profile: str) -> None:
    """Derive the key of a vault once for all processes that begin in this one: it takes longer than they live."""
    doorway.open_vault = functools.cache(open_vault)  # type: ignore[attr-defined]  # where the doorway looks for it
    doorway_of(Profile(Path(profile))).unlock(os.environ["TINDAK_PASSWORD"]).close()


if __name__ == "__main__":
    main()
