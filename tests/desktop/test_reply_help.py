"""The check of a reply at the desk: with what this desk knows, and as the last word before something is recorded."""

from datetime import date

import msgspec
import pytest

from desktop.storage.account import save_account
from sync.contract.errors import BadInput, ReplyBlocked
from sync.contract.events import EventKind
from sync.contract.replies.remarks import RemarkCode, Severity
from tests.support import answers
from tests.support.desks import OFFICER, TestDesk

_LETTER = (
    "Yth. Bapak/Ibu, terima kasih atas laporan mengenai lampu dermaga. Pada 19 November 2026 petugas mengganti dua "
    "lampu yang padam. Kecamatan Tirta Muara"
)


@pytest.fixture
def desk(desk: TestDesk) -> TestDesk:
    """Return a desk with an anonymous case, a confidential one and an open one."""
    name = "Rusmini Handilwati"
    desk.apply(
        answers.answer(
            answers.unit(),
            answers.text(1, "7400001", anonymous=True),
            answers.text(2, "7400002", confidential=True, reporter=name),
            answers.text(3, "7400003", reporter=name),
            *(answers.state(row, first_reply_on=date(2026, 11, 20)) for row in (1, 2, 3)),
        )
    )
    return desk


def _codes(desk: TestDesk, case: int, text: str, kind: EventKind = EventKind.SUBSTANTIVE_RESPONSE) -> list[RemarkCode]:
    return [one.code for one in desk.casework.check(case, kind, text)]


def test_a_good_letter_passes(desk: TestDesk) -> None:
    """The desk knows its unit, so the name below is recognized."""
    assert _codes(desk, 1, _LETTER) == []


def test_each_remark_carries_its_place(desk: TestDesk) -> None:
    """Letters of the text as it was handed in."""
    (found,) = desk.casework.check(3, EventKind.INITIAL_RESPONSE, _LETTER + " 0812-3456-7890")
    assert (found.code, found.severity, found.text) == (RemarkCode.PHONE, Severity.BLOCKING, "0812-3456-7890")
    assert (found.start, found.end) == (len(_LETTER) + 1, len(_LETTER) + 15)


def test_the_name_is_kept_back_where_the_case_hides_it(desk: TestDesk) -> None:
    """A confidential case names its reporter to the desk; an anonymous one does not even do that."""
    named = _LETTER.replace("Bapak/Ibu", "Ibu Rusmini Handilwati")
    assert _codes(desk, 2, named) == [RemarkCode.REPORTER_NAME]
    assert _codes(desk, 1, named) == []
    assert _codes(desk, 3, named) == []


def test_the_number_of_the_case_is_no_telephone_number(desk: TestDesk) -> None:
    """It stands in many letters."""
    desk.apply(answers.answer(answers.text(9, "0812345678"), answers.state(9), cursor="e.1.6"))
    assert _codes(desk, 9, f"{_LETTER} 0812345678") == []


def test_a_letter_like_one_that_was_recorded_is_noticed(desk: TestDesk) -> None:
    """Also while that one waits; a note is no letter, and one that was pulled back is a draft again."""
    desk.casework.record_follow_up(1, EventKind.NOTE, _LETTER)
    assert _codes(desk, 3, _LETTER) == []
    action = desk.casework.record_follow_up(1, EventKind.SUBSTANTIVE_RESPONSE, _LETTER)
    assert _codes(desk, 3, _LETTER) == [RemarkCode.SAME_AS_RECENT]
    desk.casework.pull_back(action)
    assert _codes(desk, 3, _LETTER) == []


def test_a_text_that_gives_a_person_away_is_not_recorded(desk: TestDesk) -> None:
    """The sentence names the place; the draft stays, and nothing waits."""
    text = f"{_LETTER} NIK 6304011205900001."
    desk.casework.save_draft(3, EventKind.SUBSTANTIVE_RESPONSE, text)
    for overrides in ((), (RemarkCode.NIK,)):
        with pytest.raises(
            ReplyBlocked, match=f"“6304011205900001” \\(karakter ke-{len(_LETTER) + 6} sampai"
        ) as refused:
            desk.casework.record_follow_up(3, EventKind.SUBSTANTIVE_RESPONSE, text, overrides)
        assert "koordinator" in str(refused.value)
    assert desk.casework.outbox() == ()
    assert desk.casework.case(3).draft is not None


def test_only_the_coordinator_lets_it_pass_and_only_what_he_has_seen(desk: TestDesk) -> None:
    """Another number typed after the tick keeps the text back again."""
    with desk.database.writing() as connection:
        save_account(connection, msgspec.structs.replace(OFFICER, role="coordinator"))
    text = f"{_LETTER} NIK 6304011205900001, HP 081234567890."
    with pytest.raises(ReplyBlocked, match="081234567890"):
        desk.casework.record_follow_up(3, EventKind.SUBSTANTIVE_RESPONSE, text, (RemarkCode.NIK,))
    desk.casework.record_follow_up(3, EventKind.SUBSTANTIVE_RESPONSE, text, (RemarkCode.NIK, RemarkCode.PHONE))
    assert [line.text for line in desk.casework.outbox()] == [text]


@pytest.mark.parametrize("kind", [EventKind.NOTE, EventKind.CONSTRAINT])
def test_an_internal_text_is_never_kept_back(desk: TestDesk, kind: EventKind) -> None:
    """A telephone number is what a note is for; a NIK is warned of."""
    text = "HP pelapor 081234567890, NIK 6304011205900001"
    assert [(one.code, one.severity) for one in desk.casework.check(3, kind, text)] == [
        (RemarkCode.NIK, Severity.WARNING)
    ]
    desk.casework.record_follow_up(3, kind, text)


def test_a_case_that_is_not_here_cannot_be_checked(desk: TestDesk) -> None:
    """As everywhere, in a sentence."""
    with pytest.raises(BadInput):
        desk.casework.check(77, EventKind.NOTE, "x")
