"""One of the four figures: what it is, how much, how it has changed, and the cases behind it."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.labels import button, label


class FigureCard(QWidget):
    """Says one figure; its button shows the cases behind it."""

    def __init__(self, name: str, act: Callable[[], object], leads_to: str = "") -> None:
        """Say nothing yet.

        :param leads_to: what the button says, where it shows less than all cases of the figure.
        """
        super().__init__()
        self._name = name
        self.value = label("", "heading")
        self._note = label("", "small", wrap=True)
        self.behind = button(leads_to or self.tr("Lihat laporannya"), act, "link")
        self.behind.setAccessibleName(f"{self.behind.text()}: {name}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label(name, "section"))
        column.addWidget(self.value)
        column.addWidget(self._note)
        column.addStretch(1)  # the ways to the cases stand on one line, however much cards beside have to say
        column.addWidget(self.behind)

    def show_figure(self, value: str, note: str, *, has_cases: bool) -> None:
        """Show a figure and what is said of it."""
        self.value.setText(value)
        self.value.setAccessibleName(f"{self._name}: {value}. {note}")
        self._note.setText(note)
        self.behind.setEnabled(has_cases)
