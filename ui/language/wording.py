"""Dates, times, sizes, counts and deadlines in the words of the window's language, whatever the computer's locale."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from sync.contract.casework.acts import words_of
from sync.contract.casework.turn import Waits
from sync.contract.events import EventKind
from sync.contract.replies.templates import DROP_KIND, SAVE_KIND
from sync.contract.status import Bucket
from ui.clock import local_day, local_time, zone_name
from ui.language.speaking import as_spoken
from ui.language.translation import locale, remembered
from ui.ports.acts import DeadlineView, SaidView, TurnView
from ui.ports.desk import CaseLine
from ui.ports.outbox import OutboxLine

_KB: Final = 1000
_SPELLED_UP_TO: Final = 11
_SOON_HK: Final = 2
_FEW_SECONDS: Final = 8
_MINUTE: Final = 55
"""Seconds; from here on a minute is said, so that nobody reads *60 detik*."""
_HOUR: Final = 3_300
_SHORT_UNITS: Final = (
    ("Kecamatan ", "Kec. "), ("Kelurahan ", "Kel. "), ("Kabupaten ", "Kab. "),
)  # fmt: skip
_FEW_WORDS: Final = 70
"""Letters."""


@remembered
def _tr(text: str, disambiguation: str = "", count: int = -1) -> str:
    return QCoreApplication.translate("wording", text, disambiguation, count)


def weekday(day: date) -> str:
    """Return ``Senin``."""
    return locale().dayName(day.isoweekday())


def _month(day: date) -> str:
    return locale().standaloneMonthName(day.month)


def _short_month(day: date) -> str:
    return locale().standaloneMonthName(day.month, QLocale.FormatType.ShortFormat)


def long_date(day: date) -> str:
    """Return ``Senin, 23 November 2026``."""
    return f"{weekday(day)}, {day.day} {_month(day)} {day.year}"


def month_of(day: date) -> str:
    """Return ``November 2026``."""
    return f"{_month(day)} {day.year}"


def short_date(day: date, today: date) -> str:
    """Return ``Sen 9 Nov``, with the year when it is not this one."""
    year = "" if day.year == today.year else f" {day.year}"
    weekday_ = locale().dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)
    return f"{weekday_} {day.day} {_short_month(day)}{year}"


def time_of_day(ms: int) -> str:
    """Return ``08.57``."""
    return _clock(local_time(ms))


def _clock(at: datetime) -> str:
    return locale().toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)


def typed_day() -> str:
    """Return how a day reads where it is typed: ``23 Nov 2026``, as a pattern of Qt."""
    return "d MMM yyyy"


def typed_moment() -> str:
    """Return how a day and a time read where they are typed: ``23 Nov 2026 01.57``, as a pattern of Qt."""
    return f"{typed_day()} {locale().timeFormat(QLocale.FormatType.ShortFormat)}"


def moment(ms: int, now: int) -> str:
    """Return ``08.54`` today, ``kemarin 16.41``, else ``Sen 9 Nov 16.41``: a weekday alone may be of any week."""
    day, today = local_day(ms), local_day(now)
    if day == today:
        return time_of_day(ms)
    if (today - day).days == 1:
        return _tr("kemarin {}").format(time_of_day(ms))
    return f"{short_date(day, today)} {time_of_day(ms)}"


def unbroken(words: str) -> str:
    """Return words that no line break tears apart, such as a moment."""
    return words.replace(" ", "\N{NO-BREAK SPACE}")


def dated(ms: int, now: int) -> str:
    """Return ``Sen 9 Nov 16.41``."""
    return f"{short_date(local_day(ms), local_day(now))} {time_of_day(ms)}"


def stamped(ms: int) -> str:
    """Return ``26 Nov 2026 01.39 WIB``: a moment that means the same wherever it is read."""
    at = local_time(ms)
    return f"{at.day} {_short_month(at.date())} {at.year} {_clock(at)} {zone_name(ms)}"


def number(value: int) -> str:
    """Return ``1.000``."""
    return locale().toString(value)


def spelled(value: int) -> str:
    """Return ``tiga``; figures beyond eleven."""
    words = _tr("nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas").split()
    return words[value] if 0 <= value <= _SPELLED_UP_TO else number(value)


def capital(sentence: str) -> str:
    """Return the sentence with a capital first letter."""
    return sentence[:1].upper() + sentence[1:]


def beginning(text: str, most: int = _FEW_WORDS) -> str:
    """Return how a text begins: one line of whole words, of so many letters at most."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most].rpartition(' ')[0] or line[:most]} …"


def size(count: int) -> str:
    """Return ``186 kB``, ``0,3 kB`` or ``4,8 MB``."""
    unit, value = ("kB", max(count / _KB, 0.1)) if round(count / _KB) < _KB else ("MB", count / _KB / _KB)
    return f"{_figure(value).removesuffix(f'{locale().decimalPoint()}0')} {unit}"


def seconds(ms: int) -> str:
    """Return ``0,8 detik`` or ``12 detik``."""
    return _tr("{} detik").format(_figure(ms / 1000))


def _figure(value: float) -> str:
    return locale().toString(value, "f", 1 if value < 10 else 0)


def about(ms: int) -> str:
    """Return a length of time that is only estimated: ``beberapa detik``, ``40 detik``, ``3 menit``, ``2 jam``."""
    value = ms / 1000
    if value < _FEW_SECONDS:
        return _tr("beberapa detik")
    if value < _MINUTE:
        return _tr("{} detik").format(int(round(value, -1)))
    if value < _HOUR:
        return _tr("{} menit").format(max(1, round(value / 60)))
    return _tr("{} jam").format(max(1, round(value / 3600)))


def due_pill(line: CaseLine, today: date) -> tuple[str, str]:
    """Return the word of the deadline and its tone."""
    match line.bucket:
        case Bucket.DONE:
            return _tr("selesai"), "good"
        case Bucket.ARCHIVED:
            return _tr("arsip"), "wait"
        case Bucket.RETURNED:
            return _tr("kembali"), "wait"
        case Bucket.POSTPONED:
            return _tr("tertunda"), "held"
    if line.due_on is None or line.working_days_left is None:
        return _tr("tanpa tenggat"), "wait"
    return running_clock(line.due_on, line.working_days_left, today)


def running_clock(due_on: date, left: int, today: date) -> tuple[str, str]:
    """Return the word of a clock that runs, the same wherever it is shown, and its tone.

    :param left: working days; negative once the day has passed.
    """
    if due_on < today:
        return (_tr("lewat {} HK", "", -left).format(number(-left)) if left else _tr("baru lewat")), "late"
    if due_on == today:
        return _tr("hari ini"), "soon"
    if (due_on - today).days == 1:
        return _tr("besok"), "soon"
    return _tr("{} HK lagi", "", left).format(number(left)), "soon" if left <= _SOON_HK else "wait"


def working_days_explained(words: str) -> str:
    """Return what *HK* means, for words that say it; empty for others."""
    says_so = not set(_tr("HK").split()).isdisjoint(words.split())
    return _tr("HK: hari kerja, tanpa Sabtu, Minggu, dan hari libur") if says_so else ""


def is_overdue(line: CaseLine, today: date) -> bool:
    """Whether a running clock has passed its last day."""
    return line.due_on is not None and line.working_days_left is not None and line.due_on < today


def clock_words(clock: DeadlineView, today: date, *, with_day: bool = True) -> tuple[str, str]:
    """Return what one clock says, and its tone.

    :param with_day: name the day too, where it is not told beside it.
    """
    name = {
        "verification": _tr("Verifikasi"),
        "first_reply": _tr("Respon awal"),
        "completion": _tr("Tuntas"),
        "closing": _tr("Ditutup sistem"),
    }.get(clock.clock, clock.clock)
    day, left = short_date(clock.due_on, today), clock.working_days_left or 0
    still = _tr("{day} · {left} HK lagi", "", abs(left))
    passed = _tr("{day} · lewat {late} HK", "", abs(left))
    said = {
        "running": (still, "wait"),
        "due_soon": (still if left else _tr("hari ini"), "soon"),
        "overdue": (passed if left else _tr("{day} · baru lewat"), "late"),
        "met": (_tr("tepat waktu"), "good"),
        "met_late": (_tr("terlambat"), "late"),
        "frozen": (_tr("berhenti, sisa {left} HK", "", abs(left)), "held"),
        "stopped": (still, "wait"),
        "warning": (still, "late"),
        "ended": (_tr("berakhir"), "wait"),
    }.get(clock.state, ("{day}", "wait"))
    if left < 0 and clock.state in ("running", "due_soon", "warning", "stopped"):  # reckoned before its day had passed
        said = (passed, "late")
    elif left < 0 and clock.state == "frozen":
        said = (_tr("berhenti, lewat {late} HK", "", abs(left)), "held")
    if clock.clock == "closing" and clock.state == "overdue":
        said = (_tr("mungkin sudah, {day}"), "wait")
    if not with_day:
        said = (said[0].removeprefix("{day} · "), said[1])
    words = said[0].format(day=day, left=number(left), late=number(-left))
    return _tr("{name}: {words}").format(name=name, words=words), said[1]


def turn_word(turn: TurnView) -> str:
    """Return whose turn it is, in two words; empty when nobody is waited for."""
    if turn.is_mine:
        return _tr("giliran Anda")
    return {
        Waits.UNIT: _tr("giliran unit"),
        Waits.CONSULTED: _tr("ditanyakan ke unit"),
        Waits.COORDINATOR: _tr("giliran koordinator"),
        Waits.REPORTER: _tr("menunggu pelapor"),
        Waits.NOBODY: "",
    }[turn.who]


def line_turn(line: CaseLine) -> str:
    """Return the same of a case in a list, where what came back is decided first."""
    return _tr("perlu diputuskan") if line.came_back else turn_word(line.turn)


def short_unit(name: str) -> str:
    """Return the name of a unit as offices shorten it where room is scarce: ``Kec. Tirta Muara``."""
    for long, short in _SHORT_UNITS:
        if name.startswith(long):
            return short + name.removeprefix(long)
    return name


def status_word(line: CaseLine) -> str:
    """Return what the state of a case asks for, in two words at most."""
    if line.needs_reply:
        return _tr("Perlu dijawab")
    return bucket_word(line.bucket)


def bucket_word(bucket: Bucket) -> str:
    """Return the name of a bucket as lists show it."""
    names = {
        Bucket.UNVERIFIED: _tr("Belum terverifikasi"),
        Bucket.UNANSWERED: _tr("Belum ditindaklanjuti"),
        Bucket.IN_PROCESS: _tr("Proses"),
        Bucket.DONE: _tr("Selesai"),
        Bucket.POSTPONED: _tr("Tertunda"),
        Bucket.ARCHIVED: _tr("Arsip"),
        Bucket.RETURNED: _tr("Dikembalikan"),
    }
    return names[bucket]


def subject(line: OutboxLine) -> str:
    """Return what an action is about, in a few words: the number of its case, if it has one, and its kind."""
    return " · ".join(part for part in (line.tracking_id, kind_word(line.kind)) if part)


def kind_word(kind: EventKind | str) -> str:
    """Return the name of a kind of event; an unknown kind is shown as it came."""
    names: dict[str, str] = {
        EventKind.INITIAL_RESPONSE: _tr("Respon awal"),
        EventKind.SUBSTANTIVE_RESPONSE: _tr("Respon substantif"),
        EventKind.NOTE: _tr("Catatan internal"),
        EventKind.CONSTRAINT: _tr("Kendala"),
        EventKind.REPORTER_REPLY: _tr("Balasan pelapor"),
        EventKind.REPLY: _tr("Jawaban kepada pelapor"),
        EventKind.RETURN: _tr("Dikembalikan ke koordinator"),
        EventKind.COMPLETENESS: _tr("Permintaan kelengkapan"),
        EventKind.PROPOSAL: _tr("Usulan selesai"),
        EventKind.CONSULT_ANSWER: _tr("Jawaban konsultasi"),
        EventKind.DRAFT: _tr("Konsep balasan"),
        EventKind.DRAFT_DECLINED: _tr("Konsep ditolak"),
        EventKind.UPLOADED: _tr("Ditandai sudah diunggah"),
        EventKind.VERIFY: _tr("Verifikasi"),
        EventKind.CONSULT: _tr("Konsultasi unit"),
        EventKind.DISPOSE: _tr("Disposisi"),
        EventKind.REDISPOSE: _tr("Disposisi ulang"),
        EventKind.POSTPONE: _tr("Ditunda"),
        EventKind.RESUME: _tr("Dilanjutkan"),
        EventKind.ARCHIVE: _tr("Diarsipkan"),
        EventKind.CLOSE: _tr("Ditutup"),
        EventKind.RELATE: _tr("Dikaitkan dengan laporan lain"),
        EventKind.EDIT: _tr("Judul atau kategori diubah"),
        EventKind.SYSTEM_CLOSE: _tr("Ditutup oleh sistem"),
        SAVE_KIND: _tr("Templat disimpan"),
        DROP_KIND: _tr("Templat dihapus"),
    }
    return names.get(str(kind)) or as_spoken(words_of(str(kind)))


def details_line(kind: EventKind | str, said: SaidView, when: Callable[[int], str]) -> str:
    """Return what an act said besides its words, as a line of its own; empty when it said nothing more.

    :param when: says a moment in the zone of this computer, as it reads where the line stands.
    """
    if kind == EventKind.UPLOADED and said.at:
        return _tr("Diunggah {}").format(when(said.at))
    return capital(said.details)
