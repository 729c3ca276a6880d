"""Reading: what reporters said at lapor.go.id becomes an event here, once, and the status there becomes ours."""

from typing import Final

import msgspec
from sqlalchemy import Connection

from sync.contract.deadlines import DeadlineBook
from sync.contract.events import EVENT_TEXT_LIMIT, EventKind
from sync.contract.messages import Written
from sync.contract.status import OPEN_BUCKETS, Bucket, bucket_of, needs_reply
from sync.server.bridge.lapor import Complaint, FollowUp, Lapor, LaporFault
from sync.server.bridge.lease import Lease
from sync.server.bridge.matching import by_reporter
from sync.server.bridge.settings import MINUTE_MS, BridgeSettings
from sync.server.bridge.texts import bare
from sync.server.centre import Centre
from sync.server.feed import FeedWriter
from sync.server.locked_cases import lock_cases
from sync.server.store.bridge_readings import known_replies, longest_unread, remember_reply, store_reading
from sync.server.store.cases import StoredCase, cases_of_complaints
from sync.server.store.scopes import lock_centre
from sync.server.store.units import all_units
from sync.server.timeline import Said, record_event, settled, store_moved

REPORTER: Final = "Pelapor"
_CANDIDATES: Final = 500
_KNOWN_BEGINNINGS: Final = ("ditindaklanjuti", "ditanggapi oleh pelapor")
"""Phrases of *Proses*, which unknown phrases are put into too."""
_TAKEN: Final = ("lapor_status", "lapor_since", "status", "revision")


class Reading:
    """Reads open complaints of units that have an institution, the longest unread first."""

    def __init__(self, centre: Centre, settings: BridgeSettings, lapor: Lapor, lease: Lease) -> None:
        """Read for this centre."""
        self._centre = centre
        self._settings = settings
        self._lapor = lapor
        self._lease = lease

    def due(self) -> list[str]:
        """Return the complaints that are to be read now; those that need no reading are noted as read."""
        if not self._settings.read_every_minutes:
            return []
        now = self._centre.clock.now_ms()
        before = now - self._settings.read_every_minutes * MINUTE_MS
        with self._centre.database.writing() as connection:
            self._lease.hold(connection, now)
            candidates = longest_unread(connection, before, _CANDIDATES)
            open_ones = self._open_ones(connection, candidates)
            for tracking_id in candidates:
                if tracking_id not in open_ones:
                    store_reading(connection, tracking_id, now)
        wanted = [tracking_id for tracking_id in candidates if tracking_id in open_ones]
        return wanted[: self._settings.reads_a_round]

    def read(self, tracking_id: str) -> int:
        """Read one complaint and store what is new; return how many replies were.

        :raises LaporFault: when it could not be read; it is then tried again when its turn comes.
        """
        try:
            complaint = self._lapor.complaint(tracking_id)
            shown = self._lapor.followups(tracking_id)
        except LaporFault:
            now = self._centre.clock.now_ms()
            with self._centre.database.writing() as connection:
                self._lease.hold(connection, now)
                store_reading(connection, tracking_id, now)
            raise
        now = self._centre.clock.now_ms()
        with self._centre.database.writing() as connection:
            return self._store(connection, tracking_id, complaint, shown, now)

    def _open_ones(self, connection: Connection, candidates: list[str]) -> set[str]:
        units = self._mapped_units(connection)
        cases = cases_of_complaints(connection, candidates)
        return {one.tracking_id for one in cases if one.unit_id in units and bucket_of(one.status) in OPEN_BUCKETS}

    def _mapped_units(self, connection: Connection) -> dict[int, str]:
        """Return the institution of each unit that has one, by row."""
        places = self._settings.places
        return {unit.id: places[unit.code].id for unit in all_units(connection) if unit.code in places}

    def _store(
        self, connection: Connection, tracking_id: str, complaint: Complaint, shown: list[FollowUp], now: int
    ) -> int:
        lock_centre(connection, shared=True)
        self._lease.hold(connection, now)
        units = self._mapped_units(connection)
        feed, locked = lock_cases(connection, [case.id for case in cases_of_complaints(connection, [tracking_id])])
        cases = [case for _, case in sorted(locked.items()) if case.unit_id in units]
        book, count = self._centre.books.at(connection), 0
        for case in cases:
            current = case
            if complaint.disposition_id in {"", units[case.unit_id or 0]}:
                current = _with_status(connection, feed, book, case, complaint.status, now)
            count += self._record_replies(connection, feed, book, current, shown, now)
        feed.flush()
        store_reading(connection, tracking_id, now)
        return count

    def _record_replies(
        self,
        connection: Connection,
        feed: FeedWriter,
        book: DeadlineBook,
        case: StoredCase,
        shown: list[FollowUp],
        now: int,
    ) -> int:
        known = known_replies(connection, case.id)
        replies = [one for one in by_reporter(shown, case.reporter) if bare(one.content) and one.id not in known]
        theirs = {one.id for one in by_reporter(shown, case.reporter)}
        answered_at = max((one.created_at for one in shown if one.id not in theirs), default=0)
        for reply in sorted(replies, key=lambda one: one.created_at):
            row, case = record_event(connection, feed, book, case, self._said(reply, answered_at, now))
            remember_reply(connection, case.id, reply.id, row)
        return len(replies)

    def _said(self, reply: FollowUp, answered_at: int, now: int) -> Said:
        """Return the event of a reply.

        One that an institution answered there already is placed where it was said. Any other counts as received now,
        so that the case needs an answer, even where ours was written meanwhile: its author had not read the reply.
        """
        at = min(reply.created_at or now, now)
        return Said(
            id=self._centre.new_id(),
            kind=EventKind.REPORTER_REPLY,
            text=reply.content[:EVENT_TEXT_LIMIT].replace("\0", ""),
            author=REPORTER,
            unit_id=None,
            written=Written(at=at),
            received_at=at if at < answered_at else now,
            published_at=at,
        )


def _with_status(
    connection: Connection, feed: FeedWriter, book: DeadlineBook, case: StoredCase, phrase: str, now: int
) -> StoredCase:
    """Take the status of LAPOR! over where it is known, and means something else than what was imported.

    Another spelling of the same would come and go with each import, and move ``lapor_since`` each time.
    """
    is_known = bucket_of(phrase) is not Bucket.IN_PROCESS or phrase.casefold().strip().startswith(_KNOWN_BEGINNINGS)
    is_same = (bucket_of(phrase), needs_reply(phrase)) == (bucket_of(case.lapor_status), needs_reply(case.lapor_status))
    if not phrase or not is_known or is_same:
        return case
    after = settled(book, case, msgspec.structs.replace(case, lapor_status=phrase, lapor_since=now))
    store_moved(connection, feed, case, after)
    return after
