"""The database of the centre: migrations, and what must not be opened."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, insert, inspect, select, text

from sync.contract.errors import BadInput, LocalFault
from sync.contract.evidence.attachment import Attachment
from sync.contract.ids import uuid7
from sync.server.centre import opened
from sync.server.settings import DataFolder
from sync.server.store import engine, tables
from sync.server.store.bridge import StoredBridge, StoredPost, insert_posts, store_bridge
from sync.server.store.bridge_readings import remember_reply, store_reading
from sync.server.store.engine import Database, parse_url
from sync.server.store.evidence import (
    FileFate,
    StoredFile,
    StoredOwner,
    add_owner,
    insert_references,
    store_file,
)
from sync.server.store.evidence_uploads import StoredUpload, begin_upload
from sync.server.store.migrate import config_for, upgrade
from tests.support.centres import TestCentre, exported, open_test_centre


@pytest.fixture
def database(tmp_path: Path, database_url: str) -> Iterator[Database]:
    """An empty database."""
    database = Database(parse_url(database_url or f"sqlite:///{tmp_path / 'kosong.db'}"))
    yield database
    database.close()


def test_the_schema_at_head_is_the_schema_of_the_models(database: Database) -> None:
    """Migrations and tables tell the same, on both databases."""
    upgrade(database)
    with database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), tables.metadata) == []


def test_migrations_go_up_down_and_up_again_with_rows_in_them(database: Database) -> None:
    """Each migration can be undone while the tables are in use."""
    upgrade(database)
    with database.writing() as connection:
        _fill(connection)
        command.downgrade(config_for(connection), "base")
        assert set(inspect(connection).get_table_names()) <= {"alembic_version"}
    upgrade(database)
    with database.writing() as connection:
        _fill(connection)
    upgrade(database)
    with database.reading() as connection:
        assert connection.execute(select(tables.cases.c.title)).scalar_one() == "Lampu padam"


def test_a_database_of_a_newer_program_is_not_touched(centre: TestCentre, tmp_path: Path) -> None:
    """An older program says that it is older, and changes nothing."""
    with centre.centre.database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(LocalFault, match="lebih baru"), opened(DataFolder(tmp_path / "server")):
        pass
    with centre.centre.database.reading() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one() == "9999"


def test_a_centre_opened_again_holds_what_it_held(tmp_path: Path, database_url: str) -> None:
    """Closing and opening loses nothing and makes no new epoch."""
    with open_test_centre(tmp_path / "server", database_url) as first:
        first.unit("TM", "Kecamatan Tirta Muara")
        first.take(exported(2, "7400001", "Kecamatan Tirta Muara"))
        epoch = first.centre.identity.epoch
    with open_test_centre(tmp_path / "server", database_url) as second:
        assert second.centre.identity.epoch == epoch
        assert second.take(exported(2, "7400001", "Kecamatan Tirta Muara")).unchanged == 1


def test_a_set_up_that_was_cut_off_can_be_repeated(tmp_path: Path, database_url: str) -> None:
    """The settings are written last; without them, an empty centre may be set up again."""
    with open_test_centre(tmp_path / "server", database_url):
        pass
    (tmp_path / "server" / "centre.json").unlink()
    with open_test_centre(tmp_path / "server", database_url) as again:
        again.unit("TM", "Kecamatan Tirta Muara")
    (tmp_path / "server" / "centre.json").unlink()
    with pytest.raises(BadInput, match="sudah berisi"), open_test_centre(tmp_path / "server", database_url):
        pass


@pytest.mark.parametrize("url", ["mysql://localhost/x", "bukan url", "postgresql"])
def test_other_databases_are_refused_in_words(url: str) -> None:
    """Only SQLite and PostgreSQL are served."""
    with pytest.raises(BadInput):
        parse_url(url)


def test_a_damaged_database_is_told_from_a_bug(tmp_path: Path) -> None:
    """A file that is no database is a fault of this computer's data."""
    path = tmp_path / "rusak.db"
    path.write_bytes(b"bukan basis data " * 400)
    database = Database(parse_url(f"sqlite:///{path}"))
    with pytest.raises(LocalFault):
        upgrade(database)
    database.close()


def test_a_database_that_is_not_there_is_told_in_words(tmp_path: Path) -> None:
    """A PostgreSQL that does not answer is a fault of the surroundings, not a bug."""
    database = Database(parse_url("postgresql://127.0.0.1:1/tindak?connect_timeout=2"))
    with pytest.raises(LocalFault, match="tidak dapat dipakai"):
        upgrade(database)
    database.close()


@pytest.mark.postgres
def test_a_connection_that_was_cut_while_it_rested_is_replaced_unnoticed(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PostgreSQL was started anew over night: the first request of the morning does not fail for it."""
    database = Database(parse_url(postgres_url))
    _rest_and_be_cut(database, postgres_url)
    monkeypatch.setattr(engine, "PING_AFTER_S", 0.0)
    with database.glancing() as connection:
        assert connection.execute(text("SELECT 1")).scalar_one() == 1
    database.close()


@pytest.mark.postgres
def test_a_connection_that_was_cut_a_moment_ago_costs_one_request(postgres_url: str) -> None:
    """One that was just used is not asked first; when it fails, all that rest are replaced."""
    database = Database(parse_url(postgres_url))
    _rest_and_be_cut(database, postgres_url)
    with pytest.raises(LocalFault), database.reading() as connection:
        connection.execute(text("SELECT 1"))
    for _ in range(2):
        with database.reading() as connection:
            assert connection.execute(text("SELECT 1")).scalar_one() == 1
    database.close()


def _rest_and_be_cut(database: Database, url: str) -> None:
    """Use two connections, and let the database end them while nobody does."""
    with database.reading() as first, database.reading() as second:
        numbers = [one.execute(text("SELECT pg_backend_pid()")).scalar_one() for one in (first, second)]
    with psycopg.connect(url) as connection:
        connection.execute("SELECT pg_terminate_backend(pid, 10000) FROM unnest(%s::int[]) AS pid", (numbers,))


def _fill(connection: Connection) -> None:
    unit = connection.execute(
        insert(tables.units).values(code="TM", name="Tirta Muara", hand_made=True).returning(tables.units.c.id)
    ).scalar_one()
    texts = {
        column.name: "" for column in tables.cases.columns if column.type.python_type is str and not column.nullable
    }
    case = connection.execute(
        insert(tables.cases)
        .values(
            **{
                **texts,
                "tracking_id": "7400001",
                "unit_id": unit,
                "title": "Lampu padam",
                "received_at": 0,
                "anonymous": False,
                "confidential": False,
                "lapor_since": 0,
                "revision": 1,
            }
        )
        .returning(tables.cases.c.id)
    ).scalar_one()
    written = {"written_at": 0, "written_offset": 0, "written_after": 0, "written_elapsed": 0}
    said = {"case_id": case, "kind": "respon-awal", "text": "Terima kasih.", "author": "", "unit_id": unit}
    event = connection.execute(
        insert(tables.events)
        .values(action=uuid7(0, bytes(10)), received_at=0, published_at=0, **written, **said)
        .returning(tables.events.c.id)
    ).scalar_one()
    store_bridge(connection, StoredBridge(is_on=True))
    insert_posts(
        connection,
        [StoredPost(event_id=event, case_id=case, tracking_id="7400001", kind="", state="waiting", digest=b"")],
    )
    remember_reply(connection, case, "1", event)
    store_reading(connection, "7400001", 1)
    photo = Attachment(sha256=bytes(32), name="foto.jpg", media_type="image/jpeg", size=1, preview=bytes(31) + b"p")
    store_file(connection, StoredFile(photo.sha256, 1, FileFate.HERE, 0))
    add_owner(connection, StoredOwner(photo.sha256, unit, True, "foto.jpg", "image/jpeg", b"", 0))
    insert_references(connection, event, case, unit, [photo])
    user = connection.execute(
        insert(tables.users)
        .values(username="rini", full_name="", unit_id=unit, role="liaison", password_hash="", active=True)
        .returning(tables.users.c.id)
    ).scalar_one()
    begin_upload(connection, StoredUpload(photo.preview, unit, user, 1, "", b"", 0))
