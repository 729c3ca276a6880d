"""The whole road once: export, desk, no line, follow-up, line, centre, second desk."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from desktop.bootstrap import doorway_of
from desktop.doorway import OpenDesk
from desktop.profile import Profile
from sync.contract.errors import BadInput, VaultLocked
from sync.contract.events import EventKind, Lamp
from sync.contract.status import Bucket
from tests.journeys.conftest import DINAS, KECAMATAN, Desks
from tests.support.exports import complaint, write_export
from tests.support.programs import PASSWORD, Centre
from ui.ports.desk import CaseQuery

pytestmark = pytest.mark.slow

ALL = CaseQuery(with_closed=True)
WORDS = "Yth. Pelapor, petugas memeriksa dermaga pada Kamis."


def _numbers(desk: OpenDesk) -> list[str]:
    return sorted(line.tracking_id for line in desk.desk.cases(ALL, 0, 100))


def _case(desk: OpenDesk, tracking_id: str) -> int:
    (case,) = desk.desk.cases_of(tracking_id)
    return case


def test_a_follow_up_written_offline_reaches_the_office_once(centre: Centre, desk_of: Desks) -> None:
    """What one writes without a line shows on the second desk of the unit, once, and never on a third's."""
    ani, budi, citra = desk_of("ani"), desk_of("budi"), desk_of("citra")
    for desk in (ani, budi, citra):
        assert desk.exchange.exchange_now().outcome == "done"
    centre.stop()

    action = ani.desk.record_follow_up(_case(ani, "7400001"), EventKind.INITIAL_RESPONSE, WORDS)
    report = ani.exchange.exchange_now()
    assert (report.outcome, report.pushed) == ("unreachable", 0)
    (waiting,) = ani.desk.outbox()
    assert (waiting.lamp, waiting.sent_unconfirmed, waiting.can_pull_back) == (Lamp.SAVED, False, True)
    state = ani.desk.state()
    assert (state.waiting, state.offline_since > 0) == (1, True)

    centre.serve()
    for desk in (ani, budi, citra, ani, budi):
        assert desk.exchange.exchange_now().outcome == "done"
    (received,) = ani.desk.outbox()
    assert received.lamp is Lamp.RECEIVED
    assert received.receipt.startswith("TT-")
    for desk in (ani, budi):
        view = desk.desk.case(_case(desk, "7400001"))
        assert [(entry.id, entry.text) for entry in view.timeline] == [(action, WORDS)]
        assert (view.line.status, view.line.bucket) == ("Ditindaklanjuti oleh Instansi", Bucket.IN_PROCESS)
    told = centre.document("show", "7400001")
    assert [(event["id"], event["text"], event["kind"]) for event in told["events"]] == [(action, WORDS, "respon-awal")]
    assert _numbers(citra) == ["7500001"]
    assert citra.desk.cases_of("7400001") == citra.desk.cases_of("9999999") == []


def test_a_foreign_case_answers_like_one_that_does_not_exist(centre: Centre, desk_of: Desks) -> None:
    """Whoever guesses a row number learns nothing from the centre's refusal."""
    citra = desk_of("citra")
    citra.exchange.exchange_now()
    own = _case(citra, "7500001")
    refused = []
    for row in (own, 1 if own != 1 else 2, 123_456):
        with citra.database.writing() as connection:
            connection.exec_driver_sql("UPDATE case_text SET row = ?", (row,))
            connection.exec_driver_sql("UPDATE case_state SET row = ?", (row,))
        citra.desk.record_follow_up(row, EventKind.NOTE, "Menebak.")
        citra.exchange.exchange_now()
        refused.append(citra.desk.outbox()[0])
        with citra.database.writing() as connection:
            connection.exec_driver_sql("UPDATE outbox SET state = 'pulled'")
    assert [line.lamp for line in refused] == [Lamp.RECEIVED, Lamp.REJECTED, Lamp.REJECTED]
    assert refused[1].reason == refused[2].reason != ""


def test_what_two_officers_of_a_unit_write_at_once_is_all_kept(desk_of: Desks) -> None:
    """Follow-ups are only ever added: nobody's words replace another's."""
    ani, budi = desk_of("ani"), desk_of("budi")
    for desk in (ani, budi):
        desk.exchange.exchange_now()
    ani.desk.record_follow_up(_case(ani, "7400002"), EventKind.NOTE, "Dari Ani.")
    budi.desk.record_follow_up(_case(budi, "7400002"), EventKind.CONSTRAINT, "Dari Budi.")
    for desk in (ani, budi, ani):
        desk.exchange.exchange_now()
    for desk in (ani, budi):
        view = desk.desk.case(_case(desk, "7400002"))
        assert sorted(entry.text for entry in view.timeline) == ["Dari Ani.", "Dari Budi."]


def test_a_second_import_leaves_follow_ups_alone(centre: Centre, desk_of: Desks, tmp_path: Path) -> None:
    """LAPOR! owns its columns, the office its follow-ups; an unchanged file changes nothing at all."""
    ani = desk_of("ani")
    ani.exchange.exchange_now()
    ani.desk.record_follow_up(_case(ani, "7400001"), EventKind.SUBSTANTIVE_RESPONSE, WORDS)
    ani.exchange.exchange_now()
    before = centre.document("show", "7400001")
    told = centre.document("import-lapor", str(tmp_path / "ekspor.xlsx"))
    assert (told["unchanged"], told["updated"], told["created"], told["rejected"]) == (4, 0, 0, [])
    assert centre.document("show", "7400001") == before
    closed = complaint("7400001", KECAMATAN, **{"Status Laporan": "Ditutup oleh Sistem"})
    told = centre.document("import-lapor", str(write_export(tmp_path / "baru.xlsx", [closed])))
    assert (told["updated"], told["unchanged"]) == (1, 0)
    ani.exchange.exchange_now()
    view = ani.desk.case(_case(ani, "7400001"))
    assert (view.line.bucket, [entry.text for entry in view.timeline]) == (Bucket.DONE, [WORDS])


def test_a_case_disposed_to_two_units_shows_to_both(centre: Centre, desk_of: Desks, tmp_path: Path) -> None:
    """Each unit has its own state of it; neither sees the other's follow-ups."""
    both = [complaint("7600001", KECAMATAN), complaint("7600001", DINAS)]
    centre.command("import-lapor", str(write_export(tmp_path / "dua.xlsx", both)))
    ani, citra = desk_of("ani"), desk_of("citra")
    for desk in (ani, citra):
        desk.exchange.exchange_now()
    ani.desk.record_follow_up(_case(ani, "7600001"), EventKind.INITIAL_RESPONSE, WORDS)
    for desk in (ani, citra):
        desk.exchange.exchange_now()
    assert citra.desk.case(_case(citra, "7600001")).timeline == ()
    assert citra.desk.case(_case(citra, "7600001")).line.bucket is Bucket.UNANSWERED


def test_small_work_costs_one_round_trip(desk_of: Desks) -> None:
    """Actions up and receipts and changes down travel in a single request."""
    ani = desk_of("ani")
    assert ani.exchange.exchange_now().round_trips == 1
    ani.desk.record_follow_up(_case(ani, "7400003"), EventKind.NOTE, "Satu kali jalan.")
    report = ani.exchange.exchange_now()
    assert (report.round_trips, report.pushed, report.pulled) == (1, 1, 0)
    assert 0 < report.bytes_sent < 1500
    assert 0 < report.bytes_received < 1500


def test_a_revoked_or_expired_session_loses_nothing(centre: Centre, desk_of: Desks, tmp_path: Path) -> None:
    """Work goes on; after signing in again, what was written meanwhile goes out once."""
    ani = desk_of("ani")
    ani.exchange.exchange_now()
    with ani.database.writing() as connection:
        connection.exec_driver_sql("UPDATE account SET token = 'tidak berlaku lagi'")
    ani.desk.record_follow_up(_case(ani, "7400001"), EventKind.NOTE, "Tetap tercatat.")
    assert ani.exchange.exchange_now().outcome == "refused"
    assert ani.desk.state().sign_in_required
    assert ani.exchange.next_due_ms() == -1
    doorway_of(Profile(tmp_path / "profil-ani")).renew(ani, PASSWORD)
    assert ani.exchange.exchange_now().pushed == 1
    assert len(centre.document("show", "7400001")["events"]) == 1


def test_a_profile_is_one_persons_vault(centre: Centre, desk_of: Desks, tmp_path: Path) -> None:
    """Another user, or another password, opens nothing of it."""
    desk_of("ani").close()
    doorway = doorway_of(Profile(tmp_path / "profil-ani"))
    with pytest.raises(BadInput, match="orang lain"):
        doorway.sign_in(centre.url, "budi", PASSWORD)
    with pytest.raises(VaultLocked):
        doorway.unlock("bukan ini")
    doorway.unlock(PASSWORD).close()


def test_a_database_whose_vault_is_gone_is_set_aside_not_overwritten(
    centre: Centre, desk_of: Desks, tmp_path: Path
) -> None:
    """Whoever finds the vault's file again can still open it."""
    desk_of("ani").close()
    profile = Profile(tmp_path / "profil-ani")
    before = profile.desk.read_bytes()
    profile.vault.rename(tmp_path / "vault.json")
    doorway_of(profile).sign_in(centre.url, "ani", PASSWORD).close()
    (kept,) = profile.folder.glob("tanpa-kunci-*desk.db")
    assert kept.read_bytes() == before


@pytest.mark.slow
def test_a_centre_restored_from_a_backup_misleads_no_answer(centre: Centre, desk_of: Desks, tmp_path: Path) -> None:
    """Rows are given anew after a restore: what waits for one complaint never lands at another, and nothing is lost."""
    ani = desk_of("ani")
    centre.stop()
    shutil.copytree(centre.data, tmp_path / "cadangan")
    centre.serve()
    later = write_export(tmp_path / "kemudian.xlsx", [complaint("7400077", KECAMATAN)])
    centre.command("import-lapor", str(later))
    ani.exchange.exchange_now()
    action = ani.desk.record_follow_up(_case(ani, "7400077"), EventKind.INITIAL_RESPONSE, "Jawaban untuk 7400077")
    centre.stop()
    shutil.rmtree(centre.data)
    shutil.copytree(tmp_path / "cadangan", centre.data)
    other = write_export(tmp_path / "lain.xlsx", [complaint("7400088", KECAMATAN)])
    centre.command("import-lapor", str(other))
    centre.command("restored")
    centre.serve()
    assert ani.exchange.exchange_now().outcome == "done"
    assert _numbers(ani) == ["7400001", "7400002", "7400003", "7400088"]
    assert centre.document("show", "7400088")["events"] == []
    (held,) = ani.desk.outbox()
    assert (held.id, held.lamp, held.text) == (action, Lamp.HELD, "Jawaban untuk 7400077")
    centre.command("import-lapor", str(later))
    ani.exchange.exchange_now()
    ani.desk.pull_back(action)
    draft = ani.desk.case(_case(ani, "7400077")).draft
    assert draft is not None
    assert draft.text == "Jawaban untuk 7400077"


def test_two_first_sign_ins_at_once_make_one_vault(centre: Centre, tmp_path: Path) -> None:
    """A double click on the first day: both end well, and what is recorded afterwards can be opened for ever."""
    profile = Profile(tmp_path / "profil-baru")
    with ThreadPoolExecutor(2) as both:
        opened = [both.submit(doorway_of(profile).sign_in, centre.url, "ani", PASSWORD) for _ in range(2)]
        for one in opened:
            one.result().close()
    assert list(profile.folder.glob("tanpa-kunci-*")) == []
    desk = doorway_of(profile).unlock(PASSWORD)
    assert desk.exchange.exchange_now().outcome == "done"
    assert len(_numbers(desk)) == 3
    desk.close()


def test_an_address_is_kept_as_it_is_used(centre: Centre, tmp_path: Path) -> None:
    """Spaces and capitals of who typed it do not make the desk miss its centre afterwards."""
    typed = f"  {centre.url.upper()}/ "
    desk = doorway_of(Profile(tmp_path / "profil-x")).sign_in(typed, "ani", PASSWORD)
    assert desk.exchange.exchange_now().outcome == "done"
    assert desk.desk.state().server == centre.url
    desk.close()


def test_luring_sends_not_a_byte(desk_of: Desks) -> None:
    """The switch is obeyed, and the report says so."""
    ani = desk_of("ani")
    ani.desk.set_luring(luring=True)
    report = ani.exchange.exchange_now()
    assert (report.outcome, report.bytes_sent) == ("luring", 0)
    ani.desk.set_luring(luring=False)
    assert ani.exchange.exchange_now().outcome == "done"


def test_a_profile_holds_no_readable_word(desk_of: Desks, tmp_path: Path) -> None:
    """No text, name, reply, user or server in any file of the folder, while it is open and after closing."""
    citra = desk_of("citra")
    citra.exchange.exchange_now()
    citra.desk.record_follow_up(_case(citra, "7500001"), EventKind.NOTE, "Kalimatrahasia tentang dermaga.")
    citra.desk.save_draft(_case(citra, "7500001"), EventKind.NOTE, "Drafrahasia.")
    citra.exchange.exchange_now()
    profile = tmp_path / "profil-citra"
    while_open = [(file, file.read_bytes()) for file in profile.rglob("*") if file.is_file()]
    citra.close()
    after = [(file, file.read_bytes()) for file in profile.rglob("*") if file.is_file()]
    # Each long enough that encrypted bytes do not spell it by chance.
    secrets = (
        "Kalimatrahasia",
        "Drafrahasia",
        "dermaga",
        "gulita",
        "Sutikno",
        "Perhubungan",
        "7500001",
        "citra",
        "127.0.0.1",
    )
    assert {file.name for file, _ in after} >= {"vault.json", "desk.db"}
    for file, content in [*while_open, *after]:
        readable = content if file.suffix == ".json" else b"\n".join(_strings(content))
        for secret in secrets:
            for encoding in ("utf-8", "utf-16-le"):
                assert secret.encode(encoding) not in readable, f"{secret} in {file.name}"


def _strings(content: bytes) -> list[bytes]:
    """Runs of six or more printable bytes: three random letters in encrypted pages are chance, not a leak."""
    runs, run = [], bytearray()
    for byte in content:
        if 32 <= byte < 127 or byte == 0:
            run.append(byte)
        else:
            if len(run) >= 6:
                runs.append(bytes(run))
            run.clear()
    return runs
