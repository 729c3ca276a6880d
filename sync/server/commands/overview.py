"""``show``: what the centre holds about one complaint, at every unit that has it."""

import argparse
from typing import Any

from sync.contract.deadlines import due_on
from sync.contract.entities import CaseEvent
from sync.contract.errors import BadInput
from sync.contract.status import bucket_of
from sync.server.centre import opened
from sync.server.clock import iso_utc
from sync.server.commands import case_facts
from sync.server.commands.speech import Commands, folder_of, hand_out, tell, with_data
from sync.server.store.cases import StoredCase, cases_of_complaints, text_of
from sync.server.store.events import events_of_case, left_to_officers
from sync.server.store.units import StoredUnit, all_units


def add_to(commands: Commands) -> None:
    """Add this command to the command line."""
    show = with_data(commands.add_parser("show", help="isi satu laporan dan linimasanya"))
    show.add_argument("tracking_id", metavar="TRACKING_ID")
    show.add_argument("--json", action="store_true")
    show.set_defaults(run=_show)


def _show(chosen: argparse.Namespace) -> None:
    with opened(folder_of(chosen)) as centre, centre.database.reading() as connection:
        cases = cases_of_complaints(connection, [chosen.tracking_id])
        if not cases:
            raise BadInput(f"Laporan {chosen.tracking_id} tidak ada di server.")
        units = {unit.id: unit for unit in all_units(connection)}
        events = [event for case in cases for event in events_of_case(connection, case.id)]
        book, now = centre.books.at(connection), centre.clock.now_ms()
        facts = [
            case_facts.of_case(
                case,
                units,
                book,
                book.day_of(now, case.unit_id),
                to_upload=left_to_officers(connection, case.id),
            )
            for case in cases
        ]
    document = _document(cases, facts, events, units)
    if chosen.json:
        hand_out(document)
        return
    tell(f"{document['tracking_id']}  {document['title']}")
    for at_unit in document["units"]:
        tell(f"  {at_unit['unit'] or 'belum didisposisi'}: {at_unit['status']} ({at_unit['bucket']})")
    for event in document["events"]:
        tell(f"  {event['received_at']}  {event['kind']}  {event['author']}: {event['text']}")


def _document(
    cases: list[StoredCase], facts: list[dict[str, Any]], events: list[CaseEvent], units: dict[int, StoredUnit]
) -> dict[str, Any]:
    text = text_of(cases[0])
    at_units = [_at_unit(case, units) | told for case, told in zip(cases, facts, strict=True)]
    return {
        "tracking_id": text.tracking_id,
        "title": text.title,
        **at_units[0],
        "body": text.body,
        "text": text.body,
        "classification": text.classification,
        "category": text.category,
        "received_at": iso_utc(text.received_at),
        "anonymous": text.anonymous,
        "confidential": text.confidential,
        "units": at_units,
        "events": [_event(event, units) for event in sorted(events, key=lambda event: event.received_at)],
    }


def _at_unit(case: StoredCase, units: dict[int, StoredUnit]) -> dict[str, Any]:
    unit = units.get(case.unit_id or 0)
    due = due_on(case.status, case.first_reply_on, case.completion_on)
    return {
        "status": case.status,
        "bucket": bucket_of(case.status),
        "unit": unit.name if unit else None,
        "unit_code": unit.code if unit else None,
        "lapor_status": case.lapor_status,
        "reason": case.reason,
        "due_on": due.isoformat() if due else None,
        "first_reply_on": case.first_reply_on,
        "completion_on": case.completion_on,
        "revision": case.revision,
    }


def _event(event: CaseEvent, units: dict[int, StoredUnit]) -> dict[str, Any]:
    unit = units.get(event.unit)
    return {
        "id": str(event.action),
        "kind": event.kind,
        "text": event.text,
        **case_facts.of_said(event.particulars, units),
        "author": event.author,
        "unit": unit.name if unit else None,
        "unit_code": unit.code if unit else None,
        "written_at": iso_utc(event.written_at),
        "received_at": iso_utc(event.received_at),
        "published_at": iso_utc(event.published_at) or None,
    }
