"""What the chosen act asks for besides its words, and what these words are called."""

import itertools
from collections.abc import Collection, Sequence

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QTextEdit, QVBoxLayout, QWidget

from sync.contract.casework.acts import APPROVAL, Act, Need
from sync.contract.events import EventKind
from ui.acts_dialog.fields import ActFields
from ui.follow_up.draft_text import Typed
from ui.follow_up.opening import Found
from ui.parts.labels import label
from ui.ports.acts import NOTHING_SAID, ActRequest, UnitChoice, Writing, act_of_draft, writing_of
from ui.ports.desk import CaseView, Draft
from ui.theme.tokens import GAP


class ActPart(QWidget):
    """The fields of one act above the text of the form; nothing at all for an act that is only its text."""

    changed = Signal()

    def __init__(self, text: QTextEdit) -> None:
        """Serve this text."""
        super().__init__()
        self._text = text
        self._act: Act | None = None
        self._view: CaseView | None = None
        self._name, self._about, self._first_text = "", "", ""
        self._becomes = ""
        self._constraint = ""
        """The category that was chosen before one went over to another kind."""
        self._first_said = NOTHING_SAID
        self.fields: ActFields | None = None
        self.text_label: QLabel = label("", "section")
        self.text_label.setBuddy(text)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP // 2)

    def begin(self, act: Act, name: str, found: Found, about: str, draft: Draft | None) -> str:
        """Show the fields of an act, as its draft has them. Returns the text to go on with."""
        view = found.view
        self._act, self._name, self._view = act, name, view
        self._about = (draft.said.about if draft is not None else "") or about
        is_concept = draft is not None and draft.kind is EventKind.DRAFT
        self._becomes = draft.said.category if draft is not None and is_concept else ""
        self._constraint = ""
        self._show_fields(view, found.units, found.categories)
        self._first_text = _words_of(view, self._about) if name == APPROVAL else ""
        self._first_said = self._said()
        if draft is not None and self.fields is not None:
            self.fields.show_said(draft.said)
        self._name_text()
        return draft.text if draft is not None and draft.text else self._first_text

    def go_over_to(self, act: Act) -> None:
        """Change to another act with the same text; both are written kinds."""
        if act is not self._act and self._view is not None:
            if self._act is not None and self._act.kind is EventKind.CONSTRAINT:
                self._constraint = self._said().category
            self._act, self._name = act, act.name
            self._show_fields(self._view)
            self._first_said = self._said()
            if self.fields is not None and act.kind is EventKind.CONSTRAINT:
                self.fields.show_said(ActRequest(category=self._constraint))
            self._name_text()

    def clear(self) -> None:
        """Show nothing."""
        self.hide()
        if self.fields is not None:
            self.fields.hide()
            self._column.removeWidget(self.fields)
            self.fields.deleteLater()
            self.fields = None

    @property
    def category(self) -> str:
        """The chosen category, or the response that a draft is to become; empty where none is asked for."""
        is_concept = self._act is not None and self._act.kind is EventKind.DRAFT
        return self._becomes if is_concept else self._said().category

    def ask(self) -> str:
        """Ask for what must be chosen and was not, as :meth:`ui.acts_dialog.fields.ActFields.ask`."""
        return self.fields.ask() if self.fields is not None else ""

    @property
    def needs_text(self) -> bool:
        """Whether the act cannot be done without words."""
        if self._act is None or self._name == APPROVAL:
            return self._act is not None
        if self.fields is not None and self.fields.answer is not None:
            return not self.fields.answer
        return bool({Need.TEXT, Need.REASON} & set(self._act.needs))

    @property
    def is_answered(self) -> bool:
        """Whether what must be chosen was chosen."""
        return self.fields is None or self.fields.is_answered

    def request(self, text: str, overrides: tuple[str, ...]) -> ActRequest:
        """Return all that is said, as the desk takes it."""
        return msgspec.structs.replace(self._with(text), overrides=overrides)

    def draft_act(self, kind: EventKind) -> str:
        """Return which draft of the case is written here, as :attr:`ui.ports.desk.Draft.act`."""
        return act_of_draft(kind, self._name)

    def typed(self, kind: EventKind, text: str) -> Typed:
        """Return what stands here, as it is journalled; nothing while all is as it was offered."""
        act = self.draft_act(kind)
        said = self._said()
        if said == self._first_said and text in ("", self._first_text):
            return Typed(kind, "", act)
        if kind is EventKind.CONSTRAINT:
            said = ActRequest(category=said.category)
        elif not act:
            said = ActRequest(category=self._becomes) if kind is EventKind.DRAFT else NOTHING_SAID
        else:
            said = self._with(text)
            said = msgspec.structs.replace(said, text="", reason="bukan" if said.reason and self._is_consult else "")
        return Typed(kind, text, act, said)

    @property
    def _is_consult(self) -> bool:
        return self._act is not None and self._act.kind is EventKind.CONSULT_ANSWER

    def _with(self, text: str) -> ActRequest:
        said = self._said()
        assert self._act is not None
        is_reason = writing_of(self._act, self._name) is Writing.REASON
        if self.fields is not None and self.fields.answer:
            is_reason = False  # who says that it is theirs need not say why
        return msgspec.structs.replace(said, **{"reason" if is_reason else "text": text})

    def _said(self) -> ActRequest:
        return self.fields.request() if self.fields is not None else ActRequest(about=self._about)

    def _show_fields(self, view: CaseView, units: Collection[UnitChoice] = (), categories: Sequence[str] = ()) -> None:
        self.clear()
        assert self._act is not None
        made = ActFields(self._act, self._name, view, units, self._about, 0, categories=categories, with_writing=False)
        if made.is_empty:
            made.deleteLater()
            return
        self.fields = made
        made.changed.connect(self._name_text)
        made.changed.connect(self.changed)
        self._column.addWidget(made)
        self.show()
        for one, following in itertools.pairwise([*made.stops, self._text]):
            QWidget.setTabOrder(one, following)

    def _name_text(self) -> None:
        """Say what is to be written, and whether it must be."""
        assert self._act is not None
        writing = writing_of(self._act, self._name)
        self._text.setVisible(writing is not Writing.NONE)
        is_reason = writing is Writing.REASON and not (self.fields is not None and self.fields.answer)
        words = self.tr("Alasan") if is_reason else self.tr("Keterangan")
        if self._is_consult and self.fields is not None and self.fields.answer is None:
            words = self.tr("Alasan (wajib bila bukan wewenang)")
        elif not self.needs_text:
            words = self.tr("Alasan (boleh kosong)") if is_reason else self.tr("Keterangan (boleh kosong)")
        self.text_label.setText(words)
        is_plain = Need.TEXT in self._act.needs or self._name == APPROVAL
        self.text_label.setVisible(writing is not Writing.NONE and not is_plain)


def _words_of(view: CaseView, entry: str) -> str:
    return next((said.text for said in view.timeline if said.id == entry), "")
