"""The database of the desk: encrypted, migrated, and truthful about what ails it."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from desktop.storage.account import load_line, note_on_line
from desktop.storage.database import open_database
from desktop.storage.migrate import alembic_config
from desktop.storage.tables import SCHEMA_HEAD, SEARCH_TABLE, metadata
from sync.contract.errors import LocalFault, StorageBusy
from sync.contract.events import EventKind
from sync.contract.line import LineState
from tests.support import answers
from tests.support.desks import KEY, TestDesk, desk_in
from ui.ports.desk import CaseQuery


def test_the_schema_at_head_is_the_one_the_program_uses(tmp_path: Path) -> None:
    """No table or column is only in the migrations, or only in the program."""
    database = open_database(tmp_path / "desk.db", KEY)
    with database.reading() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"include_name": lambda name, kind, _: kind != "table" or not str(name).startswith(SEARCH_TABLE)},
        )
        assert compare_metadata(context, metadata) == []
        assert context.get_current_revision() == SCHEMA_HEAD
    database.close()


def test_migrations_go_down_and_up_again_with_rows_in_them(tmp_path: Path) -> None:
    """Every step can be taken back."""
    with desk_in(tmp_path) as desk:
        desk.apply(answers.answer(answers.unit(), answers.text(1), answers.state(1)))
        with desk.database.writing() as connection:
            command.downgrade(alembic_config(connection), "base")
            assert connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE name = 'outbox'").all() == []
            command.upgrade(alembic_config(connection), "head")
        assert desk.casework.count(CaseQuery(with_closed=True)) == 0


def test_a_wrong_key_opens_nothing_and_harms_nothing(tmp_path: Path) -> None:
    """The file is told to be damaged or not of this vault, and still opens with its own key."""
    with desk_in(tmp_path) as desk:
        desk.apply(answers.answer(answers.text(1), answers.state(1)))
    with pytest.raises(LocalFault, match="bukan bagian data terkunci ini"):
        open_database(tmp_path / "desk.db", bytes(32))
    with desk_in(tmp_path) as desk:
        assert desk.casework.count(CaseQuery(with_closed=True)) == 1


def test_data_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    """An older program says so instead of guessing."""
    with desk_in(tmp_path) as desk, desk.database.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(LocalFault, match="lebih baru") as told:
        open_database(tmp_path / "desk.db", KEY)
    assert type(told.value) is LocalFault


def test_a_file_that_is_no_database_is_told_in_words(tmp_path: Path) -> None:
    """Rubbish under our name is not overwritten."""
    rubbish = b"bukan basis data" * 500
    (tmp_path / "desk.db").write_bytes(rubbish)
    with pytest.raises(LocalFault):
        open_database(tmp_path / "desk.db", KEY)
    assert (tmp_path / "desk.db").read_bytes() == rubbish


def test_the_disk_holds_no_word_of_a_case(tmp_path: Path) -> None:
    """Neither the file nor its write-ahead log can be read without the key, while open and after."""
    with desk_in(tmp_path) as desk:
        desk.apply(answers.answer(answers.text(1, title="Kelapamuda roboh", body="Pohonkelapa"), answers.state(1)))
        while_open = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    after = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    for secret in (b"Kelapamuda", b"Pohonkelapa", b"SQLite format", b"Rini"):
        assert secret not in while_open
        assert secret not in after


def test_every_commit_is_written_through(tmp_path: Path) -> None:
    """A power cut right after a commit finds it on the disk: WAL with a full sync, and integrity holds."""
    with desk_in(tmp_path) as desk, desk.database.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


def test_a_full_disk_is_told_in_words_and_loses_nothing(desk: TestDesk) -> None:
    """What cannot be stored is refused as a whole; the draft from before stays, and room makes it work again."""
    desk.apply(answers.answer(answers.text(1), answers.state(1)))
    desk.casework.save_draft(1, EventKind.NOTE, "Draf dari tadi.")
    with desk.database.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(LocalFault, match="Diska penuh"):
        desk.casework.record_follow_up(1, EventKind.NOTE, "Panjang sekali. " * 1000)
    draft = desk.casework.case(1).draft
    assert draft is not None
    assert draft.text == "Draf dari tadi."
    assert desk.casework.outbox() == ()
    with desk.database.reading() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    desk.casework.record_follow_up(1, EventKind.NOTE, "Panjang sekali. " * 1000)
    assert desk.casework.state().waiting == 1


def test_a_moment_is_that_of_what_a_transaction_sees(tmp_path: Path) -> None:
    """One that began before a change sees what was there before, also once another one has seen the change."""
    database = open_database(tmp_path / "desk.db", KEY)
    with database.reading() as before:
        seen = database.moment(before)
        with database.writing() as connection:
            note_on_line(connection, failures=7)
        with database.reading() as after:
            newer = database.moment(after)
            assert (load_line(before).failures, load_line(after).failures) == (0, 7)
        assert database.moment(before) == seen != newer
    with database.reading() as one, database.reading() as another:
        assert load_line(one).failures == load_line(another).failures == 7
        assert seen not in (database.moment(one), database.moment(another))
    database.close()


def test_a_writer_waits_for_another_process_instead_of_failing(tmp_path: Path) -> None:
    """The window and a command may work on one profile at the same time."""
    with desk_in(tmp_path) as one, desk_in(tmp_path) as other:
        other.clock.drawn = 1000  # two computers never draw the same names; two clocks that stand would
        one.apply(answers.answer(answers.text(1), answers.state(1)))
        with ThreadPoolExecutor(2) as both:
            work = [
                both.submit(desk.casework.record_follow_up, 1, EventKind.NOTE, f"{name} {number}")
                for number in range(20)
                for name, desk in (("satu", one), ("dua", other))
            ]
            recorded = {done.result() for done in work}
        assert len(recorded) == 40
        assert {line.id for line in one.casework.outbox()} == recorded


def test_a_writer_that_waits_in_vain_says_so_and_changes_nothing(tmp_path: Path) -> None:
    """Another process that does not let go is a fault with a code of its own; once it has let go, saving works."""
    with desk_in(tmp_path) as one, desk_in(tmp_path) as other:
        other.clock.drawn = 1000
        one.apply(answers.answer(answers.text(1), answers.state(1)))
        with other.database.writing() as connection:
            connection.exec_driver_sql("PRAGMA busy_timeout = 0")
        with one.database.writing():
            with pytest.raises(StorageBusy, match="Tidak ada yang berubah") as told:
                other.casework.record_follow_up(1, EventKind.NOTE, "Menunggu giliran.")
            assert type(told.value) is StorageBusy
            assert other.casework.outbox() == ()
        other.casework.record_follow_up(1, EventKind.NOTE, "Menunggu giliran.")
        assert len(one.casework.outbox()) == 1


def test_the_line_of_an_older_program_is_told_as_far_as_it_was_known(tmp_path: Path) -> None:
    """It kept since when and why, but no state; what it kept goes down and up again."""
    with desk_in(tmp_path) as desk:
        for kept, told in (
            ({"last_exchange_at": 0, "offline_since": 0}, LineState.NEVER),
            ({"last_exchange_at": 5, "offline_since": 0}, LineState.ONLINE),
            ({"last_exchange_at": 5, "offline_since": 6}, LineState.UNSTABLE),
            ({"sign_in_required": True}, LineState.SIGN_IN_REQUIRED),
        ):
            with desk.database.writing() as connection:
                note_on_line(connection, state="no-network", fault_code="T203", clock_off_by_ms=-7, **kept)
                command.downgrade(alembic_config(connection), "0001")
                command.upgrade(alembic_config(connection), "head")
                line = load_line(connection)
            assert (line.told, line.state, line.fault_code, line.clock_off_by_ms) == (told, "", "", 0)
