"""*Bantuan*: the help, and the language of the windows."""

from PySide6.QtWidgets import QComboBox, QVBoxLayout

from ui.help.faults import told
from ui.help.view import HelpView
from ui.language.translation import NAMES, Language
from ui.parts.labels import label, restyle
from ui.rooms import RoomPage
from ui.theme.tokens import GAP
from ui.workplace import Workplace


class HelpRoom(RoomPage):
    """The page of the room."""

    def __init__(self, workplace: Workplace) -> None:
        """Open the first page."""
        super().__init__()
        self._workplace = workplace
        self.view = HelpView(workplace.appearance)
        self._language = QComboBox()
        for language, name in NAMES.items():
            self._language.addItem(name, language)
        self._language.setCurrentIndex(list(NAMES).index(workplace.preferences.language))
        self._language.setAccessibleName(self.tr("Bahasa tampilan"))
        self._said = label("", "small", wrap=True)
        self._said.hide()
        words = label(self.tr("Bahasa &tampilan"), "strong")
        words.setBuddy(self._language)
        self.view.left.addSpacing(GAP)
        for widget in (words, self._language, self._said):
            self.view.left.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 12)
        column.setSpacing(12)
        column.addWidget(label(self.tr("Bantuan"), "heading"))
        column.addWidget(self.view, 1)
        self._language.activated.connect(self._choose)

    def arrive(self) -> None:
        """Put the keyboard into the search field."""
        self.view.search.setFocus()

    def open(self, key: str) -> None:
        """Open a page: of a topic, or of the code of a fault."""
        self.view.open(key)

    def _choose(self, row: int) -> None:
        language = Language(self._language.itemData(row))  # Qt hands back a plain text
        self._workplace.background.database.run(
            self,
            lambda: self._workplace.preferences.choose_language(language),
            on_success=lambda _nothing: self._say(self.tr("Berlaku setelah Tindak ditutup dan dibuka lagi.")),
            on_failure=lambda fault: self._say(told(fault), is_problem=True),
        )

    def _say(self, sentence: str, *, is_problem: bool = False) -> None:
        restyle(self._said, "part", "problem" if is_problem else "small")
        self._said.setText(sentence)
        self._said.show()
