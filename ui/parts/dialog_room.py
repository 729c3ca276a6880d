"""How large a dialog opens: as large as it wants, grown with the text, and never larger than what it opens over."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize
from PySide6.QtWidgets import QDialog

from ui.theme.fonts import scaled

_SIDES: Final = 48
_LID: Final = 16
"""What is left of the window at the sides of a dialog, and above and below it, px: its frame has a title of its own."""


def room_for(dialog: QDialog) -> QSize:
    """Return how large a dialog may be: less than the window under it, also where it opens over another dialog."""
    under = dialog.parentWidget()
    while under is not None and isinstance(window := under.window(), QDialog) and window.parentWidget() is not None:
        under = window.parentWidget()
    size = under.window().size() if under is not None else dialog.screen().availableSize()
    return size - QSize(_SIDES, _LID)


def open_at(dialog: QDialog, width: int, height: int) -> None:
    """Give a dialog its first size, in px at the usual size of text."""
    dialog.resize(QSize(scaled(width), scaled(height)).boundedTo(room_for(dialog)))


def at_least_wide(dialog: QDialog, width: int) -> None:
    """Let a dialog be no narrower than this, in px at the usual size of text, and open as high as its words."""
    dialog.setMinimumWidth(min(scaled(width), room_for(dialog).width()))
    dialog.installEventFilter(_WordsHigh(dialog))


def as_high_as_words(dialog: QDialog, least: int = 0) -> None:
    """Make a dialog as high as its words, now that they have changed, and never higher than there is room.

    :param least: height that it keeps in any case, px.
    """
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # parts of it may not have told yet
    column, room = dialog.layout(), room_for(dialog)
    if column is None:
        return
    width = max(dialog.width(), dialog.minimumWidth(), min(column.totalMinimumSize().width(), room.width()))
    has_lines = column.hasHeightForWidth()
    height = column.totalHeightForWidth(width) if has_lines else column.totalSizeHint().height()
    dialog.resize(width, max(least, min(height, room.height())))


class _WordsHigh(QObject):
    """Looks at a dialog that is shown: left to itself, Qt gives it two thirds of the screen and squeezes the rest."""

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:  # noqa: N802 - Qt's name
        """Give it its height before it is seen."""
        if event.type() is QEvent.Type.Show and not event.spontaneous() and isinstance(watched, QDialog):
            as_high_as_words(watched)
        return super().eventFilter(watched, event)
