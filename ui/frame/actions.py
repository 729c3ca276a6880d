"""What can be done wherever one is in the window."""

from collections.abc import Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from ui.actions.action import WindowAction
from ui.acts_dialog.beginning import Beginning
from ui.doorway.renewal import RenewalBanner
from ui.frame.exchanging import Exchanging
from ui.frame.luring import LuringSwitch
from ui.ports.desk import DeskState
from ui.rooms import Place, Room


class Frame(Protocol):
    """The window, as far as its actions need it."""

    state: DeskState | None
    places: tuple[Place, ...]
    exchanging: Exchanging
    luring: LuringSwitch
    banner: RenewalBanner
    acts: Beginning

    def go(self, room: Room) -> None:
        """Enter a room."""
        ...

    def search(self) -> None:
        """Search among the cases."""
        ...

    def open_palette(self) -> None:
        """Offer all actions."""
        ...

    def open_keys(self) -> None:
        """Tell all keys."""
        ...

    def open_help(self) -> None:
        """Open the help about what is shown."""
        ...

    def leave(self) -> None:
        """End the program and lock the vault."""
        ...


def _tr(text: str) -> str:
    return QCoreApplication.translate("FrameActions", text)


def frame_actions(frame: Frame) -> Sequence[WindowAction]:
    """Return the actions of the whole window."""
    rooms = [
        WindowAction(
            f"room-{place.room}", _tr("Buka {}").format(place.name), partial(frame.go, place.room), (f"Ctrl+{number}",)
        )
        for number, place in enumerate(frame.places, 1)
    ]
    return (
        *rooms,
        WindowAction("find", _tr("Cari laporan"), frame.search, ("Ctrl+F",)),
        WindowAction(
            "exchange-now",
            _tr("Sinkronkan sekarang"),
            frame.exchanging.exchange_now,
            ("F5",),
            lambda: _tr("Luring menyala: tidak ada yang dikirim. Matikan Luring dahulu.") if _is_luring(frame) else "",
            _tr("kirim ambil sinkronisasi server"),
        ),
        WindowAction(
            "luring-on",
            _tr("Nyalakan Luring"),
            partial(frame.luring.set, True),
            why_not=lambda: _tr("Luring sudah menyala.") if _is_luring(frame) else "",
        ),
        WindowAction(
            "luring-off",
            _tr("Matikan Luring"),
            partial(frame.luring.set, False),
            why_not=lambda: "" if _is_luring(frame) else _tr("Luring sudah mati."),
        ),
        WindowAction(
            "sign-in",
            _tr("Masuk lagi"),
            frame.banner.ask,
            why_not=lambda: "" if _must_sign_in(frame) else _tr("Belum perlu: Anda masih masuk di server."),
        ),
        WindowAction(
            "mark-uploads",
            _tr("Tandai beberapa balasan sudah diunggah"),
            frame.acts.begin_uploads,
            also=_tr("unggah lapor.go.id tandai sekaligus"),
        ),
        WindowAction("palette", _tr("Semua perintah"), frame.open_palette, ("Ctrl+K",), is_offered=False),
        WindowAction("keys", _tr("Pintasan papan ketik"), frame.open_keys, ("?", "Shift+?")),
        WindowAction("help", _tr("Bantuan tentang yang tampak"), frame.open_help, ("F1",)),
        WindowAction("close", _tr("Tutup Tindak dan kunci data"), frame.leave, ("Ctrl+Q",), also=_tr("keluar")),
    )


def _is_luring(frame: Frame) -> bool:
    return frame.state is not None and frame.state.luring


def _must_sign_in(frame: Frame) -> bool:
    return frame.state is not None and frame.state.sign_in_required
