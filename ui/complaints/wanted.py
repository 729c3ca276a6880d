"""What the operator narrowed the list to: as a question to the desk, and in words."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from sync.contract.status import Bucket
from ui.list_ports import CaseQuery, Deadline, Flag, ListChoices, ListLook, Wanted
from ui.wording import bucket_word, month_of, short_date

ALL: Final = "all"
"""The bucket of somebody who wants to see every case."""
PERIODS: Final = ("week", "month", "last-month", "year", "days")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Wanted", text)


def query_of(wanted: Wanted, look: ListLook, today: date) -> CaseQuery:
    """Return the question that is meant on this day."""
    first, last = period_of(wanted, today)
    return CaseQuery(
        text=wanted.text.strip(),
        bucket=Bucket(wanted.bucket) if wanted.bucket and wanted.bucket != ALL else None,
        with_closed=wanted.bucket == ALL,
        deadlines=wanted.deadlines,
        units=_one(wanted.unit),
        categories=_one(wanted.category),
        classifications=_one(wanted.classification),
        channels=_one(wanted.channel),
        flags=wanted.flags,
        first=first,
        last=last,
        sort=look.sort,
        descending=look.descending,
    )


def period_of(wanted: Wanted, today: date) -> tuple[date | None, date | None]:
    """Return the first and the last day that is meant; ``None`` where it is open."""
    month = today.replace(day=1)
    match wanted.period:
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
    return bucket_word(Bucket(bucket)) if bucket else _tr("Terbuka")


def deadline_name(deadline: Deadline) -> str:
    """Return how a case stands with its deadline, in words."""
    return {
        Deadline.OVERDUE: _tr("Lewat tenggat"),
        Deadline.SOON: _tr("Jatuh tempo dalam 2 hari kerja"),
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
        names = {one.value: one.name for one in choices.units}
        made.append(Chip(names.get(wanted.unit, wanted.unit), replace(wanted, unit="")))
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
    if wanted.period:
        made.append(Chip(_period_words(wanted, today), replace(wanted, period="", first=None, last=None)))
    return made


def _period_words(wanted: Wanted, today: date) -> str:
    first, last = period_of(wanted, today)
    match wanted.period:
        case "month" | "last-month" if first is not None:
            return _tr("Masuk {month}").format(month=month_of(first))
        case "days" if first is not None and last is not None:
            return _tr("Masuk {first} s.d. {last}").format(first=short_date(first, today), last=short_date(last, today))
        case _:
            return _tr("Masuk: {period}").format(period=period_name(wanted.period).lower())


def _one(value: str) -> tuple[str, ...]:
    return (value,) if value else ()
