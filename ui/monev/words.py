"""Figures in words: the same on the page, on paper and in what is said aloud."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from PySide6.QtCore import QCoreApplication

from sync.contract.evidence.attachment import RemarkCode
from sync.contract.monev.document import rounded
from sync.contract.monev.scope import NO_DAY, By, Scope, whole_months
from sync.contract.monev.tally import Tally
from sync.contract.status import Bucket
from ui.complaints.wanted import flag_name
from ui.language.translation import locale
from ui.language.wording import capital, month_of, number
from ui.ports.listing import Flag

NOTHING = "–"
"""Stands where there is nothing to divide by."""


def _tr(text: str, disambiguation: str = "", count: int = -1) -> str:
    return QCoreApplication.translate("Monev", text, disambiguation, count)


def decimal(value: Fraction | int | None, places: int = 1) -> str:
    """Return ``3,5``; a dash of nothing."""
    exact = rounded(value, places)
    return NOTHING if exact is None else locale().toString(exact, "f", places)


def percent(share: Fraction | None) -> str:
    """Return ``97,0 %``; a dash of nothing."""
    return NOTHING if share is None else _tr("{} %").format(decimal(share * 100))


def plain_day(day: date) -> str:
    """Return ``23 November 2026``."""
    return f"{day.day} {month_of(day)}"


def month_name(key: str) -> str:
    """Return ``November 2026`` for a key of a month."""
    return month_of(date.fromisoformat(f"{key}-01")) if key != NO_DAY else _tr("Tanpa tanggal")


def short_month(key: str) -> str:
    """Return ``11/26`` for a key of a month."""
    return f"{key[5:7]}/{key[2:4]}" if key != NO_DAY else NOTHING


def period_title(key: str, by: By) -> str:
    """Return ``5 November 2026``, ``November 2026``, ``Triwulan IV 2026``, ``Semester II 2026`` or ``2026``."""
    if key == NO_DAY:
        return _tr("Tanpa tanggal")
    match by:
        case By.DAY:
            return plain_day(date.fromisoformat(key))
        case By.QUARTER:
            return _tr("Triwulan {} {}").format(_ROMAN[int(key[6:]) - 1], key[:4])
        case By.SEMESTER:
            return _tr("Semester {} {}").format(_ROMAN[int(key[6:]) - 1], key[:4])
        case By.YEAR:
            return key
    return month_name(key)


def short_period(key: str, by: By) -> str:
    """Return the same for an axis: ``5/11``, ``11/26``, ``IV/26``, ``II/26`` or ``2026``."""
    match by:
        case By.DAY:
            return f"{int(key[8:])}/{int(key[5:7])}"
        case By.QUARTER | By.SEMESTER:
            return f"{_ROMAN[int(key[6:]) - 1]}/{key[2:4]}"
        case By.YEAR:
            return key
    return short_month(key)


_ROMAN = ("I", "II", "III", "IV")


def remark_name(code: str) -> str:
    """Return what *Bukti Utuh* noticed, in a few words; a code of a newer program as it is."""
    names = {
        RemarkCode.SAME_FILE: _tr("Berkas yang sama ada pada laporan lain"),
        RemarkCode.LOOKS_USED: _tr("Tampak sama dengan gambar pada laporan lain"),
        RemarkCode.REPORTERS_OWN: _tr("Tampak sama dengan foto dari pelapor"),
        RemarkCode.BEFORE_COMPLAINT: _tr("Diambil sebelum laporan dibuat"),
        RemarkCode.LONG_AGO: _tr("Sudah lama diambil"),
        RemarkCode.FAR_AWAY: _tr("Diambil jauh dari tempat yang dilaporkan"),
        RemarkCode.NO_CAMERA: _tr("Tidak membawa data kamera"),
        RemarkCode.EDITED: _tr("Disimpan dengan program penyunting"),
        RemarkCode.GENERATED: _tr("Bertanda kecerdasan buatan"),
        RemarkCode.SCREENSHOT: _tr("Tampak seperti tangkapan layar"),
    }
    return next((name for known, name in names.items() if known == code), code)


def period_words(scope: Scope) -> str:
    """Return a period in words: ``November 2026``, ``tahun 2026``, or its first and last day."""
    first, last = scope.first, scope.last
    if first is None and last is None:
        return _tr("sepanjang waktu")
    if first is None or last is None:
        known = first or last
        words = _tr("sejak {}") if last is None else _tr("sampai dengan {}")
        return words.format(plain_day(known)) if known else ""
    months = whole_months(first, last)
    if months == 1:
        return month_of(first)
    if months == _YEAR and first.month == 1:
        return _tr("tahun {}").format(first.year)
    if first == last:
        return plain_day(first)
    return _tr("{} s.d. {}").format(plain_day(first), plain_day(last))


_YEAR = 12


def narrowing_words(scope: Scope) -> str:
    """Return what is left out besides period and unit: ``hanya kategori Jalan rusak, anonim``; empty for nothing."""
    words = [
        name.format(value or _tr("(tanpa keterangan)"))
        for name, value in (
            (_tr("kategori {}"), scope.category),
            (_tr("kanal {}"), scope.channel),
            (_tr("klasifikasi {}"), scope.classification),
        )
        if value is not None
    ]
    words += [flag_name(Flag(mark.value)).lower() for mark in scope.flags]
    return _tr("hanya {}").format(", ".join(words)) if words else ""


def short_buckets() -> list[str]:
    """Return the buckets of :data:`sync.contract.monev.tally.COUNTED` in words that fit a narrow column."""
    return [_tr("Belum verif."), _tr("Belum TL"), _tr("Proses"), _tr("Tertunda"), _tr("Selesai"), _tr("Arsip")]


def versus(difference: str, scope: Scope) -> str:
    """Say what a change is measured against; empty without one."""
    if not difference or scope.first is None or scope.last is None:
        return ""
    months = whole_months(scope.first, scope.last)
    days = (scope.last - scope.first).days + 1
    if difference == _same():
        if months:
            return _tr("Sama seperti {} bulan sebelumnya.", "", months).format(number(months))
        return _tr("Sama seperti {} hari sebelumnya.", "", days).format(number(days))
    if months:
        return _tr("{} terhadap {} bulan sebelumnya.", "", months).format(capital(difference), number(months))
    return _tr("{} terhadap {} hari sebelumnya.", "", days).format(capital(difference), number(days))


def _same() -> str:
    return _tr("tetap")


def compared(
    total: Tally,
    before: Tally | None,
    scope: Scope,
    figure: Callable[[Tally], Fraction | int | None],
    *,
    is_share: bool = False,
) -> str:
    """Say how a figure has changed against the period before, or that nothing is known of it then.

    A change from nothing is not told as growth. Empty where the period is open, or the figure itself is not known.
    """
    now = figure(total)
    if before is None or now is None:
        return ""
    then = figure(before) if before.all else None
    if then is None:
        return _tr("Tidak ada data pembanding sebelumnya.")
    return versus(change(now, then, is_share=is_share), scope)


def change(now: Fraction | int | None, before: Fraction | int | None, *, is_share: bool = False) -> str:
    """Return how a figure has changed against the period before; empty where there is nothing to compare with."""
    if now is None or before is None:
        return ""
    difference = Fraction(now) - Fraction(before)
    if not rounded(difference * 100 if is_share else difference, 1):
        return _same()
    sign = "+" if difference > 0 else "−"
    amount = abs(difference)
    if is_share:
        return _tr("{} poin").format(f"{sign}{decimal(amount * 100)}")
    return f"{sign}{number(int(amount)) if amount.denominator == 1 else decimal(amount)}"


def followed_parts(total: Tally) -> str:
    """Return what the figure *Sudah ditindaklanjuti* holds: it is not yet done where it is in process."""
    return _tr("{done} selesai, {process} masih dalam proses").format(
        done=number(total.buckets[Bucket.DONE]), process=number(total.buckets[Bucket.IN_PROCESS])
    )


def summary(total: Tally, period: str, place: str) -> list[str]:
    """Return the figures of a period in sentences."""
    count = total.buckets
    if not total.all:
        return [_tr("Tidak ada laporan yang masuk pada {}.").format(period)]
    words = _tr("Pada {period}, {place} menerima {total} laporan; {followed} sudah ditindaklanjuti ({share}): {parts}.")
    said = [
        words.format(
            period=period,
            place=place or _tr("kantor ini"),
            total=number(total.total),
            followed=number(count[Bucket.IN_PROCESS] + count[Bucket.DONE]),
            share=percent(total.answered_share),
            parts=followed_parts(total),
        ),
        _tr("Belum ditindaklanjuti {open}, belum terverifikasi {new}.").format(
            open=number(count[Bucket.UNANSWERED]), new=number(count[Bucket.UNVERIFIED])
        ),
    ]
    if count[Bucket.POSTPONED] or count[Bucket.ARCHIVED]:
        said.append(
            _tr("Tertunda {} dan diarsipkan {}.").format(
                number(count[Bucket.POSTPONED]), number(count[Bucket.ARCHIVED])
            )
        )
    if total.returned:
        said.append(
            _tr("Dikembalikan karena bukan kewenangan, di luar jumlah itu: {} laporan.").format(number(total.returned))
        )
    if total.complaints != total.total:
        said.append(
            _tr("Sebagian berada pada beberapa unit; laporan yang berbeda berjumlah {}.").format(
                number(total.complaints)
            )
        )
    if total.reply.count:
        words = _tr("Balasan pertama rata-rata setelah {mean} hari kerja ({count} laporan); {share} dalam tenggat.")
        said.append(
            words.format(
                mean=decimal(total.reply.mean),
                count=number(total.reply.count),
                share=percent(total.reply.in_time_share),
            )
        )
    if total.completion.count:
        words = _tr("Tuntas rata-rata setelah {mean} hari kerja ({count} laporan); {share} dalam tenggat.")
        said.append(
            words.format(
                mean=decimal(total.completion.mean),
                count=number(total.completion.count),
                share=percent(total.completion.in_time_share),
            )
        )
    if total.overdue or total.needs_reply:
        said.append(
            _tr("Saat ini {late} laporan melewati tenggat dan {waiting} pelapor menunggu jawaban.").format(
                late=number(total.overdue), waiting=number(total.needs_reply)
            )
        )
    return said
