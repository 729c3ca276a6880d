"""Calendars and rules as files hold them (``resources/calendars``): text in, values out; reading files is for others.

Both are data with a source and a time of validity, so that a new holiday or regulation needs no new program.
"""

import csv
import io
import tomllib
from datetime import date
from typing import Final

import msgspec

from sync.contract.deadlines.calendars import Holiday, HolidayKind
from sync.contract.deadlines.rules import MOST_WORKING_DAYS, RuleSet
from sync.contract.errors import BadInput
from sync.contract.working_days import WorkingCalendar

HOLIDAYS_FILE: Final = "holidays-id.csv"
"""Columns ``date, type, name``, dates in ISO form, types of :class:`HolidayKind`; further columns do not matter."""
HOLIDAYS_NAME: Final = "Libur nasional dan cuti bersama"
RULES_FILE: Final = "rules-62-2018.toml"
"""One :class:`sync.contract.deadlines.rules.RuleSet` as TOML."""

MOST_HOLIDAYS: Final = 1000
"""Most days off of one calendar."""
NAME_LIMIT: Final = 100
"""Most characters of the name of a calendar, a holiday or a rule set."""
_FIRST_YEAR, _LAST_YEAR = 2000, 2100


def read_holidays(text: str) -> tuple[Holiday, ...]:
    """Return the days off of a table, by date.

    :raises BadInput: when it is none, with the line that cannot be read.
    """
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    found: set[Holiday] = set()
    try:
        if missing := {"date", "type", "name"} - set(reader.fieldnames or ()):
            raise BadInput(f"Daftar hari libur tidak terbaca: kolom {', '.join(sorted(missing))} tidak ada.")
        for row in reader:
            found.add(_holiday(row, reader.line_num))
    except csv.Error as fault:
        raise BadInput("Daftar hari libur tidak terbaca: bukan tabel CSV.") from fault
    if not found:
        raise BadInput("Daftar hari libur kosong.")
    if len(found) > MOST_HOLIDAYS:
        raise BadInput(f"Daftar hari libur memuat lebih dari {MOST_HOLIDAYS} hari.")
    return tuple(sorted(found, key=lambda holiday: (holiday.day, holiday.kind, holiday.name)))


def read_calendar(holidays: str) -> WorkingCalendar:
    """Return the working days that a holiday table leaves.

    :raises BadInput: when it is none.
    """
    return WorkingCalendar.of(holiday.day for holiday in read_holidays(holidays))


def read_rules(rules: str) -> RuleSet:
    """Return one rule set.

    :raises BadInput: when it is none, or says what cannot be.
    """
    try:
        found = msgspec.convert(tomllib.loads(rules.removeprefix("\ufeff")), RuleSet)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as fault:
        raise BadInput(f"Aturan tenggat tidak terbaca: {fault}") from fault
    limits = {
        "verification": found.verification,
        "first_reply": found.first_reply,
        "completion_otherwise": found.completion_otherwise,
        "closing": found.closing,
        **found.completion,
    }
    for name, limit in limits.items():
        if not 0 < limit <= MOST_WORKING_DAYS:
            raise BadInput(f"Batas {name!r} di aturan tenggat harus 1 sampai {MOST_WORKING_DAYS} hari kerja.")
    if not found.name.strip() or len(found.name) > NAME_LIMIT or not found.legal_basis.strip():
        raise BadInput("Aturan tenggat harus menyebut nama (paling banyak 100 karakter) dan dasar hukumnya.")
    if found.valid_until is not None and found.valid_until < found.valid_from:
        raise BadInput("Aturan tenggat berakhir sebelum mulai berlaku.")
    folded = {" ".join(name.casefold().split()): limit for name, limit in found.completion.items()}
    return msgspec.structs.replace(found, name=" ".join(found.name.split()), completion=folded)


def _holiday(row: dict[str, str], line: int) -> Holiday:
    try:
        day, kind = date.fromisoformat((row["date"] or "").strip()), HolidayKind((row["type"] or "").strip())
    except ValueError as fault:
        raise BadInput(
            f"Daftar hari libur tidak terbaca di baris {line}: tanggal harus seperti 2026-08-17, "
            f"dan jenisnya {', '.join(HolidayKind)}."
        ) from fault
    name = " ".join((row["name"] or "").split())
    if not name or len(name) > NAME_LIMIT:
        raise BadInput(f"Nama hari libur di baris {line} harus 1 sampai {NAME_LIMIT} karakter.")
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise BadInput(f"Tahun di baris {line} daftar hari libur harus {_FIRST_YEAR} sampai {_LAST_YEAR}.")
    return Holiday(day, kind, name)
