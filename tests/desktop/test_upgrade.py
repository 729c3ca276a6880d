"""A desk of the first version goes on with its work in the newest, and back."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
import pytest
from alembic import command

from desktop.storage.book import HeldBook
from desktop.storage.migrate import alembic_config
from desktop.storage.projection import renew
from sync.contract.entities import CaseEvent, Change, Consult, Unit
from sync.contract.errors import BadInput
from sync.contract.events import SAID_TO_REPORTER, EventKind, Lamp
from sync.contract.frames import pack
from sync.contract.marks import added, other_mark
from sync.contract.monev.scope import Scope
from tests.support import answers
from tests.support.books import weekends_only
from tests.support.desks import TestDesk, desk_in
from ui.ports.acts import ActRequest
from ui.ports.desk import CaseQuery

ALL = CaseQuery(with_closed=True)


def _to(desk: TestDesk, revision: str) -> None:
    with desk.database.writing() as connection:
        (command.downgrade if revision != "head" else command.upgrade)(alembic_config(connection), revision)


@pytest.fixture
def old(tmp_path: Path) -> Iterator[TestDesk]:
    """A desk in its first form: cases, timelines, a draft, actions that wait, were received, were held."""
    with desk_in(tmp_path) as desk:
        said = CaseEvent(
            action=desk.clock.new_id(), case=11, kind="catatan", text="Kabarburung", author="Tini",
            written_at=1, received_at=2,
        )  # fmt: skip
        desk.apply(
            answers.answer(
                answers.unit(),
                answers.text(11, body="Lampudermaga mati"),
                answers.state(11),
                answers.text(12, "7400002", "Jembatan lapuk"),
                answers.state(12),
                answers.event(5, said),
                answers.template(3),
                cursor="e.1.77",
            )
        )
        for case, words in ((11, "Sudahditelepon"), (12, "Belumdibalas")):
            desk.casework.record_follow_up(case, EventKind.NOTE, words)
        sent = desk.waiting()[:1]
        desk.apply(answers.answer(cursor="", sheets=(answers.sheet(*sent),)), sent=sent)
        desk.casework.save_draft(12, EventKind.NOTE, "Draf dari tadi")
        _to(desk, "0001")
        yield desk


def test_the_first_form_has_neither_marks_nor_the_new_index(old: TestDesk) -> None:
    """The way down leads to the tables of the first program."""
    with old.database.reading() as connection:
        tables = {row[0] for row in connection.exec_driver_sql("SELECT name FROM sqlite_master")}
        columns = {row[1] for row in connection.exec_driver_sql("PRAGMA table_info(event)")}
    assert "case_search" in tables
    assert "word_search" not in tables
    assert not {"id", "mark"} & columns


def test_nothing_of_the_work_is_lost_on_the_way_up(old: TestDesk) -> None:
    """Lists, words, drafts and what waits are as they were, and all is found."""
    _to(old, "head")
    assert [line.tracking_id for line in old.casework.cases(ALL, 0, 10)] == ["7400001", "7400002"]
    lamps = {line.text: line.lamp for line in old.casework.outbox()}
    assert lamps == {"Sudahditelepon": Lamp.RECEIVED, "Belumdibalas": Lamp.SAVED}
    assert sorted(entry.text for entry in old.casework.case(11).timeline) == ["Kabarburung", "Sudahditelepon"]
    draft = old.casework.case(12).draft
    assert draft is not None
    assert draft.text == "Draf dari tadi"
    for words, count in (
        ("dermaga", 1),
        ("burung", 1),
        ("ditelepon", 1),
        ("dibalas", 1),
        ("lapuk", 1),
        ("tidakada", 0),
    ):
        assert old.casework.count(CaseQuery(text=words, with_closed=True)) == count, words


def test_all_that_the_centre_owns_is_told_anew_after_the_way_up(old: TestDesk) -> None:
    """Only then are versions and marks known; until then nothing is counted, and nothing is missing."""
    _to(old, "head")
    assert old.replica.cursor() not in ("", "e.1.77")
    assert old.replica.sum() == old.replica.recount() == bytes(8)
    told = (answers.unit(), answers.text(11), answers.state(11), answers.text(12, "7400002"), answers.state(12))
    old.apply(answers.answer(*told, restart=True, cursor="e.1.90"))
    assert old.replica.sum() == old.replica.recount() != bytes(8)
    assert [line.tracking_id for line in old.casework.cases(ALL, 0, 10)] == ["7400001", "7400002"]
    with old.database.reading() as connection:
        indexed = connection.exec_driver_sql("SELECT count(*) FROM word_search").scalar()
    assert indexed == 2 * 2 + 1  # heads and bodies, and what waits; the timelines were not told again


def test_what_was_received_once_set_out_once_at_least(old: TestDesk) -> None:
    """An older program counted only what was not answered; what it cancelled there was none of."""
    _to(old, "head")
    assert {line.text: line.tries for line in old.casework.outbox()} == {"Sudahditelepon": 1, "Belumdibalas": 0}
    old.casework.shelve_draft(12)
    _to(old, "0008")
    with old.database.reading() as connection:
        held = connection.exec_driver_sql("SELECT text FROM outbox WHERE state = 'held'").scalars().all()
    assert held == ["Draf dari tadi"]


def test_units_are_told_again_for_what_an_older_program_passed_over(old: TestDesk) -> None:
    """Whose replies the centre posts came to it before this desk could read it; nothing else is told again."""
    _to(old, "head")
    told = (answers.unit(), answers.text(11), answers.state(11), answers.text(12, "7400002"), answers.state(12))
    old.apply(answers.answer(*told, restart=True, cursor="e.1.90"))
    whole = old.replica.sum()
    _to(old, "0014")
    _to(old, "head")
    assert old.replica.sum() == old.replica.recount() != whole
    assert old.replica.cursor() == "e.1.90"
    old.apply(answers.answer(answers.unit(), cursor="e.1.91"))
    assert old.replica.sum() == whole


def test_replies_are_told_again_of_which_an_older_program_passed_over_that_no_bridge_brings_them(old: TestDesk) -> None:
    """Those that the reporter cannot read yet, and nothing else; also where a repair was of no use to that program."""
    _to(old, "head")
    told = [
        answers.event(row, CaseEvent(action=UUID(int=row), case=11, kind=kind, text="Sudah kami ganti.", author="Tini",
                                     unit=1, written_at=row, received_at=row, published_at=published))
        for row, (kind, published) in enumerate(product(sorted(SAID_TO_REPORTER | {EventKind.NOTE}), (0, 9)), start=6)
    ]  # fmt: skip
    old.apply(answers.answer(*told, cursor="e.1.90"))
    old.replica.leave_it(bytes(8))
    whole = old.replica.recount()
    _to(old, "0017")
    _to(old, "head")
    with old.database.reading() as connection:
        unsure = connection.exec_driver_sql(
            "SELECT kind, published_at FROM event WHERE mark = 0 AND row BETWEEN 6 AND 99"
        ).all()
    assert sorted(unsure) == sorted((kind.value, 0) for kind in SAID_TO_REPORTER)
    assert old.replica.beyond_repair() == b""
    assert old.replica.sum() == old.replica.recount() != whole
    old.apply(answers.answer(*told, cursor="e.1.91"))
    assert old.replica.sum() == old.replica.recount() == whole


def test_what_is_in_process_gets_the_day_by_which_it_would_be_closed(old: TestDesk) -> None:
    """An upgrade finds the one day that list, turn and figures name; going back finds the former ones."""
    _to(old, "head")
    day = date(2026, 12, 9)
    told = {"first_reply_on": day, "completion_on": day, "closes_on": day - timedelta(days=2), "unit": 1}
    begun = answers.state(11, "Ditindaklanjuti oleh Instansi", revision=2, **told)
    asked = answers.state(12, "Menunggu Kelengkapan Informasi", revision=2, **told)
    old.apply(answers.answer(answers.unit(), begun, asked, cursor="e.1.90"))
    monday = day - timedelta(days=2)
    for revision, begun_on in (("0018", day), ("head", monday)):
        _to(old, revision)
        with old.database.reading() as connection:
            lines = connection.exec_driver_sql("SELECT due, turn_on FROM case_line WHERE row = 11").all()
            counted = connection.exec_driver_sql("SELECT 1 FROM monev_dirty WHERE row = 11").all()
        assert (lines, counted) == ([(str(begun_on), str(begun_on))], [(1,)])
    line = next(line for line in old.casework.cases(ALL, 0, 9) if line.case == 11)
    assert line.due_on == line.turn.due_on == monday
    fresh = answers.state(11, "Ditindaklanjuti oleh Instansi", **told | {"revision": 3, "closes_on": day})
    old.apply(answers.answer(fresh, cursor="e.1.91"))
    assert [line.due_on for line in old.casework.cases(ALL, 0, 9) if line.case == 11] == [day]


def test_what_the_reporter_cannot_read_yet_keeps_its_day_on_the_way_up(old: TestDesk) -> None:
    """Whoever brings it to him, and with what waits; the way up counts as this program does."""
    _to(old, "head")
    day = date(2026, 12, 9)
    told = {"first_reply_on": day, "completion_on": day, "closes_on": day - timedelta(days=2), "unit": 1, "revision": 2}
    told |= {"started_on": date(2026, 11, 23), "public_on": date(2026, 11, 23)}
    bridged = Change("unit", 1, msgspec.Raw(pack(Unit(code="U1", name="Kecamatan", bridged_from=6))), 2)
    said = [
        answers.event(row, CaseEvent(action=UUID(int=row), case=case, kind=EventKind.SUBSTANTIVE_RESPONSE, text="Ya.",
                                     author="Tini", unit=1, written_at=row, received_at=row))
        for row, case in ((5, 11), (6, 11), (7, 13))
    ]  # fmt: skip
    states = [answers.state(row, "Ditindaklanjuti oleh Instansi", substantive=True, **told) for row in (11, 12, 13)]
    third = answers.text(13, "7400003")
    old.apply(answers.answer(bridged, third, *states, *said, cursor="e.1.90"))
    old.casework.act(11, "sudah-diunggah", ActRequest(about=str(UUID(int=5))))
    old.casework.record_follow_up(12, EventKind.SUBSTANTIVE_RESPONSE, "Sudah kami ganti.")

    def known() -> list[list[tuple[Any, ...]]]:
        with old.database.reading() as connection:
            return [
                [tuple(row) for row in connection.exec_driver_sql(f"SELECT {names} FROM {table} ORDER BY row")]
                for table, names in (
                    ("case_state", "row, turn, turn_act, turn_on, to_upload"),
                    ("projection", "row, turn, turn_act, turn_on"),
                    ("case_line", "row, due, turn_on, turn, place"),
                )
            ]

    before = known()
    assert [row[-1] for row in before[0]] == [1, 0, 0]
    _to(old, "0018")
    _to(old, "head")
    assert known() == before
    days = {line.case: (line.due_on, line.turn.due_on) for line in old.casework.cases(ALL, 0, 9)}
    assert days[13] == (day - timedelta(days=2),) * 2, "LAPOR! goes by what stands there"
    assert all(due is not None and due == turn_on for due, turn_on in days.values())


def test_what_no_unit_has_yet_gets_the_day_that_lists_name(old: TestDesk) -> None:
    """For the coordinator, or whom he has asked; an older program named none once it was verified."""
    _to(old, "head")
    day = date(2026, 12, 9)
    told = {"unit": 0, "revision": 2, "first_reply_on": day, "completion_on": day + timedelta(days=9)}
    verified = answers.state(11, "Terverifikasi", **told)
    asked = answers.state(12, "Terverifikasi", **told, consults=(Consult(3),))
    old.apply(answers.answer(answers.unit(), verified, asked, cursor="e.1.90"))
    lines = "SELECT turn_on FROM case_line ORDER BY row"
    for revision, found in (("0018", "9999-12-31"), ("head", str(day))):
        _to(old, revision)
        with old.database.reading() as connection:
            assert connection.exec_driver_sql(lines).scalars().all() == [found, found]
    for line in old.casework.cases(ALL, 0, 9):
        assert line.due_on == line.turn.due_on == day


def test_what_an_older_program_kept_aside_of_figures_is_told_again(old: TestDesk) -> None:
    """It leaves the sum, so that these rows alone differ; what was frozen waits to be sent."""
    _to(old, "head")
    before = old.replica.recount()
    old.casework.frozen.freeze(Scope())
    _to(old, "0015")
    old_mark = other_mark("figures", 7, 1)
    with old.database.writing() as connection:
        connection.exec_driver_sql("INSERT INTO aside VALUES ('figures', 7, x'80', ?)", (old_mark,))
        connection.exec_driver_sql("UPDATE line SET sum = ?", (added(int.from_bytes(before, signed=True), [old_mark]),))
    _to(old, "head")
    assert old.replica.sum() == before == old.replica.recount()
    assert [one.sending for one in old.casework.frozen.all()] == ["waiting"]


def test_up_and_down_and_up_again_loses_nothing(old: TestDesk) -> None:
    """Whoever tries the new version may go back to the old one."""
    for _ in range(2):
        _to(old, "head")
        _to(old, "0001")
    _to(old, "head")
    assert len(old.waiting()) == 1
    assert len(old.casework.case(11).timeline) == 2
    assert old.casework.count(CaseQuery(text="dermaga")) == 1


def test_a_receipt_from_before_receipts_were_signed_is_called_what_it_is(old: TestDesk) -> None:
    """It proves nothing to anybody, and is no damage either."""
    with old.database.writing() as connection:
        connection.exec_driver_sql("UPDATE outbox SET receipt = x'80' WHERE receipt IS NOT NULL")
    _to(old, "head")
    (received,) = [line for line in old.casework.outbox() if line.lamp is Lamp.RECEIVED]
    with pytest.raises(BadInput, match=f"{received.receipt} diberikan sebelum server menandatangani"):
        old.casework.receipt(received.id)


def test_an_upgraded_desk_shows_what_waits_before_it_has_exchanged(old: TestDesk) -> None:
    """Whose turn it is, and the answer that has not gone out yet: an officer without a line must not answer twice."""
    _to(old, "head")
    with old.database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM case_state WHERE turn = ''").scalar() == 2
    renew(old.database, HeldBook(weekends_only()))
    assert {item.case for item in old.casework.today()} == {11, 12}
    old.casework.record_follow_up(11, EventKind.INITIAL_RESPONSE, "Sudah kami periksa.")
    _to(old, "0003")
    _to(old, "head")
    renew(old.database, HeldBook(weekends_only()))
    assert old.casework.case(11).line.status == "Ditindaklanjuti oleh Instansi"
