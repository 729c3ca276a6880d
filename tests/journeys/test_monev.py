"""The figures on the command line: the same at the centre and on a desk, from real programs."""

from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from desktop.bootstrap import doorway_of
from desktop.profile import Profile
from sync.contract.monev.scope import By, Scope
from sync.contract.status import Bucket
from sync.server.lapor_export.reader import read_export
from sync.server.users import Role
from tests.journeys.conftest import KECAMATAN, Desks
from tests.support.centres import PASSWORD, open_test_centre
from tests.support.monev_published import DATA, REAL_EXPORTS, buckets_of_sheet
from tests.support.programs import Centre, tindak

pytestmark = pytest.mark.slow


def _lasting(told: dict[str, Any]) -> dict[str, Any]:
    """Leave out when it was counted, and what the other end was asked to look at."""
    return {key: value for key, value in told.items() if key not in ("as_of", "unit")}


def test_centre_and_desk_tell_the_same_figures(centre: Centre, desk_of: Desks, tmp_path: Path) -> None:
    """By unit, month and words, of the cases of one unit, before and after a reply has travelled."""
    desk = desk_of("ani")
    desk.exchange.exchange_now()
    desk.close()
    profile = ("--profile", str(tmp_path / "profil-ani"))
    before = tindak("monev", *profile)
    assert before["total"]["buckets"]["Belum Ditindaklanjuti"] == 3
    tindak("follow-up", "7400001", *profile, "--kind", "kendala", "--text", "Truk derek rusak sejak Senin.")
    tindak("follow-up", "7400002", *profile, "--kind", "respon-awal", "--text", "Yth. Bapak/Ibu, petugas datang Rabu.")
    tindak("sync", *profile)
    after = tindak("monev", *profile)
    assert after["total"]["buckets"]["Proses"] == 1
    assert after["constraints"] == [{"category": "", "times": 1, "cases": 1}]
    for by in ("unit", "month", "category", "channel", "classification", "year"):
        here = tindak("monev", *profile, "--by", by)
        there = centre.document("monev", "--unit", KECAMATAN[0], "--by", by)
        assert _lasting(here)["total"] == _lasting(there)["total"], by
        assert [row["total"] for row in here["rows"]] == [row["total"] for row in there["rows"] if row["total"]]
        if by != "unit":
            assert _lasting(here) == _lasting(there)


@pytest.mark.skipif(not DATA.is_dir(), reason="the real exports are not part of the project")
@pytest.mark.parametrize("name", REAL_EXPORTS)
def test_the_desk_of_a_coordinator_counts_a_real_export(tmp_path: Path, name: str) -> None:
    """What the sheet says by status phrase arrives on a desk that holds all units, and is what its figures say."""
    rows = read_export(DATA / name).rows
    with open_test_centre(tmp_path / "centre", "") as made:
        made.unit("KAB", "Kabupaten")
        for code, unit in {(row.unit_lapor_id, row.unit_name) for row in rows if row.unit_lapor_id}:
            made.unit(code, unit, "KAB")
        made.officer("kabupaten", "KAB", Role.COORDINATOR)
        assert made.take(*rows).created == len(rows)
    served = Centre(tmp_path / "centre")
    served.serve()
    with closing(doorway_of(Profile(tmp_path / "profil")).sign_in(served.url, "kabupaten", PASSWORD)) as desk:
        assert desk.exchange.exchange_now().outcome == "done"
        figures = desk.desk.figures.gathered(Scope(), By.MONTH)
        offline = desk.desk.figures.overview(Scope()).figures
    served.kill()
    total = figures.tree.total
    assert {bucket.value: count for bucket, count in total.buckets.items() if count} == buckets_of_sheet(rows)
    assert offline.tree.total == total
    by_unit = Counter(row.unit_lapor_id or row.unit_name for row in rows)
    assert sorted(branch.own.all for branch in figures.tree.branches if branch.own.all) == sorted(
        count for unit, count in by_unit.items() if unit
    )
    assert figures.tree.undisposed.all == by_unit[""]
    assert total.complaints + total.bucket_of_complaints(Bucket.RETURNED) == len({row.tracking_id for row in rows})


def test_flags_narrow_alike_at_both_ends(centre: Centre, desk_of: Desks, tmp_path: Path) -> None:
    """What is anonymous there is anonymous here; only a desk knows of its own drafts."""
    desk = desk_of("ani")
    desk.exchange.exchange_now()
    desk.close()
    profile = ("--profile", str(tmp_path / "profil-ani"))
    here = tindak("monev", *profile, "--flag", "anonymous", "--flag", "needs-reply")
    there = centre.document("monev", "--unit", KECAMATAN[0], "--flag", "anonymous", "--flag", "needs-reply")
    assert here["flags"] == there["flags"] == ["anonymous", "needs-reply"]
    assert here["total"] == there["total"]
    assert tindak("monev", *profile, "--flag", "draft")["total"]["total"] == 0


def test_what_cannot_be_counted_ends_with_2_and_a_sentence(centre: Centre, desk_of: Desks, tmp_path: Path) -> None:
    """A period that ends before it begins, a unit that nobody knows."""
    desk_of("ani").close()
    profile = ("--profile", str(tmp_path / "profil-ani"))
    turned = ("--from", "2026-11-30", "--to", "2026-11-01")
    assert "mendahului" in tindak("monev", *profile, *turned, expect=2)["sentence"]
    assert "tidak dikenal" in tindak("monev", *profile, "--unit", "TIADA", expect=2)["sentence"]


def test_reports_are_written_without_a_screen(centre: Centre, desk_of: Desks, tmp_path: Path) -> None:
    """The workbook and the PDF of a period, whole or not at all."""
    desk = desk_of("ani")
    desk.exchange.exchange_now()
    desk.close()
    wanted = (
        "report",
        "monev",
        "--profile",
        str(tmp_path / "profil-ani"),
        "--from",
        "2026-01-01",
        "--to",
        "2026-12-31",
    )
    book, paper = tmp_path / "monev.xlsx", tmp_path / "monev.pdf"
    assert tindak(*wanted, "--out", str(book)) == {"cases": 3, "file": str(book)}
    told = tindak(*wanted, "--out", str(paper), "--signer", "Rini Handayani", "--nip", "1980")
    assert told == {"cases": 3, "file": str(paper), "pages": told["pages"]}
    assert (book.read_bytes()[:2], paper.read_bytes()[:4]) == (b"PK", b"%PDF")
    assert ".pdf" in tindak(*wanted, "--out", str(tmp_path / "monev.doc"), expect=2)["sentence"]
    narrowed = (*wanted, "--flag", "needs-reply", "--category", "Tiada")
    assert tindak(*narrowed, "--out", str(book))["cases"] == 0
    recap = [*narrowed, "--unit", KECAMATAN[0], "--out", str(tmp_path / "rekap.xlsx")]
    recap[1] = "rekap"
    assert tindak(*recap)["rows"] == 0
    assert "--frozen" in tindak(*narrowed, "--frozen", "ab12", "--out", str(book), expect=2)["sentence"]


def test_frozen_figures_are_carried_and_merged(centre: Centre, desk_of: Desks, tmp_path: Path) -> None:
    """They stay as they were while the cases move on; two reports of the same cases count each of them once."""
    desk = desk_of("ani")
    desk.exchange.exchange_now()
    desk.close()
    profile = ("--profile", str(tmp_path / "profil-ani"))
    first, second = tmp_path / "a.tindak-monev", tmp_path / "b.tindak-monev"
    frozen = tindak("monev", "freeze", *profile, "--out", str(first), "--signer", "Rini Handayani")
    assert (frozen["total"], frozen["signed"]) == (3, False)
    tindak("follow-up", "7400002", *profile, "--kind", "respon-awal", "--text", "Yth. Bapak/Ibu, petugas datang Rabu.")
    assert tindak("monev", *profile)["total"]["buckets"]["Proses"] == 1
    kept = tindak("monev", *profile, "--frozen", frozen["id"][:8])
    assert kept["total"]["buckets"]["Proses"] == 0
    assert kept["frozen"] == frozen
    tindak("monev", "freeze", *profile, "--out", str(second))
    assert len(tindak("monev", "frozen", *profile)["frozen"]) == 2
    made = tindak("monev", "merge", str(first), str(second), *profile, "--keep")
    assert (made["figures"]["total"]["total"], made["same"]) == (3, 2)
    [conflict] = made["conflicts"]
    assert conflict["tracking_id"] == "7400002"
    assert [one["bucket"] for one in conflict["told"]] == ["Proses", "Belum Ditindaklanjuti"]
    book, again, paper = tmp_path / "a.xlsx", tmp_path / "b.xlsx", tmp_path / "a.pdf"
    for out in (book, again, paper):
        tindak("report", "monev", *profile, "--frozen", frozen["id"], "--out", str(out))
    assert book.read_bytes() == again.read_bytes()
    assert paper.read_bytes().startswith(b"%PDF")
    assert "Sebut periodenya" in tindak("report", "monev", *profile, "--out", str(book), expect=2)["sentence"]
    assert "tidak ada" in tindak("monev", *profile, "--frozen", "ffff", expect=2)["sentence"]
