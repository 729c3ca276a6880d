"""New calendars, rules and zones at the centre: deadlines move, and whoever has to know learns of it.

The complaints came in on Friday 20 November 2026. Without further days off their fifth working day is Friday 27
November (23 to 27), their fourteenth Thursday 10 December (30, 1 to 4; 7 to 10).
"""

from datetime import date
from pathlib import Path

import pytest

from sync.contract.deadlines.files import HOLIDAYS_NAME
from sync.contract.errors import BadInput
from sync.contract.frames import unpack
from sync.contract.marks import bucket_sums
from sync.server.centre import opened
from sync.server.deadline_data import TakenOver, import_calendar, import_rules, set_zone
from sync.server.settings import DataFolder
from sync.server.store.calendars import all_calendars, all_rule_sets
from sync.server.store.cases import StoredCase, cases_of_complaints
from sync.server.users import Role
from tests.server.conftest import OpenDesk
from tests.support.bare_desks import Desk
from tests.support.busy_centres import check_scopes
from tests.support.centres import CentreClock, TestCentre, exported, quick_passwords
from tests.support.clocks import MONDAY

MUARA, HULU = "Kecamatan Tirta Muara", "Kecamatan Tirta Hulu"
LOCAL = "date,type,name\n2026-11-25,lokal,Hari jadi\n"
AS_EVER = (date(2026, 11, 27), date(2026, 12, 10))
A_DAY_LATER = (date(2026, 11, 30), date(2026, 12, 11))
RULES = """name = "kelak"
legal_basis = "Peraturan Bupati"
valid_from = 2026-11-01
verification = 3
first_reply = 3
completion_otherwise = 4
closing = 7
[completion]
"""


@pytest.fixture
def busy(centre: TestCentre) -> TestCentre:
    """One complaint at each kecamatan, a closed one, one that nobody has yet, one whose day is not known."""
    centre.officer("pool", "KAB", Role.COORDINATOR)
    centre.take(
        exported(2, "7400001", MUARA),
        exported(3, "7400002", HULU),
        exported(4, "7400003", MUARA, status="Ditutup oleh Sistem"),
        exported(5, "7400004"),
        exported(6, "7400005", MUARA, received_at=0),
    )
    return centre


def _case(centre: TestCentre, tracking_id: str) -> StoredCase:
    with centre.centre.database.reading() as connection:
        (case,) = cases_of_complaints(connection, [tracking_id])
    return case


def _due(centre: TestCentre, tracking_id: str) -> tuple[date | None, date | None]:
    case = _case(centre, tracking_id)
    return case.first_reply_on, case.completion_on


def _news(desk: Desk) -> list[tuple[str, int]]:
    return [(change.kind, change.row) for frame in desk.exchange() for change in frame.changes]


def test_days_off_of_a_unit_move_its_deadlines_and_nobody_elses(busy: TestCentre) -> None:
    """Those of closed complaints too, for they are scored by them."""
    done = import_calendar(busy.centre, LOCAL, "SK Camat", "TM")
    assert done == TakenOver(name="Libur lokal", is_changed=True, deadlines_moved=2)
    assert [_due(busy, number) for number in ("7400001", "7400003")] == [A_DAY_LATER] * 2
    assert _due(busy, "7400002") == AS_EVER
    assert [_due(busy, number) for number in ("7400004", "7400005")] == [(None, None)] * 2
    assert _case(busy, "7400004").verify_on == date(2026, 11, 25)
    assert [_case(busy, number).revision for number in ("7400001", "7400002")] == [2, 1]
    check_scopes(busy)


def test_days_off_of_an_agency_hold_for_all_below_it(busy: TestCentre) -> None:
    """And not for what nobody has yet."""
    assert import_calendar(busy.centre, LOCAL, "SK Bupati", "KAB").deadlines_moved == 3
    assert [_due(busy, number) for number in ("7400001", "7400002")] == [A_DAY_LATER] * 2
    assert _case(busy, "7400004").verify_on == date(2026, 11, 25)


def test_new_complaints_get_the_days_off_that_were_imported(busy: TestCentre) -> None:
    """Also of a unit that the same export makes."""
    import_calendar(busy.centre, LOCAL, "SK Bupati", "KAB")
    busy.take(exported(7, "7400009", MUARA), exported(8, "7400010", "Dinas Baru"))
    assert [_due(busy, number) for number in ("7400009", "7400010")] == [A_DAY_LATER] * 2


def test_only_what_moved_is_told_and_only_to_whom_it_concerns(busy: TestCentre, desk: OpenDesk) -> None:
    """As the dates that are new; the calendar itself goes to the unit, those below it, and whoever sees them."""
    rini, budi, pool = desk("rini", 1), desk("budi", 2), desk("pool", 3)
    for one in (rini, budi, pool):
        one.exchange()
    import_calendar(busy.centre, LOCAL, "SK Camat", "TM")
    rows = [_case(busy, number).id for number in ("7400001", "7400003")]
    expected = [("calendar", 2), *(("state", row) for row in rows)]
    parts = [change for frame in rini.exchange() for change in frame.changes]
    assert [(one.kind, one.row) for one in parts] == expected
    assert [unpack(one.body, dict[str, object]).keys() for one in parts if one.part] == [
        {"first_reply_on", "completion_on", "revision"}
    ] * 2
    assert (_news(budi), _news(pool)) == ([], expected)
    assert rini.body("calendar", 2)["holidays"] == [["2026-11-25", "lokal", "Hari jadi"]]
    assert rini.state(rows[0]).first_reply_on == A_DAY_LATER[0]


def test_the_same_file_again_changes_nothing(busy: TestCentre, desk: OpenDesk) -> None:
    """No version, no news."""
    import_calendar(busy.centre, LOCAL, "SK Camat", "TM")
    rini = desk("rini")
    rini.exchange()
    assert import_calendar(busy.centre, LOCAL, "SK Camat", "TM") == TakenOver(
        name="Libur lokal", is_changed=False, deadlines_moved=0
    )
    assert _news(rini) == []


def test_a_list_takes_the_place_of_the_one_of_its_name_at_its_unit(busy: TestCentre) -> None:
    """A day off that was taken back is a working day again; another unit's list of that name is another one."""
    import_calendar(busy.centre, LOCAL, "SK Camat", "TM")
    import_calendar(busy.centre, LOCAL, "SK Camat", "TH")
    import_calendar(busy.centre, "date,type,name\n2026-01-02,lokal,Lama\n", "SK Camat 2", "TM")
    assert [_due(busy, number) for number in ("7400001", "7400002")] == [AS_EVER, A_DAY_LATER]
    with busy.centre.database.reading() as connection:
        found = [(one.calendar.name, one.unit_id, one.version) for one in all_calendars(connection)]
    assert found == [(HOLIDAYS_NAME, None, 1), ("Libur lokal", 2, 2), ("Libur lokal", 3, 1)]


def test_the_national_list_declared_late_moves_everything(busy: TestCentre, desk: OpenDesk) -> None:
    """As 18 August 2025 did: here Wednesday 25 November 2026 becomes a day off."""
    rini = desk("rini")
    rini.exchange()
    done = import_calendar(busy.centre, LOCAL.replace("lokal", "cuti_bersama"), "SKB perubahan")
    assert (done.name, done.deadlines_moved) == (HOLIDAYS_NAME, 4)
    assert [_due(busy, number) for number in ("7400001", "7400002", "7400003")] == [A_DAY_LATER] * 3
    rini.exchange()
    assert rini.body("calendar", 1)["source"] == "SKB perubahan"
    assert rini.body("calendar", 1)["zone"] == "Asia/Makassar"
    check_scopes(busy)


def test_a_later_rule_set_holds_from_its_day_on(busy: TestCentre, desk: OpenDesk) -> None:
    """Three working days from 20 November: 23, 24, 25; four: 26. What came in October keeps the former limits."""
    busy.take(exported(9, "7400011", MUARA, received_at=MONDAY - 30 * 86_400_000))
    before = _due(busy, "7400011")
    rini = desk("rini")
    rini.exchange()
    assert import_rules(busy.centre, RULES).deadlines_moved == 3
    assert _due(busy, "7400001") == (date(2026, 11, 25), date(2026, 11, 26))
    assert _due(busy, "7400011") == before
    rini.exchange()
    assert rini.body("rules", 2)["legal_basis"] == "Peraturan Bupati"
    assert not import_rules(busy.centre, RULES).is_changed


def test_a_zone_decides_which_day_a_complaint_came_in(busy: TestCentre, desk: OpenDesk) -> None:
    """16.30 UTC on 20 November is 00.30 of the 21st in WITA, 23.30 of the 20th in WIB."""
    moment = MONDAY - 3 * 86_400_000 + 8 * 3_600_000 + 30 * 60_000
    busy.take(exported(9, "7400011", MUARA, received_at=moment))
    assert _due(busy, "7400011") == AS_EVER  # Saturday the 21st: the same working days lie behind it
    thursday = moment - 86_400_000
    busy.take(exported(9, "7400012", MUARA, received_at=thursday))
    assert _due(busy, "7400012") == AS_EVER
    rini = desk("rini")
    rini.exchange()
    assert set_zone(busy.centre, "KAB", "WIB").deadlines_moved == 1
    assert _due(busy, "7400012") == (date(2026, 11, 26), date(2026, 12, 9))
    assert _news(rini) == [("unit", 1), ("state", _case(busy, "7400012").id)]
    assert rini.body("unit", 1)["zone"] == "WIB"
    assert set_zone(busy.centre, "TM", "WIT").deadlines_moved == 1
    assert _due(busy, "7400012") == AS_EVER
    assert not set_zone(busy.centre, "TM", "WIT").is_changed


@pytest.mark.parametrize("moved_on", [False, True])
def test_new_units_and_coordinators_learn_what_holds_for_them(
    busy: TestCentre, desk: OpenDesk, *, moved_on: bool
) -> None:
    """Their own line's calendars; a coordinator those below too."""
    for unit in ("", "KAB", "TM", "TH"):
        import_calendar(busy.centre, LOCAL if unit else LOCAL.replace("lokal", "cuti_bersama"), f"SK {unit}", unit)
    busy.unit("DS", "Desa Muara", "TM")
    busy.officer("desa", "DS")
    busy.officer("camat", "TM", Role.COORDINATOR)
    if moved_on:
        import_calendar(busy.centre, "date,type,name\n2026-12-02,lokal,Adat\n", "SK 2", "DS")
    desa, camat = desk("desa", 1), desk("camat", 2)
    for one in (desa, camat):
        one.exchange()
    names = {username: [one.body("calendar", row)["source"] for row in one.rows("calendar")]
             for username, one in (("desa", desa), ("camat", camat))}  # fmt: skip
    own = ["SK ", "SK KAB", "SK TM", *(["SK 2"] if moved_on else [])]
    assert names == {"desa": own, "camat": own}
    assert desa.rows("rules") == camat.rows("rules") == [1]
    check_scopes(busy)


def test_a_calendar_lost_on_the_way_is_found_and_told_again(busy: TestCentre, desk: OpenDesk) -> None:
    """By its bucket, as all that a desk holds."""
    rini = desk("rini")
    rini.exchange()
    held = [(kind, row, mark) for (kind, row), mark in rini.marks.items() if kind != "calendar"]
    [last] = rini.exchange(buckets=bucket_sums(held, 1))[-1:]
    assert ("calendar", 1) in {(one.kind, one.row) for one in last.roll}
    before = rini.held.pop(("calendar", 1))
    rini.exchange(wanted=(("calendar", 1),))
    assert rini.held["calendar", 1] == before


@pytest.mark.parametrize(
    ("text", "unit", "words"),
    [
        ("bukan tabel", "", "kolom"),
        (LOCAL, "TIDAK", "tidak ada"),
        (LOCAL.replace("lokal", "libur_nasional"), "TM", "jenis lokal"),
    ],
)
def test_a_bad_list_changes_nothing(busy: TestCentre, text: str, unit: str, words: str) -> None:
    """It is refused in one sentence."""
    with pytest.raises(BadInput, match=words):
        import_calendar(busy.centre, text, "SK", unit)
    with pytest.raises(BadInput):
        import_rules(busy.centre, RULES.replace("closing = 7", "closing = 0"))
    with pytest.raises(BadInput, match="WITA"):
        set_zone(busy.centre, "TM", "WIBB")
    assert _due(busy, "7400001") == AS_EVER
    with busy.centre.database.reading() as connection:
        assert [len(found) for found in (all_calendars(connection), all_rule_sets(connection))] == [1, 1]


def test_a_running_centre_reckons_with_what_another_process_imported(busy: TestCentre, tmp_path: Path) -> None:
    """The book is that of the database, never one of yesterday."""
    busy.take(exported(7, "7400008", MUARA))
    with opened(DataFolder(tmp_path / "server"), CentreClock(), quick_passwords()) as other:
        import_calendar(other, LOCAL, "SK Camat", "TM")
    busy.take(exported(8, "7400009", MUARA))
    assert [_due(busy, number) for number in ("7400008", "7400009")] == [A_DAY_LATER] * 2
