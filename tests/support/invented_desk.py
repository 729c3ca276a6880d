"""A desk, a road and a doorway in memory, with invented texts: the roles behind the windows."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from threading import Event

import msgspec

from sync.contract.errors import BadInput, LocalFault, TindakError, Unreachable, VaultLocked
from sync.contract.events import EventKind, Lamp
from sync.contract.line import LineState
from sync.contract.status import OPEN_BUCKETS, bucket_of, needs_reply
from sync.contract.working_days import WorkingCalendar
from ui.ports import (
    CaseLine,
    CaseQuery,
    CaseView,
    DeskState,
    Draft,
    ExchangeProgress,
    ExchangeReport,
    OutboxLine,
    TimelineEntry,
    ToldOfProgress,
)

NOW = int(datetime(2026, 11, 23, 1, 57, tzinfo=UTC).timestamp() * 1000)
"""Monday, 23 November 2026, 08.57 in western Indonesia."""
TODAY = date(2026, 11, 23)
_HOUR = 3_600_000
_CALENDAR = WorkingCalendar.of([])
PASSWORD = "kata sandi yang panjang"


def now_ms() -> int:
    """Return the moment at which these tests and pictures stand."""
    return NOW


@dataclass
class HeldCase:
    """A case as the desk in memory keeps it."""

    view: CaseView
    draft: Draft | None = None
    written: list[OutboxLine] = field(default_factory=list)


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
        completion_on=None if due_on is None else due_on + timedelta(days=9),
        timeline=tuple(more.get("timeline", ())),  # type: ignore[arg-type]  # tests hand in entries
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
        invented_case(2, "Lampu jalan dermaga padam sejak awal bulan", unanswered, -4),
        invented_case(3, "Permintaan informasi syarat surat pindah datang", unanswered, 0),
        invented_case(4, "Tumpukan sampah di belakang pasar desa", unanswered, 1, anonymous=True),
        invented_case(5, "Posyandu dua bulan tidak buka", "Ditindaklanjuti oleh Instansi", 3),
        invented_case(6, "Pungutan di kantor desa", unanswered, 8, anonymous=True, confidential=True),
        invented_case(7, "Sertifikat tanah belum terbit", "Menunggu Kelengkapan Informasi", None),
        invented_case(8, "Guru pengganti di sekolah dasar desa", "Ditutup oleh Sistem", None),
    ]


class InventedDesk:
    """Casework in memory. ``fault`` is raised by every change while it is set."""

    def __init__(self, cases: list[CaseView]) -> None:
        """Hold these cases."""
        self.held = {view.line.case: HeldCase(view) for view in cases}
        self.fault: TindakError | None = None
        self.pages_asked: list[int] = []
        self.drafts_saved: list[str] = []
        self.luring = False
        self.changes: dict[str, object] = {}
        self._next = 1

    def state(self) -> DeskState:
        """Say how things stand; ``changes`` override."""
        lines = self.outbox()
        waiting = [line for line in lines if line.lamp is Lamp.SAVED]
        state = DeskState(
            username="siti",
            full_name="Siti Operator",
            unit="Kecamatan Tirta Muara",
            role="liaison",
            server="https://pusat.contoh",
            line=LineState.LURING if self.luring else LineState.ONLINE,
            luring=self.luring,
            offline_since=0,
            last_exchange_at=NOW - _HOUR,
            waiting=len(waiting),
            waiting_bytes=sum(line.bytes for line in waiting),
            attention=sum(line.lamp in (Lamp.HELD, Lamp.REJECTED) for line in lines),
            open_cases=self.count(CaseQuery()),
            all_cases=len(self.held),
        )
        return msgspec.structs.replace(state, **self.changes)

    def count(self, query: CaseQuery) -> int:
        """Count what a query finds."""
        return len(self._found(query))

    def cases(self, query: CaseQuery, offset: int, limit: int) -> tuple[CaseLine, ...]:
        """Return a page."""
        self.pages_asked.append(offset)
        return tuple(self._line(held) for held in self._found(query)[offset : offset + limit])

    def case(self, case: int) -> CaseView:
        """Return one case with what was written projected over it."""
        held = self._held(case)
        own = tuple(
            TimelineEntry(
                id=line.id,
                kind=line.kind,
                text=line.text,
                author="Siti",
                unit="Kecamatan Tirta Muara",
                written_at=line.written_at,
                lamp=line.lamp,
                own=True,
                reason=line.reason,
                receipt=line.receipt,
                sent_unconfirmed=line.sent_unconfirmed,
            )
            for line in held.written
        )
        return msgspec.structs.replace(
            held.view, line=self._line(held), timeline=held.view.timeline + own, draft=held.draft
        )

    def save_draft(self, case: int, kind: EventKind, text: str) -> int:
        """Keep a draft."""
        self._fail()
        self._held(case).draft = Draft(case=case, kind=kind, text=text, saved_at=NOW) if text else None
        self.drafts_saved.append(text)
        return NOW

    def record_follow_up(self, case: int, kind: EventKind, text: str) -> str:
        """Queue an event."""
        self._fail()
        held = self._held(case)
        action = f"aksi-{self._next}"
        self._next += 1
        held.written.append(own_action(held.view, action, kind, text))
        held.draft = None
        return action

    def outbox(self) -> tuple[OutboxLine, ...]:
        """Return own actions."""
        return tuple(line for held in self.held.values() for line in held.written)

    def pull_back(self, action: str) -> int:
        """Make a draft of an action."""
        self._fail()
        for case, held in self.held.items():
            for line in held.written:
                if line.id == action:
                    held.written.remove(line)
                    held.draft = Draft(case=case, kind=line.kind, text=line.text, saved_at=NOW)
                    return case
        raise BadInput("Tindak lanjut ini sudah tidak ada.")

    def set_luring(self, *, luring: bool) -> None:
        """Switch the line."""
        self._fail()
        self.luring = luring

    def put(self, case: int, *lines: OutboxLine) -> None:
        """Put own actions into the outbox."""
        self._held(case).written.extend(lines)

    def _fail(self) -> None:
        if self.fault is not None:
            raise self.fault

    def _held(self, case: int) -> HeldCase:
        if case not in self.held:
            raise BadInput("Laporan ini tidak ada di komputer ini.")
        return self.held[case]

    def _line(self, held: HeldCase) -> CaseLine:
        return msgspec.structs.replace(
            held.view.line, has_draft=held.draft is not None,
            waiting=sum(line.lamp is not Lamp.RECEIVED for line in held.written),
        )  # fmt: skip

    def _found(self, query: CaseQuery) -> list[HeldCase]:
        return [held for held in self.held.values() if _fits(query, held.view.line)]


def _fits(query: CaseQuery, line: CaseLine) -> bool:
    if query.bucket is not None and line.bucket is not query.bucket:
        return False
    words = query.text.casefold().split()
    if words:
        return all(word in f"{line.title} {line.tracking_id}".casefold() for word in words)
    return query.bucket is not None or query.with_closed or line.bucket in OPEN_BUCKETS


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


class InventedRoad:
    """A road on which one frame arrives; it can be held open until it is cancelled."""

    def __init__(self) -> None:
        """Be reachable, and never due by itself."""
        self.given_up = 0
        self.due = -1
        self.reachable = True
        self.waits_for_cancel = False
        self.asked = Event()
        self.cancelled = Event()
        self.exchanges = 0

    def exchange_now(self, progress: ToldOfProgress | None = None) -> ExchangeReport:
        """Exchange once."""
        self.exchanges += 1
        self.asked.set()
        if progress is not None:
            progress(ExchangeProgress(1, 250, 1000, 42_000))
        if self.waits_for_cancel:
            self.cancelled.wait(10)
        if not self.reachable:
            return ExchangeReport(outcome="unreachable", sentence=str(Unreachable("Pusat tidak terjangkau.")))
        return ExchangeReport(
            outcome="done",
            sentence="Selesai: 1 terkirim, 14 diterima.",
            pushed=1,
            pulled=14,
            bytes_sent=500,
            bytes_received=700,
            duration_ms=800,
        )

    def next_due_ms(self) -> int:
        """Say when the next exchange is due."""
        return self.due

    def give_up(self) -> None:
        """Give up what is running."""
        self.given_up += 1

    def cancel(self) -> None:
        """Give up for good."""
        self.cancelled.set()


@dataclass
class InventedVault:
    """An open vault."""

    desk: InventedDesk
    exchange: InventedRoad
    is_closed: bool = False

    def close(self) -> None:
        """Lock."""
        self.is_closed = True


@dataclass
class InventedDoorway:
    """Opens one vault with one password."""

    vault: InventedVault
    has_vault: bool = False
    fault: TindakError | None = None
    renewals: int = 0

    def sign_in(self, server: str, username: str, password: str) -> InventedVault:
        """Sign in."""
        del server, username
        return self.unlock(password)

    def unlock(self, password: str) -> InventedVault:
        """Unlock."""
        if self.fault is not None:
            raise self.fault
        if password != PASSWORD:
            raise VaultLocked("Kata sandi tidak cocok. Pekerjaan Anda tetap tersimpan; coba lagi.")
        return self.vault

    def renew(self, opened: object, password: str) -> None:
        """Sign in again."""
        assert opened is self.vault
        self.unlock(password)
        self.renewals += 1


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


def disk_full() -> LocalFault:
    """Return the fault of a full disk."""
    return LocalFault("Penyimpanan penuh. Teks Anda masih di layar; kosongkan ruang, lalu coba lagi.")


def invented_vault() -> InventedVault:
    """Return an open vault over :func:`some_cases`, with an outbox that holds one of each kind."""
    cases = some_cases()
    desk = InventedDesk(cases)
    desk.put(2, own_action(cases[1], "x1", EventKind.INITIAL_RESPONSE, "Yth. Bapak/Ibu, petugas PLN dijadwalkan Rabu."))
    desk.put(
        5,
        replace_line(
            own_action(cases[4], "x2", EventKind.SUBSTANTIVE_RESPONSE, "Posyandu buka kembali Senin depan.", Lamp.HELD),
            reason="Laporan sudah dialihkan ke Dinas Kesehatan sebelum jawaban Anda tiba.",
        ),
        replace_line(
            own_action(cases[4], "x3", EventKind.INITIAL_RESPONSE, "Terima kasih, kami periksa.", Lamp.RECEIVED),
            receipt="TT-20261120-0417",
            received_at=NOW - 70 * _HOUR,
            written_at=NOW - 71 * _HOUR,
        ),
    )
    return InventedVault(desk, InventedRoad())


def replace_line(line: OutboxLine, **changes: object) -> OutboxLine:
    """Return an action with other values."""
    return msgspec.structs.replace(line, **changes)
