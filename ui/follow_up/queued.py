"""What was queued just before, and how far it has come while the next case is written."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Signal

from sync.contract.casework.lapor_road import LaporRoad
from sync.contract.events import SAID_TO_REPORTER, EventKind, Lamp
from ui.evidence.words import files_of_size
from ui.ports.desk import DeskState
from ui.ports.outbox import OutboxLine, OutboxQuery
from ui.workplace import Workplace


def _tr(text: str) -> str:
    return QCoreApplication.translate("FollowUpKinds", text)


@dataclass(frozen=True)
class Queued:
    """One act that was stored and queued."""

    what: str
    """Its name, in words."""
    number: str
    """Of the case."""
    kind: EventKind
    """As which it is recorded: an answer that a colleague approves first is a draft."""
    road: LaporRoad
    """By which an answer comes to the reporter."""
    propose: bool = False
    """Whether a proposal went into the queue behind it."""
    files: tuple[int, ...] = ()
    """How big the files are that go along, in bytes."""
    action: str = ""
    """Id of the own action."""


def queued_words(queued: Queued, state: DeskState | None = None, line: OutboxLine | None = None) -> str:
    """Say what was stored, that the centre has it not yet or has it now, and by when the reporter sees an answer.

    :param state: how things stand; ``None`` while that is not known.
    :param line: the own action as it stands; ``None`` while nobody looked.
    """
    lamp = line.lamp if line is not None else Lamp.SAVED
    files = files_of_size(len(queued.files), sum(queued.files))
    said = _beginning(queued, lamp).format(what=queued.what.lower(), number=queued.number, files=files)
    if lamp is Lamp.SAVED and state is not None:
        return f"{said} {_follows(state, line)}"  # one thing after the other: by when an answer is seen comes next
    if queued.kind not in {*SAID_TO_REPORTER, EventKind.DRAFT} or lamp not in (Lamp.SAVED, Lamp.RECEIVED):
        return said
    if queued.kind is EventKind.DRAFT:
        return _tr("{} Rekan sekantor menyetujuinya dahulu, baru menjadi balasan kepada pelapor.").format(said)
    return {
        LaporRoad.BRIDGE: _tr("{} Pelapor baru melihatnya setelah server meneruskannya ke LAPOR!."),
        LaporRoad.BRIDGE_STOPPED: _tr("{} Penerusan ke LAPOR! sedang terhenti di server; balasan menunggu di sana."),
    }.get(queued.road, _tr("{} Pelapor baru melihatnya setelah diunggah ke lapor.go.id.")).format(said)


def _beginning(queued: Queued, lamp: Lamp) -> str:
    match lamp:
        case Lamp.HELD | Lamp.REJECTED:
            return _tr("Perlu dilihat: {what} untuk {number} kembali dari server.")
        case Lamp.RECEIVED:
            return _tr("Sudah diterima server: {what} untuk {number}.")
        case Lamp.PUBLISHED:
            return _tr("Sudah tampil ke pelapor: {what} untuk {number}.")
    if queued.propose and queued.files:
        return _tr("Tersimpan dan diantrekan: {what} untuk {number}, beserta {files} dan usul selesai.")
    if queued.propose:
        return _tr("Tersimpan dan diantrekan: {what} untuk {number}, beserta usul selesai.")
    if queued.files:
        return _tr("Tersimpan dan diantrekan: {what} untuk {number}, beserta {files}.")
    return _tr("Tersimpan dan diantrekan: {what} untuk {number}.")


def _follows(state: DeskState, line: OutboxLine | None) -> str:
    if line is not None and line.sent_unconfirmed:
        return _tr("Sedang dipastikan: sudah berangkat, jawaban server belum tiba.")
    if state.luring:
        return _tr("Belum diterima server: terkirim setelah Luring dimatikan.")
    if state.sign_in_required:
        return _tr("Belum diterima server: terkirim setelah Anda masuk lagi.")
    if state.offline_since or not state.last_exchange_at:
        return _tr("Belum diterima server: terkirim sendiri saat tersambung.")
    return _tr("Belum diterima server: terkirim pada sinkronisasi berikutnya.")


class QueuedNote(QObject):
    """Follows one act; what it says is true whenever it says it."""

    said = Signal(str)
    """The sentence, whenever it may have changed; empty for none."""

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        """Follow nothing yet."""
        super().__init__(parent)
        self._workplace = workplace
        self._state: DeskState | None = None
        self._line: OutboxLine | None = None
        self.queued: Queued | None = None

    def follow(self, queued: Queued | None) -> None:
        """Tell of this one from now on."""
        if queued != self.queued:
            self.queued, self._line = queued, None
        self._say()

    def show_state(self, state: DeskState) -> None:
        """Tell it as things stand."""
        self._state = state
        self._say()

    def look(self) -> None:
        """Look how far it has come."""
        if (queued := self.queued) is None or not queued.action:
            return
        query = OutboxQuery(text=queued.number)
        self._workplace.background.database.run(
            self,
            lambda: self._workplace.desk.own_acts(query).lines,
            on_success=lambda lines: self._take(queued, lines),
            on_failure=lambda _fault: None,  # the sentence before stays
        )

    def _take(self, queued: Queued, lines: tuple[OutboxLine, ...]) -> None:
        if queued != self.queued:
            return
        self._line = next((line for line in lines if line.id == queued.action), None)
        if self._line is None or self._line.is_cancelled:  # it is a draft again, or was given up
            self.queued = None
        self._say()

    def _say(self) -> None:
        self.said.emit(queued_words(self.queued, self._state, self._line) if self.queued is not None else "")
