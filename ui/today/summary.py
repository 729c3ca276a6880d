"""What is said above the rows of *Hari ini*: how much there is, or why there is nothing."""

from PySide6.QtCore import QCoreApplication

from ui.language.wording import capital, number, spelled


def _tr(text: str, disambiguation: str = "", count: int = -1) -> str:
    return QCoreApplication.translate("TodayRoom", text, disambiguation, count)


def summary(mine: int, watched: int, open_cases: int, *, is_filled: bool, is_running: bool) -> str:
    """Return how many things wait, and for whom.

    :param is_filled: whether this desk has ever exchanged.
    :param is_running: whether it exchanges now.
    """
    also = _tr(" {} lagi dipantau pada unit.").format(capital(spelled(watched))) if watched else ""
    if mine:
        words = _tr(
            "{} hal menunggu Anda. Pelapor yang menunggu didahulukan. "
            "Mulai dari yang teratas dengan Enter, atau tekan nomornya."
        )
        return words.format(capital(spelled(mine))) + also
    if watched:
        words = _tr("Tidak ada yang menunggu Anda sendiri. {} hal dipantau pada unit.")
        return words.format(capital(spelled(watched)))
    if open_cases:
        words = _tr("Tidak ada yang mendesak. {} laporan terbuka ada di Laporan.", "", open_cases)
        return words.format(number(open_cases))
    if not is_filled and is_running:
        return _tr("Laporan pertama segera muncul di sini.")
    if not is_filled:
        return _tr("Laporan unit Anda belum diambil. Semuanya muncul di sini setelah sinkronisasi pertama.")
    return _tr("Tidak ada laporan terbuka. Laporan baru muncul di sini setelah sinkronisasi dengan server (F5).")


def of_bridge(waiting: int) -> str:
    """Return what is to be done about replies that a bridge which stands still keeps at the centre."""
    words = _tr(
        "{} balasan menunggu di server: penerusan ke LAPOR! sedang terhenti. Beri tahu admin koordinator.",
        "",
        waiting,
    )
    return words.format(capital(spelled(waiting)))
