"""Invented complaints and what an officer wrote about them, as the windows see them."""

from datetime import UTC, date, datetime, timedelta

import msgspec

from sync.contract.casework.turn import Waits
from sync.contract.events import EventKind, Lamp
from sync.contract.status import Bucket, bucket_of, needs_reply
from sync.contract.working_days import WorkingCalendar
from ui.ports.acts import DeadlineView, TodayGroup, TodayItem, TurnView
from ui.ports.desk import CaseLine, CaseView, TimelineEntry
from ui.ports.outbox import OutboxLine

NOW = int(datetime(2026, 11, 23, 1, 57, tzinfo=UTC).timestamp() * 1000)
"""Monday, 23 November 2026, 08.57 in western Indonesia."""
TODAY = date(2026, 11, 23)
_HOUR = 3_600_000
_CALENDAR = WorkingCalendar.of([])


def invented_case(row: int, title: str, status: str, due_in: int | None, **more: object) -> CaseView:
    """Return a case; ``due_in`` is its deadline in days from today."""
    due_on = None if due_in is None else TODAY + timedelta(days=due_in)
    line = CaseLine(
        case=row,
        tracking_id=str(7_400_000 + row),
        title=title,
        status=status,
        bucket=bucket_of(status),
        unit="Kecamatan Tirta Muara",
        due_on=due_on,
        working_days_left=None if due_on is None else _CALENDAR.between(TODAY, due_on),
        needs_reply=needs_reply(status),
        anonymous=bool(more.get("anonymous", False)),
        confidential=bool(more.get("confidential", False)),
        classification="Pengaduan",
        channel="Website",
        turn=_turn(status, due_on),
        deadlines=_deadlines(due_on, status),
        category=str(more.get("category", "Infrastruktur jalan")),
    )
    return CaseView(
        line=line,
        body=str(more.get("body", f"{title}. Sudah dua minggu begini, mohon diperiksa.")),
        original_body=str(more.get("original_body", "")),
        reporter="" if line.anonymous else "Warga Handil Lima",
        received_at=NOW - 14 * 24 * _HOUR,
        place="Handil Lima, Tirta Muara, Kabupaten Banyu Biru",
        lapor_status=status,
        first_reply_on=due_on,
        completion_on=None if due_on is None else _later(due_on),
        timeline=tuple(more.get("timeline", ())),  # type: ignore[arg-type]  # tests hand in entries
    )


def _turn(status: str, due_on: date | None) -> TurnView:
    unit = "Kecamatan Tirta Muara"
    if needs_reply(status):
        sentence = f"Giliran {unit}: menjawab pelapor yang menunggu."
        return TurnView(Waits.UNIT, (unit,), EventKind.REPLY, due_on, True, sentence)
    match bucket_of(status):
        case Bucket.UNVERIFIED | Bucket.UNANSWERED:
            sentence = f"Giliran {unit}: menulis respon awal."
            return TurnView(Waits.UNIT, (unit,), EventKind.INITIAL_RESPONSE, due_on, True, sentence)
        case Bucket.POSTPONED | Bucket.IN_PROCESS:
            return TurnView(Waits.REPORTER, sentence="Menunggu pelapor.")
    return TurnView(sentence="Tidak ada yang ditunggu.")


def _later(due_on: date) -> date:
    """Return a working day about nine days later."""
    day = due_on + timedelta(days=9)
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def _deadlines(due_on: date | None, status: str) -> tuple[DeadlineView, ...]:
    """Return clocks of which the earliest that runs ends on this day; whoever has answered has met the first one."""
    if due_on is None:
        return ()
    left, later = _CALENDAR.between(TODAY, due_on), _later(due_on)
    state = "overdue" if due_on < TODAY else "due_soon" if left <= 2 else "running"
    if bucket_of(status) is not Bucket.IN_PROCESS:
        first = DeadlineView("first_reply", due_on, left, state)
        return first, DeadlineView("completion", later, _CALENDAR.between(TODAY, later), "running")
    met = DeadlineView("first_reply", due_on, None, "met")
    if not needs_reply(status):
        return met, DeadlineView("completion", due_on, left, state)
    completion = DeadlineView("completion", later, _CALENDAR.between(TODAY, later), "running")
    return met, completion, DeadlineView("closing", due_on, left, "warning")


def invented_item(line: CaseLine) -> TodayItem:
    """Return the row of *Hari ini* for a case."""
    left = line.working_days_left
    is_late = line.due_on is not None and line.due_on < TODAY
    is_soon = left is not None and left <= 2
    group = TodayGroup.OVERDUE if is_late else TodayGroup.DUE_SOON if is_soon else TodayGroup.NEW
    return TodayItem(
        group=TodayGroup.REPLIES if line.needs_reply else group,
        case=line.case,
        tracking_id=line.tracking_id,
        title=line.title,
        unit=line.unit,
        sentence=line.turn.sentence,
        turn=line.turn,
        working_days_left=left,
        has_draft=line.has_draft,
    )


def some_cases() -> list[CaseView]:
    """Return a dozen cases in all states that the windows tell apart."""
    said = (
        TimelineEntry(
            id="a",
            kind=EventKind.INITIAL_RESPONSE,
            text="Yth. Bapak, terima kasih atas laporannya. Petugas memeriksa lokasi pada Kamis.",
            author="Siti",
            unit="Kecamatan Tirta Muara",
            written_at=NOW - 12 * 24 * _HOUR,
            received_at=NOW - 12 * 24 * _HOUR,
            published_at=NOW - 11 * 24 * _HOUR,
            lamp=Lamp.PUBLISHED,
            own=True,
            receipt="TT-20261111-0007",
        ),
        TimelineEntry(
            id="b",
            kind=EventKind.REPORTER_REPLY,
            text="Sampai hari ini belum ada petugas yang datang.",
            author="",
            unit="",
            written_at=NOW - 4 * 24 * _HOUR,
        ),
    )
    unanswered, replied = "Terdisposisi ke Kecamatan Tirta Muara", "Ditanggapi oleh Pelapor"
    return [
        invented_case(1, "Jalan usaha tani Handil Lima putus sepanjang 12 meter", replied, 1, timeline=said),
        invented_case(2, "Lampu jalan dermaga padam sejak awal bulan", unanswered, -4, category="Penerangan jalan"),
        invented_case(3, "Permintaan informasi syarat surat pindah datang", unanswered, 0, category="Kependudukan"),
        invented_case(
            4, "Tumpukan sampah di belakang pasar desa", unanswered, 1, anonymous=True, category="Kebersihan"
        ),
        invented_case(5, "Posyandu dua bulan tidak buka", "Ditindaklanjuti oleh Instansi", 3, category="Kesehatan"),
        invented_case(
            6, "Pungutan di kantor desa", unanswered, 8, anonymous=True, confidential=True, category="Pelayanan desa"
        ),
        invented_case(
            7, "Sertifikat tanah belum terbit", "Menunggu Kelengkapan Informasi", None, category="Pertanahan"
        ),
        invented_case(8, "Guru pengganti di sekolah dasar desa", "Ditutup oleh Sistem", None, category="Pendidikan"),
    ]


def many_cases(count: int) -> list[CaseView]:
    """Return any number of cases."""
    first = invented_case(1, "Jalan rusak", "Ditindaklanjuti oleh Instansi", 5)
    return [
        msgspec.structs.replace(
            first,
            line=msgspec.structs.replace(
                first.line, case=row, tracking_id=str(7_500_000 + row), title=f"Jalan rusak di RT {row}"
            ),
        )
        for row in range(1, count + 1)
    ]


def own_action(view: CaseView, action: str, kind: EventKind, text: str, lamp: Lamp = Lamp.SAVED) -> OutboxLine:
    """Return an action of this desk."""
    return OutboxLine(
        id=action,
        case=view.line.case,
        tracking_id=view.line.tracking_id,
        title=view.line.title,
        kind=kind,
        text=text,
        written_at=NOW,
        lamp=lamp,
        bytes=len(text.encode()) + 200,
        can_pull_back=lamp is Lamp.SAVED,
    )


def replace_line(line: OutboxLine, **changes: object) -> OutboxLine:
    """Return an action with other values."""
    return msgspec.structs.replace(line, **changes)
