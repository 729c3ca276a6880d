"""The recap of a period, from the desk's database into a file."""

import tempfile
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from itertools import islice
from pathlib import Path
from typing import Final, Protocol

from desktop.reports.recap_words import COLUMNS, RecapHead, came_on, texts, titles
from desktop.storage import account
from desktop.storage.database import Connection, Database
from desktop.storage.figures import units_named
from desktop.storage.recap import RecapLine, recap_lines
from sync.contract.errors import BadInput
from sync.contract.monev.scope import Scope
from sync.durable import save_document, unsaved
from ui.ports.desk import RecapOrder, RecapTable

_FIRST_YEAR: Final = 2000
_LAST_YEAR: Final = 2099
MOST_PRINTED: Final = 2_000
"""Complaints of a recap on paper."""


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
    _refuse(order)
    from desktop.reports.recap_book import write_recap  # noqa: PLC0415 - a start needs no workbooks

    try:
        with (
            tempfile.TemporaryDirectory(prefix=".tindak-", dir=order.path.parent, ignore_cleanup_errors=True) as aside,
            database.reading() as connection,
        ):
            head = _head(connection, clock, order)
            content, count = write_recap(head, _lines(connection, head), Path(aside))
    except OSError as fault:
        raise unsaved(order.path, fault) from fault
    save_document(order.path, content)
    return count


def recap_table(database: Database, clock: ReportClock, order: RecapOrder) -> RecapTable:
    """Return the same recap in words, to be printed, all of it as of one moment.

    :raises BadInput: for a period that is none, or that has more than paper is good for.
    """
    _refuse(order)
    with database.reading() as connection:
        head = _head(connection, clock, order)
        rows = [
            (str(number), f"{came_on(head, line):%d-%m-%Y}", *texts(head, line))
            for number, line in enumerate(islice(_lines(connection, head), MOST_PRINTED + 1), 1)
        ]
    if len(rows) > MOST_PRINTED:
        raise BadInput(
            f"Lebih dari {MOST_PRINTED} laporan: pilih periode yang lebih pendek, atau simpan sebagai Excel."
        )
    headings, widths = zip(*COLUMNS, strict=True)
    return RecapTable(titles=titles(head), headings=headings, widths=widths, rows=tuple(rows))


def _refuse(order: RecapOrder) -> None:
    if not _FIRST_YEAR <= order.first.year <= order.last.year <= _LAST_YEAR or order.last < order.first:
        raise BadInput(
            "Periode rekap tidak dapat dipakai: tanggal akhir mendahului tanggal awal, atau di luar kalender."
        )


def _head(connection: Connection, clock: ReportClock, order: RecapOrder) -> RecapHead:
    me = account.load_account(connection)
    return RecapHead(
        office=me.unit_name if me else "",
        first=order.first,
        last=order.last,
        made_on=clock.today(),
        zone=timezone(timedelta(minutes=clock.offset_minutes())),
        names=order.names,
        within=order.within,
        unit=_unit(connection, order.within),
    )


def _unit(connection: Connection, within: Scope) -> str:
    return next((one.name for one in units_named(connection) if one.row == within.unit), "") if within.unit else ""


def _lines(connection: Connection, head: RecapHead) -> Iterator[RecapLine]:
    start, end = _midnight(head.first, head.zone), _midnight(head.last + timedelta(days=1), head.zone)
    return recap_lines(connection, start, end, head.within)


def _midnight(day: date, zone: timezone) -> int:
    return round(datetime(day.year, day.month, day.day, tzinfo=zone).timestamp()) * 1000
