"""Random complaints at random units for the figures: everything that a figure may depend on, in odd combinations."""

from datetime import date, timedelta
from random import Random
from uuid import UUID

from sync.contract.casework.constraints import CONSTRAINT_CATEGORIES
from sync.contract.casework.particulars import Particulars
from sync.contract.deadlines import Calendar, Holiday, HolidayKind
from sync.contract.entities import CaseEvent, CaseState, CaseText
from sync.contract.events import EventKind
from sync.contract.evidence.attachment import Attachment, PictureRemark, RemarkCode
from sync.contract.monev.facts import lines_above
from sync.contract.monev.reference import Case

DAY_MS = 86_400_000
NOW = 1_795_392_000_000  # 23 November 2026, 00.00 UTC
PARENTS = {1: 0, 2: 1, 3: 1, 4: 2, 5: 2, 6: 0}
"""A kabupaten with an OPD and a kecamatan of two kelurahan; and an agency beside it."""
ZONES = {1: "WIB", 3: "WITA", 6: "WIT"}
PHRASES = (
    "Belum Terverifikasi",
    "Terverifikasi",
    "Terdisposisi ke Dinas Rekaan",
    "Ditindaklanjuti oleh Instansi",
    "Ditanggapi oleh Pelapor",
    "Ditutup oleh Sistem",
    "Ditutup oleh Admin",
    "Tertunda",
    "Menunggu Kelengkapan Informasi",
    "Diarsipkan oleh Admin",
    "Dikembalikan (bukan kewenangan)",
    "Frasa yang belum dikenal",
)
_CATEGORIES = ("Jalan rusak", "Lampu jalan", "Air 'bersih'", "")
_KINDS = (EventKind.RETURN, EventKind.CLOSE, EventKind.SYSTEM_CLOSE, EventKind.NOTE, EventKind.REPORTER_REPLY)


def is_below(unit: int, node: int) -> bool:
    """Whether a unit of :data:`PARENTS` stands at or below another."""
    return node in lines_above(PARENTS).get(unit, ())


def local_days_off(chance: Random) -> Calendar:
    """Return days off of the agency, a Sunday among them."""
    days = [date(2026, 9, 1) + timedelta(days=chance.randrange(60)) for _ in range(5)]
    told = tuple(Holiday(day, HolidayKind.LOCAL, "Hari rekaan") for day in sorted({*days, date(2026, 9, 6)}))
    return Calendar(name="Hari jadi", unit=1, holidays=told)


def random_cases(chance: Random, count: int) -> list[Case]:
    """Return cases with rows from 1; a complaint may lie at several units, and one may lie at none."""
    cases: list[Case] = []
    taken: set[tuple[str, int]] = set()
    for row in range(1, count + 1):
        tracking_id = str(7_400_000 + chance.randrange(max(count * 2 // 3, 1)))
        unit = chance.choice((0, 1, 2, 3, 4, 4, 5, 6))
        if (tracking_id, unit) in taken:
            continue
        taken.add((tracking_id, unit))
        cases.append(_case(chance, row, tracking_id, unit))
    return cases


def _case(chance: Random, row: int, tracking_id: str, unit: int) -> Case:
    came = NOW - chance.randrange(120 * DAY_MS)
    text = CaseText(
        tracking_id=tracking_id,
        title="Rekaan",
        body="Isi rekaan.",
        received_at=chance.choice((came, came, came, came - came % DAY_MS + 16 * 3_600_000, 0)),
        classification=chance.choice(("Pengaduan", "Aspirasi", "")),
        category=chance.choice(_CATEGORIES),
        channel=chance.choice(("Website", "SMS", "")),
        rating=chance.choice(("", "", "5", "4", "1", "Baik")),
        anonymous=chance.random() < 0.3,
        confidential=chance.random() < 0.5,
    )

    def some_day(likely: float) -> date | None:
        if chance.random() > likely:
            return None
        return date(2026, 8, 1) + timedelta(days=chance.randrange(130))

    phrase = chance.choice(PHRASES)
    state = CaseState(
        unit=unit,
        status=phrase,
        lapor_status=phrase,
        first_reply_on=some_day(0.8),
        completion_on=some_day(0.8),
        verify_on=some_day(0.5),
        closes_on=some_day(0.5),
        started_on=some_day(0.7),
        replied_on=some_day(0.6),
        completed_on=some_day(0.6),
        wrong=chance.choice((0, 0, 0, 1, 2)),
    )
    events = tuple(_event(chance, row, place) for place in range(chance.choice((0, 0, 1, 2, 3))))
    return Case(row=row, text=text, state=state, events=events)


def _event(chance: Random, row: int, place: int) -> CaseEvent:
    kind = chance.choice((*_KINDS, EventKind.CONSTRAINT))
    category = chance.choice((*CONSTRAINT_CATEGORIES[:3], "")) if kind is EventKind.CONSTRAINT else ""
    if kind is EventKind.NOTE and row % 3 == 0:
        kind = EventKind.SUBSTANTIVE_RESPONSE
    return CaseEvent(
        action=UUID(int=row * 10 + place + 1),
        case=row,
        kind=kind.value,
        text="Rekaan",
        author=chance.choice(("Rini Handayani", "Budi Rekaan", "Tini Rekaan")),
        unit=chance.choice((1, 2, 3)),
        unit_name="Rekaan",
        written_at=NOW - DAY_MS,
        received_at=NOW - DAY_MS,
        published_at=NOW - DAY_MS if row % 2 else 0,
        particulars=Particulars(category=category, files=_files(chance, kind)),
    )


def _files(chance: Random, kind: EventKind) -> tuple[Attachment, ...]:
    """Return pictures of which something was noticed, sometimes twice, sometimes nothing."""
    if kind is not EventKind.REPORTER_REPLY and kind is not EventKind.RETURN:
        return ()
    return tuple(
        Attachment(
            sha256=chance.randbytes(32), name="foto.jpg", media_type="image/jpeg", size=1,
            remarks=tuple(PictureRemark(chance.choice(list(RemarkCode))) for _ in range(chance.choice((0, 1, 3)))),
        )
        for _ in range(chance.choice((0, 1, 2)))
    )  # fmt: skip
