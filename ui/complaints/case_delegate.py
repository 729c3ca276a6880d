"""Paints the rows of the list: the deadline as a pill, the title with its marks."""

from collections.abc import Sequence
from datetime import date
from functools import cache, lru_cache
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QTextLayout
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QToolTip

from sync.contract.folding import places_of
from ui.clock import local_day
from ui.complaints.case_list_model import LINE_ROLE
from ui.complaints.columns import PILL_SIDE, SIDE, Column, cell_words
from ui.complaints.hit_in_sight import shortened
from ui.language.wording import due_pill, line_turn, short_unit, status_word, turn_word
from ui.ports.listing import CaseLine, ListColumn
from ui.theme.fonts import font, scaled
from ui.theme.tokens import BODY, SMALL, tone_colours
from ui.workplace import Workplace

ROW_HEIGHT: Final = 44
_MINUTE_MS: Final = 60_000
_BETWEEN: Final = " · "
_PILL_HEIGHT: Final = 20
# Some letters hang over to the left of where they begin, as the J of *Jalan* does.
_LINE: Final = Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
_LEFT: Final = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | _LINE)
_CENTRE: Final = int(Qt.AlignmentFlag.AlignCenter | _LINE)
_SMOOTH: Final = QPainter.RenderHint.Antialiasing
_NO_PEN: Final = Qt.PenStyle.NoPen
_TEXTS_REMEMBERED: Final = 1_000


def _tr(text: str) -> str:
    return QCoreApplication.translate("CaseDelegate", text)


def flags(line: CaseLine) -> str:
    """Return what must never be overlooked about a case; it stands where nothing is shortened."""
    words = (_tr("Rahasia") if line.confidential else "", _tr("Anonim") if line.anonymous else "")
    return _joined(*words)


def marks(line: CaseLine) -> str:
    """Return what else must be known about a case before it is opened, in a few words."""
    on_its_way = line.waiting - line.came_back
    return _joined(
        _tr("ada draf") if line.has_draft else "",
        _tr("{} di kotak keluar").format(on_its_way) if on_its_way else "",
    )


def _joined(*parts: str) -> str:
    return _BETWEEN.join(dict.fromkeys(part for part in parts if part))


@cache
def _ink(colour: str) -> QColor:
    """Return a colour of the tokens: a cell takes several, and each would be read anew."""
    return QColor(colour)


class _Letters:
    """A typeface in one size and weight, and what of a text it has room for."""

    def __init__(self, made: QFont) -> None:
        self.font, self.metrics = made, QFontMetrics(made)
        self.elided = lru_cache(_TEXTS_REMEMBERED)(self._elided)
        """As much of a text as fits a width, px; most of what cells say, many of them say."""
        # Of a function of Qt itself, what remembers it would ask for the words that explain it: a tenth of a start.
        self.width = lru_cache(_TEXTS_REMEMBERED)(self._advance)

    def _advance(self, text: str) -> int:
        return self.metrics.horizontalAdvance(text)

    def _elided(self, text: str, width: int) -> str:
        return self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


def _first_line(text: str, style: QFont, width: int) -> tuple[str, str]:
    """Break a title after what fits into one line."""
    layout = QTextLayout(text, style)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    end = line.textLength()
    layout.endLayout()
    return text[:end].rstrip(), text[end:].lstrip()


def _halves(room: QRect) -> tuple[QRect, QRect]:
    half = room.height() // 2
    upper = QRect(room.left(), room.top() + 2, room.width(), half)
    return upper, QRect(room.left(), room.top() + half, room.width(), half - 2)


class CaseDelegate(QStyledItemDelegate):
    """Draws the rows."""

    def __init__(self, workplace: Workplace, table: QTableView) -> None:
        """Paint with the tokens of the look that holds when painting."""
        super().__init__(table)
        self._workplace, self._table = workplace, table
        self._minute, self._day = -1, date.min
        self.shows_units = False
        """Whether rows name their unit, for whoever coordinates several."""
        self.own_unit = ""
        """The unit of this desk, which no row need name."""
        self.terms: list[str] = []
        """What was searched for, folded; it is marked wherever it stands."""
        self.folded: tuple[ListColumn, ...] = ()
        """Columns for which there is no room; the second line says what they would."""
        self._body, self._small = _Letters(font(BODY)), _Letters(font(SMALL))
        self._strong, self._small_strong = _Letters(font(BODY, bold=True)), _Letters(font(SMALL, bold=True))
        self._painted = {
            int(Column.DUE): self._paint_due,
            int(Column.NUMBER): self._paint_number,
            int(Column.TITLE): self._paint_title,
            int(Column.STATUS): self._paint_status,
        }

    def _today(self) -> date:
        """Return the day; asked for with each cell, and reckoned once a minute."""
        minute = self._workplace.now_ms() // _MINUTE_MS
        if minute != self._minute:
            self._minute, self._day = minute, local_day(self._workplace.now_ms())
        return self._day

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /
    ) -> QSize:
        """Return the height of every row."""
        return QSize(super().sizeHint(option, index).width(), scaled(ROW_HEIGHT))

    def whole_words(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """Return all that a cell says, also where there is no room for it."""
        line: CaseLine | None = index.data(LINE_ROLE)
        if line is None or index.column() != Column.TITLE:
            return str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
        said = (line.title, self._snippet(line), _joined(*self._second_line(line)), line.unit)
        return "\n".join(dict.fromkeys(part for part in said if part))

    def helpEvent(  # noqa: N802 - Qt's name
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        /,
    ) -> bool:
        """Show all words of a cell as its tool tip."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), self.whole_words(index), view)
        return True

    def paint_row(
        self,
        painter: QPainter,
        row: QRect,
        cells: Sequence[tuple[int, QRect]],
        line: CaseLine | None,
        *,
        is_selected: bool,
    ) -> None:
        """Draw a whole row: a cell at a time, each would have to learn anew which row it is of, and how that stands.

        :param cells: (column, place) of those that are shown, from the left.
        :param line: ``None`` while it is being fetched.
        """
        tokens = self._workplace.appearance.tokens
        painter.fillRect(row, _ink(tokens.accent_soft if is_selected else tokens.surface))
        painter.setPen(_ink(tokens.line_soft))
        painter.drawLine(row.bottomLeft(), row.bottomRight())
        if is_selected:
            painter.fillRect(QRect(row.left(), row.top(), 3, row.height()), _ink(tokens.accent))
        for column, cell in cells:
            room = cell.adjusted(SIDE, 0, -SIDE, -1)
            if line is None:
                self._say(painter, room, "…", self._body, tokens.faint)
            elif column in self._painted:
                self._painted[column](painter, room, line, is_selected=is_selected)
            else:
                words = cell_words(Column(column).key, line, self._today())
                self._say(painter, room, words, self._small, tokens.muted)

    def _paint_number(self, painter: QPainter, room: QRect, line: CaseLine, *, is_selected: bool) -> None:
        muted = self._workplace.appearance.tokens.muted
        self._say(painter, room, line.tracking_id, self._body, muted, is_marked=True)

    def _paint_status(self, painter: QPainter, room: QRect, line: CaseLine, *, is_selected: bool) -> None:
        tokens = self._workplace.appearance.tokens
        colour, style = (tokens.late, self._small_strong) if line.needs_reply else (tokens.muted, self._small)
        turn = line_turn(line)
        upper, lower = _halves(room) if turn else (room, room)
        self._say(painter, upper, status_word(line), style, colour)
        if turn:
            of_turn = tokens.accent if line.turn.is_mine else tokens.muted
            self._say(painter, lower, turn, self._small, tokens.held if line.came_back else of_turn)

    def _paint_due(self, painter: QPainter, room: QRect, line: CaseLine, *, is_selected: bool) -> None:
        word, tone = due_pill(line, self._today())
        colour, ground = tone_colours(self._workplace.appearance.tokens, tone)
        width = self._small_strong.width(word) + 2 * PILL_SIDE
        height = scaled(_PILL_HEIGHT)
        box = QRect(room.left(), room.center().y() - height // 2, min(width, room.width()), height)
        painter.setRenderHint(_SMOOTH)
        painter.setPen(_ink(self._workplace.appearance.tokens.line) if is_selected else _NO_PEN)
        painter.setBrush(_ink(ground))
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setRenderHint(_SMOOTH, False)
        painter.setPen(_ink(colour))
        painter.setFont(self._small_strong.font)
        painter.drawText(box, _CENTRE, word)

    def _paint_title(self, painter: QPainter, room: QRect, line: CaseLine, *, is_selected: bool) -> None:
        tokens = self._workplace.appearance.tokens
        style = self._strong if line.needs_reply else self._body
        before, back, rest_of_it = self._second_line(line)
        if line.snippet:  # what was searched for is told instead, but for what must never be overlooked
            before, rest_of_it = flags(line), ""
        below = bool(before or back or rest_of_it or line.snippet)
        first, rest = (line.title, "") if below else _first_line(line.title, style.font, room.width())
        if not below and not rest:
            self._say(painter, room, line.title, style, tokens.text, is_marked=True)
            return
        upper, lower = _halves(room)
        self._say(painter, upper, first, style, tokens.text, is_marked=True)
        if not below:
            self._say(painter, lower, rest, style, tokens.text, is_marked=True)
            return
        if back:
            lower = self._begin(painter, lower, before, tokens.muted)
            lower = self._begin(painter, lower, back, tokens.held, is_all=not (rest_of_it or line.snippet))
            before = ""
        if line.snippet and before:
            lower, before = self._begin(painter, lower, before, tokens.muted), ""
        words = self._snippet(line, lower.width()) or _joined(before, rest_of_it)
        self._say(painter, lower, words, self._small, tokens.muted, is_marked=True)

    def _begin(self, painter: QPainter, room: QRect, text: str, colour: str, *, is_all: bool = False) -> QRect:
        """Say the beginning of a line in a colour, or all of it; returns the room behind it."""
        if not text:
            return room
        self._say(painter, room, text, self._small, colour, is_marked=True)
        behind = room.adjusted(self._small.width(text), 0, 0, 0)
        if is_all:
            return behind
        self._say(painter, behind, _BETWEEN, self._small, self._workplace.appearance.tokens.muted)
        return behind.adjusted(self._small.width(_BETWEEN), 0, 0, 0)

    def _snippet(self, line: CaseLine, width: int = 0) -> str:
        """Return where a hit stands that is neither in the title nor in the number.

        :param width: which it has to fit, with the hit in it; 0 for any.
        """
        if not line.snippet:
            return ""
        pattern, metrics = _tr("Tindak lanjut: {words}") if line.is_said else "{words}", self._small.metrics
        room = width - metrics.horizontalAdvance(pattern.format(words=""))
        return pattern.format(words=shortened(line.snippet, self.terms, metrics, room) if width else line.snippet)

    def _second_line(self, line: CaseLine) -> tuple[str, str, str]:
        """Return what stands below a title: what is never shortened, whether something came back, and the rest."""
        today, folded = self._today(), self.folded
        number = line.tracking_id if ListColumn.NUMBER in folded else ""
        back = line_turn(line) if line.came_back and ListColumn.STATUS in folded else ""
        is_others = self.shows_units and line.unit != self.own_unit and self._table.isColumnHidden(Column.UNIT)
        said = [short_unit(line.unit)] if is_others else []
        for column in folded:
            if column is ListColumn.STATUS and (line.needs_reply or not back):
                said.append(status_word(line) if line.needs_reply else turn_word(line.turn) or status_word(line))
            elif column not in (ListColumn.STATUS, ListColumn.NUMBER):
                said.append(cell_words(column, line, today))
        return _joined(number, flags(line)), back, _joined(*said, marks(line))

    def _say(
        self, painter: QPainter, room: QRect, text: str, style: _Letters, colour: str, *, is_marked: bool = False
    ) -> None:
        width = room.width()
        if width < SIDE:  # nothing of it would be read
            return
        if is_marked and self.terms:
            shown = shortened(text, self.terms, style.metrics, width)
            self._mark(painter, room, shown, style.metrics)
        else:
            shown = style.elided(text, width)
        painter.setFont(style.font)
        painter.setPen(_ink(colour))
        painter.drawText(room, _LEFT, shown)

    def _mark(self, painter: QPainter, room: QRect, shown: str, metrics: QFontMetrics) -> None:
        """Lay a ground and a line under each hit: it shows without its colour too."""
        tokens = self._workplace.appearance.tokens
        top = room.center().y() - metrics.height() // 2
        for start, end in places_of(self.terms, shown):
            left = room.left() + metrics.horizontalAdvance(shown[:start])
            box = QRect(left, top, metrics.horizontalAdvance(shown[:end]) - (left - room.left()), metrics.height())
            painter.fillRect(box, _ink(tokens.soon_soft))
            painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), _ink(tokens.soon))
