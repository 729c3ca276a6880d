"""The JSON documents of the commands. Keys are an interface: none is ever renamed or dropped."""

from base64 import b64encode
from typing import Any

from desktop.commands.casework_documents import moment, of_deadline, of_facts, of_said, of_turn
from desktop.receipts import LAMP_OF, Checked
from ui.ports.desk import CaseLine, CaseView, TimelineEntry
from ui.ports.exchange import ExchangeReport
from ui.ports.outbox import OutboxLine, ReceiptView

Document = dict[str, Any]


def of_report(report: ExchangeReport) -> Document:
    """Tell how an exchange ended."""
    return {
        "outcome": report.outcome,
        "sentence": report.sentence,
        "pushed": report.pushed,
        "pulled": report.pulled,
        "round_trips": report.round_trips,
        "bytes_sent": report.bytes_sent,
        "bytes_received": report.bytes_received,
        "duration_ms": report.duration_ms,
        "line": report.line.value,
        "next_try_at": moment(report.next_try_at),
        "clock_off_by_seconds": round(report.clock_off_by_ms / 1000),
        "unconfirmed": report.unconfirmed,
    }


def of_line(line: CaseLine) -> Document:
    """Tell one row of the list; ``waiting`` counts own actions that the centre has not received."""
    return {
        "tracking_id": line.tracking_id,
        "title": line.title,
        "status": line.status,
        "bucket": line.bucket.value,
        "unit": line.unit,
        "unit_code": line.unit_code or None,
        "due_on": line.due_on.isoformat() if line.due_on else None,
        "waiting": line.waiting,
        "working_days_left": line.working_days_left,
        "needs_reply": line.needs_reply,
        "anonymous": line.anonymous,
        "confidential": line.confidential,
        "classification": line.classification,
        "category": line.category,
        "channel": line.channel,
        "draft": line.has_draft,
        **of_turn(line.turn),
        "deadlines": [of_deadline(one) for one in line.deadlines],
    }


def of_complaint(views: list[CaseView]) -> Document:
    """Tell one complaint; where this desk sees several of its units, facts are of the first, events of all."""
    first = views[0]
    entries = sorted((entry for view in views for entry in view.timeline), key=lambda e: (e.written_at, e.id))
    return {
        **of_line(first.line),
        "units": [
            {
                "unit": view.line.unit,
                "unit_code": view.line.unit_code or None,
                "status": view.line.status,
                "bucket": view.line.bucket.value,
                **of_turn(view.line.turn),
            }
            for view in views
        ],
        "lapor_status": first.lapor_status,
        "reason": first.reason,
        "text": first.body,
        "body": first.body,
        "original_text": first.original_body or first.body,
        "reporter": first.reporter or None,
        "place": first.place,
        "received_at": moment(first.received_at),
        "first_reply_on": first.first_reply_on.isoformat() if first.first_reply_on else None,
        "completion_on": first.completion_on.isoformat() if first.completion_on else None,
        "events": [_of_entry(entry) for entry in entries],
        "draft": {"kind": first.draft.kind.value, "text": first.draft.text} if first.draft else None,
        **of_facts(first.facts),
    }


def of_outbox(line: OutboxLine) -> Document:
    """Tell one own action; ``reason`` and ``receipt`` are null until there is one."""
    return {
        "id": line.id,
        "tracking_id": line.tracking_id,
        "kind": str(line.kind),
        "lamp": line.lamp.value,
        "reason": line.reason or None,
        "receipt": line.receipt or None,
        "text": line.text,
        "written_at": moment(line.written_at),
        "received_at": moment(line.received_at),
        "unconfirmed": line.sent_unconfirmed,
        "details": line.said.details or None,
        "bytes": line.bytes,
        "files": line.files,
        "files_bytes": line.files_bytes,
        "files_sent": line.files_sent,
        "tries": line.tries,
        "tried_at": moment(line.tried_at),
        "cancelled": line.is_cancelled,
    }


def of_receipt(view: ReceiptView) -> Document:
    """Tell a receipt; bytes are base64."""
    return {
        "id": view.id,
        "number": view.number or None,
        "outcome": view.outcome.value,
        "reason": view.reason or None,
        "tracking_id": view.tracking_id,
        "kind": str(view.kind),
        "text": view.text,
        "written_at": moment(view.written_at),
        "received_at": moment(view.received_at),
        "genuine": view.is_genuine,
        "details": view.said.details or None,
        "statement": _base64(view.statement),
        "signature": _base64(view.signature),
        "index": view.index,
        "size": view.size,
        "path": _base64(view.path),
        "key": _base64(view.key),
    }


def of_checked(checked: Checked) -> Document:
    """Tell what a receipt in a file states; whether it is genuine is unknown while its key is only claimed."""
    statement = checked.statement
    return {
        "genuine": True if checked.is_key_known else None,
        "id": str(statement.action),
        "number": statement.number or None,
        "outcome": LAMP_OF[statement.outcome].value,
        "reason": statement.reason or None,
        "received_at": moment(statement.received_at),
        "tracking_id": checked.tracking_id,
        "kind": checked.kind,
        "text": checked.text,
        "key": _base64(checked.key),
    }


def _base64(value: bytes) -> str:
    return b64encode(value).decode("ascii")


def _of_entry(entry: TimelineEntry) -> Document:
    told: Document = {
        "id": entry.id,
        "kind": str(entry.kind),
        "text": entry.text,
        **of_said(entry.said),
        "author": entry.author,
        "unit": entry.unit,
        "written_at": moment(entry.written_at),
        "received_at": moment(entry.received_at),
        "published_at": moment(entry.published_at),
    }
    if entry.lamp is not None:
        told |= {
            "lamp": entry.lamp.value,
            "reason": entry.reason or entry.said.reason or None,
            "receipt": entry.receipt or None,
            "unconfirmed": entry.sent_unconfirmed,
        }
    return told
