"""Real desks on a real centre: what either has lost is found, and brought back, by an ordinary exchange."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from desktop.storage.tables import outbox
from sync.contract.events import EventKind, Lamp
from sync.contract.frames import unpack
from sync.contract.receipts import Receipt
from sync.server.app import build_app
from tests.support.busy_centres import check_scopes
from tests.support.centres import TestCentre, exported, open_test_centre
from tests.support.desks import TestDesk
from tests.support.short_roads import road_desk
from ui.ports.desk import CaseQuery

pytestmark = pytest.mark.slow

MUARA = "Kecamatan Tirta Muara"
ALL = CaseQuery(with_closed=True)

# Each is something that a disk, a bug or a hand may do to one row of a desk.
_DAMAGE = (
    "DELETE FROM case_state WHERE row = 3",
    "DELETE FROM case_text WHERE row = 4",
    "DELETE FROM unit WHERE row = 1",
    "DELETE FROM event WHERE row = 2",
    "UPDATE case_text SET title = 'Lain', version = 9, mark = mark + 1 WHERE row = 5",
    "UPDATE case_state SET status = 'Ditutup oleh Admin', revision = 1, mark = mark + 1 WHERE row = 6",
    "UPDATE event SET row = 4711, mark = mark + 1 WHERE row = 3",
    "UPDATE case_text SET body = '', version = 0, mark = 0 WHERE row = 7",
    "INSERT INTO case_text (row, tracking_id, title, version, mark) VALUES (900, '7409999', 'Hantu', 1, 77)",
    "INSERT INTO aside (kind, row, body, mark) VALUES ('hologram', 1, x'c0', 5)",
)


@contextmanager
def _application(folder: Path) -> Iterator[tuple[TestCentre, TestClient[Litestar]]]:
    with open_test_centre(folder, "") as centre, TestClient(build_app(centre.centre, centre.folder)) as client:
        yield centre, client


def _set_up(folder: Path) -> None:
    with open_test_centre(folder, "") as centre:
        centre.unit("KAB", "Kabupaten Tirta Kencana")
        centre.unit("TM", MUARA, "KAB")
        centre.officer("rini", "TM")
        centre.take(*(exported(2 + n, str(7_400_000 + n), MUARA) for n in range(60)))


def _say(desk: TestDesk, *cases: int) -> None:
    for case in cases:
        desk.casework.record_follow_up(case, EventKind.NOTE, f"Catatan untuk {case}.")


def _rows(desk: TestDesk) -> list[list[tuple[object, ...]]]:
    """All that is held of the centre, but for the desk's own numbers of events."""
    queries = (
        "SELECT * FROM unit ORDER BY row",
        "SELECT * FROM case_text ORDER BY row",
        "SELECT * FROM case_state ORDER BY row",
        'SELECT action, row, "case", kind, "text", author, mark FROM event ORDER BY row',
        "SELECT * FROM aside",
    )
    with desk.database.reading() as connection:
        return [[tuple(row) for row in connection.exec_driver_sql(query)] for query in queries]


def test_ten_damaged_rows_are_mended_by_the_next_exchange_and_nothing_else_travels(tmp_path: Path) -> None:
    """Rows lost, altered, or made up: found by their marks, and only they are told again."""
    _set_up(tmp_path / "server")
    with _application(tmp_path / "server") as (_, client), road_desk(tmp_path / "rini", client, "rini") as rini:
        rini.exchange()
        _say(rini.desk, 8, 9, 10)
        rini.exchange()
        whole = _rows(rini.desk)
        assert rini.exchange().repaired == 0
        with rini.desk.database.writing() as connection:
            for damage in _DAMAGE:
                connection.exec_driver_sql(damage)
            connection.exec_driver_sql("UPDATE line SET sum = 1")
        assert _rows(rini.desk) != whole
        asked = len(rini.road.openings)
        moved = rini.exchange()
        assert _rows(rini.desk) == whole
        assert moved.repaired == 8
        assert rini.exchange().repaired == 0
        # Sums, wanted rows, whether the centre has the action whose event stood elsewhere; and the exchange after.
        assert len(rini.road.openings) - asked == 5
        assert rini.desk.replica.doubtful(10) == []
        assert rini.desk.casework.count(CaseQuery(text="Hantu")) == 0
        assert rini.desk.casework.count(CaseQuery(text="balai warga")) == 60


def test_a_draft_survives_that_its_case_has_to_be_told_again(tmp_path: Path) -> None:
    """Repair touches what the centre owns only."""
    _set_up(tmp_path / "server")
    with _application(tmp_path / "server") as (_, client), road_desk(tmp_path / "rini", client, "rini") as rini:
        rini.exchange()
        rini.desk.casework.save_draft(5, EventKind.NOTE, "Draf dari tadi")
        with rini.desk.database.writing() as connection:
            connection.exec_driver_sql("UPDATE case_text SET version = 9, mark = mark + 1 WHERE row = 5")
            connection.exec_driver_sql("UPDATE line SET sum = 1")
        assert rini.exchange().repaired == 1
        draft = rini.desk.casework.case(5).draft
        assert draft is not None
        assert draft.text == "Draf dari tadi"


@pytest.mark.parametrize("counted_on", [0, 40], ids=["behind the desk", "ahead of the desk again"])
def test_a_centre_restored_from_a_backup_gets_back_what_it_had_lost(tmp_path: Path, counted_on: int) -> None:
    """Under the same ids, once each, and both hold the same again; the receipts of before are kept aside."""
    _set_up(tmp_path / "server")
    with _application(tmp_path / "server") as (_, client), road_desk(tmp_path / "rini", client, "rini") as rini:
        rini.exchange()
        _say(rini.desk, 1, 2)
        rini.exchange()
    shutil.copytree(tmp_path / "server", tmp_path / "backup")
    with _application(tmp_path / "server") as (_, client), road_desk(tmp_path / "rini", client, "rini") as rini:
        rini.desk.clock.drawn += 1000
        _say(rini.desk, 3, 4, 5)
        rini.exchange()
        lost = {line.id for line in rini.desk.casework.outbox() if line.case in {3, 4, 5}}
    with _application(tmp_path / "backup") as (centre, client):
        if counted_on:
            with road_desk(tmp_path / "other", client, "rini", 2) as other:
                other.exchange()
                _say(other.desk, *range(10, 10 + counted_on))
                other.exchange()
        centre.clock.now += 60_000
        with road_desk(tmp_path / "rini", client, "rini") as rini:
            assert rini.exchange().recalled == 3
            assert {line.lamp for line in rini.desk.casework.outbox()} == {Lamp.RECEIVED}
            assert rini.exchange().recalled == 0
            assert rini.desk.replica.doubtful(10) == []
            with rini.desk.database.reading() as connection:
                rows = connection.execute(outbox.select().order_by(outbox.c.position)).all()
            again = [row for row in rows if row.former_receipt is not None]
            assert {str(unpack(row.receipt, Receipt).read().action) for row in again} == {str(one) for one in lost}
            assert [len(rini.desk.casework.case(n).timeline) for n in (1, 2, 3, 4, 5)] == [1] * 5
            with road_desk(tmp_path / "third", client, "rini", 3) as third:
                third.exchange()
                assert third.desk.replica.sum() == rini.desk.replica.sum()
        check_scopes(centre)


def test_a_first_sync_in_small_portions_ends_with_exactly_what_one_in_one_piece_does(tmp_path: Path) -> None:
    """However often the budget ends an answer."""
    _set_up(tmp_path / "server")
    with (
        _application(tmp_path / "server") as (_, client),
        road_desk(tmp_path / "a", client, "rini", 1) as one,
        road_desk(tmp_path / "b", client, "rini", 2) as other,
    ):
        one.exchange()
        other.exchange(budget=900)
        assert len(other.road.openings) > 5
        assert _rows(one.desk) == _rows(other.desk)
