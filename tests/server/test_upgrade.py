"""From the first tables to signed receipts and sums, with an office's work in the database."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import msgspec
import pytest
from alembic import command
from sqlalchemy import Connection, inspect, select, text

from sync.contract.events import EventKind
from sync.contract.ids import uuid7
from sync.contract.messages import Action, Written
from sync.contract.receipts import Outcome, Reason, open_sheet, public_key_of
from sync.server.centre import opened
from sync.server.follow_ups import accept
from sync.server.receipts import laid_out
from sync.server.settings import DataFolder
from sync.server.store import tables
from sync.server.store.cases import cases_of_complaints
from sync.server.store.engine import Database, parse_url
from sync.server.store.migrate import config_for, upgrade
from sync.server.store.users import StoredUser, user_by_name
from sync.server.users import Role
from tests.server.conftest import OpenDesk
from tests.support.busy_centres import BusyCentre, check_scopes
from tests.support.centres import CentreClock, TestCentre, exported, open_test_centre, quick_passwords
from tests.support.clocks import MONDAY

MUARA = "Kecamatan Tirta Muara"


def _action(number: int, **fields: object) -> Action:
    given = {"case": 1, "kind": EventKind.SUBSTANTIVE_RESPONSE, "text": f"Sudah ditangani {number}.", **fields}
    name = uuid7(MONDAY, number.to_bytes(10, "big"))
    return Action(id=name, written=Written(at=MONDAY + number, offset=480), **given)  # type: ignore[arg-type] # as named


_ACTIONS = (
    _action(1, tracking_id="7400001"),
    _action(2, tracking_id="7400001", kind="catatan"),
    _action(3, kind="tarian"),
    _action(4, tracking_id="7400099"),
)


def _downgraded(centre: TestCentre) -> None:
    """Leave the database as the first program of the centre would have it."""
    with centre.centre.database.writing() as connection:
        command.downgrade(config_for(connection), "0001")


def _columns(connection: Connection, table: str) -> set[str]:
    return {column["name"] for column in inspect(connection).get_columns(table)}


@pytest.fixture
def old(tmp_path: Path, database_url: str) -> Iterator[TestCentre]:
    """A centre in the first form, with cases, events, receipts, a coordinator and a feed that has lived."""
    with open_test_centre(tmp_path / "server", database_url) as centre:
        centre.unit("KAB", "Kabupaten Tirta Kencana")
        centre.unit("TM", MUARA, "KAB")
        centre.unit("TH", "Kecamatan Tirta Hulu", "KAB")
        centre.officer("rini", "TM")
        centre.officer("budi", "TH")
        centre.take(exported(2, "7400001", MUARA))
        accept(centre.centre, _user(centre, "rini"), _ACTIONS)
        busy = BusyCentre(centre, 5)
        for _ in range(15):
            busy.do_something()
        _downgraded(centre)
        yield centre


def _user(centre: TestCentre, username: str) -> StoredUser:
    with centre.centre.database.reading() as connection:
        user = user_by_name(connection, username)
    assert user is not None
    return user


def test_the_first_form_is_what_the_first_program_wrote(old: TestCentre) -> None:
    """The way down leads to the very tables, and to receipts in the words of their day."""
    with old.centre.database.reading() as connection:
        assert "receipt_sheets" not in inspect(connection).get_table_names()
        assert _columns(connection, "receipts") == {"action", "user_id", "unit_id", "outcome", "body", "created_at"}
        assert not {"mark", "since", "fields"} & _columns(connection, "feed")
        bodies = connection.scalars(text("SELECT body FROM receipts")).all()
    told = {msgspec.msgpack.decode(bytes(body))["action"]: msgspec.msgpack.decode(bytes(body)) for body in bodies}
    first, _, strange, other = (told[action.id.bytes] for action in _ACTIONS)
    assert (first["outcome"], first["number"], first["event"] > 0) == ("accepted", "TT-20261123-0001", True)
    assert (strange["outcome"], strange["reason"]) == ("rejected", Reason.KIND_UNKNOWN)
    assert (other["outcome"], other["reason"]) == ("held", Reason.CASE_MISMATCH)


def test_sums_and_marks_are_right_after_the_upgrade(old: TestCentre) -> None:
    """As if they had been counted from the beginning, and they go on being right."""
    upgrade(old.centre.database)
    check_scopes(old)
    busy = BusyCentre(old, 9)
    for _ in range(10):
        busy.do_something()
        check_scopes(old)


def test_an_action_decided_before_is_repeated_after_with_a_receipt_that_proves_itself(
    old: TestCentre, tmp_path: Path
) -> None:
    """Same number, same event, signed with the new key; refused ones too, whose words were not kept in those days."""
    with old.centre.database.reading() as connection:
        bodies = [bytes(body) for body in connection.scalars(text("SELECT body FROM receipts"))]
        events = connection.scalar(text("SELECT count(*) FROM events"))
    before = {UUID(bytes=told["action"]): told for told in map(msgspec.msgpack.decode, bodies)}
    with opened(DataFolder(tmp_path / "server"), CentreClock(MONDAY + 86_400_000), quick_passwords()) as centre:
        key = public_key_of(centre.identity.signing_key)
        given = accept(centre, _user(old, "rini"), _ACTIONS)
        sheets = laid_out(given.receipts)
        told = [one for sheet in sheets for one in open_sheet(sheet, [action.vouched() for action in _ACTIONS])]
        with centre.database.reading() as connection:
            assert connection.scalar(text("SELECT count(*) FROM events")) == events
    assert given.repeated == {action.id for action in _ACTIONS}
    for one in told:
        was = before[one.statement.action]
        assert (one.statement.number, one.statement.event) == (was["number"], was.get("event", 0))
        assert (one.statement.outcome, one.statement.received_at) == (was["outcome"], was["received_at"])
    proven = {one.statement.action for one in told if one.receipt.is_of(key)}
    assert _ACTIONS[0].id in proven
    assert {one.statement.outcome for one in told} == {Outcome.ACCEPTED, Outcome.REJECTED, Outcome.HELD}
    assert proven == {action.id for action in _ACTIONS}


def test_new_actions_after_the_upgrade_get_sheets_behind_the_old_ones(old: TestCentre) -> None:
    """Also where the database numbers rows by itself."""
    upgrade(old.centre.database)
    given = accept(old.centre, _user(old, "rini"), [_action(number) for number in range(50, 53)])
    assert [one.receipt.size for one in given.receipts] == [3, 3, 3]
    with old.centre.database.reading() as connection:
        ids = connection.scalars(select(tables.receipt_sheets.c.id)).all()
    assert len(set(ids)) == len(ids) > 3


def test_calendars_and_rules_reach_the_desks_of_a_centre_that_had_none(centre: TestCentre, desk: OpenDesk) -> None:
    """They are told behind all that was told before, and the sums count them; zones are there and empty."""
    centre.take(exported(2, "7400001", MUARA))
    with centre.centre.database.writing() as connection:
        command.downgrade(config_for(connection), "0002")
        assert "zone" not in _columns(connection, "units")
        assert connection.scalar(text("SELECT count(*) FROM feed WHERE kind IN ('calendar', 'rules')")) == 0
    upgrade(centre.centre.database)
    check_scopes(centre)
    rini = desk("rini")
    rini.exchange()
    with centre.centre.database.writing() as connection:
        command.downgrade(config_for(connection), "0002")
    upgrade(centre.centre.database)
    told = [(change.kind, change.row) for frame in rini.exchange() for change in frame.changes]
    assert told == [("calendar", 1), ("rules", 1)]
    check_scopes(centre)


def test_what_was_said_before_counts_for_the_clocks_after(tmp_path: Path, database_url: str) -> None:
    """A case answered under the first program has its days, its closing timer, and goes on by the rules."""
    folder = tmp_path / "server"
    with open_test_centre(folder, database_url) as old:
        old.unit("KAB", "Kabupaten Tirta Kencana")
        old.unit("TM", MUARA, "KAB")
        old.officer("rini", "TM")
        old.take(exported(2, "7400001", MUARA))
        accept(old.centre, _user(old, "rini"), _ACTIONS[:1])
        _downgraded(old)
    reopened = opened(DataFolder(folder), CentreClock(MONDAY), quick_passwords())
    with reopened as centre, centre.database.reading() as connection:
        (case,) = cases_of_complaints(connection, ["7400001"])
    assert (case.replied_on, case.public_on) == (date(2026, 11, 23), date(2026, 11, 23))
    assert case.closes_on == date(2026, 12, 7)
    assert (case.substantive, case.said_status) == (True, "Ditindaklanjuti oleh Instansi")


def test_the_tree_of_a_coordinator_can_be_opened_after_the_upgrade(centre: TestCentre, desk: OpenDesk) -> None:
    """Cases from before have asked nobody, also where the database is strict about what is empty."""
    centre.take(exported(2, "7400001", MUARA))
    with centre.centre.database.writing() as connection:
        command.downgrade(config_for(connection), "0002")
    upgrade(centre.centre.database)
    centre.officer("sari", "KAB", Role.COORDINATOR)
    sari = desk("sari")
    sari.exchange()
    assert sari.state(sari.case("7400001")).consults == ()
    assert centre.take(exported(2, "7400001", MUARA)).unchanged == 1
    check_scopes(centre)


def test_a_database_without_a_row_goes_up_and_down(tmp_path: Path, database_url: str) -> None:
    """Nothing to sign is no fault."""
    database = Database(parse_url(database_url or f"sqlite:///{tmp_path / 'kosong.db'}"))
    upgrade(database)
    with database.writing() as connection:
        command.downgrade(config_for(connection), "0001")
    upgrade(database)
    with database.reading() as connection:
        assert connection.execute(select(tables.receipts)).all() == []
    database.close()
