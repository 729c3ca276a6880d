"""The one sentence above saving: why something did not go, the heavier before the lighter."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel

from sync.contract.errors import DiskFull, TindakError
from ui.help.faults import told, with_code


def _tr(text: str) -> str:
    return QCoreApplication.translate("FollowUpForm", text)


class Trouble:
    """Knows which sentence stands there, and which may take its place."""

    def __init__(self, place: QLabel) -> None:
        """Say nothing yet."""
        self._place = place
        self._kept_back = ""
        """Why a remark keeps the text back, where one does."""
        self._said_back = ""
        """How that was said last."""
        self._unqueued: TindakError | None = None
        """Why the text as it stands was not queued, where that was tried."""
        self.is_unstored = False
        """Whether storing has failed; the sentence about it stays until it has succeeded."""

    def say(self, sentence: str) -> None:
        """Say what was asked for just now."""
        self._unqueued = None
        self._show(sentence)

    def say_unstored(self, sentence: str) -> None:
        """Say why the text could not be stored."""
        self.is_unstored = True
        self._show(sentence)

    def say_unqueued(self, fault: TindakError, *, is_stored: bool) -> None:
        """Say why the text was not queued, and that its draft is stored all the same, where all of it is."""
        self._unqueued = fault
        self._show(_unqueued_words(fault) if is_stored else told(fault))

    def note_stored(self, *, is_whole: bool) -> None:
        """Take away that the text is not stored; that it was not queued stays said.

        :param is_whole: whether all that goes along is stored too.
        """
        self.is_unstored = False
        if self._unqueued is not None:
            self.say_unqueued(self._unqueued, is_stored=is_whole)
        else:
            self._place.hide()

    def keep_back(self, reason: str) -> None:
        """Say once why a remark keeps the text back, but never in place of why it is not stored; empty: none does."""
        if reason and not self.is_unstored and (reason != self._kept_back or self._place.isHidden()):
            self._said_back = reason
            self.say(reason)
        elif not reason and self._place.text() == self._said_back:  # any other sentence there is not ours to take
            self._place.hide()
        self._kept_back = reason

    def go_on(self) -> None:
        """Take away what was about the text as it stood before it was typed on."""
        self._unqueued = None
        if not self._kept_back and not self.is_unstored:
            self._place.hide()

    def end(self) -> None:
        """Take all away: this is another text."""
        self._unqueued = None
        self.is_unstored = False
        self._place.hide()

    def _show(self, sentence: str) -> None:
        self._place.setText(sentence)
        self._place.show()


def _unqueued_words(fault: TindakError) -> str:
    """Return why a text was not queued whose draft is stored.

    The sentence of a full disk itself says that the last change is not stored, which is true of the queue alone.
    """
    if not isinstance(fault, DiskFull):
        return f"{told(fault)}\n{_tr('Drafnya tersimpan, hanya belum masuk antrean.')}"
    if fault.may_be_damaged:
        words = _tr(
            "Belum masuk antrean karena diska penuh atau rusak, tetapi drafnya tersimpan utuh: kosongkan ruang, lalu "
            "tekan tombol yang sama lagi. Bila tetap begini, periksa diskanya."
        )
    else:
        words = _tr(
            "Belum masuk antrean karena diska penuh, tetapi drafnya tersimpan utuh: kosongkan ruang, lalu tekan tombol "
            "yang sama lagi."
        )
    return with_code(words, fault.code)
