"""What a recap says: its title, and the words of each line, whatever it is written on.

Columns as in the field notes ("Monthly recap kept by offices", docs/glossary.md): No, Tanggal, Tracking ID, USER,
JUDUL, STAKEHOLDER, TANGGAPAN, KETERANGAN.
"""

from datetime import UTC, date, datetime, timezone
from typing import Final

import msgspec

from desktop.reports.narrowing import narrowing
from desktop.storage.recap import LastReply, RecapLine
from sync.contract.masking import mask_name, mask_name_in
from sync.contract.monev.scope import Scope

COLUMNS: Final = (
    ("No", 5),
    ("Tanggal", 13),
    ("Tracking ID", 12),
    ("USER", 16),
    ("JUDUL", 34),
    ("STAKEHOLDER", 24),
    ("TANGGAPAN", 58),
    ("KETERANGAN", 32),
)
"""Headings and widths; together they fill a landscape page."""


class RecapHead(msgspec.Struct, frozen=True, kw_only=True):
    """What stands above the table."""

    office: str
    first: date
    last: date
    made_on: date
    zone: timezone
    """In which the days of the complaints are told."""
    names: bool
    """Whether names of reporters are shown; those of anonymous ones never are."""
    within: Scope = Scope()
    """What is left out besides."""
    unit: str = ""
    """Of which, with all below it; empty for all."""


def titles(head: RecapHead) -> tuple[str, ...]:
    """Return the lines that stand above the table; the first is its name."""
    names = "nama pelapor ditampilkan" if head.names else "nama pelapor disamarkan"
    return (
        "Rekap laporan SP4N-LAPOR!",
        head.office,
        "; ".join(filter(None, (_period(head), head.unit and f"unit {head.unit}", narrowing(head.within)))),
        f"Keadaan per {head.made_on:%d-%m-%Y}; {names}",
    )


def _period(head: RecapHead) -> str:
    return f"Laporan masuk {head.first:%d-%m-%Y} s.d. {head.last:%d-%m-%Y}"


def came_on(head: RecapHead, line: RecapLine) -> date:
    """Return the day on which a complaint came in."""
    return datetime.fromtimestamp(line.received_at / 1000, UTC).astimezone(head.zone).date()


def texts(head: RecapHead, line: RecapLine) -> tuple[str, ...]:
    """Return the words of a line from *Tracking ID* on; names are masked unless they are wanted."""

    def hidden(text: str) -> str:
        return text if head.names and not line.anonymous else mask_name_in(text, line.reporter)

    return (
        line.tracking_id,
        _user(head, line),
        hidden(line.title),
        line.unit,
        hidden(_reply(line.reply, head.zone)),
        _note(line),
    )


def _user(head: RecapHead, line: RecapLine) -> str:
    if line.anonymous:
        return "Anonim"
    return (line.reporter if head.names else mask_name(line.reporter)) or "Pelapor"


def _reply(reply: LastReply | None, zone: timezone) -> str:
    if reply is None:
        return "Belum ada tanggapan"
    if reply.is_waiting:
        shown = "menunggu dikirim ke server"
    elif reply.published_at:
        day = datetime.fromtimestamp(reply.published_at / 1000, UTC).astimezone(zone)
        shown = f"tampil di LAPOR! {day:%d-%m-%Y}"
    else:
        shown = "belum tercatat tampil di LAPOR!"
    return f"{reply.text}\n({shown})"


def _note(line: RecapLine) -> str:
    """Return bucket, phrase and reason, and what a reader must mind."""
    bucket = line.bucket.value
    parts = [bucket if line.status == bucket else f"{bucket}: {line.status}"]
    if line.reason:
        parts.append(f"Alasan: {line.reason}")
    if line.confidential:
        parts.append("Rahasia")
    return "\n".join(parts)
