"""Makes the dictionary of :mod:`sync.contract.compression` from invented messages, never from real ones.

``python -m sync.server.demo.dictionary VERSION`` writes ``resources/dictionaries/tindakVERSION.zdict``. A version that
was shipped is never made anew: other programs hold it. A new one is added to ``CODINGS`` in front.
"""

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

import resources
from sync.contract.casework.particulars import Particulars
from sync.contract.compression import dictionary_of
from sync.contract.deadlines import deadlines
from sync.contract.entities import CaseEvent, CaseState, CaseText, Change, ChangeKind, part_of_state
from sync.contract.events import EventKind
from sync.contract.frames import frame, pack
from sync.contract.ids import RANDOM_BYTES, uuid7
from sync.contract.messages import Action, AnswerFrame, Opening, Written
from sync.contract.receipts import ReceiptSheet, WireReceipt
from sync.contract.status import ANSWERED_PHRASE
from sync.server.calendars import default_rules, national_calendar
from sync.server.clock import local_day
from sync.server.demo.cases import DemoCase, DemoEvent
from sync.server.demo.compose import compose
from sync.server.demo.material import load_material

_BYTES: Final = 32 * 1024
_ZONE: Final = ZoneInfo("Asia/Jakarta")
_YEARS_AGO: Final = (0, 200, 400)
_CARRIED_IN: Final = 90_000


def samples() -> Iterator[bytes]:
    """Yield frames as desks and centres send them, whole ones and short ones."""
    material, calendar, dice = load_material(), national_calendar(), Random(1)  # noqa: S311 - the same at each making
    for days in _YEARS_AGO:
        today = date(2026, 11, 23) - timedelta(days=days)
        for row, case in enumerate(compose(material, today, calendar, _ZONE), 1):
            yield from _about(case, row, dice)


def _about(case: DemoCase, row: int, dice: Random) -> Iterator[bytes]:
    text, state = _text(case), _state(case, dice)
    yield frame(AnswerFrame(changes=(_change(ChangeKind.TEXT, row, text), _change(ChangeKind.STATE, row, state))))
    part = part_of_state(state, 0b1000110001110)
    yield frame(
        AnswerFrame(
            server_time=case.received_at,
            changes=(Change(ChangeKind.STATE, row, msgspec.Raw(pack(part)), part=True),),
            cursor=f"{dice.randbytes(4).hex()}.{dice.randint(1, 60):x}.{dice.randint(1, 90000):x}",
            sum=dice.randbytes(8),
            last=True,
        )
    )
    if row % 7 == 0:
        yield from _acted(case, row, dice)
    for event in case.events:
        action = uuid7(event.at, dice.randbytes(RANDOM_BYTES))
        yield frame(AnswerFrame(changes=(_change(ChangeKind.EVENT, row, _event(event, row, action)),)))
        if event.kind is not EventKind.REPORTER_REPLY:
            yield from _followed_up(case, event, row, action, dice)


def _followed_up(case: DemoCase, event: DemoEvent, row: int, action: UUID, dice: Random) -> Iterator[bytes]:
    """Yield a follow-up on its way up, and the answer to it."""
    cursor = f"{dice.randbytes(4).hex()}.{dice.randint(1, 60):x}.{dice.randint(1, 90000):x}"
    passed = dice.randint(60_000, 9 * 3_600_000)
    written = Written(at=event.at, offset=420, after=event.at - passed, elapsed=passed)
    act = Action(
        id=action, case=row, tracking_id=case.tracking_id, kind=event.kind, text=event.text, written=written, base=2
    )
    yield frame(Opening(cursor=cursor, actions=(act,)))
    state = _answered(event) if event.kind is not EventKind.NOTE else None
    sheet = ReceiptSheet(
        signature=dice.randbytes(64),
        received_at=event.at + _CARRIED_IN,
        day=f"{local_day(event.at, _ZONE):%Y%m%d}",
        first=dice.randint(1, 400),
        event=dice.randint(1, 60_000),
        receipts=(WireReceipt(state=state),),
    )
    yield frame(
        AnswerFrame(
            server_time=event.at + _CARRIED_IN, sheets=(sheet,), cursor=cursor, sum=dice.randbytes(8), last=True
        )
    )


def _answered(event: DemoEvent) -> dict[str, object]:
    """Return what a response changes of a state: the first all of it, a later one hardly anything."""
    day = local_day(event.at, _ZONE)
    days: dict[str, object] = {"public_on": day, "closes_on": national_calendar().add(day, 10)}
    if event.kind is EventKind.INITIAL_RESPONSE:
        return {"status": ANSWERED_PHRASE, "revision": 2, "replied_on": day, **days}
    return {"status": ANSWERED_PHRASE, "revision": 3, "replied_on": day, **days, "substantive": True}


def _acted(case: DemoCase, row: int, dice: Random) -> Iterator[bytes]:
    """Yield acts besides follow-ups on their way up, and what they say to others."""
    for kind, said in (
        (EventKind.DISPOSE, Particulars(units=(dice.randint(2, 40),))),
        (EventKind.RETURN, Particulars(reason="Bukan kewenangan unit kami.", units=(dice.randint(2, 40),))),
        (EventKind.CONSULT_ANSWER, Particulars(reason="Bukan wewenang kami.")),
        (EventKind.CONSTRAINT, Particulars(category="Anggaran")),
        (EventKind.UPLOADED, Particulars(about=UUID(bytes=dice.randbytes(16)), at=case.received_at)),
    ):
        written = Written(at=case.received_at, offset=420, after=case.received_at - 3_600_000, elapsed=3_599_000)
        act = Action(
            id=uuid7(case.received_at, dice.randbytes(RANDOM_BYTES)),
            case=row,
            tracking_id=case.tracking_id,
            kind=kind,
            text="",
            written=written,
            base=2,
            particulars=said,
        )
        yield frame(Opening(cursor=f"{dice.randbytes(4).hex()}.1f.2a7", actions=(act,)))


def _change(kind: ChangeKind, row: int, body: msgspec.Struct) -> Change:
    return Change(kind, row, msgspec.Raw(pack(body)))


def _text(case: DemoCase) -> CaseText:
    same = ("tracking_id", "title", "body", "received_at", "reporter", "classification", "category", "channel")
    return CaseText(
        **{name: getattr(case, name) for name in (*same, "anonymous", "confidential", "district", "village", "rating")},
        original_body=case.original_body if case.original_body != case.body else "",
        parent_agency="Pemerintah Kabupaten Tirta Kencana",
        province="Nusa Kencana",
        regency="Tirta Kencana",
    )


def _state(case: DemoCase, dice: Random) -> CaseState:
    start = local_day(case.received_at, _ZONE)
    due = deadlines(default_rules(), national_calendar(), case.classification, start)
    return CaseState(
        unit=dice.randint(1, 40),
        status=case.status,
        lapor_status=case.status,
        lapor_since=case.received_at + 86_400_000,
        first_reply_on=due.first_reply_on,
        completion_on=due.completion_on,
        revision=dice.randint(1, 5),
        started_on=start,
        replied_on=start + timedelta(days=1),
        public_on=start + timedelta(days=3),
        closes_on=start + timedelta(days=17),
        substantive=True,
    )


def _event(event: DemoEvent, row: int, action: UUID) -> CaseEvent:
    return CaseEvent(
        action=action,
        case=row,
        kind=event.kind,
        text=event.text,
        author=event.author,
        unit=2,
        unit_name="Kecamatan Tirta Muara",
        written_at=event.at,
        received_at=event.at + _CARRIED_IN,
        published_at=event.published_at,
    )


def main(version: str) -> None:
    """Write the dictionary of a version."""
    path = Path(resources.__path__[0]) / "dictionaries" / f"tindak{int(version)}.zdict"
    if path.exists():
        raise SystemExit(f"{path.name} is there already; a shipped dictionary is never made anew.")
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(dictionary_of(list(samples()), _BYTES))
    sys.stdout.write(f"{path.name}: {path.stat().st_size} bytes\n")


if __name__ == "__main__":
    main(sys.argv[1])
