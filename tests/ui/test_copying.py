"""*Salin balasan*: one click, and the words tell whether LAPOR! takes them."""

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from sync.contract.events import LAPOR_TEXT_LIMIT, EventKind, Lamp
from tests.support.invented_cases import NOW, invented_case
from ui.complaints.conversation import conversation
from ui.complaints.copying import ReplyActs
from ui.ports.desk import TimelineEntry
from ui.theme.appearance import Appearance


@pytest.mark.parametrize(
    ("length", "says", "is_too_long"),
    [
        (12, "Disalin: 12 dari 1.000 karakter.", False),
        (LAPOR_TEXT_LIMIT, "Disalin: 1.000 dari 1.000 karakter.", False),
        (LAPOR_TEXT_LIMIT + 1, "Disalin: 1.001 karakter, melebihi 1.000 karakter", True),
    ],
)
def test_a_reply_is_copied_as_it_is_and_its_length_told(
    qtbot: QtBot, length: int, says: str, is_too_long: bool
) -> None:
    """Going over warns and does not shorten."""
    acts = ReplyActs("a" * length)
    qtbot.addWidget(acts)
    assert acts.said == ""
    acts.copy.click()
    assert QGuiApplication.clipboard().text() == "a" * length
    assert acts.said.startswith(says)
    assert (acts._said.property("part") == "problem") is is_too_long


def test_only_public_responses_of_the_office_can_be_copied(appearance: Appearance, qtbot: QtBot) -> None:
    """Notes are not for the reporter, replies are the reporter's own, and what was refused must be mended first."""
    said = [
        (EventKind.INITIAL_RESPONSE, Lamp.SAVED),
        (EventKind.SUBSTANTIVE_RESPONSE, None),
        (EventKind.SUBSTANTIVE_RESPONSE, Lamp.REJECTED),
        (EventKind.NOTE, Lamp.RECEIVED),
        (EventKind.CONSTRAINT, None),
        (EventKind.REPORTER_REPLY, None),
    ]
    timeline = tuple(
        TimelineEntry(id=str(n), kind=kind, text=f"teks {n}", author="Siti", unit="Unit", written_at=NOW, lamp=lamp)
        for n, (kind, lamp) in enumerate(said)
    )
    view = invented_case(1, "Jalan", "Terverifikasi", 1, timeline=timeline)
    entries = conversation(view, appearance, NOW)
    for entry in entries:
        qtbot.addWidget(entry)
    offered = [entry.text.toPlainText() for entry in entries if entry.findChildren(ReplyActs)]
    assert offered == ["teks 0", "teks 1"]
