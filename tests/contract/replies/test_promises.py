"""Promises without a day, and answers that only say what is usual."""

import pytest

from sync.contract.replies.promises import sentences
from sync.contract.replies.remarks import RemarkCode, Severity
from tests.contract.replies.letters import GOOD, places, remarks


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lampu akan segera kami ganti.", "akan segera"),
        ("Lampu akan kami segera ganti.", "akan kami segera"),
        ("Perbaikan dilakukan dalam waktu dekat.", "dalam waktu dekat"),
        ("Akan kami tindak lanjuti.", "Akan kami tindak lanjuti"),
        ("Laporan akan ditindaklanjuti oleh bidang terkait.", "akan ditindaklanjuti"),
        ("Kami kerjakan secepatnya.", "secepatnya"),
        ("Jalan akan kami perbaiki.", "akan kami perbaiki"),
        ("Jalan akan diperbaiki di Jl. Melati.", "akan diperbaiki"),
        ("Segera kami tindaklanjuti.", "Segera kami tindaklanjuti"),
        ("Laporan tanggal 9 November 2026 akan segera kami periksa.", "akan segera"),
        ("Laporan Senin, 09/11/2026 akan segera kami periksa.", "akan segera"),
        ("Lampu yang sudah 3 hari padam akan segera kami ganti.", "akan segera"),
        ("Lampu akan segera kami ganti, {petugas}.", "akan segera"),
        ("Bila cuaca baik akan segera kami kerjakan.", "akan segera"),
    ],
)
def test_a_promise_without_a_day_is_found(text: str, found: str) -> None:
    """Also where the only day in the sentence is over."""
    assert places(text, RemarkCode.UNDATED_PROMISE, kind="respon-awal") == [found]
    assert remarks(text, RemarkCode.UNDATED_PROMISE)[0].severity is Severity.WARNING


@pytest.mark.parametrize(
    "text",
    [
        "Lampu akan segera kami ganti pada 2 Desember 2026.",
        "Lampu akan segera kami ganti, paling lambat 02/12/2026.",
        "Jalan akan kami perbaiki pada Rabu depan.",
        "Jalan akan kami perbaiki besok.",
        "Akan kami tindak lanjuti dalam 3 hari kerja.",
        "Akan kami tindak lanjuti paling lama tiga (3) hari kerja.",
        "Akan kami tindak lanjuti dalam 2 x 24 jam.",
        "Laporan tanggal 9 November 2026 akan kami periksa pada 25 November 2026.",
        "Pekerjaan akan dilaksanakan pada triwulan I tahun 2027.",
        "Perbaikan akan kami anggarkan dalam APBD 2027.",
        "Akan segera kami kerjakan di Jl. Melati No. 3 pada Jumat ini.",
        "Akan segera kami perbaiki. Jadwalnya Rabu, 2 Desember 2026.",
        "Akan segera kami perbaiki pada {tanggal}.",
        "Bila ada temuan baru akan kami sampaikan kepada Bapak/Ibu.",
        "Kami sudah memperbaiki jalan itu.",
        "Warga diminta melapor bila lampu padam lagi.",
        "Pendaftaran akan dibuka bulan Januari.",
        "Petugas segera hadir hari ini.",
    ],
)
def test_a_promise_with_a_day_passes(text: str) -> None:
    """A date, a weekday, a number of days, a quarter; what depends on something else is no promise."""
    assert places(text, RemarkCode.UNDATED_PROMISE) == []


def test_each_sentence_is_looked_at() -> None:
    """Two promises are two places; shortened words end no sentence."""
    text = "Yth. Bapak, jalan akan diperbaiki di Jl. Melati. Lampu akan diganti secepatnya! Terima kasih"
    assert places(text, RemarkCode.UNDATED_PROMISE) == ["akan diperbaiki", "secepatnya"]
    assert [text[start:end].strip() for start, end in sentences(text)] == [
        "Yth. Bapak, jalan akan diperbaiki di Jl. Melati.",
        "Lampu akan diganti secepatnya!",
        "Terima kasih",
    ]


_BEFORE = "Yth. Bapak/Ibu Pelapor, terima kasih atas laporan Bapak/Ibu tentang lampu jalan. "


@pytest.mark.parametrize(
    "text",
    [
        "Laporan Bapak/Ibu akan dikoordinasikan dengan pihak terkait.",
        "Laporan telah kami terima dan akan ditindaklanjuti sesuai ketentuan yang berlaku.",
        "Laporan ini menjadi perhatian dan bahan evaluasi kami. Mohon bersabar.",
        "Kami berkoordinasi dengan dinas terkait. Harap maklum.",
        "Laporan sudah kami catat dan akan kami teruskan.",
    ],
)
def test_an_answer_without_an_act_is_called_normative(text: str) -> None:
    """Receiving a report, and thanking for it, is no act."""
    (found,) = remarks(_BEFORE + text, RemarkCode.NO_ACT)
    assert (found.severity, found.end > found.start) == (Severity.WARNING, True)


@pytest.mark.parametrize(
    "text",
    [
        "Petugas telah memeriksa lokasi; sisanya akan dikoordinasikan dengan dinas terkait.",
        "Pada 19 November 2026 tim kami mengganti lampu. Hal ini menjadi perhatian kami.",
        "Akan kami tindak lanjuti: pemeriksaan pada Rabu, 25 November 2026 oleh petugas kecamatan.",
        "Perbaikan selesai. Mohon maklum atas keterlambatannya.",
        "Sudah kami teruskan kepada PLN dengan surat. Mohon bersabar.",
        "Syarat pengurusan: KTP, KK, dan surat pengantar. Loket buka Senin sampai Jumat.",
    ],
)
def test_an_answer_with_an_act_or_a_day_is_not_normative(text: str) -> None:
    """One sentence that tells something done is enough, and an information needs none."""
    assert remarks(_BEFORE + text, RemarkCode.NO_ACT) == []
    assert remarks(GOOD, RemarkCode.NO_ACT) == []


def test_only_a_reply_in_substance_must_tell_an_act() -> None:
    """A first word may say what happens next."""
    text = _BEFORE + "Laporan akan dikoordinasikan dengan pihak terkait."
    assert remarks(text, RemarkCode.NO_ACT, kind="respon-awal") == []
