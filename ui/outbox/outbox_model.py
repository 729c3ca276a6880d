"""Own actions in groups; the headings of the groups are rows too."""

from enum import Enum
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from sync.contract.events import SAID_TO_REPORTER, Lamp
from ui.evidence.words import rupiah, waiting_files
from ui.language.wording import capital, spelled, subject
from ui.ports.evidence import Transfers
from ui.ports.outbox import OutboxLine

LINE_ROLE: Final = Qt.ItemDataRole.UserRole
"""Role under which a row gives its :class:`OutboxLine`; ``None`` for a heading."""

Index = QModelIndex | QPersistentModelIndex


def _tr(text: str, note: str = "", count: int = -1) -> str:
    return QCoreApplication.translate("Outbox", text, note, count)


class Group(Enum):
    """What an action asks of the operator."""

    ATTENTION = "attention"
    WAITING = "waiting"
    UNSEEN = "unseen"
    """Received, and the reporter cannot read it before it stands on lapor.go.id."""
    WITHOUT_FILE = "without-file"
    """Received, but for a file."""
    RECEIVED = "received"
    CANCELLED = "cancelled"


def group_of(line: OutboxLine) -> Group:
    """Return the group of an action."""
    if line.is_cancelled:
        return Group.CANCELLED
    match line.lamp:
        case Lamp.HELD | Lamp.REJECTED:
            return Group.ATTENTION
        case Lamp.SAVED:
            return Group.WAITING
        case Lamp.RECEIVED if line.kind in SAID_TO_REPORTER and line.case:
            return Group.UNSEEN
    return Group.WITHOUT_FILE if line.files_refused else Group.RECEIVED


def group_name(group: Group) -> str:
    """Return the heading of a group."""
    return {
        Group.ATTENTION: _tr("Perlu dilihat"),
        Group.WAITING: _tr("Menunggu"),
        Group.UNSEEN: _tr("Sudah diterima server, belum terlihat pelapor"),
        Group.WITHOUT_FILE: _tr("Sudah diterima, ada berkas yang tidak diterima"),
        Group.RECEIVED: _tr("Sudah diterima, tidak ada yang perlu dilakukan"),
        Group.CANCELLED: _tr("Dibatalkan, tersimpan di sini"),
    }[group]


def headline(lines: tuple[OutboxLine, ...], transfers: Transfers, *, with_time: bool = True) -> str:
    """Return the sentences above the list: what waits, that nothing must be typed again, and how the files go.

    :param with_time: say how long the files take.
    """
    files = files_sentence(transfers, with_time=with_time)
    return " ".join(part for part in (_texts(lines, has_files=bool(transfers.files)), files) if part)


def files_sentence(transfers: Transfers, *, with_time: bool = True) -> str:
    """Return what waits of files, what it will take and cost; empty when none waits. Why they rest is said apart."""
    if not transfers.files:
        return ""
    cost = _tr(", {}").format(rupiah(transfers.rupiah_left)) if transfers.rupiah_left else ""
    return _tr("Menyusul {}{}.").format(waiting_files(transfers, with_time=with_time), cost)


def _texts(lines: tuple[OutboxLine, ...], *, has_files: bool) -> str:
    """Return how the texts go; of answers that reporters cannot read yet *Hari ini* counts those of all colleagues."""
    groups = [group_of(line) for line in lines]
    waiting, attention = groups.count(Group.WAITING), groups.count(Group.ATTENTION)
    unseen = groups.count(Group.UNSEEN)
    parts = []
    if waiting:
        parts.append(_tr("{} menunggu dikirim").format(spelled(waiting)))
    if attention:
        parts.append(_tr("{} perlu dilihat").format(spelled(attention)))
    if groups.count(Group.CANCELLED) == len(groups):
        return "" if has_files else _tr("Tidak ada yang menunggu dikirim.")
    if not parts:
        has_files = has_files or any(line.files_refused for line in lines)
        return _all_received(unseen, has_files=has_files)
    said = _tr("{}. Tidak ada yang perlu diketik ulang.").format(capital(", ".join(parts)))
    if not unseen:
        return said
    received = _tr("{} balasan dari komputer ini sudah diterima server, belum terlihat pelapor.", "", unseen)
    return f"{said} {received.format(capital(spelled(unseen)))}"


def _all_received(unseen: int, *, has_files: bool) -> str:
    """Say that the centre has all texts, and of how many answers no more is known than that."""
    if not unseen:
        return _tr("Semua teks sudah diterima server.") if has_files else _tr("Semua sudah diterima server.")
    if has_files:
        words = _tr(
            "Semua teks sudah diterima server; {} balasan dari komputer ini belum terlihat pelapor.", "", unseen
        )
    else:
        words = _tr("Semua sudah diterima server; {} balasan dari komputer ini belum terlihat pelapor.", "", unseen)
    return words.format(spelled(unseen))


class OutboxModel(QAbstractListModel):
    """All rows of the room, headings among them."""

    def __init__(self, parent: QObject) -> None:
        """Start empty."""
        super().__init__(parent)
        self._rows: list[Group | OutboxLine] = []
        self.headings: tuple[int, ...] = ()
        """Rows that are headings."""

    def show(self, lines: tuple[OutboxLine, ...]) -> bool:
        """Show other lines; returns whether anything changed."""
        rows: list[Group | OutboxLine] = []
        for group in Group:
            members = [line for line in lines if group_of(line) is group]
            rows += [group, *members] if members else []
        if rows == self._rows:
            return False
        self.beginResetModel()
        self._rows = rows
        self.headings = tuple(row for row, content in enumerate(rows) if isinstance(content, Group))
        self.endResetModel()
        return True

    def row_of(self, action: str) -> int:
        """Return the row of an action, the first action when it is gone, or -1 when there is none."""
        actions = [row for row, content in enumerate(self._rows) if isinstance(content, OutboxLine)]
        for row in actions:
            content = self._rows[row]
            if isinstance(content, OutboxLine) and content.id == action:
                return row
        return actions[0] if actions else -1

    def rowCount(self, parent: Index | None = None, /) -> int:  # noqa: N802 - Qt's name
        """Return how many rows there are, headings included."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def flags(self, index: Index, /) -> Qt.ItemFlag:
        """Let the keyboard pass over headings."""
        if isinstance(self._rows[index.row()], Group):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> Any:
        """Return what a row says."""
        row = self._rows[index.row()]
        if role == LINE_ROLE:
            return row if isinstance(row, OutboxLine) else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            if isinstance(row, Group):
                return group_name(row)
            return f"{subject(row)} · {row.title}"
        return None
