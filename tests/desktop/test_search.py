"""One index over all that is said about a case: it finds what the tables hold, and nothing that has left."""

import random
import shutil
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from uuid import UUID

import msgspec
import pytest
from alembic import command
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import Connection, or_, select

from desktop.storage import search
from desktop.storage.held import marks_held
from desktop.storage.migrate import alembic_config
from desktop.storage.states import UNSETTLED, is_about_it
from desktop.storage.tables import case_text, event, outbox
from sync.contract.entities import CaseEvent, Change
from sync.contract.errors import BadInput
from sync.contract.events import EventKind
from sync.contract.messages import Entity
from sync.contract.receipts import Outcome, Reason
from tests.support import answers
from tests.support.desks import TestDesk, desk_in
from ui.ports.desk import CaseQuery

_WORDS: Final = ("lampu", "jembatan", "ulin", "gulita", "sampah")
_TERMS: Final = (*_WORDS, "mpu", "tanul", "7400001", "740")


def _found(connection: Connection, term: str) -> set[int]:
    return set(connection.scalars(select(case_text.c.row).where(search.matching(term))))


def _read(connection: Connection, term: str) -> set[int]:
    """Find without an index: read all that is held."""
    columns = (case_text.c.tracking_id, case_text.c.title, case_text.c.body, case_text.c.original_body)
    cases = connection.scalars(select(case_text.c.row).where(or_(*(column.contains(term) for column in columns))))
    said = select(event.c.case).join(case_text, case_text.c.row == event.c.case).where(event.c.text.contains(term))
    own = select(outbox.c.case).join(case_text, is_about_it)
    waiting = own.where(outbox.c.state.in_(UNSETTLED), outbox.c.text.contains(term))
    return {*cases, *connection.scalars(said), *connection.scalars(waiting)}


def _assert_finds_what_is_held(desk: TestDesk) -> None:
    with desk.database.reading() as connection:
        for term in _TERMS:
            assert _found(connection, term) == _read(connection, term), term


def _assert_sound(desk: TestDesk) -> None:
    """Ask SQLite about its file, and FTS5 about its index."""
    with desk.database.writing() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        connection.exec_driver_sql("INSERT INTO word_search (word_search, rank) VALUES ('integrity-check', 1)")


def _pieces(connection: Connection) -> int:
    return int(connection.exec_driver_sql("SELECT count(DISTINCT segid) FROM word_search_idx").scalar_one())


def _said(number: int, case: int, words: str) -> Change:
    told = CaseEvent(
        action=UUID(int=number), case=case, kind="catatan", text=words, author="Tini", written_at=1, received_at=2
    )
    return answers.event(number, told)


def _cases(desk: TestDesk, words: str) -> list[int]:
    return [line.case for line in desk.casework.cases(CaseQuery(text=words), 0, 10)]


@pytest.fixture
def with_a_case(desk: TestDesk) -> TestDesk:
    """Let a case be there of which each part says something of its own."""
    told = answers.text(11, "7400001", "Lampu dermaga", body="Gulita sejak Senin.", original_body="peteng ndedet")
    desk.apply(answers.answer(answers.unit(), told, answers.state(11), _said(5, 11, "Papan ulin dipesan")))
    return desk


def test_each_part_of_a_case_is_found(with_a_case: TestDesk) -> None:
    """Number, title, text, the reporter's own text, and what was said."""
    for words in ("7400001", "dermaga", "gulita", "ndedet", "ulin", "dermaga ulin gulita"):
        assert _cases(with_a_case, words) == [11], words
    _assert_sound(with_a_case)


def test_a_head_is_found_before_its_body_has_come_and_both_afterwards(desk: TestDesk) -> None:
    """During a first sync a list can be searched as far as it has come."""
    desk.apply(answers.answer(answers.head(11, title="Lampu dermaga"), answers.state(11)))
    assert (_cases(desk, "dermaga"), _cases(desk, "gulita")) == ([11], [])
    desk.apply(answers.answer(answers.body(11, "Gulita sejak Senin.")))
    assert (_cases(desk, "dermaga"), _cases(desk, "gulita")) == ([11], [11])
    _assert_sound(desk)


def test_words_that_were_changed_are_found_by_what_they_say_now(with_a_case: TestDesk) -> None:
    """The old ones are gone, whichever way the new ones came."""
    with_a_case.apply(answers.answer(answers.text(11, "7400001", "Titian", body="Lapuk.", version=2)))
    assert [_cases(with_a_case, words) for words in ("dermaga", "gulita", "ndedet")] == [[], [], []]
    assert (_cases(with_a_case, "titian"), _cases(with_a_case, "lapuk")) == ([11], [11])
    with_a_case.apply(answers.answer(answers.head(11, title="Gorong-gorong"), answers.body(11, "Mampet.", version=3)))
    assert [_cases(with_a_case, words) for words in ("titian", "lapuk")] == [[], []]
    assert (_cases(with_a_case, "gorong"), _cases(with_a_case, "mampet")) == ([11], [11])
    _assert_sound(with_a_case)


def test_own_words_are_found_while_they_wait_and_once_when_they_are_received(with_a_case: TestDesk) -> None:
    """As an event from then on; what was pulled back is a draft, and no longer said."""
    desk = with_a_case
    desk.casework.record_follow_up(11, EventKind.NOTE, "Teknisi datang")
    (action,) = desk.waiting()
    assert _cases(desk, "teknisi") == [11]
    desk.apply(answers.answer(sheets=(answers.sheet(action),)), sent=[action])
    assert _cases(desk, "teknisi") == [11]
    with desk.database.reading() as connection:
        count = "SELECT count(*) FROM word_search WHERE word_search MATCH '\"teknisi\"'"
        assert connection.exec_driver_sql(count).scalar() == 1
    second = desk.casework.record_follow_up(11, EventKind.NOTE, "Salah sambung")
    assert _cases(desk, "sambung") == [11]
    desk.casework.pull_back(second)
    assert _cases(desk, "sambung") == []
    _assert_sound(desk)


def test_own_words_that_the_centre_has_lost_are_found_while_they_wait_again(with_a_case: TestDesk) -> None:
    """A centre that was restored tells of no such event, and gets the words once more."""
    desk = with_a_case
    desk.casework.record_follow_up(11, EventKind.NOTE, "Teknisi datang")
    (action,) = desk.waiting()
    desk.apply(answers.answer(sheets=(answers.sheet(action),)), sent=[action])
    desk.apply(answers.answer(answers.text(11), answers.state(11), restart=True))
    assert _cases(desk, "teknisi") == []
    desk.replica.settle_doubts(desk.replica.doubtful(10), [action.id])
    assert _cases(desk, "teknisi") == [11]
    _assert_sound(desk)


@pytest.mark.parametrize("outcome", [Outcome.HELD, Outcome.REJECTED])
def test_own_words_that_were_refused_stay_findable_until_they_are_mended(
    with_a_case: TestDesk, outcome: Outcome
) -> None:
    """They still need somebody's look."""
    desk = with_a_case
    desk.casework.record_follow_up(11, EventKind.NOTE, "Teknisi datang")
    (action,) = desk.waiting()
    told = answers.sheet(action, outcome=outcome, reason=Reason.TEXT_TOO_LONG)
    desk.apply(answers.answer(sheets=(told,)), sent=[action])
    assert _cases(desk, "teknisi") == [11]
    desk.casework.pull_back(str(action.id))
    assert _cases(desk, "teknisi") == []


def test_a_case_that_leaves_takes_all_its_words_along(with_a_case: TestDesk) -> None:
    """No term of it is left in the index, so that none can be guessed from there."""
    desk = with_a_case
    desk.apply(answers.answer(answers.withdrawn(11)))
    with desk.database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM word_search").scalar() == 0
        for words in ("7400001", "dermaga", "gulita", "ndedet", "ulin"):
            assert _found(connection, words) == set()
    desk.apply(answers.answer(answers.text(11, "7400001", "Lampu taman"), answers.state(11)))
    assert (_cases(desk, "taman"), _cases(desk, "dermaga"), _cases(desk, "ulin")) == ([11], [], [])
    _assert_sound(desk)


def test_words_about_another_complaint_of_the_same_row_are_not_found_under_it(with_a_case: TestDesk) -> None:
    """A centre that was set up anew counts its rows anew."""
    desk = with_a_case
    desk.casework.record_follow_up(11, EventKind.NOTE, "Teknisi datang")
    first = answers.answer(answers.head(11, "7400088", "Posyandu"), answers.state(11), restart=True)
    desk.apply(msgspec.structs.replace(first, last=False))
    assert [_cases(desk, words) for words in ("teknisi", "dermaga", "gulita", "ulin")] == [[], [], [], []]
    desk.apply(answers.answer(answers.body(11, "Dua bulan tidak buka.")))
    assert [_cases(desk, words) for words in ("teknisi", "dermaga", "gulita", "ulin")] == [[], [], [], []]
    assert (_cases(desk, "posyandu"), _cases(desk, "buka")) == ([11], [11])
    _assert_sound(desk)


def test_a_desk_of_an_older_program_is_searched_as_before(with_a_case: TestDesk) -> None:
    """Its index is made anew from what it holds, own waiting words included."""
    desk = with_a_case
    desk.casework.record_follow_up(11, EventKind.NOTE, "Teknisi datang")
    with desk.database.writing() as connection:
        command.downgrade(alembic_config(connection), "0002")
        command.upgrade(alembic_config(connection), "head")
    for words in ("7400001", "dermaga", "gulita", "ndedet", "ulin", "teknisi"):
        assert _cases(desk, words) == [11], words
    _assert_finds_what_is_held(desk)
    _assert_sound(desk)
    desk.apply(answers.answer(answers.withdrawn(11)))
    with desk.database.reading() as connection:
        assert [_found(connection, words) for words in ("dermaga", "gulita", "ulin")] == [set(), set(), set()]


def _in_many_pieces(desk: TestDesk, frames: int) -> None:
    """Store as a first sync does: frame by frame, without tidying."""
    chance = random.Random(7)
    for frame in range(frames):
        rows = range(1 + 20 * frame, 21 + 20 * frame)
        told = [
            change
            for row in rows
            for change in (
                answers.text(row, f"74{row:05}", " ".join(chance.choices(_WORDS, k=2)), body=chance.choice(_WORDS)),
                answers.state(row),
                _said(row, row, "".join(chance.choices(_WORDS, k=2))),
            )
        ]
        desk.apply(msgspec.structs.replace(answers.answer(*told, cursor=f"e.1.{frame}"), last=False))
    desk.apply(msgspec.structs.replace(answers.answer(*map(answers.withdrawn, range(1, 20 * frames, 7))), last=False))


def test_the_same_is_found_before_while_and_after_the_pieces_are_merged(desk: TestDesk) -> None:
    """Merging goes on a little with each exchange, comes to an end, and changes no answer."""
    _in_many_pieces(desk, 30)
    with desk.database.reading() as connection:
        before = {term: _found(connection, term) for term in _TERMS}
        pieces = _pieces(connection)
    assert pieces > 20
    assert all(before[word] for word in _WORDS)
    _assert_sound(desk)
    for _exchange in range(200):
        with desk.database.writing() as connection:
            changed = connection.exec_driver_sql("SELECT total_changes()").scalar_one()
            search.tidy(connection)
            is_tidy = connection.exec_driver_sql("SELECT total_changes()").scalar_one() - changed < 2
            assert {term: _found(connection, term) for term in _TERMS} == before
        if is_tidy:
            break
    else:
        pytest.fail("merging never came to an end")
    with desk.database.reading() as connection:
        assert _pieces(connection) < pieces / 3
    _assert_finds_what_is_held(desk)
    _assert_sound(desk)


def test_ordinary_exchanges_tidy_what_a_first_sync_left(desk: TestDesk) -> None:
    """Nobody has to ask for it, and the index does not grow in pieces for ever."""
    _in_many_pieces(desk, 30)
    with desk.database.reading() as connection:
        pieces = _pieces(connection)
    for number in range(40):
        desk.apply(answers.answer(_said(90_000 + number, 2, f"Catatan {number}"), cursor=f"e.2.{number}"))
    with desk.database.reading() as connection:
        assert _pieces(connection) < pieces / 3
    _assert_finds_what_is_held(desk)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a desk once, to be copied."""
    folder = tmp_path_factory.mktemp("meja")
    with desk_in(folder):
        pass
    return folder


_rows = st.integers(1, 4)
_words = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=2)
_text = st.one_of(_words.map(" ".join), _words.map("".join))
_number = st.sampled_from(("7400001", "7400002"))


def _event_of(number: int, case: int) -> Change:
    """Return an event, whose words never change."""
    return _said(number, case, f"{_WORDS[number % 5]}{_WORDS[number % 3]}")


_change = st.one_of(
    st.builds(answers.head, _rows, _number, _text),
    st.builds(answers.body, _rows, _text, st.integers(1, 3)),
    st.builds(answers.text, _rows, _number, _text, body=_text, original_body=st.just("") | _text),
    st.builds(answers.state, _rows),
    st.builds(_event_of, st.integers(1, 8), _rows),
    st.builds(answers.withdrawn, _rows),
)


class _Life(RuleBasedStateMachine):
    """Whatever comes over the line and whatever the officer does, in any order."""

    folder: Path

    def __init__(self) -> None:
        super().__init__()
        self._open = ExitStack()

    @initialize()
    def begin(self) -> None:
        """Open a new desk."""
        folder = Path(self._open.enter_context(TemporaryDirectory()))
        shutil.copytree(self.folder, folder / "meja")
        self.desk = self._open.enter_context(desk_in(folder / "meja"))
        self.desk.apply(answers.answer(answers.unit(), answers.text(1), answers.state(1)))

    def teardown(self) -> None:
        """Close it."""
        with self._open:
            if hasattr(self, "desk"):
                _assert_sound(self.desk)

    @rule(changes=st.lists(_change, max_size=6), restart=st.booleans(), last=st.booleans())
    def tell(self, changes: Sequence[Change], *, restart: bool, last: bool) -> None:
        """Let changes come together."""
        self.desk.apply(msgspec.structs.replace(answers.answer(*changes, restart=restart), last=last))

    @rule(case=_rows, words=_text)
    def record(self, case: int, words: str) -> None:
        """Let the officer say something, where the case is shown."""
        if any(line.case == case for line in self.desk.casework.cases(CaseQuery(with_closed=True), 0, 10)):
            self.desk.casework.record_follow_up(case, EventKind.NOTE, words)

    @precondition(lambda self: self.desk.waiting())
    @rule(outcome=st.sampled_from(Outcome), row=st.integers(900, 950))
    def settle(self, outcome: Outcome, row: int) -> None:
        """Let the receipt of the oldest come."""
        action = self.desk.waiting()[0]
        reason = "" if outcome is Outcome.ACCEPTED else Reason.TEXT_TOO_LONG
        told = answers.sheet(action, outcome=outcome, reason=reason, event=row)
        self.desk.apply(answers.answer(sheets=(told,)), sent=[action])

    @rule(data=st.data())
    def pull_back(self, data: st.DataObject) -> None:
        """Let the officer take something back."""
        lines = self.desk.casework.outbox()
        if lines:
            try:
                self.desk.casework.pull_back(data.draw(st.sampled_from(lines)).id)
            except BadInput:  # where it may not be
                return

    @rule(data=st.data())
    def lose(self, data: st.DataObject) -> None:
        """Let the centre have lost some of what it had received."""
        offered = self.desk.replica.doubtful(100)
        missing = [one for one in offered if data.draw(st.booleans())]
        self.desk.replica.settle_doubts(offered, missing)

    @rule(data=st.data())
    def repair(self, data: st.DataObject) -> None:
        """Let the centre not have some of what is held."""
        with self.desk.database.reading() as connection:
            held = marks_held(connection)
        self.desk.replica.compare(1, [0], [Entity(*one) for one in held if data.draw(st.integers(0, 9)) > 1])

    @rule()
    def tidy(self) -> None:
        """Merge."""
        with self.desk.database.writing() as connection:
            search.tidy(connection)

    @invariant()
    def finds_what_is_held(self) -> None:
        """Compare the index with the tables."""
        if hasattr(self, "desk"):
            _assert_finds_what_is_held(self.desk)


@pytest.mark.slow
def test_whatever_happens_the_index_finds_what_the_tables_hold(prepared: Path) -> None:
    """Nothing more, nothing less."""

    class Life(_Life):
        folder = prepared

    run_state_machine_as_test(Life, settings=settings(max_examples=15, stateful_step_count=20, deadline=None))
