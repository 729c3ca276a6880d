"""``?``: all keys on one sheet, those of the present room first; it can be printed."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QKeySequence, QShortcut, QShowEvent, QTextDocument
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from sync.contract.errors import TindakError
from sync.durable import save_document
from ui.actions.action import WindowAction, key_words
from ui.help.faults import told
from ui.parts.dialog_room import open_at
from ui.parts.labels import button, label
from ui.parts.paper import Pages
from ui.parts.reading import BAR, ReadingArea, clear_of_bar
from ui.parts.saved_file import SavedFile
from ui.parts.saving_place import asked_place
from ui.parts.whole_edges import WholeEdges
from ui.theme.appearance import Appearance
from ui.theme.fonts import font
from ui.theme.tokens import GAP

_SIZE: Final = (600, 480)


@dataclass(frozen=True)
class KeyGroup:
    """Keys of one place."""

    name: str
    actions: tuple[WindowAction, ...]


class ShortcutSheet(QDialog):
    """Tells keys; Esc closes it."""

    def __init__(self, groups: Sequence[KeyGroup], window: QWidget | None, appearance: Appearance) -> None:
        """Show these groups in their order; an action without keys is left out."""
        super().__init__(window)
        self._groups = [
            KeyGroup(group.name, tuple(action for action in group.actions if action.keys)) for group in groups
        ]
        self._groups = [group for group in self._groups if group.actions]
        self.setWindowTitle(self.tr("Pintasan papan ketik"))
        page = self._page = ReadingArea(self.tr("Pintasan papan ketik"))
        letters = QFontMetrics(font(bold=True))
        wide = max((letters.horizontalAdvance(told_keys(one)) for group in self._groups for one in group.actions),
                   default=0)  # fmt: skip
        for group in self._groups:
            page.column.addWidget(label(group.name, "section"))
            page.column.addLayout(_rows(group, wide))
            page.column.addSpacing(GAP)
        page.column.addStretch(1)
        WholeEdges(page, appearance, "bg")
        self._said = SavedFile()
        close = button(self.tr("&Tutup"), self.accept, "main")
        close.setDefault(True)
        acts = QHBoxLayout()
        acts.setContentsMargins(0, 0, BAR, 0)
        acts.addWidget(button(self.tr("&Simpan sebagai PDF …"), self._choose_file))
        acts.addStretch(1)
        acts.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 2 * GAP, 20 - BAR, 2 * GAP)
        column.setSpacing(12)
        column.addWidget(page, 1)
        column.addLayout(clear_of_bar(self._said))
        column.addLayout(acts)
        open_at(self, *_SIZE)
        close.setFocus()
        for keys in ("?", "Shift+?"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.accept)

    def showEvent(self, event: QShowEvent, /) -> None:  # noqa: N802 - Qt's name
        """Begin in the list where it scrolls: arrows walk through it, Enter and Esc close."""
        super().showEvent(event)
        if self._page.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    def rows(self) -> list[tuple[str, str, str]]:
        """Return (group, keys, words) of all that is told."""
        return [(group.name, told_keys(one), one.words) for group in self._groups for one in group.actions]

    def save(self, path: str) -> None:
        """Write the sheet as PDF, and say what became of it."""
        pages = Pages(self._document(), self.tr("Tindak · pintasan papan ketik"), font())
        try:
            save_document(Path(path), pages.as_pdf(self.windowTitle()))
        except TindakError as fault:
            self._said.tell(told(fault), is_problem=True)
        else:
            self._said.tell(self.tr("Tersimpan di {}.").format(Path(path)), saved=Path(path))

    def _choose_file(self) -> None:
        kind = self.tr("PDF (*.pdf)")
        path = asked_place(self, self.windowTitle(), self.tr("Pintasan Tindak.pdf"), kind)
        if path:
            self.save(path)

    def _document(self) -> QTextDocument:
        made = QTextDocument()
        made.setDefaultFont(font())
        parts = [f"<h2>{escape(self.windowTitle())}</h2>"]
        for group in self._groups:
            rows = "".join(
                f"<tr><td width='30%'><b>{escape(told_keys(one))}</b></td><td>{escape(one.words)}</td></tr>"
                for one in group.actions
            )
            parts.append(f"<h4>{escape(group.name)}</h4><table width='100%' cellpadding='3'>{rows}</table>")
        made.setHtml("".join(parts))
        return made


def told_keys(action: WindowAction) -> str:
    """Return all keys of an action, those that say the same only once."""
    return ", ".join(dict.fromkeys(map(key_words, action.keys)))


def _rows(group: KeyGroup, wide: int) -> QGridLayout:
    """Lay a group out; ``wide`` is the width of the keys of all groups, so that all words begin on one line."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(2 * GAP)
    grid.setVerticalSpacing(4)
    grid.setColumnMinimumWidth(0, wide)
    grid.setColumnStretch(1, 1)
    for row, action in enumerate(group.actions):
        keys = label(told_keys(action), "strong")
        grid.addWidget(keys, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(action.words, "", wrap=True), row, 1)
    return grid
