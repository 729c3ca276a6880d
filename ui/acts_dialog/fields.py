"""The fields of one act, made from what the table says it needs and may say."""

from collections.abc import Callable, Collection, Sequence
from typing import Final

from PySide6.QtCore import QDateTime, Qt, QTimeZone, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDateTimeEdit,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from sync.contract.casework.acts import APPROVAL, Act, Need
from sync.contract.casework.constraints import CONSTRAINT_CATEGORIES
from sync.contract.events import EventKind
from ui.acts_dialog.category_line import CategoryLine
from ui.acts_dialog.unit_choice import UnitChooser
from ui.clock import seconds_ahead
from ui.language.speaking import as_spoken
from ui.language.wording import typed_moment
from ui.parts.labels import button, label
from ui.parts.still_choice import StillChoice
from ui.ports.acts import ActRequest, UnitChoice, Writing, writing_of
from ui.ports.desk import CaseView
from ui.theme.tokens import GAP

_AWAY: Final = frozenset({EventKind.RETURN, EventKind.REDISPOSE})
"""Acts by which a case leaves the unit that has it: that one is no choice."""
_WRITING_HEIGHT: Final = 72
_DRAFT_HEIGHT: Final = 190
_LINE_HEIGHT: Final = 32
_CHOICE_HEIGHT: Final = 44
_TEXT_SIDE: Final = 10


class ActFields(QWidget):
    """What an operator says with an act; :meth:`request` returns it."""

    changed = Signal()

    def __init__(
        self,
        act: Act,
        name: str,
        view: CaseView,
        units: Collection[UnitChoice],
        about: str,
        now_ms: int,
        *,
        categories: Sequence[str] = (),
        with_writing: bool = True,
        is_alone: bool = True,
    ) -> None:
        """Show the fields of ``act`` for a case.

        :param about: id of the draft or response concerned; empty where there is none.
        :param categories: those that the desk knows, offered where the case may get another one.
        :param is_alone: whether the act is done with this case only; of several, each is with a unit of its own.
        :param with_writing: ask for the act's longer text too; the form has a place of its own for it.
        """
        super().__init__()
        self._with_writing, self._is_alone = with_writing, is_alone
        self._act, self._name, self._view, self._about = act, name, view, about
        self._known = categories
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP // 2)
        self._rows: dict[Need, list[QWidget]] = {}
        self._values: dict[str, Callable[[], str]] = {}
        self._writers: dict[str, Callable[[str], object]] = {}
        self._units: UnitChooser | None = None
        self._at: QDateTimeEdit | None = None
        self._ours: QButtonGroup | None = None
        self._writing: QTextEdit | None = None
        self._category: StillChoice | None = None
        """The category of a constraint, where one is to be chosen."""
        self._asks_category: QLabel | None = None
        self._build(units, now_ms)
        self._at_first = self._said()

    @property
    def is_touched(self) -> bool:
        """Whether anything was typed or chosen."""
        return self._said() != self._at_first

    @property
    def words(self) -> str | None:
        """The longer text as it stands; ``None`` where there is no place for one."""
        return self._writing.toPlainText() if self._writing is not None else None

    def write(self, words: str) -> None:
        """Go on with a longer text, where there is a place for one."""
        if self._writing is not None:
            self._writing.setPlainText(words)
            self._writing.moveCursor(QTextCursor.MoveOperation.End)

    @property
    def first(self) -> QWidget | None:
        """The field in which one begins."""
        for widgets in self._rows.values():
            for widget in widgets:
                if not isinstance(widget, QLabel):
                    return widget
        return None

    @property
    def stops(self) -> list[QWidget]:
        """Where the keyboard stops, as the eye goes."""
        kinds = (QLineEdit, QListWidget, QComboBox, QPushButton, QTextEdit)
        return [one for one in self.findChildren(QWidget) if isinstance(one, kinds) and one.focusPolicy()]

    @property
    def is_answered(self) -> bool:
        """Whether the answer to a consult and the category of a constraint were chosen, where they are asked for."""
        return not (self._lacks_answer or self._lacks_category)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to fill in."""
        return not self._rows

    @property
    def answer(self) -> bool | None:
        """Whether a consult is answered with *ini wewenang kami*; ``None`` before, and where none was asked."""
        return None if self._ours is None or self._ours.checkedId() < 0 else self._ours.checkedId() == 0

    def ask(self) -> str:
        """Ask beside its field for what was not chosen, with the keyboard there. Returns why the act waits."""
        if self._category is not None and self._asks_category is not None and self._lacks_category:
            self._asks_category.show()
            self._category.setFocus(Qt.FocusReason.OtherFocusReason)
            return self.tr("Kategori kendala belum dipilih.")
        return self.tr("Pilih salah satu jawaban di atas.")

    def show_said(self, said: ActRequest) -> None:
        """Choose and write what a draft says."""
        if self._units is not None:
            self._units.choose(said.units)
        for key, write in self._writers.items():
            if value := {"title": said.title, "category": said.category, "related": ", ".join(said.related)}.get(key):
                write(value)
        if self._ours is not None and (said.units or said.reason):
            self._ours.button(1).setChecked(True)
            self._show_answer()

    def request(self) -> ActRequest:
        """Return what was said, as the desk takes it."""
        said = {key: value().strip() for key, value in self._values.items()}
        is_ours = self._ours is not None and self._ours.checkedId() == 0
        line = self._view.line
        title, category = said.get("title", ""), said.get("category", "")
        if self._act.kind is EventKind.EDIT:  # what stays as it was is no change
            title, category = ("" if title == line.title else title), ("" if category == line.category else category)
        return ActRequest(
            text=said.get("text", ""),
            reason="" if is_ours else said.get("reason", ""),
            units=self._units.codes() if self._units is not None and not is_ours else (),
            category=category,
            title=title,
            related=tuple(said.get("related", "").replace(",", " ").replace(";", " ").split()),
            about=self._about,
            at=self._at.dateTime().toMSecsSinceEpoch() if self._at is not None else 0,
        )

    @property
    def _lacks_answer(self) -> bool:
        return self._ours is not None and self._ours.checkedId() < 0

    @property
    def _lacks_category(self) -> bool:
        return self._category is not None and self._category.currentIndex() < 0

    def _said(self) -> tuple[object, ...]:
        return self.request(), self._ours.checkedId() if self._ours is not None else -1

    def _build(self, units: Collection[UnitChoice], now_ms: int) -> None:
        act, facts = self._act, self._view.facts
        if Need.OPEN_CONSULT in act.needs:
            self._choose_answer()
        if Need.RESPONSE in act.needs:
            self._ask_when(now_ms)
        wanted = [*act.needs, *act.may]
        if Need.UNITS in wanted or Need.UNIT in wanted:
            several, must = Need.UNITS in wanted, Need.UNIT in act.needs or Need.UNITS in act.needs
            ours = {one.unit for one in facts.consults if one.answer == "ours"}
            suggested = {facts.suggested_unit} if facts.suggested_unit and act.kind is not EventKind.RETURN else set()
            at_first = (ours if act.kind is EventKind.DISPOSE else set()) or (suggested if must else set())
            stays = act.kind in _AWAY and self._is_alone
            offered = [one for one in units if not stays or one.name != self._view.line.unit]
            self._units = UnitChooser(offered, several=several, may_be_none=not must, at_first=at_first)
            self._units.changed.connect(self.changed)
            words = self.tr("U&nit") if must else self.tr("U&nit yang menurut Anda berwenang (boleh kosong)")
            self._add(Need.UNIT, words, self._units)
        if Need.CATEGORY in wanted and act.kind is EventKind.CONSTRAINT:
            self._choose_category()
        if self._with_writing and {Need.REASON, Need.REASON_IF_NOT} & set(wanted):
            must = Need.REASON in act.needs or Need.REASON_IF_NOT in act.needs
            self._write(Need.REASON, "reason", self.tr("A&lasan") if must else self.tr("A&lasan (boleh kosong)"))
        if Need.CHANGE in wanted:
            self._line(Need.CHANGE, "title", self.tr("&Judul"), QLineEdit(self._view.line.title))
            category = CategoryLine(self._view.line.category, self._known)
            self._line(Need.CHANGE, "category", self.tr("Kate&gori"), category)
            self._column.addWidget(category.standing)
        if Need.RELATED in wanted:
            related = QLineEdit()
            related.setPlaceholderText(self.tr("mis. 7400002, 7400013"))
            self._line(Need.RELATED, "related", self.tr("N&omor laporan terkait, dipisah dengan koma"), related)
        if self._with_writing and writing_of(act, self._name) is Writing.TEXT:
            self._ask_text()
        if self._ours is not None:
            self._show_answer()

    def _ask_text(self) -> None:
        if self._name == APPROVAL:
            draft = next((said.text for said in self._view.timeline if said.id == self._about), "")
            self._write(Need.TEXT, "text", self.tr("&Balasan"), draft, _DRAFT_HEIGHT)
        elif Need.TEXT in self._act.needs:
            self._write(Need.TEXT, "text", self.tr("&Isi"))
        else:
            self._write(Need.TEXT, "text", self.tr("Ke&terangan (boleh kosong)"))

    def _add(self, need: Need, words: str, field: QWidget) -> None:
        name = label(words, "section")
        name.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(words.replace("&", ""))
        self._rows.setdefault(need, []).extend((name, field))
        if self._column.count():
            self._column.addSpacing(GAP // 2)
        self._column.addWidget(name)
        self._column.addWidget(field)

    def _write(self, need: Need, key: str, words: str, text: str = "", height: int = _WRITING_HEIGHT) -> None:
        field = QTextEdit()
        field.setProperty("part", "writing")
        field.setAcceptRichText(False)
        field.setTabChangesFocus(True)
        field.setPlainText(text)
        field.setFixedHeight(height)
        field.textChanged.connect(self.changed)
        self._values[key] = field.toPlainText
        self._writing = field
        self._add(need, words, field)

    def _line(self, need: Need, key: str, words: str, field: QLineEdit) -> None:
        field.setCursorPosition(0)
        field.textChanged.connect(lambda _text: self.changed.emit())
        self._values[key], self._writers[key] = field.text, field.setText
        self._add(need, words, field)

    def _choose_category(self) -> None:
        offered = {category: as_spoken(category) for category in CONSTRAINT_CATEGORIES}
        field = self._category = StillChoice(offered, self.tr("Pilih kategori"))
        asks = self._asks_category = label(
            self.tr("Pilih kategorinya dahulu. Bila tidak ada yang cocok, pilih “Lainnya”."), "problem", wrap=True
        )
        field.currentIndexChanged.connect(lambda _index: asks.hide())
        field.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self._values["category"], self._writers["category"] = lambda: field.value, field.choose
        self._add(Need.CATEGORY, self.tr("Kate&gori"), field)
        asks.hide()
        self._column.addWidget(asks)

    def _ask_when(self, now_ms: int) -> None:
        zone = QTimeZone.fromSecondsAheadOfUtc(seconds_ahead(now_ms))
        self._at = QDateTimeEdit()
        self._at.setTimeZone(zone)
        self._at.setDateTime(QDateTime.fromMSecsSinceEpoch(now_ms, zone))
        self._at.setDisplayFormat(typed_moment())
        self._at.setMaximumDateTime(QDateTime.fromMSecsSinceEpoch(now_ms, zone))
        self._at.setMinimumHeight(_LINE_HEIGHT)
        self._at.lineEdit().setTextMargins(_TEXT_SIDE, 0, _TEXT_SIDE, 0)  # a style sheet's padding moves the frame only
        self._at.dateTimeChanged.connect(lambda _at: self.changed.emit())
        self._add(Need.RESPONSE, self.tr("&Waktu diunggah"), self._at)

    def _choose_answer(self) -> None:
        self._ours = QButtonGroup(self)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        for place, words in enumerate((self.tr("Ini &wewenang kami"), self.tr("Bukan wewe&nang kami"))):
            choice = button(words, self._show_answer, "choice")
            choice.setCheckable(True)
            choice.setMinimumHeight(_CHOICE_HEIGHT)
            self._ours.addButton(choice, place)
            line.addWidget(choice, 1)
        self._column.addWidget(label(self.tr("Apakah laporan ini wewenang unit Anda?"), "section"))
        self._rows[Need.OPEN_CONSULT] = [self._ours.button(0), self._ours.button(1)]
        self._column.addWidget(row)

    def _show_answer(self) -> None:
        """Ask why and whose it is only where the answer is *bukan*."""
        assert self._ours is not None
        for need in (Need.UNIT, Need.REASON):
            for widget in self._rows.get(need, ()):
                widget.setVisible(self._ours.checkedId() == 1)
        self.changed.emit()
