"""Answers of lapor.go.id, read with suspicion: what is not wholly there is not there.

The interface is not documented in public. A list may come bare or inside ``data``; a page of a longer list is refused,
because a follow-up that stands on another page would otherwise be posted a second time.
"""

import re
from datetime import UTC, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

import msgspec

from sync.server.bridge.lapor import Complaint, FollowUp, Institution, NotAnswered

_TIME: Final = "%d-%m-%Y %H:%M:%S"
_TAG: Final = re.compile(r"<[^<>]*>")
_MOST_WORDS: Final = 200
_LAYERS: Final = 3
_REFUSING: Final = frozenset({"error", "fail", "failed", "failure"})


def document_of(body: bytes) -> Any:
    """Decode an answer that says yes.

    :raises NotAnswered: when it is no JSON, or says no in spite of its status.
    """
    try:
        document = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as fault:
        raise strange("bukan JSON") from fault
    if isinstance(document, dict):
        state = document.get("status")
        says_no = document.get("success") is False or (isinstance(state, str) and state.casefold() in _REFUSING)
        if says_no:
            raise NotAnswered(f"lapor.go.id menjawab tanpa kepastian: {words_of(body)}")
    return document


def followups_of(document: Any, zone: ZoneInfo) -> list[FollowUp]:
    """Read all follow-ups of a complaint.

    :raises NotAnswered: when one of them cannot be read, or there may be more.
    """
    return [_followup(row, zone) for row in _rows(document)]


def complaint_of(document: Any) -> Complaint:
    """Read where a complaint stands."""
    for _ in range(_LAYERS):
        if isinstance(document, dict) and "status_name" not in document and isinstance(document.get("data"), dict):
            document = document["data"]
    if not isinstance(document, dict) or "status_name" not in document:
        raise strange("tanpa status laporan")
    return Complaint(status=_text(document, "status_name"), disposition_id=_text(document, "disposition_id"))


def institutions_of(document: Any) -> list[Institution]:
    """Read the master list of institutions."""
    rows = [row for row in _rows(document) if isinstance(row, dict)]
    return [Institution(_text(row, "id"), _text(row, "name", "nama", "institution_name")) for row in rows]


def words_of(body: bytes) -> str:
    """Return what an answer says to a person, short and harmless."""
    try:
        document = msgspec.json.decode(body)
        said = document.get("message") or document.get("error") or document.get("errors") or ""
        text = said if isinstance(said, str) else msgspec.json.encode(said).decode("utf-8")
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, AttributeError):
        text = _TAG.sub(" ", body[:4096].decode("utf-8", "replace"))
    plain = " ".join("".join(one if one.isprintable() else " " for one in text).split())
    return plain[:_MOST_WORDS] or "tanpa keterangan"


def strange(what: str) -> NotAnswered:
    """Return the fault of an answer that cannot be used."""
    return NotAnswered(f"Jawaban lapor.go.id tidak dapat dipakai ({what}).")


def _rows(document: Any) -> list[Any]:
    for _ in range(_LAYERS):
        if isinstance(document, list):
            return document
        if not isinstance(document, dict):
            break
        rows = document.get("data")
        if _is_page(document, rows) or (isinstance(document.get("meta"), dict) and _is_page(document["meta"], rows)):
            raise strange("hanya sebagian daftar")
        document = rows
    raise strange("tanpa daftar")


def _is_page(told: dict[str, Any], rows: Any) -> bool:
    total, last = told.get("total"), told.get("last_page")
    lacks = isinstance(total, int) and isinstance(rows, list) and total > len(rows)
    return lacks or bool(told.get("next_page_url")) or (isinstance(last, int) and last > 1)


def _followup(row: Any, zone: ZoneInfo) -> FollowUp:
    if not isinstance(row, dict) or not _text(row, "id") or not isinstance(row.get("content"), str):
        raise strange("tindak lanjut tanpa id atau isi")
    return FollowUp(
        id=_text(row, "id"),
        content=row["content"],
        created_at=_moment(_text(row, "created_at"), zone),
        institution_from=_text(row, "institution_from_name"),
    )


def _moment(told: str, zone: ZoneInfo) -> int:
    try:
        local = datetime.strptime(told.strip(), _TIME).replace(tzinfo=zone)
        return max(0, int(local.astimezone(UTC).timestamp() * 1000))
    except (ValueError, OverflowError):
        return 0


def _text(row: dict[str, Any], *names: str) -> str:
    for name in names:
        value = row.get(name)
        if isinstance(value, (str, int)) and not isinstance(value, bool):
            return str(value).strip()
    return ""
