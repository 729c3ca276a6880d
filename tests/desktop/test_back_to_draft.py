"""Whatever was recorded comes back as what it was: its kind, its words and all that was chosen with it."""

from collections.abc import Callable
from pathlib import Path
from typing import Final
from uuid import UUID

import msgspec
import pytest

from desktop.storage import outbox
from desktop.storage.timekeeping import written_now
from sync.contract.casework.acts import ACTS, APPROVAL, Act
from sync.contract.casework.particulars import NONE, Particulars
from sync.contract.entities import Change, Unit
from sync.contract.events import RESPONSES, WRITTEN_KINDS, EventKind
from sync.contract.frames import pack
from sync.contract.messages import Action
from sync.contract.receipts import Outcome
from tests.support import answers
from tests.support.desks import TestDesk, desk_in
from ui.ports.acts import NOTHING_SAID, ActRequest, Writing, writing_of
from ui.ports.desk import Draft

CASE: Final = 1
WORDS: Final = "Jadwal keliling ke Sungai Rambutan tanggal 9 Desember 2026."
ABOUT: Final = UUID(int=77)
SAID: Final = Particulars(units=(2,), category="Anggaran", title="Judul baru", related=("7400002",), about=ABOUT)
CHOSEN: Final = ActRequest(
    units=("hulu",), category="Anggaran", title="Judul baru", related=("7400002",), about=str(ABOUT)
)
_COMING: Final = [act for act in ACTS if act.kind is not EventKind.UPLOADED]
"""A mark that something was uploaded is made anew in a moment."""
_WAITS: Final = "Ditanggapi oleh Pelapor"


def _fill(desk: TestDesk, *, approval: bool = False) -> None:
    units = [
        Change("unit", row, msgspec.Raw(pack(Unit(code=code, name=code.title(), approval=approval))), 1)
        for row, code in ((1, "tirta"), (2, "hulu"))
    ]
    cases = range(CASE, CASE + len(_COMING))
    told = [one for row in cases for one in (answers.text(row, _number(row)), answers.state(row, _WAITS))]
    desk.apply(answers.answer(*units, *told))


def _number(case: int) -> str:
    return str(7_400_000 + case)


def _record(desk: TestDesk, kind: EventKind, text: str, said: Particulars, case: int = CASE) -> Action:
    with desk.database.writing() as connection:
        action = Action(
            id=desk.clock.new_id(),
            case=case,
            tracking_id=_number(case),
            kind=kind,
            text=text,
            written=written_now(connection, desk.clock),
            particulars=said,
        )
        outbox.record(connection, action, tracking_id=_number(case), title="Lampu jalan padam")
    return action


def _waits(_desk: TestDesk, _action: Action) -> None:
    """It never left."""


def _is_held(desk: TestDesk, action: Action) -> None:
    sheet = answers.sheet(action, outcome=Outcome.HELD, reason="state-forbids")
    desk.apply(answers.answer(sheets=(sheet,)), sent=[action])


def _is_rejected(desk: TestDesk, action: Action) -> None:
    sheet = answers.sheet(action, outcome=Outcome.REJECTED, reason="malformed")
    desk.apply(answers.answer(sheets=(sheet,)), sent=[action])


def _is_given_up(desk: TestDesk, action: Action) -> None:
    _is_held(desk, action)
    desk.casework.cancel(str(action.id))


def _come_back(folder: Path, kind: EventKind, text: str, said: Particulars) -> Draft | None:
    """Record, take back, and look after a restart."""
    with desk_in(folder) as desk:
        _fill(desk)
        action = _record(desk, kind, text, said)
        assert desk.casework.pull_back(str(action.id)) == CASE
    with desk_in(folder) as desk:
        return desk.casework.case(CASE).draft


def _says(act: Act) -> tuple[str, Particulars, ActRequest]:
    """Text, and all that is said with an act; and what of it the form has to show again."""
    if act.kind in WRITTEN_KINDS:
        return WORDS, NONE, NOTHING_SAID
    if writing_of(act, act.name) is not Writing.REASON:
        return WORDS, SAID, CHOSEN
    return "", msgspec.structs.replace(SAID, reason=WORDS), msgspec.structs.replace(CHOSEN, reason=WORDS)


def _draft_of(desk: TestDesk, case: int, act: Act) -> Draft:
    """Return what stands in the form again, and see that it is the same act with the same words."""
    draft = desk.casework.case(case).draft
    assert draft is not None
    assert (draft.kind, draft.text) == (act.kind, WORDS)
    assert draft.act == ("" if act.kind in WRITTEN_KINDS else act.name)
    return draft


@pytest.mark.parametrize("fate", [_waits, _is_held, _is_rejected, _is_given_up])
def test_every_act_comes_back_as_itself(tmp_path: Path, fate: Callable[[TestDesk, Action], None]) -> None:
    """Taken back, mended or brought back from what was given up, also after a restart."""
    with desk_in(tmp_path) as desk:
        _fill(desk)
        for case, act in enumerate(_COMING, CASE):
            text, said, _ = _says(act)
            action = _record(desk, act.kind, text, said, case)
            fate(desk, action)
            assert desk.casework.pull_back(str(action.id)) == case
    with desk_in(tmp_path) as desk:
        for case, act in enumerate(_COMING, CASE):
            assert _draft_of(desk, case, act).said == _says(act)[2]


def test_a_draft_that_was_given_up_comes_back_as_it_was(tmp_path: Path) -> None:
    """Before it was ever recorded: *Batalkan tulisan saya*, and back from the outbox."""
    with desk_in(tmp_path) as desk:
        _fill(desk)
        for case, act in enumerate(_COMING, CASE):
            name = "" if act.kind in WRITTEN_KINDS else act.name
            chosen = msgspec.structs.replace(_says(act)[2], reason="")
            desk.casework.save_draft(case, act.kind, WORDS, name, chosen)
            assert desk.casework.pull_back(desk.casework.shelve_draft(case, name)) == case
    with desk_in(tmp_path) as desk:
        for case, act in enumerate(_COMING, CASE):
            draft = _draft_of(desk, case, act)
            assert msgspec.structs.replace(draft.said, reason="") == msgspec.structs.replace(_says(act)[2], reason="")


def test_the_category_of_a_constraint_comes_back(tmp_path: Path) -> None:
    """The only choice of a written kind."""
    draft = _come_back(tmp_path, EventKind.CONSTRAINT, WORDS, Particulars(category="Anggaran"))
    assert draft is not None
    assert (draft.kind, draft.said) == (EventKind.CONSTRAINT, ActRequest(category="Anggaran"))


@pytest.mark.parametrize("kind", sorted(RESPONSES))
def test_an_approval_stays_one(tmp_path: Path, kind: EventKind) -> None:
    """Of whichever response: it never becomes a letter of whoever approves."""
    draft = _come_back(tmp_path, kind, WORDS, Particulars(about=ABOUT))
    assert draft is not None
    assert (draft.kind, draft.act, draft.text, draft.said.about) == (kind, APPROVAL, WORDS, str(ABOUT))


@pytest.mark.parametrize("kind", sorted(RESPONSES))
def test_a_response_that_became_a_draft_comes_back_as_it_was_written(tmp_path: Path, kind: EventKind) -> None:
    """Where the unit works with approval: it becomes one again."""
    with desk_in(tmp_path) as desk:
        _fill(desk, approval=True)
        action = desk.casework.record_follow_up(CASE, kind, WORDS)
        assert [one.kind for one in desk.waiting()] == [EventKind.DRAFT]
        desk.casework.pull_back(action)
        draft = desk.casework.case(CASE).draft
        assert draft is not None
        assert (draft.kind, draft.text) == (kind, WORDS)
        desk.casework.record_follow_up(CASE, draft.kind, draft.text)
        [again] = desk.waiting()
        assert (again.kind, again.particulars.category) == (EventKind.DRAFT, kind)


def test_what_was_to_be_approved_never_comes_back_as_a_response(tmp_path: Path) -> None:
    """Where nobody has to approve, a draft was asked for: it waits for a colleague again, as what it is to become."""
    with desk_in(tmp_path) as desk:
        _fill(desk)
        action = _record(desk, EventKind.DRAFT, WORDS, Particulars(category=EventKind.REPLY))
        desk.casework.pull_back(str(action.id))
        draft = desk.casework.case(CASE).draft
        assert draft is not None
        assert (draft.kind, draft.said) == (EventKind.DRAFT, ActRequest(category=EventKind.REPLY))
        desk.casework.record_follow_up(CASE, draft.kind, draft.text, category=draft.said.category)
        [again] = desk.waiting()
        assert (again.kind, again.particulars.category) == (EventKind.DRAFT, EventKind.REPLY)
