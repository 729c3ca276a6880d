"""What the operator narrowed the list to: as a question to the desk, and in words."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from sync.contract.monev.behind import Behind
from sync.contract.monev.scope import month_start
from sync.contract.status import Bucket
from ui.language.translation import remembered
from ui.language.wording import bucket_word, month_of, short_date
from ui.ports.listing import CaseQuery, Deadline, Flag, ListChoices, ListLook, Wanted

ALL: Final = "all"
"""The bucket of somebody who wants to see every case."""
OPEN: Final = "open"
"""That of somebody who looks for words among open cases alone."""
PERIODS: Final = ("today", "week", "month", "last-month", "quarter", "semester", "year", "last-year", "days")
_MONTHS_IN_QUARTER: Final = 3
_MONTHS_IN_SEMESTER: Final = 6


@remembered
def _tr(text: str) -> str:
    return QCoreApplication.translate("Wanted", text)


def query_of(wanted: Wanted, look: ListLook, today: date) -> CaseQuery:
    """Return the question that is meant on this day."""
    first, last = period_of(wanted, today)
    return CaseQuery(
        text=wanted.text.strip(),
        bucket=Bucket(wanted.bucket) if wanted.bucket not in ("", ALL, OPEN) else None,
        with_closed=wanted.bucket == ALL,
        open_only=wanted.bucket == OPEN,
        deadlines=wanted.deadlines,
        units=_one(wanted.unit),
        categories=_one(wanted.category),
        classifications=_one(wanted.classification),
        channels=_one(wanted.channel),
        flags=wanted.flags,
        first=first,
        last=last,
        figure=wanted.figure,
        named=wanted.named,
        alone=wanted.alone,
        sort=look.sort,
        descending=look.descending,
    )


def period_of(wanted: Wanted, today: date) -> tuple[date | None, date | None]:
    """Return the first and the last day that is meant; ``None`` where it is open."""
    month = today.replace(day=1)
    match wanted.period:
        case "today":
            return today, today
        case "quarter":
            return month_start(month, -((month.month - 1) % _MONTHS_IN_QUARTER)), today
        case "semester":
            return month_start(month, -((month.month - 1) % _MONTHS_IN_SEMESTER)), today
        case "last-year":
            return date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)
        case "week":
            return today - timedelta(days=6), today
        case "month":
            return month, today
        case "last-month":
            return (month - timedelta(days=1)).replace(day=1), month - timedelta(days=1)
        case "year":
            return today.replace(month=1, day=1), today
        case "days":
            return wanted.first, wanted.last
        case _:
            return None, None


def bucket_name(bucket: str) -> str:
    """Return the name of what is shown at all."""
    if bucket == ALL:
        return _tr("Semua")
    return bucket_word(Bucket(bucket)) if bucket not in ("", OPEN) else _tr("Terbuka")


def deadline_name(deadline: Deadline) -> str:
    """Return how a case stands with its deadline, in words."""
    return {
        Deadline.OVERDUE: _tr("Lewat tenggat"),
        Deadline.SOON: _tr("Tenggat dalam 2 hari kerja"),
        Deadline.WEEK: _tr("Tenggat minggu ini"),
        Deadline.LATER: _tr("Masih lebih dari 2 hari kerja"),
        Deadline.NONE: _tr("Tanpa tenggat"),
    }[deadline]


def flag_name(flag: Flag) -> str:
    """Return what is true of a case, in words."""
    return {
        Flag.ANONYMOUS: _tr("Anonim"),
        Flag.CONFIDENTIAL: _tr("Rahasia"),
        Flag.NEEDS_REPLY: _tr("Perlu dijawab"),
        Flag.DRAFT: _tr("Ada draf"),
        Flag.OUTBOX: _tr("Ada di kotak keluar"),
    }[flag]


def period_name(period: str) -> str:
    """Return the name of a period that moves with the calendar."""
    return {
        "": _tr("Kapan saja"),
        "today": _tr("Hari ini"),
        "quarter": _tr("Triwulan ini"),
        "semester": _tr("Semester ini"),
        "last-year": _tr("Tahun lalu"),
        "week": _tr("7 hari terakhir"),
        "month": _tr("Bulan ini"),
        "last-month": _tr("Bulan lalu"),
        "year": _tr("Tahun ini"),
        "days": _tr("Dari tanggal sampai tanggal"),
    }[period]


@dataclass(frozen=True)
class Chip:
    """One thing that the list is narrowed to, and what is wanted without it."""

    words: str
    without: Wanted


def chips(wanted: Wanted, choices: ListChoices, today: date) -> list[Chip]:
    """Return what narrows the list besides bucket and search text, in words."""
    made = [
        Chip(deadline_name(one), replace(wanted, deadlines=tuple(two for two in wanted.deadlines if two is not one)))
        for one in wanted.deadlines
    ]
    if wanted.unit:
        name = next((one.name for one in choices.units if one.value == wanted.unit), wanted.unit)
        words = _tr("Hanya {unit}, tanpa unit di bawahnya").format(unit=name) if wanted.alone else name
        made.append(Chip(words, replace(wanted, unit="", alone=False)))
    elif wanted.alone:
        made.append(Chip(_tr("Belum didisposisi"), replace(wanted, alone=False)))
    if wanted.category:
        made.append(Chip(wanted.category, replace(wanted, category="")))
    if wanted.classification:
        made.append(Chip(wanted.classification, replace(wanted, classification="")))
    if wanted.channel:
        made.append(Chip(_tr("Sumber: {name}").format(name=wanted.channel), replace(wanted, channel="")))
    made += [
        Chip(flag_name(one), replace(wanted, flags=tuple(two for two in wanted.flags if two is not one)))
        for one in wanted.flags
    ]
    if wanted.figure:
        from ui.monev.figure_names import figure_name  # noqa: PLC0415 - a start knows no figures

        made.append(Chip(figure_name(wanted.figure, wanted.named), replace(wanted, figure="", named=None)))
    if wanted.period:
        made.append(Chip(_period_words(wanted, today), replace(wanted, period="", first=None, last=None)))
    return made


def _period_words(wanted: Wanted, today: date) -> str:
    first, last = period_of(wanted, today)
    match wanted.period:
        case "month" | "last-month" if first is not None:
            return _tr("Masuk {month}").format(month=month_of(first))
        case "days" if wanted.figure == Behind.COMPLETED_THEN and first is not None and last is not None:
            words = _tr("Selesai {first} s.d. {last}")
            return words.format(first=short_date(first, today), last=short_date(last, today))
        case "days" if first is not None and last is not None:
            return _tr("Masuk {first} s.d. {last}").format(first=short_date(first, today), last=short_date(last, today))
        case _:
            return _tr("Masuk: {period}").format(period=period_name(wanted.period).lower())


def _one(value: str) -> tuple[str, ...]:
    return (value,) if value else ()
