"""Raw phrases and buckets, as the field has them."""

import pytest

from sync.contract.status import Bucket, bucket_of, effective_status, needs_reply


@pytest.mark.parametrize(
    ("phrase", "bucket"),
    [
        ("Belum Terverifikasi", Bucket.UNVERIFIED),
        ("Terverifikasi", Bucket.UNANSWERED),
        ("Terdisposisi ke Dinas Perhubungan", Bucket.UNANSWERED),
        ("Ditindaklanjuti oleh Instansi", Bucket.IN_PROCESS),
        ("Ditanggapi oleh Pelapor", Bucket.IN_PROCESS),
        ("Ditutup oleh Admin", Bucket.DONE),
        ("ditutup  oleh SISTEM", Bucket.DONE),
        ("Ditutup oleh Pelapor", Bucket.DONE),
        ("Tertunda", Bucket.POSTPONED),
        ("Menunggu Kelengkapan Informasi", Bucket.POSTPONED),
        ("Diarsipkan oleh Sistem", Bucket.ARCHIVED),
        ("Konten Terblokir", Bucket.ARCHIVED),
        ("Dikembalikan (bukan kewenangan)", Bucket.RETURNED),
        ("Sebuah frasa baru", Bucket.IN_PROCESS),
        ("", Bucket.IN_PROCESS),
    ],
)
def test_a_phrase_lies_in_its_bucket(phrase: str, bucket: Bucket) -> None:
    """The table of the field; an unknown phrase is in process."""
    assert bucket_of(phrase) is bucket


def test_only_a_reporter_who_answered_needs_a_reply() -> None:
    """The closing timer stands still for him."""
    assert needs_reply("Ditanggapi oleh Pelapor")
    assert not needs_reply("Ditutup oleh Pelapor")


@pytest.mark.parametrize(
    ("lapor", "since", "said", "at", "true_now"),
    [
        ("Terverifikasi", 10, "", 0, "Terverifikasi"),
        ("Terverifikasi", 10, "Ditindaklanjuti oleh Instansi", 5, "Ditindaklanjuti oleh Instansi"),
        ("Belum Terverifikasi", 10, "Ditindaklanjuti oleh Instansi", 20, "Ditindaklanjuti oleh Instansi"),
        ("Belum Terverifikasi", 10, "Terdisposisi ke Dinas Air", 5, "Terdisposisi ke Dinas Air"),
        ("Terverifikasi", 10, "Ditanggapi oleh Pelapor", 20, "Ditanggapi oleh Pelapor"),
        ("Ditanggapi oleh Pelapor", 10, "Ditindaklanjuti oleh Instansi", 20, "Ditindaklanjuti oleh Instansi"),
        ("Ditanggapi oleh Pelapor", 30, "Ditindaklanjuti oleh Instansi", 20, "Ditanggapi oleh Pelapor"),
        ("Ditindaklanjuti oleh Instansi", 10, "Ditanggapi oleh Pelapor", 20, "Ditanggapi oleh Pelapor"),
        ("Ditindaklanjuti oleh Instansi", 10, "Ditutup oleh Admin", 20, "Ditutup oleh Admin"),
        ("Ditutup oleh Sistem", 10, "Ditindaklanjuti oleh Instansi", 20, "Ditutup oleh Sistem"),
        ("Tertunda", 10, "Ditindaklanjuti oleh Instansi", 20, "Ditindaklanjuti oleh Instansi"),
        ("Tertunda", 30, "Ditindaklanjuti oleh Instansi", 20, "Tertunda"),
        ("Diarsipkan oleh Admin", 10, "Ditanggapi oleh Pelapor", 20, "Diarsipkan oleh Admin"),
    ],
)
def test_the_later_word_is_true(lapor: str, since: int, said: str, at: int, true_now: str) -> None:
    """What LAPOR! said and what was done here since, weighed."""
    assert effective_status(lapor, since, said, at) == true_now
