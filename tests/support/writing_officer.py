"""An officer who writes without a pause, in a process of its own beside others: a second server on the same database.

``python -m tests.support.writing_officer DATA USERNAME CASE COUNT`` prints the row numbers of its events as JSON.
"""

import json
import sys
from pathlib import Path

from sync.contract.messages import Action, Written
from sync.server.centre import Centre, opened
from sync.server.follow_ups import accept
from sync.server.settings import DataFolder
from sync.server.store.users import StoredUser, user_by_name


def officer_of(centre: Centre, username: str) -> StoredUser:
    with centre.database.reading() as connection:
        user = user_by_name(connection, username)
    assert user is not None
    return user


def written(centre: Centre, username: str, case: int, count: int) -> list[int]:
    """Write so many notes on a case, each in a transaction of its own, and return the rows of their events."""
    user, rows = officer_of(centre, username), []
    for _ in range(count):
        note = Action(id=centre.new_id(), case=case, kind="catatan", text="x", written=Written(at=1))
        rows += [one.receipt.read().event for one in accept(centre, user, [note]).receipts]
    return rows


def main(data: str, username: str, case: str, count: str) -> None:
    with opened(DataFolder(Path(data))) as centre:
        sys.stdout.write(json.dumps(written(centre, username, int(case), int(count))) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
