"""What acts said besides their words stands under them, in the conversation and in the outbox."""

from pytestqt.qtbot import QtBot

from sync.contract.events import EventKind, Lamp
from tests.support.invented_cases import NOW, invented_case, own_action, replace_line
from tests.ui.test_complaints import words_of
from ui.complaints.conversation import conversation
from ui.complaints.copying import ReplyActs
from ui.language.wording import dated, details_line
from ui.outbox.action_pane import ActionPane
from ui.ports.acts import SaidView
from ui.ports.desk import TimelineEntry
from ui.theme.appearance import Appearance
from ui.workplace import Workplace

RETURNED = SaidView(details="alasan: bukan kewenangan · usul: Dinas PU", reason="bukan kewenangan")


def test_an_act_without_words_shows_what_it_said(appearance: Appearance, qtbot: QtBot) -> None:
    """The reason of a return is read where it happened, and no empty text takes room."""
    entry = TimelineEntry(
        id="1", kind=EventKind.RETURN, text="", author="Siti", unit="Unit", written_at=NOW, lamp=Lamp.RECEIVED,
        said=RETURNED,
    )  # fmt: skip
    shown = conversation(invented_case(1, "Jalan", "Dikembalikan", 1, timeline=(entry,)), appearance, NOW)
    for made in shown:
        qtbot.addWidget(made)
    assert "kembalikan" in words_of(shown[-1]).casefold()
    assert "Alasan: bukan kewenangan · usul: Dinas PU" in words_of(shown[-1])
    assert "Tampil ke pelapor" not in words_of(shown[-1])
    assert shown[-1].text.isHidden()


def test_what_asks_the_reporter_for_more_can_be_copied_too(appearance: Appearance, qtbot: QtBot) -> None:
    """It has to reach lapor.go.id like an answer."""
    entry = TimelineEntry(
        id="1", kind=EventKind.COMPLETENESS, text="Mohon foto.", author="Siti", unit="Unit", written_at=NOW
    )
    shown = conversation(invented_case(1, "Jalan", "Terverifikasi", 1, timeline=(entry,)), appearance, NOW)
    for made in shown:
        qtbot.addWidget(made)
    assert shown[-1].findChildren(ReplyActs)


def test_the_outbox_shows_what_an_act_said(workplace: Workplace, qtbot: QtBot) -> None:
    """Whoever mends a held act sees its reason."""
    pane = ActionPane(workplace)
    qtbot.addWidget(pane)
    line = own_action(invented_case(1, "Jalan", "Terverifikasi", 1), "x", EventKind.RETURN, "", Lamp.HELD)
    pane.show_action(replace_line(line, said=RETURNED))
    assert "Alasan: bukan kewenangan · usul: Dinas PU" in words_of(pane)


def test_the_moment_of_an_upload_is_told_by_the_clock_on_the_wall() -> None:
    """Whoever marked it at nine does not read two o'clock UTC."""
    said = SaidView(details="diunggah 23-11-2026 01.57 UTC", about="x", at=NOW)
    line = details_line(EventKind.UPLOADED, said, lambda ms: dated(ms, NOW))
    assert line == f"Diunggah {dated(NOW, NOW)}"
    assert details_line("jenis-baru", said, str) == "Diunggah 23-11-2026 01.57 UTC"
    assert details_line(EventKind.NOTE, SaidView(), str) == ""
