"""What the help is asked about: the last fault that stands on the screen, else what has the keyboard."""

from typing import Final

from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from ui.help.book import Topic
from ui.help.faults import without_code

OF_CLASS: Final[dict[str, Topic]] = {
    "ActDialog": Topic.WRITING,
    "ActionPane": Topic.OUTBOX,
    "AllowanceDialog": Topic.EVIDENCE,
    "BehindDialog": Topic.MONEV,
    "BulkDialog": Topic.COMPLAINTS,
    "ColumnsDialog": Topic.COMPLAINTS,
    "ComplaintsRoom": Topic.COMPLAINTS,
    "DifferenceCard": Topic.OUTBOX,
    "Entrance": Topic.FIRST_STEPS,
    "FileStrip": Topic.EVIDENCE,
    "FilterPanel": Topic.COMPLAINTS,
    "FolderDialog": Topic.EVIDENCE,
    "FollowUpForm": Topic.WRITING,
    "FormPage": Topic.WRITING,
    "FrozenDialog": Topic.MONEV,
    "MergeDialog": Topic.MONEV,
    "MonevRoom": Topic.MONEV,
    "CommandCenter": Topic.MONEV,
    "NameDialog": Topic.COMPLAINTS,
    "OutboxRoom": Topic.OUTBOX,
    "Palette": Topic.KEYS,
    "Preview": Topic.WRITING,
    "RecapDialog": Topic.COMPLAINTS,
    "ReceiptDialog": Topic.OUTBOX,
    "RehearsalDialog": Topic.OUTBOX,
    "RenewalBanner": Topic.SHARED_COMPUTER,
    "ReportDialog": Topic.MONEV,
    "SheetDialog": Topic.COMPLAINTS,
    "ShortcutSheet": Topic.KEYS,
    "StatusLine": Topic.OFFLINE,
    "TableDialog": Topic.COMPLAINTS,
    "TemplateChooser": Topic.WRITING,
    "TodayRoom": Topic.TODAY,
    "UnitChooser": Topic.WRITING,
    "UploadsDialog": Topic.TODAY,
    "Viewer": Topic.EVIDENCE,
}
"""The page about each room, dialog or part of one, by the name of its class."""


def subject_of(window: QWidget, focus: QWidget | None, shown: QWidget | None = None) -> str:
    """Return the key of the page about what a window shows.

    :param focus: what has the keyboard.
    :param shown: the page of the room that is shown, for when the keyboard is elsewhere.
    """
    return fault_on(window) or _page_of(focus) or _page_of(shown) or _page_of(window) or Topic.FIRST_STEPS


def fault_on(window: QWidget) -> str:
    """Return the code of a fault that can be read in a window; empty when there is none."""
    said = [window.text()] if isinstance(window, QMessageBox) else []
    said += [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    return next((code for sentence in said if (code := without_code(sentence)[1])), "")


def _page_of(widget: QWidget | None) -> str:
    while widget is not None:
        for one in type(widget).__mro__:
            if topic := OF_CLASS.get(one.__name__):
                return topic
        widget = widget.parentWidget()
    return ""
