"""The first window: sign in once at the centre, later unlock with the password alone, without any network."""

from collections.abc import Callable
from threading import Event
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from sync.contract.errors import TindakError
from ui.doorway.password_field import PasswordField
from ui.help.faults import told
from ui.lanes.background import Background
from ui.language.translation import NAMES, Language, spoken
from ui.parts.labels import at_edge, button, card, label, restyle
from ui.parts.reading import BAR, ReadingArea
from ui.ports.desk import Doorway, Opened
from ui.theme.fonts import scaled
from ui.theme.tokens import GAP

_LID: Final = 40
"""What the frame of a window takes above it, px."""


class Entrance(QWidget):
    """Opens the vault, and hands it over."""

    opened = Signal(object)
    """The :class:`ui.ports.desk.Opened`."""
    gone = Signal()
    """The window was closed without opening anything."""
    language_wanted = Signal(object)
    """The :class:`ui.language.translation.Language` that somebody chose here."""

    def __init__(self, doorway: Doorway, background: Background, *, is_first: bool) -> None:
        """Ask for what this profile needs: everything the first time, the password later."""
        super().__init__()
        self.setObjectName("room")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self.tr("Tindak"))
        self._doorway = doorway
        self._background = background
        self._is_left = Event()
        self._is_first = is_first
        self._server, self._username = QLineEdit(), QLineEdit()
        self._server.setPlaceholderText(self.tr("https://server.contoh.go.id"))
        self._server.setAccessibleName(self.tr("Alamat server"))
        self._username.setAccessibleName(self.tr("Nama pengguna"))
        self._password = PasswordField(self.tr("Kata sandi"))
        self._problem = label("", "problem", wrap=True)
        self._problem.setAccessibleName(self.tr("Masalah"))
        self._problem.hide()
        self._explained, self._promised = label("", "muted", wrap=True), label("", "small", wrap=True)
        self._first_only: list[QWidget] = []
        self._act = button("", self.enter, "main")
        self._other = at_edge(button("", self._change_way, "quiet"), "right")
        self._language = next(one for one in Language if one is not spoken())
        self._speak = button(f"&{NAMES[self._language]}", self._want_language, "link")
        self._speak.setAccessibleDescription(self.tr("Bahasa tampilan ini"))
        self._lay_out()
        for line in (self._server, self._username):
            line.returnPressed.connect(self.enter)
        self._password.entered.connect(self.enter)
        self._show_way()
        self.resize(QSize(scaled(960), scaled(600)).boundedTo(self.screen().availableSize() - QSize(0, _LID)))

    def enter(self) -> None:
        """Try to open with what was typed; what was typed stays if that fails."""
        if not self._act.isEnabled():
            return
        missing = self._missing()
        self._mark(missing)
        if missing:
            self._say(self._what_is_missing(missing))
            return
        self._say(self._what_happens_now())
        restyle(self._problem, "part", "muted")
        self._act.setEnabled(False)
        self._background.network.run(self, self._opening(), on_success=self._has_opened, on_failure=self._tell)

    def closeEvent(self, event: QCloseEvent, /) -> None:  # noqa: N802 - Qt's name
        """Leave; a sign-in that is still on its way locks the vault again when it ends."""
        self._is_left.set()
        event.accept()
        self.gone.emit()

    def take_over(self, former: "Entrance") -> None:
        """Take what was typed in a window before, and its place on the screen."""
        self._is_first = former._is_first  # noqa: SLF001 - of the same class
        self._server.setText(former._server.text())  # noqa: SLF001 - as above
        self._username.setText(former._username.text())  # noqa: SLF001 - as above
        self.setGeometry(former.geometry())
        self._show_way()
        self._speak.setFocus()

    def _want_language(self) -> None:
        if self._act.isEnabled():  # not while the vault is being opened
            self.language_wanted.emit(self._language)

    def _opening(self) -> Callable[[], Opened | None]:
        server, username = self._server.text().strip(), self._username.text().strip()
        password, is_left, is_first = self._password.text(), self._is_left, self._is_first

        def open_vault() -> Opened | None:
            opened = self._doorway.sign_in(server, username, password) if is_first else self._doorway.unlock(password)
            if is_left.is_set():
                opened.close()
                return None
            return opened

        return open_vault

    def _has_opened(self, opened: Opened | None) -> None:
        if opened is None:
            return
        if self._is_left.is_set():
            self._background.database.run(self, opened.close, on_success=lambda _: None, on_failure=lambda _: None)
            return
        self._password.clear()
        self.opened.emit(opened)

    def _tell(self, fault: TindakError) -> None:
        self._act.setEnabled(True)
        self._say(told(fault))
        self._password.setFocus()
        self._password.select_all()

    def _say(self, sentence: str) -> None:
        restyle(self._problem, "part", "problem")
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def _missing(self) -> list[QWidget]:
        """Return all fields that are still empty, from above."""
        asked = (self._server, self._username) if self._is_first else ()
        empty: list[QWidget] = [line for line in asked if not line.text().strip()]
        return empty if self._password.text() else [*empty, self._password]

    def _what_is_missing(self, missing: list[QWidget]) -> str:
        names = {
            self._server: self.tr("alamat server"),
            self._username: self.tr("nama pengguna"),
            self._password: self.tr("kata sandi"),
        }
        *former, last = (names[field] for field in missing)
        told = self.tr("{} dan {}").format(", ".join(former), last) if former else last
        return self.tr("Isi dahulu {}.").format(told)

    def _mark(self, missing: list[QWidget]) -> None:
        for line in (self._server, self._username):
            restyle(line, "wrong", "true" if line in missing else "false")
        self._password.mark(is_wrong=self._password in missing)
        if missing:
            missing[0].setFocus()

    def _what_happens_now(self) -> str:
        if self._is_first:
            return self.tr("Menghubungi server dan menyiapkan tempat data terkunci di komputer ini …")
        return self.tr("Membuka data terkunci di komputer ini; biasanya satu atau dua detik …")

    def _lay_out(self) -> None:
        made = card()
        made.setFixedWidth(scaled(432))
        column = QVBoxLayout(made)
        column.setContentsMargins(32, 28, 32, 28)
        column.setSpacing(6)
        column.addWidget(label(self.tr("Tindak"), "heading"))
        column.addWidget(self._explained)
        column.addSpacing(GAP)
        for name, field in ((self.tr("Alamat &server"), self._server), (self.tr("&Nama pengguna"), self._username)):
            self._first_only += [self._ask_for(column, name, field), field]
        self._ask_for(column, self.tr("&Kata sandi"), self._password)
        column.addWidget(self._problem)
        column.addSpacing(GAP)
        row = QHBoxLayout()
        row.addWidget(self._act)
        row.addStretch(1)
        row.addWidget(self._other)
        column.addLayout(row)
        column.addSpacing(GAP)
        column.addWidget(self._promised)
        column.addWidget(self._speak)
        page = ReadingArea(self.tr("Masuk"))
        outer = page.column
        outer.setContentsMargins(BAR, 2 * GAP, 0, 2 * GAP)
        outer.addStretch(1)
        centre = QHBoxLayout()
        centre.addStretch(1)
        centre.addWidget(made)
        centre.addStretch(1)
        outer.addLayout(centre)
        outer.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)

    def _ask_for(self, column: QVBoxLayout, name: str, field: QWidget) -> QWidget:
        words = label(name, "strong")
        words.setBuddy(field)
        column.addWidget(words)
        column.addWidget(field)
        return words

    def _change_way(self) -> None:
        """Sign in at the centre though a vault is here, or unlock it after all: a first sign-in may have broken off."""
        self._is_first = not self._is_first
        self._say("")
        self._show_way()

    def _show_way(self) -> None:
        for widget in self._first_only:
            widget.setVisible(self._is_first)
        self._explained.setText(self._explanation())
        self._promised.setText(self._promise())
        self._act.setText(self.tr("&Masuk") if self._is_first else self.tr("&Buka"))
        self._act.setAccessibleName(self._act.text().replace("&", ""))
        self._other.setText(self.tr("Buka tanpa &jaringan") if self._is_first else self.tr("Masuk &lewat server"))
        self._other.setAccessibleName(self._other.text().replace("&", ""))
        self._other.setVisible(self._doorway.has_vault)
        (self._server if self._is_first else self._password).setFocus()

    def _explanation(self) -> str:
        if self._is_first:
            return self.tr(
                "Masuk sekali saja, dengan alamat server dan akun dari admin koordinator. Setelah itu laporan unit "
                "Anda ada di komputer ini dan dapat dikerjakan tanpa jaringan."
            )
        return self.tr(
            "Masukkan kata sandi untuk membuka data Anda yang terkunci di komputer ini. Tidak perlu jaringan."
        )

    def _promise(self) -> str:
        if self._is_first:
            return self.tr("Semua yang tersimpan di komputer ini terkunci dengan kata sandi Anda. Bantuan: F1.")
        return self.tr("Pekerjaan Anda tersimpan dan terkunci. Tanpa kata sandi, tidak ada yang dapat membacanya.")
