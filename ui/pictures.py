"""Draws each window once, without a screen: pictures for the README and the demo, and proof that it can be drawn."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, Qt, QTimer
from PySide6.QtWidgets import QWidget

from sync.contract.errors import LocalFault
from sync.contract.events import WRITTEN_KINDS, EventKind
from ui.application import build_main_window, make_application
from ui.clock import NowMs, wall_ms
from ui.complaints.next_act import next_act
from ui.doorway.entrance import Entrance
from ui.evidence.screens import evidence_screens
from ui.frame.main_window import MainWindow
from ui.lanes.background import Background
from ui.ports.desk import CaseLine, CaseQuery, Desk, Doorway, Opened
from ui.rooms import Room
from ui.workplace import Workplace

SIZE: Final = (1366, 768)
_ENTRANCE_SIZE: Final = (960, 600)
_ROUNDS: Final = 8
"""More than the longest chain of questions that one act sets off: state, list, page, case."""
_PAUSE_MS: Final = 500
"""What waits no longer than this comes into the picture: a case is laid out after its list, piece by piece."""
_PATIENCE_MS: Final = 5_000
_LOOKED_AT: Final = 200
_OFFSCREEN: Final = ["tindak", "-platform", "offscreen"]


def save_pictures(
    opened: Opened, doorway: Doorway, folder: Path, *, dark: bool = False, now_ms: NowMs = wall_ms
) -> list[Path]:
    """Save one PNG of each window of an open desk, and change nothing in it; returns the files.

    A case with a draft, if there is one, is shown in the form.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return _with_windows(opened, doorway, dark=dark, now_ms=now_ms, draw=lambda stage: stage.save_all(folder))


def draw_once(opened: Opened) -> tuple[int, int]:
    """Draw the main window of an open desk without a screen; returns width and height in pixels.

    :raises LocalFault: when nothing could be drawn.
    """
    _application, appearance = make_application(_OFFSCREEN, dark=False)
    background = Background(_raise)
    workplace = Workplace(opened.desk, opened.exchange, background, appearance, wall_ms, opened.evidence)
    window = MainWindow(workplace, _cannot_renew)
    try:
        window.resize(*SIZE)
        window.begin(exchange=False)
        _settle(background, window)
        image = window.grab().toImage()
    finally:
        _put_away(window)
        background.close(lambda: None)
    colours = {image.pixel(x, y) for x in range(0, image.width(), 16) for y in range(0, image.height(), 16)}
    if len(colours) < 2:
        raise LocalFault("Jendela tidak dapat digambar di komputer ini.")
    return image.width(), image.height()


class _Stage:
    """The windows, and how each picture is set up."""

    def __init__(self, workplace: Workplace, doorway: Doorway, window: MainWindow) -> None:
        self._workplace = workplace
        self._desk: Desk = workplace.desk
        self._doorway, self._background, self._window = doorway, workplace.background, window

    def save_all(self, folder: Path) -> list[Path]:
        """Save every picture."""
        window = self._window
        window.resize(*SIZE)
        window.begin(exchange=False)
        cases = self._desk.cases(CaseQuery(), 0, _LOOKED_AT)
        files = [self._entrance(folder / "masuk.png", is_first=True)]
        files += [self._entrance(folder / "buka.png", is_first=False)]
        files += [self._room(folder / "hari-ini.png", lambda: window.go(Room.TODAY))]
        files += [self._room(folder / "laporan.png", self._read_list)]
        if cases:
            talked_about = max(cases, key=lambda line: (line.needs_reply, line.has_draft))
            files += [self._room(folder / "laporan-kasus.png", lambda: self._read_alone(talked_about.case))]
            window.complaints.set_wide(is_wide=False)
            files += [self._room(folder / "tindak-lanjut.png", lambda: self._write(cases))]
        files += [self._room(folder / "kotak-keluar.png", lambda: window.go(Room.OUTBOX))]
        files += [self._room(folder / "monev.png", lambda: window.go(Room.MONEV))]
        files += [self._room(folder / "bantuan.png", lambda: window.go(Room.HELP))]
        return [*files, *self._evidence(folder, cases)]

    def _read_list(self) -> None:
        self._window.go(Room.COMPLAINTS)
        assert self._window.complaints.pane is not None  # made beforehand, so that what settles is shown

    def _read_alone(self, case: int) -> None:
        self._window.show_case(case)
        self._window.complaints.set_wide(is_wide=True)

    def _evidence(self, folder: Path, cases: tuple[CaseLine, ...]) -> list[Path]:
        """Save what there is to see of photos and documents, in the case that has most of them."""
        evidence = self._workplace.evidence
        of_cases = {line.case: evidence.files(line.case) for line in cases}
        case = max(of_cases, key=lambda one: len(of_cases[one]), default=0)
        if not of_cases.get(case):
            return []
        made = []
        for name, make, set_up in evidence_screens(
            self._workplace, case, of_cases[case], evidence.transfers(), self._window
        ):
            dialog = make()
            _settle(self._background, dialog)
            set_up(dialog)
            made.append(folder / f"{name}.png")
            self._save(dialog, made[-1])
            _put_away(dialog)
        return made

    def _write(self, cases: tuple[CaseLine, ...]) -> None:
        line = max(cases, key=lambda line: (line.has_draft, line.needs_reply))
        act = next_act(line)
        if act is not None:
            self._window.write(line.case, str(act.kind if act.kind in WRITTEN_KINDS else EventKind.NOTE))

    def _entrance(self, file: Path, *, is_first: bool) -> Path:
        doorway = _NewProfile() if is_first else self._doorway
        entrance = Entrance(doorway, self._background, is_first=is_first)
        entrance.resize(*_ENTRANCE_SIZE)
        self._save(entrance, file)
        _put_away(entrance)
        return file

    def _room(self, file: Path, enter: Callable[[], None]) -> Path:
        enter()
        self._save(self._window, file)
        return file

    def _save(self, widget: QWidget, file: Path) -> None:
        _settle(self._background, widget)
        if not widget.grab().save(str(file), "PNG"):
            raise LocalFault(f"Gambar {file.name} tidak dapat disimpan.")


class _NewProfile:
    """The doorway of a profile in which nobody has signed in: only for being looked at."""

    has_vault = False

    def sign_in(self, server: str, username: str, password: str) -> Opened:
        """Refuse."""
        raise LocalFault("Gambar ini tidak dapat dipakai untuk masuk.")

    def unlock(self, password: str) -> Opened:
        """Refuse."""
        raise LocalFault("Gambar ini tidak dapat dipakai untuk masuk.")

    def renew(self, opened: Opened, password: str) -> None:
        """Refuse."""
        raise LocalFault("Gambar ini tidak dapat dipakai untuk masuk.")


def _with_windows(
    opened: Opened, doorway: Doorway, *, dark: bool, now_ms: NowMs, draw: Callable[[_Stage], list[Path]]
) -> list[Path]:
    _application, appearance = make_application(_OFFSCREEN, dark=dark)
    background = Background(_raise)
    window = build_main_window(opened, doorway, background, appearance, now_ms=now_ms)
    try:
        workplace = Workplace(opened.desk, opened.exchange, background, appearance, now_ms, opened.evidence)
        return draw(_Stage(workplace, doorway, window))
    finally:
        _put_away(window)
        background.close(lambda: None)


def _settle(background: Background, widget: QWidget) -> None:
    # Shown to the layouts, which wait for it, but never on a screen.
    widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    widget.show()
    until = QDeadlineTimer(_PATIENCE_MS)
    still = 0
    while still < _ROUNDS and not until.hasExpired():
        still = 0 if _is_pausing(widget) else still + 1
        background.database.settle(widget)
        background.files.settle(widget)
        QCoreApplication.processEvents()


def _is_pausing(widget: QWidget) -> bool:
    timers = widget.findChildren(QTimer)
    return any(one.isActive() and one.isSingleShot() and one.interval() <= _PAUSE_MS for one in timers)


def _put_away(widget: QWidget) -> None:
    widget.hide()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(widget, QEvent.Type.DeferredDelete)


def _cannot_renew(_password: str) -> None:
    raise LocalFault("Pemeriksaan ini tidak dapat masuk ke server.")


def _raise(bug: Exception) -> None:
    raise bug
