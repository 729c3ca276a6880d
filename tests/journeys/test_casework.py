"""One complaint on its whole road, by commands: asked about, disposed, returned, disposed anew, answered, closed.

Every desk works without a line in between; only the server is there when they exchange.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.exports import complaint, write_export
from tests.support.programs import Centre, run, tindak

pytestmark = [pytest.mark.slow, pytest.mark.timeout(360)]  # some seventy processes, one after another

NUMBER = "7450001"
MUARA, HULU, PU = "Kecamatan Tirta Muara", "Kecamatan Tirta Hulu", "Dinas Pekerjaan Umum"
UNDATED = {"Tanggal Laporan Masuk": "", "Waktu Laporan Masuk": ""}
"""Nobody knows since when it waits, so no clock of this computer decides what is late here."""
OFFICERS = {"rini": "TM", "budi": "TH", "citra": "PU", "pool": "KAB"}


class Office:
    """The desks of a kabupaten, each a profile that commands work on."""

    def __init__(self, centre: Centre, folder: Path) -> None:
        self.centre = centre
        self._folder = folder

    def profile(self, username: str) -> str:
        """Folder of an officer's desk."""
        return str(self._folder / username)

    def sign_in(self, username: str) -> None:
        """Make an officer's vault."""
        words = ("--profile", self.profile(username), "--server", self.centre.url, "--username", username)
        run("desktop", "sign-in", *words)

    def act(self, username: str, action: str, *words: str, expect: int = 0) -> Any:
        """Do something with the complaint."""
        return tindak("act", NUMBER, action, "--profile", self.profile(username), *words, expect=expect)

    def show(self, username: str) -> Any:
        """What a desk shows of it."""
        return tindak("show", NUMBER, "--profile", self.profile(username))

    def today(self, username: str) -> list[tuple[str, str | None]]:
        """Groups and acts under which it stands on an officer's list."""
        items = tindak("today", "--profile", self.profile(username))
        return [(item["group"], item["act"]) for item in items if item["tracking_id"] == NUMBER]

    def exchange(self, *usernames: str) -> None:
        """Bring the server up for an hour, as it were, let these desks exchange, and take it away again."""
        self.centre.serve()
        for username in usernames:
            assert tindak("sync", "--profile", self.profile(username))["outcome"] == "done"
        self.centre.stop()

    def import_status(self, status: str) -> None:
        """Let LAPOR! say something of it."""
        row = complaint(NUMBER, ("PU", PU), **{**UNDATED, "Status Laporan": status})
        self.centre.command("import-lapor", str(write_export(self._folder / "lagi.xlsx", [row])))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A kabupaten with two kecamatan and a dinas; one complaint that nobody has yet."""
    centre = Centre.made_in(tmp_path / "server")
    centre.command("unit", "add", "--code", "KAB", "--name", "Kabupaten Tirta Kencana")
    for code, name in (("TM", MUARA), ("TH", HULU), ("PU", PU)):
        centre.command("unit", "add", "--code", code, "--name", name, "--parent", "KAB")
    for username, unit in OFFICERS.items():
        centre.add_officer(username, unit, "coordinator" if unit == "KAB" else "liaison")
    nobodys = complaint(NUMBER, ("", ""), **{**UNDATED, "Status Laporan": "Belum Terverifikasi"})
    centre.command("import-lapor", str(write_export(tmp_path / "ekspor.xlsx", [nobodys])))
    one = Office(centre, tmp_path)
    centre.serve()
    for username in OFFICERS:
        one.sign_in(username)
    centre.stop()
    yield one
    centre.kill()


def test_a_complaint_goes_its_whole_road_over_offline_desks(office: Office) -> None:
    """Consult two, answer, dispose, return, dispose anew, answer, upload, dispute, answer again, propose, close."""
    office.exchange(*OFFICERS)
    assert office.today("pool") == [("new", "verify")]
    office.act("pool", "consult-units", "--unit", "TM", "--unit", "TH", "--text", "Jalan siapa ini?")
    office.exchange("pool", "rini", "budi", "citra")
    assert (office.today("rini"), office.today("budi"), office.today("pool")) == (
        [("consults", "jawab-konsultasi")], [("consults", "jawab-konsultasi")], [],
    )  # fmt: skip

    office.act("rini", "jawab-konsultasi")
    office.act("budi", "jawab-konsultasi", "--reason", "Bukan wilayah kami", "--unit", "TM")
    assert office.act("rini", "jawab-konsultasi", expect=2)["reason"] == "not-consulted"
    office.exchange("rini", "budi", "pool")
    shown = office.show("pool")
    assert shown["consults"] == [{"unit": MUARA, "answer": "ours"}, {"unit": HULU, "answer": "not-ours"}]
    assert {event["details"] for event in shown["events"]} == {
        f"kepada {MUARA}, {HULU}",
        "ini wewenang kami",
        f"bukan wewenang kami · usul {MUARA} · alasan: Bukan wilayah kami",
    }

    office.act("pool", "verify")
    office.act("pool", "dispose", "--unit", "TM")
    office.exchange("pool", "rini", "budi")
    assert (office.show("rini")["turn_act"], office.show("rini")["mine"]) == ("respon-awal", True)
    assert tindak("show", NUMBER, "--profile", office.profile("budi"), expect=2)["error"] == "T100"

    office.act("rini", "kembalikan", "--reason", "Jalan kabupaten", "--unit", "PU")
    assert office.show("rini")["standing"] == "dikembalikan", "shown at once, before any line"
    office.exchange("rini", "pool")
    returned = office.show("pool")
    assert (returned["suggested_unit"], returned["reason"]) == (PU, "Jalan kabupaten")
    assert office.today("pool") == [("returned_or_held", "re-dispose")]

    office.act("pool", "re-dispose", "--unit", "PU", "--text", "Mohon ditangani.")
    office.exchange("pool", "citra", "rini")
    assert office.show("citra")["wrong_dispositions"] == 1
    assert office.show("pool")["turn_units"] == [PU]
    assert tindak("show", NUMBER, "--profile", office.profile("rini"), expect=2)["error"] == "T100"

    assert office.act("citra", "usulkan-selesai", expect=2)["reason"] == "state-forbids"
    office.act("citra", "respon-substantif", "--text", "Yth. Pelapor, jalan ditambal pada 20 November 2026.")
    office.exchange("citra")
    assert office.show("citra")["turn_act"] == "sudah-diunggah"
    assert office.today("citra") == [("to_upload", "sudah-diunggah")], "answered, and nobody can read it yet"
    office.act("citra", "sudah-diunggah")
    office.exchange("citra", "pool")
    assert office.show("citra")["to_upload"] == 0

    office.import_status("Ditanggapi oleh Pelapor")
    office.exchange("citra", "pool")
    assert office.today("citra") == [("unanswered_replies", "jawab-pelapor")]
    assert office.today("pool")[0][0] == "unanswered_replies", "a coordinator watches over it"
    assert office.act("pool", "close", expect=2)["reason"] == "reply-waits"
    office.act("citra", "jawab-pelapor", "--text", "Yth. Pelapor, tambalan kedua selesai pada 24 November 2026.")
    office.act("citra", "usulkan-selesai")
    office.exchange("citra", "pool")
    assert office.show("pool")["standing"] == "diusulkan-selesai"
    office.act("pool", "close", "--text", "Terima kasih.")
    office.exchange("pool", "citra")

    told = office.centre.document("show", NUMBER)
    assert (told["standing"], told["turn"], told["bucket"]) == ("selesai", "nobody", "Selesai")
    kinds = [event["kind"] for event in told["events"]]
    assert sorted(kinds) == sorted([
        "consult-units", "jawab-konsultasi", "jawab-konsultasi", "verify", "dispose", "kembalikan", "re-dispose",
        "respon-substantif", "sudah-diunggah", "balasan-pelapor", "jawab-pelapor", "usulkan-selesai", "close",
    ])  # fmt: skip
    for username in ("pool", "citra"):
        shown = office.show(username)
        assert (shown["standing"], sorted(event["id"] for event in shown["events"])) == (
            "selesai", sorted(event["id"] for event in told["events"]),
        )  # fmt: skip
    for username in OFFICERS:
        lamps = {line["lamp"] for line in tindak("outbox", "--profile", office.profile(username))}
        assert lamps <= {"received", "published"}
    words = run("desktop", "show", NUMBER, "--profile", office.profile("citra"))
    assert f"Disposisi ulang\nke {PU}\nMohon ditangani." in words
    assert "Dikembalikan ke koordinator\nusul " in words
