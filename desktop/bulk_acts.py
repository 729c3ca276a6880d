"""One act with several cases: what it would do with each, doing it, and taking it back while it is still here."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from typing import Final

import msgspec

from desktop.acts import Acts, spoken_kind
from desktop.acts import refused as ruled_out
from desktop.storage import account, cases, holdback, outbox
from desktop.storage.book import HeldBook
from desktop.storage.database import Connection, Database
from desktop.storage.ground import KnownUnits
from desktop.storage.projection import Projector
from desktop.storage.states import WAITING
from desktop.storage.to_upload import ReplyLeft, replies_left
from desktop.words import NO_SUCH_CASE, id_of
from sync.contract.casework.acts import ACT_OF_KIND, act_named
from sync.contract.errors import ActRefused, BadInput
from sync.contract.events import EventKind
from sync.contract.receipts import Reason
from ui.ports.acts import ActRequest
from ui.ports.listing import BulkDone, BulkLine

MOST_AT_ONCE: Final = 500
"""Cases of one bulk act: so many can be looked through in a preview, and are done within seconds."""


class _LookedAtOnly(Exception):
    """Takes back what a preview did."""


class BulkActs:
    """Acts on several cases; part of :class:`ui.ports.desk.Desk`."""

    def __init__(
        self, database: Database, acts: Acts, book: HeldBook, now_ms: Callable[[], int], on_recorded: Callable[[], None]
    ) -> None:
        """Do acts on an open database; device time (ms) is handed in."""
        self._database, self._acts, self._book, self._now_ms = database, acts, book, now_ms
        self._on_recorded = on_recorded

    def preview(self, chosen: Collection[int], name: str, request: ActRequest) -> tuple[BulkLine, ...]:
        """Return what an act would do with each case: it is done, looked at, and taken back in one transaction."""
        lines: list[BulkLine] = []
        with self._taken_back() as connection:
            done, refused, replies = self._do(connection, chosen, name, request)
            then = {row.row: row for row in cases.by_rows(connection, list(done))}
            lines = [
                *(_line(row, status=row.status_now, about=replies.get(row.row)) for row in then.values()),
                *refused,
            ]
        places = {case: place for place, case in enumerate(chosen)}
        return tuple(sorted(lines, key=lambda line: places[line.case]))

    def act(self, chosen: Collection[int], name: str, request: ActRequest) -> BulkDone:
        """Do an act with each case that lets it; no exchange takes it before :meth:`let_go`, or half a minute."""
        with self._database.writing() as connection:
            done, refused, _ = self._do(connection, chosen, name, request)
            holdback.hold(connection, [id_of(action) for action in done.values()], self._now_ms())
        return BulkDone(tuple(done.values()), tuple(refused))

    def withdraw(self, actions: Collection[str]) -> int:
        """Take back what has not left; returns how many."""
        taken = 0
        with self._database.writing() as connection:
            for action in actions:
                row = outbox.find(connection, id_of(action))
                if row is None or row.state != WAITING or row.attempts:
                    continue
                outbox.pull(connection, id_of(action), row.position)
                Projector(connection, self._book).refresh([row.case])
                taken += 1
            holdback.let_go(connection, [id_of(action) for action in actions])
        return taken

    def let_go(self, actions: Collection[str]) -> None:
        """Let an exchange follow soon, and take these."""
        with self._database.writing() as connection:
            holdback.let_go(connection, [id_of(action) for action in actions])
        self._on_recorded()

    def _do(
        self, connection: Connection, chosen: Collection[int], name: str, request: ActRequest
    ) -> tuple[dict[int, str], list[BulkLine], dict[int, ReplyLeft]]:
        """Return what was done, what was refused, and which reply each act is about, where it is about one."""
        act = act_named(name)
        if act is None or spoken_kind(name):
            raise BadInput("Tindakan ini ditulis untuk satu laporan saja. Tidak ada yang diubah.")
        if len(chosen) > MOST_AT_ONCE:
            raise BadInput(f"Paling banyak {MOST_AT_ONCE} laporan sekaligus. Tidak ada yang diubah.")
        rows = {row.row: row for row in cases.by_rows(connection, list(chosen))}
        numbers = tuple(dict.fromkeys(row.tracking_id for row in rows.values()))
        left = self._left(connection, rows) if act is ACT_OF_KIND[EventKind.UPLOADED] else {}
        replies: dict[int, ReplyLeft] = {}
        done: dict[int, str] = {}
        refused: list[BulkLine] = []
        for case in dict.fromkeys(chosen):
            row, said = rows.get(case), request
            if row is None:
                refused.append(BulkLine(case=case, tracking_id="", title="", unit="", why_not=NO_SUCH_CASE))
                continue
            if act is ACT_OF_KIND[EventKind.RELATE] and not request.related:
                others = tuple(number for number in numbers if number != row.tracking_id)
                said = msgspec.structs.replace(request, related=others)
            try:
                if act is ACT_OF_KIND[EventKind.UPLOADED]:
                    replies[case] = _only(left.get(case, []))
                    said = msgspec.structs.replace(request, about=str(replies[case].action))
                done[case] = self._acts.act_within(connection, case, name, said)
            except (ActRefused, BadInput) as reason:
                refused.append(_line(row, why_not=str(reason)))
        return done, refused, replies

    def _left(self, connection: Connection, rows: Collection[int]) -> dict[int, list[ReplyLeft]]:
        """Return what the office has to upload; what the centre brings there is nothing that many are marked for."""
        return replies_left(connection, KnownUnits(connection), account.officer(connection).unit, rows)

    @contextmanager
    def _taken_back(self) -> Iterator[Connection]:
        try:
            with self._database.writing() as connection:
                yield connection
                raise _LookedAtOnly
        except _LookedAtOnly:
            return


def _only(left: list[ReplyLeft]) -> ReplyLeft:
    """Return the one reply to upload. :raises ActRefused: for none. :raises BadInput: for several."""
    if not left:
        raise ruled_out(Reason.NOTHING_TO_UPLOAD)
    if len(left) > 1:
        raise BadInput(
            f"Ada {len(left)} balasan yang belum ditandai pada laporan ini. Pilih balasannya satu per satu, di "
            "laporannya atau pada Hari ini."
        )
    return left[0]


def _line(row: cases.CaseRow, *, why_not: str = "", status: str = "", about: ReplyLeft | None = None) -> BulkLine:
    line = BulkLine(
        case=row.row, tracking_id=row.tracking_id, title=row.title, unit=row.unit_name, why_not=why_not, status=status
    )
    if about is None:
        return line
    told = {"kind": about.kind, "written_at": about.written_at, "begins": about.begins}
    return msgspec.structs.replace(line, reply=str(about.action), **told)
