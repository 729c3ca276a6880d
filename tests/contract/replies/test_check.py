"""The check of a text as a whole: few remarks, in order, with places and sentences."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sync.contract.replies.check import check_reply
from sync.contract.replies.remarks import Facts, Remark, RemarkCode, Severity, may_send
from tests.contract.replies.letters import GOOD, facts, places, remarks


def test_a_good_reply_has_no_remark() -> None:
    """Greeting, thanks, act, date, next step, name below."""
    assert check_reply(GOOD, facts()) == ()
    assert check_reply(GOOD, facts(kind="respon-awal")) == ()


@pytest.mark.parametrize("text", ["", "  \n "])
def test_an_empty_text_has_one_remark(text: str) -> None:
    """All the rest would only repeat it."""
    (found,) = check_reply(text, facts())
    assert (found.code, found.start, found.end) == (RemarkCode.EMPTY, 0, 0)


def test_a_very_short_text_has_one_remark() -> None:
    """Whoever has just begun is not scolded for all that still lacks."""
    assert [found.code for found in check_reply("Yth. Ibu, sudah kami cek.", facts())] == [RemarkCode.TOO_SHORT]
    assert remarks(GOOD, RemarkCode.TOO_SHORT) == []


@pytest.mark.parametrize(
    "mark",
    [
        "{tanggal}", "{}", "[nama petugas]", "[...]", "[…]", "(nama)", "(nama pelapor)", "(tanggal)",
        "(sebutkan lokasi)", "(isi)", "(hari/tanggal)", "<nama>", "____", ".......", "xx",
    ],
)  # fmt: skip
def test_what_is_not_filled_in_is_found(mark: str) -> None:
    """In all the ways in which offices leave a gap."""
    text = f"Perbaikan dilakukan pada {mark} oleh kami"
    assert places(text, RemarkCode.PLACEHOLDER) == [mark]
    assert remarks(text, RemarkCode.PLACEHOLDER)[0].severity is Severity.WARNING
    assert mark in remarks(text, RemarkCode.PLACEHOLDER)[0].sentence


@pytest.mark.parametrize(
    "text",
    [
        "Kantor kami (Kecamatan Tirta Muara) buka setiap hari kerja",
        "Tiga (3) hari kerja", "RT 03/RW 01 [1]", "Nama jalan (Melati) sudah benar", "RW XX dan RT XXI",
        "Sudah ... selesai", "Rapat (tanggal 3 November) selesai", "a < b dan c > d", "Pasal 5 ayat (2) huruf (a)",
        "(isinya lengkap)", "(alamatnya di berkas)", "lihat https://tirta.contoh.go.id/xx",
    ],
)  # fmt: skip
def test_ordinary_brackets_are_not_gaps(text: str) -> None:
    """Numbers, names and remarks in brackets are usual in official letters."""
    assert places(text, RemarkCode.PLACEHOLDER) == []


def test_too_long_for_lapor_points_at_what_is_over() -> None:
    """The remark begins where LAPOR! would cut."""
    text = GOOD + "Keterangan. " * 80
    (found,) = remarks(text, RemarkCode.TOO_LONG)
    assert (found.start, found.end, found.severity) == (1000, len(text), Severity.WARNING)
    assert "1.000" in found.sentence
    assert remarks(text, RemarkCode.TOO_LONG, limit=len(text)) == []


def test_evidence_is_asked_for_when_a_case_is_to_be_done() -> None:
    """Only where it is known that there is none."""
    assert remarks(GOOD, RemarkCode.NO_EVIDENCE, is_for_done=True, has_files=False)
    assert not remarks(GOOD, RemarkCode.NO_EVIDENCE, is_for_done=True, has_files=True)
    assert not remarks(GOOD, RemarkCode.NO_EVIDENCE, is_for_done=True)
    assert not remarks(GOOD, RemarkCode.NO_EVIDENCE, has_files=False)


_BARE = "Pada 19 November 2026 petugas memeriksa lokasi dan mengganti dua lampu yang padam di dermaga."


@pytest.mark.parametrize(
    ("code", "added"),
    [
        (RemarkCode.NO_GREETING, "Yth. Pelapor, {}"),
        (RemarkCode.NO_GREETING, "Selamat pagi. {}"),
        (RemarkCode.NO_GREETING, "Assalamualaikum wr. wb. {}"),
        (RemarkCode.NO_THANKS, "{} Terima kasih."),
        (RemarkCode.NO_THANKS, "{} Terimakasih."),
        (RemarkCode.NO_AGENCY, "{}\nKecamatan Tirta Muara"),
        (RemarkCode.NO_AGENCY, "{}\nCamat"),
        (RemarkCode.NO_AGENCY, "{}\nPDAM Tirta Laksana"),
    ],
)
def test_a_letter_lacks_its_parts_only_where_they_lack(code: RemarkCode, added: str) -> None:
    """They are but hints."""
    (found,) = remarks(_BARE, code)
    assert (found.severity, found.start, found.end) == (Severity.INFO, 0, 0)
    assert remarks(added.format(_BARE), code) == []


def test_only_letters_to_the_reporter_have_the_shape_of_letters() -> None:
    """A reason for giving a case back is read by the coordinator; a NIK in it is still a NIK."""
    text = "Bukan kewenangan kami karena jalan itu jalan provinsi, NIK 6304011205900001, mohon didisposisi ulang."
    assert [found.code for found in check_reply(text, facts(kind="kembalikan"))] == [RemarkCode.NIK]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("LAPORAN ANDA SEDANG KAMI PERIKSA di lokasi", ["LAPORAN ANDA SEDANG KAMI PERIKSA"]),
        ("Mohon JANGAN MEMBUANG SAMPAH SEMBARANGAN DISINI!", ["JANGAN MEMBUANG SAMPAH SEMBARANGAN DISINI"]),
        ("Rapat PUPR DLH PDAM BPBD RSUD dan DPMPTSP", []),
        ("DINAS PEKERJAAN UMUM DAN PENATAAN RUANG", []),
        ("KTP dan KK warga RT RW", []),
        ("PENTING: loket tutup", []),
    ],
)
def test_shouting_is_found(text: str, found: list[str]) -> None:
    """Abbreviations side by side and names of offices are not shouted."""
    assert places(text, RemarkCode.CAPITALS) == found


@pytest.mark.parametrize(
    ("text", "found", "better"),
    [
        ("Sudah kami follow up ke PLN", "follow up", "tindak lanjut"),
        ("Sudah di-follow-up", "di-follow-up", "tindak lanjut"),
        ("Masih on progress", "on progress", "sedang dikerjakan"),
        ("Hasil crosscheck lapangan", "crosscheck", "pemeriksaan ulang"),
        ("Sesuai tupoksi kami", "tupoksi", "tugas"),
        ("Bupati c.q. Camat", "c.q", "melalui"),
    ],
)
def test_words_that_reporters_stumble_over_are_found(text: str, found: str, better: str) -> None:
    """With a better word."""
    assert places(text, RemarkCode.FOREIGN) == [found]
    assert better in remarks(text, RemarkCode.FOREIGN)[0].sentence


def test_usual_loan_words_pass() -> None:
    """What everybody says is not mended."""
    assert places("Daftar online di website kami, lalu cetak PDF. Updateable, Deardo.", RemarkCode.FOREIGN) == []


@pytest.mark.parametrize("kind", ["respon-substantif", "respon-awal"])
def test_a_copied_text_is_found(kind: str) -> None:
    """Another date, other signs, other case: still the same; in a first word that weighs little."""
    copy = GOOD.replace("19 November", "20 November").replace("Terima kasih", "TERIMA KASIH")
    (same,) = remarks(copy, RemarkCode.SAME_AS_RECENT, recent=("Lain.", GOOD), kind=kind)
    assert "sama dengan" in same.sentence
    near = GOOD.replace("dua lampu", "tiga lampu")
    (nearly,) = remarks(near, RemarkCode.SAME_AS_RECENT, recent=(GOOD,), kind=kind)
    assert "hampir sama" in nearly.sentence
    weighs = Severity.INFO if kind == "respon-awal" else Severity.WARNING
    assert {same.severity, nearly.severity} == {weighs}


def test_two_replies_of_one_office_are_not_called_copies() -> None:
    """Greeting, thanks and closing may be the same everywhere."""
    other = """Yth. Bapak/Ibu Pelapor,

Terima kasih atas laporan mengenai sampah pasar yang menumpuk di RT 05.

Pada Jumat, 20 November 2026 dua truk mengangkut seluruh tumpukan; mulai minggu ini pengangkutan dilakukan tiap Senin.

Hormat kami,
Kecamatan Tirta Muara
"""
    assert remarks(GOOD, RemarkCode.SAME_AS_RECENT, recent=(other, "", "Terima kasih.")) == []


def test_remarks_come_heaviest_first_and_then_by_place() -> None:
    """So that the first one is what must be mended."""
    text = "Hubungi {nama} di 081234567890 atau NIK 6304011205900001, akan segera kami cek, sudah difollow up ya."
    found = check_reply(text, facts(kind="respon-awal"))
    weights = [list(reversed(Severity)).index(one.severity) for one in found]
    assert weights == sorted(weights)
    assert [one.code for one in found][:4] == [
        RemarkCode.PHONE, RemarkCode.NIK, RemarkCode.PLACEHOLDER, RemarkCode.UNDATED_PROMISE,
    ]  # fmt: skip


def test_only_giving_away_keeps_a_text_back_and_only_a_coordinator_lets_it_pass() -> None:
    """Each code that he has seen, and no other one."""
    private = check_reply("Hubungi 081234567890, NIK 6304011205900001.", facts())
    mild = check_reply("Akan segera kami cek {kapan}.", facts())
    assert may_send(mild, "liaison")
    assert not may_send(private, "liaison")
    assert not may_send(private, "liaison", ["nik", "phone"])
    assert not may_send(private, "coordinator")
    assert not may_send(private, "coordinator", ["nik"])
    assert may_send(private, "coordinator", ["nik", "phone"])
    assert may_send((), "trainer")


_PIECES = st.sampled_from(
    [
        "{", "}", "[", "]", "(nama", ")", "Yth. ", "akan segera", " 6304011205900001", "0812-3456-7890 ", "+62 ", "\n",
        ". ", "Rusmini", " Handilwati", "32 Februari 2026", "99/99/9999", "LAPORAN ANDA TERLAMBAT SEKALI", "follow up",
        "…", "İ", "ß", "Jl.", "telah ", "tindak lanjut", "\u0301", "\x00", "٣", "𝟘",
    ]
)  # fmt: skip


@given(
    st.lists(st.one_of(_PIECES, st.text(max_size=12)), max_size=30).map("".join),
    st.sampled_from(
        ["respon-awal", "respon-substantif", "catatan", "kendala", "minta-kelengkapan", "kembalikan", "lain"]
    ),
    st.text(max_size=20),
    st.booleans(),
    st.dates(),
)
@example("İ" * 40 + " {nama}", "respon-awal", "İ", True, date(2026, 1, 1))
def test_no_text_breaks_it_and_every_place_lies_inside(
    text: str, kind: str, reporter: str, anonymous: bool, today: date
) -> None:
    """Whatever is typed or pasted; the sentences have no gap of their own."""
    known = Facts(
        kind=kind, today=today, reporter=reporter, anonymous=anonymous, unit=reporter, recent=(text,), limit=20,
        has_files=False, is_for_done=True,
    )  # fmt: skip
    for found in check_reply(text, known):
        assert isinstance(found, Remark)
        assert 0 <= found.start <= found.end <= len(text)
        assert (found.start == found.end) is ((found.start, found.end) == (0, 0))
        assert found.sentence.endswith(".")


def test_the_longest_text_that_is_taken_is_checked_with_as_little_work_a_letter_as_a_short_one() -> None:
    """A hostile run of one sign is looked at once, not once for every letter."""
    for piece in ("9", "9 ", "A", "AB ", "{", "(", "a.", "akan ", "0812", "Jl. ", "\n", "sudah kami ", "_", "."):
        assert len(check_reply(piece * (20_000 // len(piece)), facts(reporter="A B"))) < 20_000
