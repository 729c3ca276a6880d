"""The recap of a period, from the desk's database into a file."""

import tempfile
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Final, Protocol

from desktop.storage import account
from desktop.storage.database import Database
from desktop.storage.recap import recap_lines
from sync.contract.errors import BadInput
from sync.durable import save_document, unsaved
from ui.ports import RecapOrder

_FIRST_YEAR: Final = 2000
_LAST_YEAR: Final = 2099


class ReportClock(Protocol):
    """What a report wants of the clock."""

    def offset_minutes(self) -> int:
        """Zone of the device, minutes east of UTC."""
        ...

    def today(self) -> date:
        """Today where the desk stands."""
        ...


def save_recap(database: Database, clock: ReportClock, order: RecapOrder) -> int:
    """Write the recap that was ordered, all of it as of one moment. Returns how many complaints stand in it.

    What is written on the way lies in a folder beside the file and is gone afterwards: words of citizens are nowhere
    in the clear but where somebody wants them.

    :raises BadInput: for a period that is none, or a folder that is not there.
    :raises LocalFault: when the file cannot be written; a former one then still stands.
    """
    if not _FIRST_YEAR <= order.first.year <= order.last.year <= _LAST_YEAR or order.last < order.first:
        raise BadInput(
            "Periode rekap tidak dapat dipakai: tanggal akhir mendahului tanggal awal, atau di luar kalender."
        )
    from desktop.reports.recap_book import RecapHead, write_recap  # noqa: PLC0415 - a start needs no workbooks

    zone = timezone(timedelta(minutes=clock.offset_minutes()))
    start, end = _midnight(order.first, zone), _midnight(order.last + timedelta(days=1), zone)
    try:
        with (
            tempfile.TemporaryDirectory(prefix=".tindak-", dir=order.path.parent, ignore_cleanup_errors=True) as aside,
            database.reading() as connection,
        ):
            me = account.load_account(connection)
            head = RecapHead(
                office=me.unit_name if me else "",
                first=order.first,
                last=order.last,
                made_on=clock.today(),
                zone=zone,
                names=order.names,
            )
            content, count = write_recap(head, recap_lines(connection, start, end), Path(aside))
    except OSError as fault:
        raise unsaved(order.path, fault) from fault
    save_document(order.path, content)
    return count


def _midnight(day: date, zone: timezone) -> int:
    return round(datetime(day.year, day.month, day.day, tzinfo=zone).timestamp()) * 1000
