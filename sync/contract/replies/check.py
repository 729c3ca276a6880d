"""The check of a text before it is sent. Source: the field's reply style (docs/glossary.md, "Templates and the check").

Few remarks, each explained. Only what would give a person away keeps a text back: a NIK, a telephone number, or the
reporter's name in an anonymous or confidential case.
"""

from collections.abc import Iterator
from typing import Final

from sync.contract.replies.letter import foreign, has_greeting, has_office, has_thanks, shouted
from sync.contract.replies.likeness import same_as
from sync.contract.replies.names import find_name
from sync.contract.replies.numbers import find_emails, find_niks, find_phones
from sync.contract.replies.placeholders import placeholders
from sync.contract.replies.promises import undated_promises, usual_words
from sync.contract.replies.remarks import INTERNAL_KINDS, REPORTER_KINDS, Facts, Remark, RemarkCode, Severity

_LEAST_LETTERS: Final = 60
_LEAST_WORDS: Final = 8
_ORDER: Final = (Severity.BLOCKING, Severity.WARNING, Severity.INFO)
_WHOLE: Final = (0, 0)


def check_reply(text: str, facts: Facts) -> tuple[Remark, ...]:
    """Return what to look at in a text before it is sent: the heaviest first, then by place.

    Never raises, whatever the text; every place lies inside it.
    """
    return tuple(sorted(_remarks(text, facts), key=lambda remark: (_ORDER.index(remark.severity), remark.start)))


def _remarks(text: str, facts: Facts) -> Iterator[Remark]:
    if facts.kind in INTERNAL_KINDS:
        yield from _internal(text)
        return
    if not text.strip():
        yield _remark(RemarkCode.EMPTY, Severity.WARNING, _WHOLE)
        return
    yield from _giving_away(text, facts)
    yield from _at_places(text, facts)
    yield from _of_the_whole(text, facts)


def _internal(text: str) -> Iterator[Remark]:
    for place in find_niks(text):
        yield _remark(RemarkCode.NIK, Severity.WARNING, place)


def _giving_away(text: str, facts: Facts) -> Iterator[Remark]:
    for place in find_niks(text):
        yield _remark(RemarkCode.NIK, Severity.BLOCKING, place)
    for place in find_phones(text, facts.tracking_id):
        yield _remark(RemarkCode.PHONE, Severity.BLOCKING, place)
    for place in find_emails(text):
        yield _remark(RemarkCode.EMAIL, Severity.WARNING, place)
    if facts.anonymous or facts.confidential:
        how = "anonim" if facts.anonymous else "rahasia"
        for place in find_name(text, facts.reporter, (facts.unit, facts.agency)):
            yield _remark(RemarkCode.REPORTER_NAME, Severity.BLOCKING, place, how=how)


def _at_places(text: str, facts: Facts) -> Iterator[Remark]:
    for start, end in placeholders(text):
        yield _remark(RemarkCode.PLACEHOLDER, Severity.WARNING, (start, end), found=text[start:end])
    if len(text) > facts.limit:
        yield _remark(
            RemarkCode.TOO_LONG,
            Severity.WARNING,
            (facts.limit, len(text)),
            count=_number(len(text)),
            limit=_number(facts.limit),
        )
    if facts.kind not in REPORTER_KINDS:
        return
    for place in undated_promises(text, facts.today):
        yield _remark(RemarkCode.UNDATED_PROMISE, Severity.WARNING, place)
    for place in shouted(text):
        yield _remark(RemarkCode.CAPITALS, Severity.INFO, place)
    for start, end, better in foreign(text):
        yield _remark(RemarkCode.FOREIGN, Severity.INFO, (start, end), found=text[start:end], better=better)


def _of_the_whole(text: str, facts: Facts) -> Iterator[Remark]:
    if facts.is_for_done and facts.has_files is False:
        yield _remark(RemarkCode.NO_EVIDENCE, Severity.WARNING, _WHOLE)
    if len(text.strip()) < _LEAST_LETTERS or len(text.split()) < _LEAST_WORDS:
        yield _remark(RemarkCode.TOO_SHORT, Severity.WARNING, _WHOLE)
        return  # a text that has hardly begun lacks all the rest as well; one remark is enough
    if facts.kind not in REPORTER_KINDS:
        return
    yield from _likeness(text, facts)
    if facts.kind == "respon-substantif" and (place := usual_words(text, facts.today)):
        yield _remark(RemarkCode.NO_ACT, Severity.WARNING, place)
    if not has_greeting(text):
        greeting = "Yth. Pelapor" if facts.anonymous else "Yth. Bapak/Ibu …"
        yield _remark(RemarkCode.NO_GREETING, Severity.INFO, _WHOLE, greeting=greeting)
    if not has_thanks(text):
        yield _remark(RemarkCode.NO_THANKS, Severity.INFO, _WHOLE)
    if not has_office(text, (facts.unit, facts.agency)):
        yield _remark(RemarkCode.NO_AGENCY, Severity.INFO, _WHOLE, unit=facts.unit or "nama instansi Anda")


def _likeness(text: str, facts: Facts) -> Iterator[Remark]:
    if likeness := same_as(text, facts.recent):
        # A first word that says what happens next may well be the same for everybody.
        severity = Severity.INFO if facts.kind == "respon-awal" else Severity.WARNING
        how = "sama dengan" if likeness == 1 else "hampir sama dengan"
        yield _remark(RemarkCode.SAME_AS_RECENT, severity, _WHOLE, how=how)


def _remark(code: RemarkCode, severity: Severity, place: tuple[int, int], **words: str) -> Remark:
    return Remark(code, severity, *place, _SENTENCES[code].format_map(words))


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".")


_SENTENCES: Final = {
    RemarkCode.EMPTY: "Teksnya masih kosong, jadi pelapor tidak menerima jawaban apa pun. Tulis jawabannya dahulu.",
    RemarkCode.TOO_SHORT: (
        "Jawaban ini sangat singkat, sehingga pelapor sulit tahu apa yang terjadi. Tulis apa yang dilakukan, oleh unit "
        "mana, dan kapan."
    ),
    RemarkCode.TOO_LONG: (
        "Jawaban ini {count} karakter; LAPOR! biasanya menerima paling banyak {limit}, sisanya dapat terpotong. "
        "Ringkaslah mulai dari bagian yang ditandai."
    ),
    RemarkCode.PLACEHOLDER: "“{found}” belum diisi dan akan terbaca pelapor apa adanya. Isi, atau hapus bagian itu.",
    RemarkCode.NIK: (
        "Ini tampak seperti NIK (16 angka). NIK adalah data pribadi dan tidak boleh keluar dari kantor. Hapus "
        "angkanya; cukup tulis “identitas sudah kami terima”."
    ),
    RemarkCode.PHONE: (
        "Ini tampak seperti nomor telepon. Jawaban dapat dibaca publik, jadi nomor pribadi mudah disalahgunakan. Hapus "
        "nomornya, atau tulis “melalui loket kantor kami”."
    ),
    RemarkCode.EMAIL: (
        "Ini alamat surel. Bila milik pelapor atau petugas, ia ikut terbaca publik. Hapus bila bukan alamat resmi "
        "kantor."
    ),
    RemarkCode.REPORTER_NAME: (
        "Ini nama pelapor, padahal laporannya {how}, sehingga identitasnya terbuka. Hapus namanya; sapa dengan “Yth. "
        "Pelapor” saja."
    ),
    RemarkCode.UNDATED_PROMISE: (
        "Janji tanpa hari. Pelapor tidak tahu kapan menagihnya, dan laporan mudah ditanggapi lagi. Sebut tanggalnya, "
        "atau kapan kabar berikutnya datang."
    ),
    RemarkCode.NO_ACT: (
        "Jawaban ini terbaca normatif: belum menyebut apa yang sudah dilakukan, oleh siapa, dan kapan. Tambahkan satu "
        "kalimat, misalnya “Pada Senin, 3 Mei 2027 tim kami memeriksa lokasi dan …”."
    ),
    RemarkCode.SAME_AS_RECENT: (
        "Teks ini {how} jawaban lain dari komputer ini. Jawaban salinan terasa tidak membaca laporannya. Sebutkan hal "
        "yang khusus dari laporan ini."
    ),
    RemarkCode.NO_EVIDENCE: (
        "Usulan selesai ini belum disertai bukti, sehingga koordinator sulit menutupnya. Lampirkan foto atau dokumen "
        "hasil pekerjaan."
    ),
    RemarkCode.NO_GREETING: "Belum ada sapaan di awal. Mulailah dengan “{greeting}”, agar jawaban terasa ditujukan.",
    RemarkCode.NO_THANKS: (
        "Belum ada ucapan terima kasih. Satu kalimat terima kasih atas laporannya membuat jawaban lebih ramah."
    ),
    RemarkCode.NO_AGENCY: (
        "Bagian akhir belum menyebut kantor yang menjawab, sehingga pelapor tidak tahu siapa yang bertanggung jawab. "
        "Tutup dengan {unit}."
    ),
    RemarkCode.CAPITALS: (
        "Kalimat berhuruf besar semua terbaca seperti membentak. Tulis dengan huruf biasa; huruf besar cukup di awal "
        "kalimat dan nama."
    ),
    RemarkCode.FOREIGN: ("“{found}” belum tentu dipahami pelapor. Pakai kata yang lebih lazim, misalnya “{better}”."),
}
