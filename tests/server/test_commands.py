"""The commands of the centre: an interface that others script against."""

import io
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sync.contract.entities import ChangeKind
from sync.contract.events import EventKind
from sync.contract.messages import Written
from sync.server.centre import opened
from sync.server.commands import run
from sync.server.complaints import import_rows
from sync.server.feed import FeedWriter
from sync.server.settings import DataFolder
from sync.server.store.cases import cases_of_complaints
from sync.server.store.scopes import lock_centre
from sync.server.store.users import user_by_name
from sync.server.timeline import Said, record_event
from tests.support.centres import PASSWORD, exported
from tests.support.clocks import MONDAY
from tests.support.exports import complaint, write_export

Command = Callable[..., tuple[int, str, str]]

ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


@pytest.fixture
def command(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """Run a command on one data folder; returns exit code, standard output and standard error."""

    def call(*words: str, stdin: str = "", data: Path = tmp_path / "server") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        options = [] if "--data" in words or words[0].startswith("-") else ["--data", str(data)]
        code = run([*words, *options])
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A centre set up by commands, with one complaint at two units and one at none."""
    path = tmp_path_factory.mktemp("centre") / "server"
    for words in (
        ("init",),
        ("unit", "add", "--code", "KAB", "--name", "Kabupaten Tirta Kencana"),
        ("unit", "add", "--code", "TM", "--name", "Kecamatan Tirta Muara", "--parent", "KAB"),
    ):
        assert run([*words, "--data", str(path)]) == 0
    with opened(DataFolder(path)) as centre:
        import_rows(
            centre,
            [
                exported(2, "7400001", "Kecamatan Tirta Muara", unit_lapor_id="501", anonymous=True),
                exported(3, "7400001", "Dinas Air"),
                exported(4, "7400002"),
            ],
        )
    return path


@pytest.fixture
def ready(prepared: Path, command: Command, tmp_path: Path) -> DataFolder:
    """A copy of that centre, with an officer."""
    shutil.copytree(prepared, tmp_path / "server")
    user = ("user", "add", "--username", "rini", "--unit", "TM", "--role", "liaison", "--full-name", "Rini H.")
    assert command(*user, stdin=f"{PASSWORD}\nbaris kedua\n")[0] == 0
    return DataFolder(tmp_path / "server")


def as_json(said: tuple[int, str, str]) -> Any:
    """The one document on standard output of a command that did its work."""
    code, out, _ = said
    assert code == 0
    return json.loads(out)


def test_units_are_listed_with_their_cases(command: Command, ready: DataFolder) -> None:
    """Code, name, code of the parent, number of cases."""
    listed = {unit["code"]: unit for unit in as_json(command("units", "--json"))}
    assert listed["TM"] == {
        "code": "TM",
        "name": "Kecamatan Tirta Muara",
        "parent": "KAB",
        "cases": 1,
        "lapor_id": "501",
        "zone": None,
        "approval": False,
        "coordinated": False,
    }
    assert (listed["KAB"]["parent"], listed["KAB"]["cases"], listed["dinas-air"]["cases"]) == (None, 0, 1)
    assert ready.is_set_up


def test_show_tells_a_complaint_with_its_timeline(command: Command, ready: DataFolder) -> None:
    """What was said, by whom, when; at every unit that has the complaint."""
    with opened(ready) as centre, centre.database.writing() as connection:
        lock_centre(connection, shared=True)
        writer = FeedWriter.for_all(connection)
        case = cases_of_complaints(connection, ["7400001"])[0]
        for kind, at in ((EventKind.SUBSTANTIVE_RESPONSE, MONDAY), (EventKind.REPORTER_REPLY, MONDAY + 60_000)):
            said = Said(
                id=centre.new_id(),
                kind=kind,
                text=f"teks {kind}",
                author="Rini H.",
                unit_id=case.unit_id if kind is EventKind.SUBSTANTIVE_RESPONSE else None,
                written=Written(at=at),
                received_at=at,
                published_at=at,
            )
            _, case = record_event(connection, writer, centre.books.at(connection), case, said)
        writer.flush()
    told = as_json(command("show", "7400001", "--json"))
    assert (told["tracking_id"], told["title"], told["anonymous"]) == ("7400001", "Laporan 7400001", True)
    assert (told["status"], told["bucket"]) == ("Ditanggapi oleh Pelapor", "Proses")
    assert (told["unit"], told["unit_code"], told["lapor_status"]) == (
        "Kecamatan Tirta Muara",
        "TM",
        "Terdisposisi ke Instansi",
    )
    assert [unit["unit_code"] for unit in told["units"]] == ["TM", "dinas-air"]
    response, reply = told["events"]
    assert set(response) >= {"id", "kind", "text", "author", "unit", "written_at", "received_at"}
    assert (response["kind"], response["unit"], reply["unit"]) == ("respon-substantif", "Kecamatan Tirta Muara", None)
    assert response["received_at"] == "2026-11-23T08:00:00Z"
    assert ISO.fullmatch(told["received_at"])


def test_show_of_an_undisposed_complaint_has_no_unit(command: Command, ready: DataFolder) -> None:
    """The complaint is there, and nobody's yet."""
    told = as_json(command("show", "7400002", "--json"))
    assert (told["unit"], told["bucket"], told["events"]) == (None, "Belum Terverifikasi", [])
    assert ready.is_set_up


def test_show_of_an_unknown_complaint_is_bad_input(command: Command, ready: DataFolder) -> None:
    """Exit code 2 and a sentence, in the one document too."""
    code, out, err = command("show", "999", "--json")
    assert code == 2
    assert set(json.loads(out)) == {"error", "sentence"}
    assert json.loads(out)["sentence"] in err
    assert "999 tidak ada" in err
    assert ready.is_set_up


def test_a_second_set_up_is_refused_and_changes_nothing(command: Command, ready: DataFolder) -> None:
    """The centre that is there stays as it is."""
    before = {path: path.read_bytes() for path in ready.path.iterdir() if path.is_file()}
    code, _, err = command("init")
    assert code == 2
    assert "sudah siap" in err
    assert {path: path.read_bytes() for path in ready.path.iterdir() if path.is_file()} == before


def test_without_a_centre_every_command_says_how_to_make_one(command: Command, tmp_path: Path) -> None:
    """Exit code 2, and no folder is made."""
    for words in (
        ("show", "1"),
        ("serve",),
        ("maintenance", "on"),
        ("import-lapor", str(tmp_path / "x.xlsx")),
        ("unit", "add", "--code", "A", "--name", "B"),
        ("user", "password", "--username", "rini"),
    ):
        code, out, err = command(*words, stdin=PASSWORD)
        assert (code, out) == (2, ""), words
        assert "tindak-server init" in err
    assert not (tmp_path / "server").exists()


@pytest.mark.parametrize(
    ("words", "stdin", "says"),
    [
        (("unit", "add", "--code", "TM", "--name", "Lagi"), "", "sudah ada"),
        (("unit", "add", "--code", "X", "--name", " "), "", "tidak boleh kosong"),
        (("unit", "add", "--code", "X", "--name", "X", "--parent", "TIDAK"), "", "tidak ada"),
        (("user", "add", "--username", "RINI", "--unit", "TM", "--role", "liaison"), PASSWORD, "sudah dipakai"),
        (("user", "add", "--username", "a b", "--unit", "TM", "--role", "liaison"), PASSWORD, "tanpa spasi"),
        (("user", "add", "--username", "budi", "--unit", "XX", "--role", "liaison"), PASSWORD, "tidak ada"),
        (("user", "add", "--username", "budi", "--unit", "TM", "--role", "liaison"), "pendek\n", "8 sampai"),
        (("user", "add", "--username", "budi", "--unit", "TM", "--role", "raja"), PASSWORD, "invalid choice"),
        (("user", "password", "--username", "siapa"), PASSWORD, "tidak ada"),
        (("user", "disable", "--username", "siapa"), "", "tidak ada"),
        (("import-lapor", "tidak-ada.xlsx"), "", "tidak"),
        (("tarian",), "", "invalid choice"),
    ],
)
def test_wrong_usage_is_told_and_changes_nothing(
    command: Command, ready: DataFolder, words: tuple[str, ...], stdin: str, says: str
) -> None:
    """Exit code 2 with words on standard error, none on standard output."""
    before = as_json(command("units", "--json"))
    code, out, err = command(*words, stdin=stdin)
    assert (code, out) == (2, "")
    assert says in err
    assert as_json(command("units", "--json")) == before
    assert ready.is_set_up


def test_an_officer_can_be_added_by_the_unit_id_of_lapor(command: Command, ready: DataFolder) -> None:
    """The coordinator knows units by either number."""
    words = ("user", "add", "--username", "budi", "--unit", "501", "--role", "trainer")
    assert command(*words, stdin=PASSWORD)[0] == 0
    with opened(ready) as centre, centre.database.reading() as connection:
        budi = user_by_name(connection, "budi")
    assert budi is not None
    assert (budi.unit_code, budi.role) == ("TM", "trainer")


def test_access_is_taken_and_given_by_commands(command: Command, ready: DataFolder) -> None:
    """Staff change, laptops get lost."""
    assert command("user", "password", "--username", "rini", stdin="kata sandi lain")[0] == 0
    assert command("user", "disable", "--username", "rini")[0] == 0
    with opened(ready) as centre, centre.database.reading() as connection:
        rini = user_by_name(connection, "rini")
        assert rini is not None
        assert (rini.active, centre.passwords.matches(rini.password_hash, "kata sandi lain")) == (False, True)


def test_maintenance_is_switched_by_a_command(command: Command, ready: DataFolder) -> None:
    """The announcement reaches the running server through the data folder."""
    assert command("maintenance", "on", "--message", "Sebentar.")[0] == 0
    assert ready.maintenance() == "Sebentar."
    assert command("maintenance", "off")[0] == 0
    assert ready.maintenance() == ""


def test_a_damaged_settings_file_needs_attention(command: Command, ready: DataFolder) -> None:
    """Exit code 5: the data of this computer must be looked at."""
    (ready.path / "centre.json").write_text("{", encoding="utf-8")
    code, out, err = command("units", "--json")
    assert code == 5
    assert json.loads(out)["error"] == "T500"
    assert "centre.json" in err


def test_a_data_folder_without_its_database_needs_attention(command: Command, ready: DataFolder) -> None:
    """A lost database is never silently replaced by an empty one that looks like a centre."""
    (ready.path / "centre.db").unlink()
    code, _, err = command("units", "--json")
    assert code == 5
    assert "cadangan" in err


def test_kinds_of_the_wire_are_words_without_surprises() -> None:
    """The feed stores them as text; a change of spelling would orphan what is stored."""
    assert [kind.value for kind in ChangeKind] == [
        "unit", "calendar", "rules", "text", "head", "body", "state", "event", "withdrawn", "template",
        "figures",
    ]  # fmt: skip


def test_an_import_can_be_tried_first(command: Command, ready: DataFolder, tmp_path: Path) -> None:
    """The report has every difference; the plain import keeps the keys that scripts know."""
    unit = ("501", "Kecamatan Tirta Muara")
    path = write_export(tmp_path / "ekspor.xlsx", [complaint("7400001", unit), complaint("7400009", unit)])
    before = command("show", "7400001", "--json")
    code, out, err = command("import-lapor", str(path), "--dry-run", "--json")
    tried = json.loads(out)
    assert code == 0
    assert (tried["rows"], tried["created"], tried["updated"], tried["dry_run"]) == (2, 1, 1, True)
    assert {one["what"] for one in tried["differences"]} == {"status", "text", "new"}
    status = next(one for one in tried["differences"] if one["what"] == "status")
    assert set(status) == {"tracking_id", "unit", "row", "what", "fields", "warning"}
    assert status["fields"]["lapor_status"] == ["Terdisposisi ke Instansi", "Terverifikasi"]
    assert "tidak ada yang diubah" in err
    assert "Terdisposisi ke Instansi → Terverifikasi" in err
    assert command("show", "7400001", "--json") == before
    done = as_json(command("import-lapor", str(path), "--json"))
    assert set(done) == {"rows", "created", "updated", "unchanged", "units_created", "rejected"}
    assert (done["created"], done["updated"]) == (1, 1)
    again = as_json(command("import-lapor", str(path), "--differences", "--json"))
    assert (again["unchanged"], again["differences"], again["kept"]) == (2, [], 0)
    assert ready.is_set_up


def test_an_older_export_is_kept_out_and_can_be_forced_in(command: Command, ready: DataFolder, tmp_path: Path) -> None:
    """The words say what was kept, and how to take it over all the same."""
    unit = ("501", "Kecamatan Tirta Muara")
    for name, day, status in (("baru", "2026-11-22", "Ditutup oleh Sistem"), ("lama", "2026-11-20", "Terverifikasi")):
        write_export(tmp_path / f"{name}.xlsx", [complaint("7400001", unit, **{"Status Laporan": status})], made_on=day)
    command("import-lapor", str(tmp_path / "baru.xlsx"))
    code, _, err = command("import-lapor", str(tmp_path / "lama.xlsx"))
    assert code == 0
    assert "keadaan yang lebih baru dipertahankan" in err
    assert "--force" in err
    assert as_json(command("show", "7400001", "--json"))["status"] == "Ditutup oleh Sistem"
    command("import-lapor", str(tmp_path / "lama.xlsx"), "--force")
    assert as_json(command("show", "7400001", "--json"))["status"] == "Terverifikasi"
    assert ready.is_set_up


def test_figures_are_told_to_people_as_the_table_of_the_field(command: Command, prepared: Path) -> None:
    """With headings, units below those above them, and a dash where there is nothing to divide by."""
    code, _, said = command("monev", data=prepared)
    headings, *rows, total, sentence = said.splitlines()
    assert code == 0
    assert headings.split("\t")[:3] == ["Unit Kerja", "Belum Terverifikasi", "Belum Ditindaklanjuti"]
    assert headings.split("\t")[-4:] == ["Total", "%TL", "RTL", "RHP"]
    assert [row.split("\t")[0] for row in rows][:3] == [
        "Kabupaten Tirta Kencana", "  Dinas Air", "  Kecamatan Tirta Muara",
    ]  # fmt: skip
    assert {len(row.split("\t")) for row in (headings, *rows, total)} == {12}
    assert sentence.endswith("lagi dikembalikan.")
    _, _, none = command("monev", "--by", "month", "--from", "2001-01-01", "--to", "2001-01-31", data=prepared)
    assert none.splitlines()[0].startswith("Bulan\t")
    assert none.splitlines()[1].split("\t")[-3:] == ["-", "-", "-"]
