"""The line below the list: how many complaints were found and where, and what can be done with them together."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.complaints.wanted import ALL, OPEN, bucket_name
from ui.language.wording import number
from ui.parts.labels import button, label
from ui.ports.listing import ListColumn, ListLook, Wanted
from ui.theme.tokens import GAP


class ListFoot(QWidget):
    """Says what came of a question."""

    act_wanted = Signal()
    """Something shall be done with the marked rows."""
    recap_wanted = Signal()
    """The recap of a month shall be made."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self._is_recap_offered, self._marked = True, 0
        self._said = label("", "small", wrap=True)
        self._several = button("", self.act_wanted.emit, "link")
        self._several.hide()
        self._recap = button(self.tr("&Rekap bulanan …"), self.recap_wanted.emit, "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GAP)
        row.addWidget(self._said, 1)
        row.addWidget(self._several)
        row.addWidget(self._recap)

    @property
    def said(self) -> str:
        """What stands there."""
        return self._said.text()

    def say(self, text: str) -> None:
        """Say this instead of a count."""
        self._said.setText(text)

    def say_counting(self) -> None:
        """Say that the rows stand there, and their number comes."""
        self._said.setText(self.tr("Menghitung …"))

    def say_count(self, count: int, wanted: Wanted, look: ListLook, bucket: str, *, is_narrowed: bool) -> None:
        """Say how many were found; nothing where none were, which the list itself says.

        :param bucket: the chosen view, by its name.
        :param is_narrowed: whether chips stand above the list.
        """
        words = {"count": number(count), "text": wanted.text, "bucket": bucket}
        if wanted.text:
            where = self._where(wanted, is_narrowed=is_narrowed)
            found = self.tr("{count} laporan memuat “{text}” · {where}").format(**words, where=where)
        else:
            found = self.tr("{count} laporan · {bucket}").format(**words)
            if look.sort is ListColumn.TURN and not look.descending:
                found = self.tr("{} · urut seperti Hari ini").format(found)
        self._said.setText(found if count else "")

    def show_marked(self, count: int) -> None:
        """Offer what can be done with several rows, where several are marked."""
        self._several.setText(self.tr("&Tindakan untuk {count} laporan …", "", count).format(count=number(count)))
        self._several.setVisible(count > 1)
        self._marked = count
        self._show_recap()

    def offer_recap(self, *, is_offered: bool) -> None:
        """Offer the recap of a month, where there is anything that could stand in it."""
        self._is_recap_offered = is_offered
        self._show_recap()

    def _show_recap(self) -> None:
        self._recap.setVisible(self._is_recap_offered and self._marked <= 1)

    def _where(self, wanted: Wanted, *, is_narrowed: bool) -> str:
        if is_narrowed:
            return self.tr("dicari di antara yang disaring")
        if wanted.bucket == OPEN:
            return self.tr("dicari di laporan terbuka")
        if wanted.bucket not in ("", ALL):
            return self.tr("dicari dalam {bucket}").format(bucket=bucket_name(wanted.bucket))
        return self.tr("dicari di semua laporan")
