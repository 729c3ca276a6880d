"""Several replies that the office has uploaded to lapor.go.id, marked at once."""

from collections.abc import Callable, Collection
from typing import Final

from desktop.acts import Acts
from desktop.storage import account, cases
from desktop.storage.database import Connection, Database
from desktop.storage.ground import KnownUnits
from desktop.storage.to_upload import replies_left
from sync.contract.casework.acts import ACT_OF_KIND
from sync.contract.errors import ActRefused, BadInput
from sync.contract.events import EventKind
from ui.ports.acts import ActRequest
from ui.ports.listing import BulkDone, BulkLine
from ui.ports.uploads import UploadLine

_MARK: Final = ACT_OF_KIND[EventKind.UPLOADED].name


class Uploads:
    """Tells and marks them; part of :class:`ui.ports.desk.Desk`."""

    def __init__(self, database: Database, acts: Acts, on_recorded: Callable[[], None]) -> None:
        """Work on an open database.

        :param on_recorded: told after something new waits in the outbox.
        """
        self._database, self._acts, self._on_recorded = database, acts, on_recorded

    def left(self) -> tuple[UploadLine, ...]:
        """Return the replies that this officer has to upload, the oldest first."""
        with self._database.reading() as connection:
            officer = account.officer(connection)
            known = cases.open_at(connection, officer.unit)
            found = replies_left(connection, KnownUnits(connection), officer.unit, known)
            rows = {row.row: row for row in cases.by_rows(connection, list(found))}
        return tuple(
            UploadLine(
                case=one.case,
                tracking_id=rows[one.case].tracking_id,
                title=rows[one.case].title,
                reply=str(one.action),
                kind=one.kind,
                written_at=one.written_at,
                begins=one.begins,
                may_be_there=one.may_be_there,
            )
            for one in sorted((one for left in found.values() for one in left), key=lambda one: one.written_at)
        )

    def mark(self, replies: Collection[tuple[int, str]]) -> BulkDone:
        """Mark each of these replies (case, id), by an act of its own; all in one transaction."""
        done: list[str] = []
        refused: list[BulkLine] = []
        with self._database.writing() as connection:
            for case, reply in dict.fromkeys(replies):
                try:
                    done.append(self._acts.act_within(connection, case, _MARK, ActRequest(about=reply)))
                except (ActRefused, BadInput) as reason:
                    refused.append(_refused(connection, case, reply, str(reason)))
        if done:
            self._on_recorded()
        return BulkDone(tuple(done), tuple(refused))


def _refused(connection: Connection, case: int, reply: str, why_not: str) -> BulkLine:
    row = cases.by_row(connection, case)
    known = {"tracking_id": row.tracking_id, "title": row.title, "unit": row.unit_name} if row else {}
    return BulkLine(case=case, **{"tracking_id": "", "title": "", "unit": "", **known}, why_not=why_not, reply=reply)
