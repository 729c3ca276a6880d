"""The closing timer: a complaint whose reporter stays silent after the last public reply is closed *oleh Sistem*.

Source: the flow of the SP4N-LAPOR! field notes ("10 working days without a reply"); the limit itself is a rule of the
deadline book. Only what the reporter could read counts: while a response is not known to stand on lapor.go.id, nothing
is closed over it. Nor is anything closed over a reporter's unanswered word, a proposal, a postponement, or a draft
that waits for approval.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

import msgspec
from sqlalchemy import Connection

from sync.contract.casework.standing import Standing, standing_of
from sync.contract.deadlines import DeadlineBook
from sync.contract.events import EventKind
from sync.contract.messages import Written
from sync.server.centre import Centre
from sync.server.locked_cases import lock_cases
from sync.server.store.cases import StoredCase, cases_to_close_before, state_of
from sync.server.store.events import spoken_of_cases
from sync.server.store.scopes import lock_centre
from sync.server.timeline import Said, record_event

AUTHOR: Final = "Sistem"
_DAY_MS: Final = 86_400_000


class Closed(msgspec.Struct, frozen=True):
    """One case that was closed, or would be."""

    tracking_id: str
    unit_id: int
    closes_on: date
    """Its last day."""


class _Due(NamedTuple):
    case: StoredCase
    closes_on: date
    public_on: date


def close_due(centre: Centre, *, dry_run: bool = False) -> tuple[Closed, ...]:
    """Close every case whose last day for a word of the reporter has passed at its unit, in one transaction.

    Safe at any time and from several processes at once: each case is closed once.

    :param dry_run: only find out which these are.
    """
    now = centre.clock.now_ms()
    with centre.database.reading() as connection:
        book = centre.books.at(connection)
        tomorrow_anywhere = book.day_of(now + _DAY_MS, None)
        candidates = {case.id: case for case in cases_to_close_before(connection, tomorrow_anywhere)}
        due = _due(connection, book, now, candidates)
    if not due or dry_run:
        return _told(due)
    with centre.database.writing() as connection:
        lock_centre(connection, shared=True)
        feed, locked = lock_cases(connection, [one.case.id for one in due])
        book = centre.books.at(connection)
        still = _due(connection, book, now, locked)  # meanwhile somebody may have answered, or closed
        for one in still:
            record_event(connection, feed, book, one.case, _said(centre, book, one, now))
        feed.flush()
    return _told(still)


def _due(connection: Connection, book: DeadlineBook, now: int, cases: Mapping[int, StoredCase]) -> list[_Due]:
    """Return which of these cases are to be closed, by row number."""
    waiting = [due for _, case in sorted(cases.items()) if (due := _silent(case, book, now))]
    spoken = spoken_of_cases(connection, [due.case.id for due in waiting])
    return [due for due in waiting if all(spoken.get(due.case.id, [0]))]


def _silent(case: StoredCase, book: DeadlineBook, now: int) -> _Due | None:
    """Return a case whose reporter had the last public word to answer, and let the last day pass."""
    if standing_of(state_of(case)) is not Standing.IN_PROCESS or case.drafts:
        return None
    if case.closes_on is None or case.public_on is None or case.closes_on >= book.day_of(now, case.unit_id):
        return None
    return _Due(case, case.closes_on, case.public_on)


def _said(centre: Centre, book: DeadlineBook, due: _Due, now: int) -> Said:
    limit = book.rules_on(due.public_on).closing
    return Said(
        id=centre.new_id(),
        kind=EventKind.SYSTEM_CLOSE,
        text=f"Ditutup oleh sistem: sampai {due.closes_on:%d-%m-%Y}, {limit} hari kerja sejak balasan terakhir pada "
        f"{due.public_on:%d-%m-%Y}, pelapor tidak menanggapi.",
        author=AUTHOR,
        unit_id=None,
        written=Written(at=now),
        received_at=now,
    )


def _told(due: Sequence[_Due]) -> tuple[Closed, ...]:
    return tuple(Closed(one.case.tracking_id, one.case.unit_id or 0, one.closes_on) for one in due)
