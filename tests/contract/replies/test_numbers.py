"""NIK, telephone numbers and e-mail addresses: found however they are written, and not seen where there are none."""

import pytest

from sync.contract.replies.remarks import RemarkCode, Severity
from tests.contract.replies.letters import places, remarks


@pytest.mark.parametrize(
    "number",
    [
        "6304011205900001",
        "6304015205900001",
        "6304 0112 0590 0001",
        "63.04.01.120590.0001",
        "630401-120590-0001",
        "63 04 01 12 05 90 00 01",
        "6304 01 120590  0001",
        "9401017112850002",
        "9702013101990007",
    ],
)
def test_a_nik_is_found_however_it_is_written(number: str) -> None:
    """Men and women, with blanks, dots and dashes, in provinces old and new."""
    text = f"Data Bapak dengan NIK {number} sudah kami cocokkan di loket."
    assert places(text, RemarkCode.NIK) == [number]
    assert remarks(text, RemarkCode.NIK)[0].severity is Severity.BLOCKING
    assert places(text, RemarkCode.PHONE) == []


@pytest.mark.parametrize(
    "words",
    [
        "NIP. 19850312 201001 1 005",
        "NIP 198503122010011005",
        "rekening 6304011305900001234",
        "anggaran Rp6.304.011.205.900.001",
        "nomor 0004011205900001",
        "kode 6304011399900001",
        "kode 6304013205900001",
        "kode 6300011205900001",
        "laporan 7400001 dan 7400002 dan 7400003",
        "1234567890123456",
        "SPM 2026112300010001",
    ],
)
def test_other_long_numbers_are_no_nik(words: str) -> None:
    """Sixteen figures alone are not enough: province, regency, day and month must be possible."""
    assert places(f"Sesuai {words}, pekerjaan selesai.", RemarkCode.NIK) == []


def test_a_nik_beside_another_number_is_found() -> None:
    """Whole groups are taken, so a number before it hides nothing."""
    text = "Nomor antrean 12 6304011205900001 telah dipanggil."
    assert places(text, RemarkCode.NIK) == ["6304011205900001"]


@pytest.mark.parametrize("kind", ["catatan", "kendala"])
def test_in_an_internal_text_a_nik_is_only_warned_of(kind: str) -> None:
    """Nothing else in it is looked at: it never reaches the reporter."""
    text = "NIK 6304011205900001, HP 081234567890, tidak diangkat {nama}"
    (nik,) = remarks(text, RemarkCode.NIK, kind=kind)
    assert nik.severity is Severity.WARNING
    assert remarks(text, RemarkCode.PHONE, kind=kind) == []
    assert remarks(text, RemarkCode.PLACEHOLDER, kind=kind) == []


@pytest.mark.parametrize(
    "number",
    [
        "081234567890",
        "0812-3456-7890",
        "0812 3456 7890",
        "0812.3456.7890",
        "08 1234567890",
        "081 234 567 890",
        "0811123456",
        "+6281234567890",
        "+62 812-3456-7890",
        "+62 (0)812 3456 7890",
        "6281234567890",
        "62 812 3456 7890",
        "(021) 7654321",
        "021-7654321",
        "021 765 4321",
        "0511-3301234",
        "(0511) 330 1234",
        "0217654321",
        "+62 21 7654321",
    ],
)
def test_a_telephone_number_is_found_however_it_is_written(number: str) -> None:
    """Mobile and fixed, at home and with the country's number."""
    text = f"Silakan hubungi petugas kami di {number}, setiap hari kerja."
    assert places(text, RemarkCode.PHONE) == [number]
    assert remarks(text, RemarkCode.PHONE)[0].severity is Severity.BLOCKING


@pytest.mark.parametrize(
    "words",
    [
        "Tracking ID 7400001",
        "laporan 0812345678",
        "tanggal 08-11-2026",
        "tanggal 08.11.2026 s.d. 09.11.2026",
        "tanggal 08/11/2026",
        "pukul 08.30-15.30 WITA",
        "pukul 08.00 - 16.00",
        "Rp 081.234.567.890",
        "Rp62.812.345.678",
        "sebesar 628.123.456.789 rupiah",
        "SK Nomor 021-123-2026",
        "Surat Keputusan No. 0511 3301234",
        "nomor 0812/345/2026",
        "Nota Dinas Sekretaris Daerah Nomor 0511-3301234",
        "Peraturan Nomor 62 Tahun 2018",
        "NIP 19850312 201001 1 005",
        "koordinat -0.789275, 113.921327",
        "sepanjang 0271 meter",
        "RT 021 RW 003",
        "layanan 112",
        "kode pos 70581",
        "tanda terima TT-20261120-0417",
        "volume 031,5 m3",
        "tahun 2026-2027",
        "2026-08-12",
    ],
)
def test_other_numbers_are_no_telephone_number(words: str) -> None:
    """Numbers of complaints, dates, hours, amounts, decrees, officers, places."""
    assert places(f"Sesuai {words} kami kerjakan.", RemarkCode.PHONE, tracking_id="0812345678") == []


def test_a_letter_spoken_of_hides_no_telephone_number() -> None:
    """Only what is called the number of that letter is one."""
    text = "Kirim surat ke 081234567890, atau surat itu lewat nomor telepon 0511-3301234."
    assert places(text, RemarkCode.PHONE) == ["081234567890", "0511-3301234"]


def test_what_follows_a_telephone_number_is_not_part_of_it() -> None:
    """The place is exact, so that it can be selected and deleted."""
    assert places("Hubungi 081234567890 12 orang hadir", RemarkCode.PHONE) == ["081234567890"]


def test_an_email_address_is_warned_of() -> None:
    """It may be the office's own, so it does not keep the text back."""
    text = "Kirim ke aduan@tirta.contoh.go.id, terima kasih. Bukan @tirta dan bukan a@b."
    assert places(text, RemarkCode.EMAIL) == ["aduan@tirta.contoh.go.id"]
    assert remarks(text, RemarkCode.EMAIL)[0].severity is Severity.WARNING
