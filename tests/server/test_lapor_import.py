"""What an import tells of itself: differences, doubts about older exports, and replies that only a status tells."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from sync.contract.casework.particulars import Particulars
from sync.contract.entities import CaseEvent
from sync.contract.events import EventKind
from sync.contract.messages import Written
from sync.server.complaints import REPLY_TEXT, ImportReport, Manner, import_rows
from sync.server.feed import FeedWriter
from sync.server.lapor_export.rows import ExportRow
from sync.server.lapor_import.differences import Difference, What
from sync.server.store.cases import StoredCase, cases_of_complaints
from sync.server.store.events import events_of_case
from sync.server.store.scopes import lock_centre
from sync.server.store.tables import metadata
from sync.server.timeline import Said, record_event
from sync.server.users import Role
from tests.server.conftest import OpenDesk
from tests.support.centres import TestCentre, exported
from tests.support.clocks import MONDAY

MUARA = "Kecamatan Tirta Muara"
HULU = "Kecamatan Tirta Hulu"
DAY = 86_400_000
ANSWERED = "Ditindaklanjuti oleh Instansi"
REPLIED = "Ditanggapi oleh Pelapor"
CLOSED = "Ditutup oleh Sistem"


def row(status: str = "Terdisposisi ke Instansi", unit: str = MUARA, **fields: Any) -> ExportRow:
    """Row 2 of an export: the one complaint of these tests."""
    return exported(2, "7400001", unit, status=status, **fields)


def take(centre: TestCentre, *rows: ExportRow, **manner: Any) -> ImportReport:
    """Import these rows, and be told all; time goes on, as it does between imports."""
    centre.clock.now += 60_000
    return import_rows(centre.centre, rows, Manner(**{"tell_all": True, **manner}))


def case(centre: TestCentre, number: int = 0) -> StoredCase:
    """The case of these tests."""
    with centre.centre.database.reading() as connection:
        return cases_of_complaints(connection, ["7400001"])[number]


def timeline(centre: TestCentre) -> list[CaseEvent]:
    """What was said about the case."""
    with centre.centre.database.reading() as connection:
        return events_of_case(connection, case(centre).id)


def replies(centre: TestCentre) -> list[str]:
    """The reporter's replies in the timeline of the case."""
    return [event.text for event in timeline(centre) if event.kind == EventKind.REPORTER_REPLY]


def bring_back(centre: TestCentre, kind: EventKind) -> None:
    """Record what was said before, and is told only now: to a centre that was restored from a backup, say."""
    with centre.centre.database.writing() as connection:
        lock_centre(connection, shared=True)
        feed, book, now = FeedWriter.for_all(connection), centre.centre.books.at(connection), centre.clock.now
        said = Said(
            id=centre.centre.new_id(),
            kind=kind,
            text=kind,
            author="",
            unit_id=None,
            written=Written(at=now - DAY),
            received_at=now,
            published_at=now,
        )
        record_event(connection, feed, book, cases_of_complaints(connection, ["7400001"])[0], said)
        feed.flush()


def everything(centre: TestCentre) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables."""
    with centre.centre.database.reading() as connection:
        return {
            table.name: sorted((tuple(found) for found in connection.execute(select(table))), key=repr)
            for table in metadata.sorted_tables
        }


def told(report: ImportReport) -> dict[What, Difference]:
    """The differences by their kind; each kind is there once."""
    found = {one.what: one for one in report.differences}
    assert len(found) == len(report.differences)
    return found


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        ("Belum Terverifikasi", "Terverifikasi", What.STATUS),
        ("Terverifikasi", ANSWERED, What.STATUS),
        (ANSWERED, REPLIED, What.REPLY),
        (ANSWERED, CLOSED, What.CLOSED),
        (REPLIED, "Diarsipkan oleh Admin", What.CLOSED),
        (CLOSED, ANSWERED, What.REOPENED),
    ],
)
def test_a_changed_status_is_told_by_what_it_means(centre: TestCentre, before: str, after: str, what: What) -> None:
    """With LAPOR!'s phrase and with the one that is true now, before and after."""
    take(centre, row(before))
    report = take(centre, row(after))
    assert list(told(report)) == [what]
    difference = told(report)[what]
    assert difference.fields == {"lapor_status": (before, after), "status": (before, after)}
    assert (difference.tracking_id, difference.unit, difference.row) == ("7400001", MUARA, 2)


def test_new_moved_and_text_are_told(centre: TestCentre) -> None:
    """A row may be different in several ways, and each is told by itself."""
    new = told(take(centre, row("Belum Terverifikasi", "", reporter="Budi Rekaan")))[What.NEW]
    assert (new.unit, new.fields["title"], new.warning) == (None, (None, "Laporan 7400001"), None)
    report = take(centre, row(ANSWERED, reporter="Siti Rekaan", rating="5", body="a" * 900, reason="-"))
    assert list(told(report)) == [What.MOVED, What.STATUS, What.TEXT]
    assert told(report)[What.MOVED].fields == {"unit": (None, MUARA)}
    text = told(report)[What.TEXT].fields
    assert set(text) == {"edited_body", "reporter", "rating"}
    assert text["reporter"] == ("B*** R***", "S*** R***")
    assert text["edited_body"][1] == "a" * 160 + "…"
    assert told(report)[What.STATUS].fields["reason"] == ("", "-")


def test_differences_are_told_only_when_asked_for(centre: TestCentre) -> None:
    """An ordinary import of a hundred thousand rows keeps no report of each."""
    assert take(centre, row(), tell_all=False).differences == ()
    assert take(centre, row(ANSWERED, rating="4"), tell_all=False).differences == ()


def test_a_dry_run_tells_what_the_import_then_does_and_changes_nothing(centre: TestCentre, desk: OpenDesk) -> None:
    """New complaints, new units, replies, dispositions: all told, none kept, in no table."""
    take(centre, row(ANSWERED), exported(3, "7400002"))
    rini = desk("rini")
    rini.exchange()
    before = everything(centre)
    rows = (
        row(REPLIED),
        exported(3, "7400002", HULU),
        exported(4, "7400003", "Dinas Baru", unit_lapor_id="901"),
        exported(5, "7400003", "Dinas Baru", unit_lapor_id="901"),
    )
    tried = take(centre, *rows, dry_run=True, made_at=MONDAY)
    assert everything(centre) == before
    assert (tried.created, tried.updated, tried.units_created, len(tried.rejected)) == (1, 2, 1, 1)
    assert [one.what for one in tried.differences] == [What.REPLY, What.MOVED, What.STATUS, What.NEW]
    assert tried.differences[-1].unit == "Dinas Baru"
    assert take(centre, *rows, made_at=MONDAY) == tried
    assert everything(centre) != before


def test_a_reply_that_only_the_status_tells_stands_in_the_timeline_once(centre: TestCentre, desk: OpenDesk) -> None:
    """The desk hears of it like of any event; the same file brings no second one."""
    take(centre, row(ANSWERED))
    rini = desk("rini")
    rini.exchange()
    take(centre, row(REPLIED))
    rini.exchange()
    [event] = rini.rows("event")
    body = rini.body("event", event)
    assert (body["kind"], body["text"], body["author"]) == ("balasan-pelapor", REPLY_TEXT, "Pelapor")
    assert rini.state(rini.case("7400001")).status == REPLIED
    assert take(centre, row(REPLIED)).unchanged == 1
    assert replies(centre) == [REPLY_TEXT]


def test_every_further_reply_is_an_event_of_its_own(centre: TestCentre) -> None:
    """The office answered at lapor.go.id in between, which is all that we learn of it."""
    for status in (ANSWERED, REPLIED, ANSWERED, REPLIED):
        take(centre, row(status))
    assert replies(centre) == [REPLY_TEXT, REPLY_TEXT]
    assert case(centre).status == REPLIED


def test_our_response_to_such_a_reply_counts_until_lapor_says_more(centre: TestCentre, desk: OpenDesk) -> None:
    """The case is answered; importing the same phrase again does not take that back."""
    take(centre, row(ANSWERED))
    take(centre, row(REPLIED))
    rini = desk("rini")
    rini.exchange()
    centre.clock.now += 60_000
    rini.exchange(rini.action(rini.case("7400001")))
    take(centre, row(REPLIED))
    assert case(centre).status == ANSWERED
    assert len(replies(centre)) == 1


def test_a_complaint_that_is_first_seen_with_a_reply_gets_no_event(centre: TestCentre) -> None:
    """Nothing changed: when the reporter replied, and how often, is not known."""
    take(centre, row(REPLIED))
    assert replies(centre) == []


def test_of_a_complaint_that_is_first_seen_closed_nobody_knows_the_day(centre: TestCentre) -> None:
    """Nor does it become known by what is told of it later; one that was open here is closed when that is told."""
    take(centre, row(CLOSED))
    for kind in (EventKind.SUBSTANTIVE_RESPONSE, EventKind.REPORTER_REPLY):
        bring_back(centre, kind)
        assert (case(centre).status, case(centre).completed_on) == (CLOSED, None)
    take(centre, row(ANSWERED))
    take(centre, row(CLOSED))
    assert case(centre).completed_on == date(2026, 11, 23)


def test_what_a_newer_export_told_is_kept_against_an_older_one(centre: TestCentre) -> None:
    """All that LAPOR! owns stays, the report says so, and another complaint of the same file is taken over."""
    take(centre, row(ANSWERED), made_at=MONDAY - 9 * DAY)
    take(centre, row(CLOSED, rating="5"), made_at=MONDAY - DAY)
    before = case(centre)
    report = take(centre, row(ANSWERED), exported(3, "7400002", MUARA), made_at=MONDAY - 5 * DAY)
    assert case(centre) == before
    assert (report.created, report.updated, report.unchanged, report.kept) == (1, 0, 1, 1)
    warning = told(report)[What.REOPENED].warning
    assert warning is not None
    assert "18-11-2026" in warning
    assert "22-11-2026" in warning


def test_an_export_confirms_what_it_repeats(centre: TestCentre) -> None:
    """The newest export that speaks of a case counts, even if it said nothing new."""
    take(centre, row(CLOSED), made_at=MONDAY - 9 * DAY)
    assert take(centre, row(CLOSED), made_at=MONDAY - DAY).unchanged == 1
    assert take(centre, row(ANSWERED), made_at=MONDAY - 5 * DAY).kept == 1
    assert case(centre).status == CLOSED


def test_an_older_export_is_taken_over_when_somebody_insists(centre: TestCentre) -> None:
    """And is what later exports are compared with from then on."""
    take(centre, row(CLOSED), made_at=MONDAY - DAY)
    report = take(centre, row(ANSWERED), made_at=MONDAY - 5 * DAY, force=True)
    assert (report.updated, report.kept, case(centre).status) == (1, 0, ANSWERED)
    assert "tetap diambil alih" in (told(report)[What.REOPENED].warning or "")
    assert take(centre, row(CLOSED), made_at=MONDAY - 3 * DAY).updated == 1


def test_a_newer_export_may_reopen_a_case_without_a_word(centre: TestCentre) -> None:
    """LAPOR! does that; there is nothing to doubt when the order is known."""
    take(centre, row(CLOSED), made_at=MONDAY - 5 * DAY)
    report = take(centre, row(ANSWERED), made_at=MONDAY - DAY)
    assert told(report)[What.REOPENED].warning is None
    assert case(centre).status == ANSWERED


def test_an_export_without_a_date_is_taken_over_and_a_way_back_is_warned_of(centre: TestCentre) -> None:
    """Nobody can know which of both is the newer; also where somebody only imports."""
    take(centre, row(CLOSED))
    report = take(centre, row(ANSWERED), tell_all=False)
    [difference] = report.differences
    assert case(centre).status == ANSWERED
    assert "mundur" in (difference.warning or "")


def test_a_phrase_that_was_replaced_before_is_warned_of(centre: TestCentre) -> None:
    """Not a way back by itself, but a sign of an older file."""
    for status in ("Terverifikasi", "Terdisposisi ke Instansi"):
        assert not [one for one in take(centre, row(status)).differences if one.warning]
    warning = told(take(centre, row("Terverifikasi")))[What.STATUS].warning
    assert "sudah pernah" in (warning or "")


def test_a_file_that_ends_earlier_than_what_is_stored_is_warned_of(centre: TestCentre) -> None:
    """Its newest complaint came in before the newest one that is known."""
    take(centre, row(), exported(3, "7400002", MUARA, received_at=MONDAY - DAY))
    warning = told(take(centre, row(ANSWERED)))[What.STATUS].warning
    assert warning is not None
    assert "20-11-2026" in warning
    assert "22-11-2026" in warning


def test_an_older_file_that_names_another_unit_is_warned_of(centre: TestCentre) -> None:
    """The complaint may have been given to somebody else since; its case is made all the same."""
    take(centre, row(CLOSED), made_at=MONDAY - DAY)
    report = take(centre, row(ANSWERED, HULU), made_at=MONDAY - 5 * DAY)
    assert report.created == 1
    assert "unit lain" in (told(report)[What.NEW].warning or "")


def test_an_export_from_the_future_has_no_date(centre: TestCentre) -> None:
    """A wrong clock somewhere must not keep out all exports to come."""
    take(centre, row(CLOSED), made_at=MONDAY + 400 * DAY)
    assert case(centre).lapor_made_at == 0


def test_closing_over_a_response_that_is_not_published_is_told(centre: TestCentre, desk: OpenDesk) -> None:
    """The reporter may never have read what the office wrote."""
    take(centre, row())
    rini = desk("rini")
    rini.exchange()
    rini.exchange(rini.action(rini.case("7400001")))
    warning = told(take(centre, row(CLOSED)))[What.CLOSED].warning
    assert "belum tercatat tampil" in (warning or "")


def test_closing_over_an_unanswered_reply_is_told(centre: TestCentre) -> None:
    """The reporter asked, nobody answered, the system closed the case."""
    take(centre, row(ANSWERED))
    take(centre, row(REPLIED))
    warning = told(take(centre, row(CLOSED)))[What.CLOSED].warning
    assert "belum dijawab" in (warning or "")


def test_rows_of_former_units_change_nothing_after_the_first_time(centre: TestCentre, desk: OpenDesk) -> None:
    """LAPOR! goes on to name the unit that a case was taken from; the row of the unit that has it counts."""
    centre.officer("sari", "KAB", Role.COORDINATOR)
    take(centre, row())
    sari = desk("sari")
    sari.exchange()
    hulu = next(unit for unit in sari.rows("unit") if sari.body("unit", unit)["name"] == HULU)
    away = Particulars(units=(hulu,))
    sari.exchange(sari.action(sari.case("7400001"), kind=EventKind.REDISPOSE, particulars=away))
    rows = (row(REPLIED), exported(3, "7400001", HULU, status=ANSWERED))
    reports = [take(centre, *rows) for _ in range(3)]
    assert [report.updated for report in reports] == [1, 0, 0]
    assert [report.unchanged for report in reports] == [1, 2, 2]
    assert (case(centre).unit_id, case(centre).status, replies(centre)) == (hulu, ANSWERED, [])
