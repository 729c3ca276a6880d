"""What is held is counted as it is stored, in whatever pieces and order it arrives."""

from collections.abc import Iterator
from uuid import UUID

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.contract.entities import CaseEvent, CaseState, Change
from sync.contract.frames import pack
from sync.contract.marks import added, state_mark, sum_bytes, text_mark
from sync.contract.messages import AnswerFrame
from sync.contract.status import Bucket
from tests.support import answers
from tests.support.desks import TestDesk, desk_in
from ui.ports.desk import CaseQuery

ALL = CaseQuery(with_closed=True)
_rows = st.integers(1, 4)
_numbers = st.sampled_from(["7400001", "7400002", "7400003"])
_words = st.sampled_from(["Lampu padam", "Jalan rusak", "Sampah menumpuk"])
_versions = st.integers(1, 3)
_statuses = st.sampled_from(["Terverifikasi", "Tertunda", "Ditutup oleh Admin"])


def _said(row: int, action: int, case: int, published_at: int) -> Change:
    said = CaseEvent(
        action=UUID(int=action), case=case, kind="catatan", text=f"kabar {action}", author="", written_at=1,
        received_at=2, published_at=published_at,
    )  # fmt: skip
    return answers.event(row, said)


_changes = st.one_of(
    st.builds(lambda row, code, version: answers.unit(row, code, version=version), _rows, _numbers, _versions),
    st.builds(lambda row, n, words, v: answers.text(row, n, words, version=v), _rows, _numbers, _words, _versions),
    st.builds(answers.head, _rows, _numbers, _words),
    st.builds(answers.body, _rows, _words, _versions),
    st.builds(lambda row, status, n: answers.state(row, status, revision=n), _rows, _statuses, _versions),
    st.builds(lambda row, status, n: answers.part(row, status=status, revision=n), _rows, _statuses, _versions),
    st.builds(_said, st.integers(1, 6), st.integers(1, 6), _rows, st.integers(0, 2)),
    st.builds(answers.withdrawn, _rows),
    st.builds(lambda row, v: Change("hologram", row, msgspec.Raw(pack(v)), v), _rows, _versions),
)
_frames = st.builds(
    lambda changes, restart, last, more: AnswerFrame(changes=tuple(changes), restart=restart, last=last, more=more),
    st.lists(_changes, max_size=12),
    st.sampled_from([False, False, False, True]),
    st.booleans(),
    st.booleans(),
)


@pytest.fixture(scope="module")
def lasting_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestDesk]:
    """One desk for all examples: what an earlier one left there belongs to the next."""
    with desk_in(tmp_path_factory.mktemp("desk")) as desk:
        yield desk


@settings(max_examples=40)  # each writes a dozen transactions to a real disk
@given(st.lists(st.lists(_frames, min_size=1, max_size=3), max_size=4))
def test_the_sum_kept_is_the_sum_counted_whatever_arrives(
    lasting_desk: TestDesk, answered: list[list[AnswerFrame]]
) -> None:
    """Heads without bodies, parts of states that are not there, events under other rows, restarts that break off."""
    for together in answered:
        lasting_desk.apply(*together)
        kept = lasting_desk.replica.sum()
        assert kept == lasting_desk.replica.recount()
        with lasting_desk.database.reading() as connection:
            indexed = connection.exec_driver_sql("SELECT count(*) FROM word_search").scalar_one()
            halves = "SELECT count(*) + count(nullif(version, 0)) FROM case_text"
            texts = connection.exec_driver_sql(halves).scalar_one()
            events = connection.exec_driver_sql("SELECT count(*) FROM event").scalar_one()
        assert indexed == texts + events


def test_a_case_is_listed_with_its_head_and_readable_with_its_body(desk: TestDesk) -> None:
    """During a first sync: found by its title at once, by its words once they are there, and counted only then."""
    desk.apply(answers.answer(answers.unit(), answers.head(11), answers.state(11)))
    (line,) = desk.casework.cases(ALL, 0, 10)
    assert (line.tracking_id, line.title, line.bucket) == ("7400001", "Lampu jalan padam", Bucket.UNANSWERED)
    assert desk.casework.count(CaseQuery(text="Lampu")) == 1
    assert desk.casework.count(CaseQuery(text="mingguan")) == 0
    halves = desk.replica.sum()
    desk.apply(answers.answer(answers.body(11, "Gelap mingguan.", version=3, reporter="Sutikno")))
    view = desk.casework.case(11)
    assert (view.body, view.reporter) == ("Gelap mingguan.", "Sutikno")
    assert desk.casework.count(CaseQuery(text="mingguan")) == 1
    whole = int.from_bytes(desk.replica.sum(), "big")
    assert sum_bytes(whole - int.from_bytes(halves, "big")) == sum_bytes(text_mark(11, "7400001", 3))


def test_a_body_without_its_head_waits_for_nothing(desk: TestDesk) -> None:
    """Its case has left meanwhile; nothing of it stays."""
    before = desk.replica.sum()
    desk.apply(answers.answer(answers.body(11, "Tanpa kepala")))
    assert desk.replica.sum() == before
    with desk.database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM word_search").scalar() == 0


def test_a_part_changes_what_it_names_and_leaves_the_rest(desk: TestDesk) -> None:
    """A closed case keeps its unit, deadline and reason."""
    desk.apply(answers.answer(answers.unit(), answers.text(11), answers.state(11, reason="Menunggu")))
    desk.apply(answers.answer(answers.part(11, status="Ditutup oleh Admin", lapor_since=5, revision=4)))
    with desk.database.reading() as connection:
        row = connection.exec_driver_sql("SELECT * FROM case_state").mappings().one()
    assert (row["status"], row["lapor_since"], row["revision"]) == ("Ditutup oleh Admin", 5, 4)
    assert (row["unit"], row["reason"], row["lapor_status"]) == (1, "Menunggu", "Terverifikasi")
    (line,) = desk.casework.cases(ALL, 0, 10)
    assert line.bucket is not Bucket.UNANSWERED
    whole = CaseState(status="Ditutup oleh Admin", lapor_status="Terverifikasi", lapor_since=5, revision=4)
    expected = added(0, [state_mark(11, whole.revision, whole.status, whole.lapor_since), text_mark(11, "7400001", 1)])
    desk.apply(answers.answer(answers.withdrawn(11)))
    without = int.from_bytes(desk.replica.sum(), "big")
    desk.apply(answers.answer(answers.text(11), answers.state(11, "Ditutup oleh Admin", lapor_since=5, revision=4)))
    assert sum_bytes(without + expected) == desk.replica.sum()


@pytest.mark.parametrize("revision", [0, 1, 2])
def test_an_old_part_changes_nothing(desk: TestDesk, revision: int) -> None:
    """It was on its way when something newer came."""
    desk.apply(answers.answer(answers.text(11), answers.state(11, "Tertunda", revision=3)))
    desk.apply(answers.answer(answers.part(11, status="Ditutup oleh Admin", revision=revision)))
    (line,) = desk.casework.cases(ALL, 0, 10)
    assert line.status == "Tertunda"


def test_a_part_of_a_state_that_is_not_here_is_left_to_the_comparison(desk: TestDesk) -> None:
    """Half a state would be shown as if it were whole."""
    desk.apply(answers.answer(answers.text(11), answers.part(11, status="Ditutup oleh Admin", revision=3)))
    assert desk.casework.count(ALL) == 0
