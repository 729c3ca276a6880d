"""Casework as the centre keeps it: where a case goes, what lapses on the way, and from when a thing counts."""

from datetime import date

import pytest

from sync.contract.casework.particulars import Particulars
from sync.contract.entities import CaseState
from sync.contract.events import EventKind
from sync.contract.messages import Action, Written
from sync.contract.receipts import Outcome, Reason
from sync.server.store.cases import StoredCase, cases_of_complaints, state_of
from sync.server.store.units import all_units
from sync.server.users import Role
from tests.server.conftest import OpenDesk
from tests.support.bare_desks import Desk
from tests.support.centres import TestCentre, exported
from tests.support.clocks import MONDAY

NUMBER = "7400001"
MUARA = "Kecamatan Tirta Muara"
HULU = "Kecamatan Tirta Hulu"
HOUR, DAY = 3_600_000, 86_400_000
AN_HOUR_LATER = Written(at=MONDAY + HOUR, offset=480, after=MONDAY, elapsed=HOUR)
"""Ticks prove that this was written an hour after the desk last heard the centre's clock."""


@pytest.fixture
def head(centre: TestCentre, desk: OpenDesk) -> Desk:
    """The desk of the kabupaten's coordinator."""
    centre.officer("sari", "KAB", Role.COORDINATOR)
    return desk("sari", 9)


def stored(centre: TestCentre, unit: str | None = MUARA) -> StoredCase:
    """The case of the complaint at a unit."""
    at = row_of(centre, unit) if unit else None
    with centre.centre.database.reading() as connection:
        (found,) = [case for case in cases_of_complaints(connection, [NUMBER]) if case.unit_id == at]
    return found


def row_of(centre: TestCentre, name: str) -> int:
    """Row number of a unit."""
    with centre.centre.database.reading() as connection:
        return next(unit.id for unit in all_units(connection) if unit.name == name)


def act(desk: Desk, kind: EventKind, case: int, text: str = "Alasan.", **said: object) -> Action:
    """An act on a case as this desk knows it."""
    particulars = Particulars(**said)  # type: ignore[arg-type] # as named
    return desk.action(case, text, kind=kind, particulars=particulars)


def done(desk: Desk, *acts: Action) -> None:
    """Send acts, all of which the centre accepts."""
    desk.exchange(*acts)
    assert [desk.receipts[one.id].outcome for one in acts] == [Outcome.ACCEPTED] * len(acts)


def known_to(desk: Desk) -> int:
    """Row of the case at a desk that has just asked for it."""
    desk.exchange()
    return desk.case(NUMBER)


def test_who_coordinates_a_unit_that_was_only_asked_neither_answers_nor_closes(
    centre: TestCentre, desk: OpenDesk, head: Desk
) -> None:
    """To the case they are asked, no more; the unit in charge and its own coordinator decide."""
    centre.officer("tono", "TH", Role.COORDINATOR)
    centre.take(exported(1, NUMBER, MUARA))
    done(head, act(head, EventKind.CONSULT, known_to(head), units=(row_of(centre, HULU),)))
    before, tono = stored(centre), desk("tono", 2)
    row = known_to(tono)
    tried = [tono.action(row), act(tono, EventKind.CLOSE, row), act(tono, EventKind.REDISPOSE, row, units=(1,))]
    tono.exchange(*tried)
    assert {tono.receipts[one.id].reason for one in tried} == {Reason.ROLE_MAY_NOT}
    assert stored(centre) == before
    done(tono, act(tono, EventKind.CONSULT_ANSWER, row))


def test_a_case_that_went_away_and_came_back_in_one_sitting_is_told_whole(
    centre: TestCentre, desk: OpenDesk, head: Desk
) -> None:
    """The desk that had it holds the state as it is, not the one from before the journey."""
    centre.take(exported(1, NUMBER, MUARA))
    rini = desk("rini")
    row = known_to(rini)
    done(rini, rini.action(row))
    known_to(head)
    away, back = (act(head, EventKind.REDISPOSE, row, units=(row_of(centre, name),)) for name in (HULU, MUARA))
    done(head, away, back)
    rini.exchange()
    assert rini.state(row) == state_of(stored(centre))
    assert not rini.state(row).substantive


def test_further_units_get_cases_of_their_own_without_a_past(centre: TestCentre, head: Desk) -> None:
    """The units that had the first case never had theirs."""
    centre.take(exported(1, NUMBER, MUARA))
    row, kab = known_to(head), row_of(centre, "Kabupaten Tirta Kencana")
    done(head, act(head, EventKind.REDISPOSE, row, units=(row_of(centre, HULU),)))
    assert stored(centre, HULU).former == (row_of(centre, MUARA),)
    done(head, act(head, EventKind.DISPOSE, row, units=(kab,)))
    further = stored(centre, "Kabupaten Tirta Kencana")
    assert (further.id != row, further.former, further.wrong) == (True, (), 0)


def test_a_response_from_before_the_reply_leaves_the_reporter_waiting(centre: TestCentre, desk: OpenDesk) -> None:
    """It came late and cannot answer what its author had not read; one written since answers."""
    centre.take(exported(1, NUMBER, MUARA))
    rini = desk("rini")
    row = known_to(rini)
    done(rini, rini.action(row))
    late = rini.action(row, "Tambahan.", written=AN_HOUR_LATER)
    centre.clock.now += DAY
    centre.take(exported(1, NUMBER, MUARA, status="Ditanggapi oleh Pelapor"))
    centre.clock.now += DAY
    done(rini, late)
    assert stored(centre).status == "Ditanggapi oleh Pelapor"
    done(rini, rini.action(row, written=Written(at=centre.clock.now, offset=480)))
    assert stored(centre).status == "Ditindaklanjuti oleh Instansi"


def test_an_upload_without_a_time_counts_from_when_its_mark_was_written(centre: TestCentre, desk: OpenDesk) -> None:
    """Not from when the line came back: LAPOR!'s closing timer has run since."""
    centre.take(exported(1, NUMBER, MUARA))
    rini = desk("rini")
    row = known_to(rini)
    said = rini.action(row)
    done(rini, said)
    centre.clock.now += 3 * DAY
    mark = rini.action(row, "", kind=EventKind.UPLOADED, particulars=Particulars(about=said.id), written=AN_HOUR_LATER)
    done(rini, mark)
    rini.exchange()
    with centre.centre.database.reading() as connection:
        (case,) = cases_of_complaints(connection, [NUMBER])
    assert (case.public_on, case.closes_on) == (date(2026, 11, 23), date(2026, 12, 7))
    assert rini.body("event", rini.receipts[said.id].event)["published_at"] == MONDAY + HOUR


def test_a_response_and_its_upload_arrive_in_one_exchange(centre: TestCentre, desk: OpenDesk) -> None:
    """A response that the centre refuses takes its mark with it; one that it accepts stands as uploaded at once."""
    centre.take(exported(1, NUMBER, MUARA))
    rini = desk("rini")
    row = known_to(rini)
    empty, said = rini.action(row, ""), rini.action(row)
    lost, mark = (
        rini.action(row, "", kind=EventKind.UPLOADED, particulars=Particulars(about=one.id)) for one in (empty, said)
    )
    rini.exchange(empty, lost, said, mark)
    assert [rini.receipts[one.id].reason for one in (empty, lost)] == [Reason.TEXT_EMPTY, Reason.NOTHING_TO_UPLOAD]
    assert [rini.receipts[one.id].outcome for one in (said, mark)] == [Outcome.ACCEPTED] * 2
    rini.exchange()
    assert rini.body("event", rini.receipts[said.id].event)["published_at"] == MONDAY


def test_a_case_archived_here_begins_afresh_once_lapor_gives_it_to_a_unit(centre: TestCentre, head: Desk) -> None:
    """What was decided before it had a unit holds no more."""
    centre.take(exported(1, NUMBER))
    done(head, act(head, EventKind.ARCHIVE, known_to(head), reason="Bukan laporan"))
    assert stored(centre, None).status == "Diarsipkan oleh Admin"
    centre.clock.now += DAY
    centre.take(exported(1, NUMBER, MUARA, status="Terdisposisi ke Instansi"))
    assert stored(centre).status == "Terdisposisi ke Instansi"


def _asked(centre: TestCentre, head: Desk, budi: Desk, unit: str = "") -> int:
    centre.take(exported(1, NUMBER, unit))
    row = known_to(head)
    done(head, act(head, EventKind.CONSULT, row, units=(row_of(centre, HULU),)))
    assert known_to(budi) == row
    return row


def test_a_consult_lapses_when_an_import_gives_the_case_to_a_unit(
    centre: TestCentre, desk: OpenDesk, head: Desk
) -> None:
    """The unit that was asked has the case before its eyes no longer."""
    budi = desk("budi", 2)
    _asked(centre, head, budi)
    centre.clock.now += DAY
    centre.take(exported(1, NUMBER, MUARA))
    budi.exchange()
    assert (budi.rows("text"), stored(centre).consults) == ([], ())


@pytest.mark.parametrize("by_lapor", [False, True], ids=["here", "at LAPOR!"])
def test_a_consult_lapses_when_the_case_closes(
    centre: TestCentre, desk: OpenDesk, head: Desk, *, by_lapor: bool
) -> None:
    """Whoever closes it."""
    rini, budi = desk("rini"), desk("budi", 2)
    row = _asked(centre, head, budi, MUARA)
    known_to(rini)
    done(rini, rini.action(row))
    centre.clock.now += DAY
    if by_lapor:
        centre.take(exported(1, NUMBER, MUARA, status="Ditutup oleh Sistem"))
    else:
        head.exchange()
        done(head, act(head, EventKind.CLOSE, row))
    budi.exchange()
    assert (budi.rows("text"), stored(centre).consults) == ([], ())


def test_a_pause_begins_and_ends_with_the_phrase_of_lapor(centre: TestCentre) -> None:
    """The clocks stand while LAPOR! says so, though nobody said anything here."""
    centre.take(exported(1, NUMBER, MUARA))
    for status in ("Tertunda", "Ditindaklanjuti oleh Instansi"):
        centre.clock.now += DAY
        centre.take(exported(1, NUMBER, MUARA, status=status))
        pauses = _pauses(state_of(stored(centre)))
    assert pauses == ["2026-11-24 .. 2026-11-25"]


def test_a_pause_begun_here_ends_with_the_phrase_of_lapor(centre: TestCentre, desk: OpenDesk) -> None:
    """Once LAPOR! says that the case goes on, its clocks go on."""
    centre.take(exported(1, NUMBER, MUARA))
    rini = desk("rini")
    done(rini, act(rini, EventKind.COMPLETENESS, known_to(rini)))
    assert _pauses(state_of(stored(centre))) == ["2026-11-23 .. "]
    centre.clock.now += DAY
    centre.take(exported(1, NUMBER, MUARA, status="Ditindaklanjuti oleh Instansi"))
    assert _pauses(state_of(stored(centre))) == ["2026-11-23 .. 2026-11-24"]


def _pauses(state: CaseState) -> list[str]:
    return [f"{begun} .. {ended or ''}" for begun, ended in state.pauses]
