"""Importing an export: what is taken over, what is left alone, and who gets the complaint."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from sync.server.complaints import import_rows
from sync.server.lapor_export.reader import read_export
from sync.server.store.cases import StoredCase, cases_of_complaints
from sync.server.store.tables import feed, scopes
from sync.server.store.units import StoredUnit, all_units
from sync.server.users import Role
from tests.server.conftest import OpenDesk
from tests.support.centres import ALL_COLUMNS, TestCentre, exported

DATA = Path(__file__).parents[3] / "shared" / "data"
REAL_EXPORTS = ("laporan_ringkas_17_kolom.xlsx", "laporan_ringkas_20_kolom.xlsx")

MUARA = "Kecamatan Tirta Muara"
HULU = "Kecamatan Tirta Hulu"


def stored(centre: TestCentre, *tracking_ids: str) -> list[StoredCase]:
    """The cases of these complaints."""
    with centre.centre.database.reading() as connection:
        return cases_of_complaints(connection, tracking_ids)


def units(centre: TestCentre) -> dict[str, StoredUnit]:
    """All units by code."""
    with centre.centre.database.reading() as connection:
        return {unit.code: unit for unit in all_units(connection)}


def feed_rows(centre: TestCentre) -> list[tuple[object, ...]]:
    """The whole feed and its counters."""
    with centre.centre.database.reading() as connection:
        rows = connection.execute(select(feed).order_by(feed.c.scope_id, feed.c.seq)).all()
        return [tuple(row) for row in (*rows, *connection.execute(select(scopes).order_by(scopes.c.id)))]


def test_importing_again_changes_and_writes_nothing(centre: TestCentre) -> None:
    """The second import of the same rows is all unchanged, and no desk hears of it."""
    rows = [exported(2, "7400001", MUARA), exported(3, "7400002", HULU), exported(4, "7400003")]
    first = centre.take(*rows)
    cases, told = stored(centre, "7400001", "7400002", "7400003"), feed_rows(centre)
    centre.clock.now += 86_400_000
    second = centre.take(*rows)
    assert (first.created, first.updated, first.unchanged) == (3, 0, 0)
    assert (second.created, second.updated, second.unchanged) == (0, 0, 3)
    assert stored(centre, "7400001", "7400002", "7400003") == cases
    assert feed_rows(centre) == told


def test_a_changed_status_costs_the_state_and_not_the_text(centre: TestCentre, desk: OpenDesk) -> None:
    """Entities are cut by how often they change."""
    centre.take(exported(2, "7400001", MUARA))
    rini = desk("rini")
    rini.exchange()
    centre.clock.now += 60_000
    report = centre.take(exported(2, "7400001", MUARA, status="Ditutup oleh Admin"))
    [answer] = rini.exchange()
    assert report.updated == 1
    assert [change.kind for change in answer.changes] == ["state"]
    state = rini.state(rini.case("7400001"))
    assert (state.status, state.revision, state.lapor_since) == ("Ditutup oleh Admin", 2, centre.clock.now)


def test_a_missing_column_never_blanks_what_an_earlier_file_told(centre: TestCentre) -> None:
    """Only columns that a file has may change what is stored; a blank cell of such a column does."""
    centre.take(exported(2, "7400001", MUARA, channel="Website", rating="5", province="Kalimantan"))
    fewer = ALL_COLUMNS - {"channel", "province", "anonymous"}
    centre.take(exported(2, "7400001", MUARA, present=fewer, rating=""))
    [case] = stored(centre, "7400001")
    assert (case.channel, case.province, case.rating) == ("Website", "Kalimantan", "")


def test_a_follow_up_between_two_imports_stays_untouched(centre: TestCentre, desk: OpenDesk) -> None:
    """Our follow-ups are ours; what LAPOR! says later does not take them back."""
    row = exported(2, "7400001", MUARA)
    centre.take(row)
    rini = desk("rini")
    rini.exchange()
    rini.exchange(rini.action(rini.case("7400001")))
    assert centre.take(row).unchanged == 1
    other = desk("rini", 2)
    other.exchange()
    [event] = other.rows("event")
    assert other.body("event", event)["text"] == "Sudah kami tangani."
    assert other.state(other.case("7400001")).status == "Ditindaklanjuti oleh Instansi"


def test_one_complaint_at_two_units_is_two_cases(centre: TestCentre) -> None:
    """The key is the Tracking ID plus the unit."""
    rows = [exported(2, "7400001", MUARA), exported(3, "7400001", HULU)]
    assert centre.take(*rows).created == 2
    assert centre.take(*rows).unchanged == 2
    assert len(stored(centre, "7400001")) == 2


def test_a_row_said_twice_is_rejected_with_its_number(centre: TestCentre) -> None:
    """Of two rows with the same key the first counts; the other is named, the rest is imported."""
    report = centre.take(
        exported(12, "7400001", MUARA),
        exported(13, "7400001", MUARA, title="lain"),
        exported(14, "7400001"),
        exported(15, "7400002", HULU),
    )
    assert (report.created, [one.row for one in report.rejected]) == (2, [13, 14])
    assert all("7400001" in one.reason for one in report.rejected)
    assert [case.title for case in stored(centre, "7400001")] == ["Laporan 7400001"]


def test_an_undisposed_complaint_becomes_the_case_of_its_unit(centre: TestCentre) -> None:
    """Disposition moves the stored case; it does not make a second one."""
    centre.take(exported(2, "7400001"))
    [before] = stored(centre, "7400001")
    report = centre.take(exported(2, "7400001", MUARA))
    [after] = stored(centre, "7400001")
    assert (report.created, report.updated) == (0, 1)
    assert (before.unit_id, after.unit_id, after.id) == (None, units(centre)["TM"].id, before.id)


def test_a_row_without_unit_speaks_of_every_unit_that_has_the_complaint(centre: TestCentre) -> None:
    """A file without the unit columns still updates, and takes no complaint away from its units."""
    centre.take(exported(2, "7400001", MUARA), exported(3, "7400001", HULU))
    report = centre.take(exported(2, "7400001", status="Ditutup oleh Sistem"))
    assert (report.created, report.updated) == (0, 1)
    assert {case.status for case in stored(centre, "7400001")} == {"Ditutup oleh Sistem"}
    assert {case.unit_id for case in stored(centre, "7400001")} == {
        units(centre)["TM"].id,
        units(centre)["TH"].id,
    }


def test_units_are_found_by_id_then_by_name_and_made_only_then(centre: TestCentre) -> None:
    """A unit made by hand takes over its id from the export; a new name under the id renames."""
    first = centre.take(
        exported(2, "7400001", "kecamatan  TIRTA muara", unit_lapor_id="501"),
        exported(3, "7400002", "Dinas Air", unit_lapor_id="502"),
        exported(4, "7400003", "Kelurahan Hilir"),
    )
    second = centre.take(
        exported(2, "7400001", MUARA, unit_lapor_id="501"),
        exported(3, "7400002", "Dinas Air Bersih", unit_lapor_id="502"),
        exported(4, "7400003", "Kelurahan Hilir", unit_lapor_id="503"),
    )
    known = units(centre)
    assert (first.units_created, second.units_created) == (2, 0)
    assert (known["TM"].lapor_id, known["TM"].name) == ("501", MUARA)
    assert known["502"].name == "Dinas Air Bersih"
    assert (known["kelurahan-hilir"].lapor_id, known["kelurahan-hilir"].parent_id) == ("503", known["KAB"].id)
    assert second.created == 0


def test_a_new_unit_stands_below_the_agency_its_row_names(centre: TestCentre) -> None:
    """The agency may come later in the file; it is never made from being named alone."""
    centre.take(
        exported(2, "7400001", "Puskesmas Hulu", parent_agency="Dinas Kesehatan"),
        exported(3, "7400002", "Dinas Kesehatan", parent_agency="Dinas Kesehatan"),
        exported(4, "7400003", "Pasar Baru", parent_agency="Dinas Yang Tidak Ada"),
    )
    known = units(centre)
    assert known["puskesmas-hulu"].parent_id == known["dinas-kesehatan"].id
    assert known["dinas-kesehatan"].parent_id == known["KAB"].id
    assert known["pasar-baru"].parent_id == known["KAB"].id
    assert "dinas-yang-tidak-ada" not in known


def test_a_renamed_unit_reaches_the_desks_that_know_it(centre: TestCentre, desk: OpenDesk) -> None:
    """A new name travels to the unit itself, to those above and to its neighbours, who may have to name it."""
    centre.officer("koordinator", "KAB", Role.COORDINATOR)
    centre.take(exported(2, "7400001", MUARA, unit_lapor_id="501"))
    desks = [desk("rini", 1), desk("koordinator", 2), desk("budi", 3)]
    for one in desks:
        one.exchange()
    centre.take(exported(2, "7400001", "Kecamatan Tirta Muara Baru", unit_lapor_id="501"))
    told = [[change.kind for change in one.exchange()[0].changes] for one in desks]
    assert told == [["unit"], ["unit"], ["unit"]]


def test_deadlines_follow_the_classification_and_the_calendar(centre: TestCentre) -> None:
    """Days are counted where the offices are, over weekends and holidays."""
    thursday_evening = 1_765_472_400_000  # 11 December 2025 17:00 UTC: Friday already in Makassar
    centre.take(
        exported(2, "7400001", MUARA, received_at=thursday_evening, classification="Aspirasi"),
        exported(3, "7400002", MUARA, received_at=thursday_evening, classification="PENGADUAN berkadar  pengawasan"),
        exported(4, "7400003", MUARA, received_at=0),
    )
    wish, complaint, undated = stored(centre, "7400001", "7400002", "7400003")
    assert (wish.first_reply_on, wish.completion_on) == (date(2025, 12, 19), date(2025, 12, 19))
    assert complaint.completion_on == date(2026, 3, 16)
    assert (undated.first_reply_on, undated.completion_on) == (None, None)


def test_a_failed_import_changes_nothing(centre: TestCentre) -> None:
    """All rows are one transaction."""
    told = feed_rows(centre)
    unstorable = exported(3, "7400002", MUARA, title="setengah tanda \ud800")
    with pytest.raises(UnicodeEncodeError):
        centre.take(exported(2, "7400001", "Unit Baru"), unstorable)
    assert stored(centre, "7400001") == []
    assert "unit-baru" not in units(centre)
    assert feed_rows(centre) == told


@pytest.mark.skipif(not DATA.is_dir(), reason="the real exports are not part of the project")
def test_both_real_exports_import_and_the_second_time_nothing_changes(centre: TestCentre) -> None:
    """Every row of a real export is taken, in any order of the files, and importing is repeatable."""
    first, second = (read_export(DATA / name) for name in REAL_EXPORTS)
    assert (len(first.rows), len(second.rows)) == (607, 311)
    report = import_rows(centre.centre, first.rows)
    assert (report.created, report.rejected) == (607, ())
    assert import_rows(centre.centre, first.rows).unchanged == 607
    more = import_rows(centre.centre, second.rows)
    assert (more.created + more.updated + more.unchanged, more.rejected) == (311, ())
    assert import_rows(centre.centre, second.rows).unchanged == 311
