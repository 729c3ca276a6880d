"""What can still be undone does not go out, whoever exchanges meanwhile; and nothing is held back for longer."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.storage.holdback import LONGEST_MS
from sync.contract.events import EventKind
from tests.support.office_windows import FIRST, kecamatan
from tests.support.offices import OfficeDesk, Offices
from ui.ports.acts import ActRequest
from ui.ports.listing import BulkDone


@pytest.fixture
def offices(tmp_path: Path) -> Iterator[Offices]:
    """A kecamatan with four cases."""
    with kecamatan(tmp_path, 4) as offices:
        yield offices


@pytest.fixture
def ani(offices: Offices) -> OfficeDesk:
    """The desk at which acts are done."""
    return offices("ani")


def note(desk: OfficeDesk, words: str, *places: int) -> BulkDone:
    """Note something about several cases at once."""
    chosen = [desk.case(str(FIRST + place)) for place in places]
    return desk.casework.bulk_act(chosen, str(EventKind.NOTE), ActRequest(text=words))


def at_centre(offices: Offices) -> list[str]:
    """Return what a colleague's desk gets to read, case by case."""
    budi = offices("budi")
    budi.exchange()
    return [entry.text for place in range(4) for entry in budi.view(str(FIRST + place)).timeline]


def test_an_exchange_leaves_alone_what_can_still_be_undone(offices: Offices, ani: OfficeDesk) -> None:
    """Asked for or due: undone afterwards, nothing of it has arrived."""
    done = note(ani, "Salah kirim.", 0, 1)
    assert ani.exchange().pushed == 0
    assert ani.casework.withdraw(done.actions) == 2
    ani.exchange()
    assert at_centre(offices) == []
    ani.casework.record_follow_up(ani.case(str(FIRST)), EventKind.NOTE, "Benar.")
    assert ani.exchange().pushed == 1


def test_what_was_recorded_before_goes_and_what_came_after_keeps_its_place(offices: Offices, ani: OfficeDesk) -> None:
    """The centre gets acts in their order; later ones may rest on those that wait."""
    ani.casework.record_follow_up(ani.case(str(FIRST)), EventKind.NOTE, "Pertama.")
    done = note(ani, "Kedua.", 0, 1)
    ani.casework.record_follow_up(ani.case(str(FIRST)), EventKind.NOTE, "Ketiga.")
    ani.exchange()
    assert at_centre(offices) == ["Pertama."]
    ani.casework.let_go(done.actions)
    ani.exchange()
    assert at_centre(offices) == ["Pertama.", "Kedua.", "Ketiga.", "Kedua."]
    ani.exchange()
    assert len(at_centre(offices)) == 4


def test_letting_go_of_an_earlier_act_leaves_a_later_one_held_back(offices: Offices, ani: OfficeDesk) -> None:
    """The note of the first one ends when that of the second comes."""
    first = note(ani, "Satu.", 0)
    second = note(ani, "Dua.", 1)
    ani.casework.let_go(first.actions)
    ani.exchange()
    assert at_centre(offices) == ["Satu."]
    ani.casework.let_go(second.actions)
    ani.exchange()
    assert at_centre(offices) == ["Satu.", "Dua."]


def test_nothing_is_held_back_for_long_where_nobody_lets_go(offices: Offices, ani: OfficeDesk) -> None:
    """As where the program ended meanwhile, or the clock was set back."""
    note(ani, "Satu.", 0)
    offices.centre.clock.now += LONGEST_MS + 1
    ani.exchange()
    assert at_centre(offices) == ["Satu."]
    note(ani, "Dua.", 1)
    offices.centre.clock.now -= 3_600_000
    ani.exchange()
    assert at_centre(offices) == ["Satu.", "Dua."]


def test_an_act_with_nothing_done_holds_nothing_back(offices: Offices, ani: OfficeDesk) -> None:
    """Each case refused it."""
    ani.casework.record_follow_up(ani.case(str(FIRST)), EventKind.NOTE, "Satu.")
    done = ani.casework.bulk_act([ani.case(str(FIRST))], str(EventKind.UPLOADED), ActRequest())
    assert (done.actions, len(done.refused)) == ((), 1)
    ani.exchange()
    assert at_centre(offices) == ["Satu."]
