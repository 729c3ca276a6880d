"""Faults of the product that the simulator found, each in the fewest steps that show it.

The numbers of a step pick: ``n`` the complaint (or case, or budget), ``m`` the unit and the status, as
:mod:`tests.simulation.office` reads them.
"""

import pytest

from tests.simulation.conftest import OpenKit
from tests.simulation.run import run
from tests.simulation.steps import Mood, Scenario, Setting, Step
from tests.simulation.world import Kit

OPEN_AT_TM, SETTLED_AT_TM, OPEN_AT_TH = 6, 18, 7
FAR_AHEAD = 3
"""Puts the clock of a desk more than a year ahead."""
TO_TH = 3
REPLIED = 2
FIRST_RESPONSE, NOTE = 0, 2
UNLIMITED, STEP_BY_STEP = 1, 4


@pytest.fixture(params=[("fake", "fake"), ("sqlcipher", "sqlite")], ids=["fakes", "real"])
def kit(request: pytest.FixtureRequest, open_kit: OpenKit) -> Kit:
    """Each fault is shown with the real stores, and with the fakes that follow the same design."""
    desk, centre = request.param
    return open_kit(desk, centre)


def _take(kit: Kit, *steps: Step, desks: int = 1) -> None:
    run(Scenario(Setting(desks=desks, small=True), steps), kit)


def _import(number: int, where: int = OPEN_AT_TM) -> Step:
    return Step("import", n=number, m=where)


def _exchange(desk: int = 0, *moods: Mood, budget: int = UNLIMITED) -> Step:
    return Step("exchange", desk, n=budget, moods=moods)


def test_bodies_are_kept_when_heads_of_a_later_stage_come_in_the_same_frame(kit: Kit) -> None:
    """A frame that ends one stage and begins the next loses nothing: a body may follow its head in it.

    Kinds were stored in the order of their first change, so the body of a settled case met no head yet and was
    dropped; comparing both ends then told it again, at the price of two more requests.
    """
    _take(kit, _import(1), _import(2, SETTLED_AT_TM), _exchange())


def test_an_own_action_during_a_first_sync_does_not_keep_its_case_from_being_told(kit: Kit) -> None:
    """A case that is answered between two stages of a first sync comes whole all the same.

    The stages leave out what changed since they began, and the change was the desk's own, so it was not told either:
    the text was missing until both ends were compared.
    """
    cut = (Mood("fine"), Mood("fine"), Mood("lost"))
    answer = Step("record", m=FIRST_RESPONSE)
    _take(kit, _import(1), _exchange(0, *cut, budget=STEP_BY_STEP), answer, _exchange())


def test_a_case_that_changes_while_a_first_sync_is_told_comes_whole_in_the_next_exchange(kit: Kit) -> None:
    """What the stages left out because it changed under them is still caught up with afterwards.

    The first sync called itself complete where it had begun, so that the next answer told the changed fields of a
    state which the desk did not have, and never the text.
    """
    change = Mood("meanwhile", 0, (Step("settle", n=2, m=REPLIED),))
    _take(kit, _import(1), _import(2), _import(3), _exchange(0, change), _exchange())


def test_a_desk_cut_off_in_the_middle_of_the_feed_is_told_whole_what_it_has_not_seen(kit: Kit) -> None:
    """An entity is told by its changed fields only to a desk that holds some version of it.

    The feed tells an entity at its newest change. A desk between first telling and newest change has passed the
    first number without having been told anything.
    """
    change = Step("settle", n=0, m=REPLIED)
    cut = _exchange(budget=STEP_BY_STEP)
    _take(kit, _exchange(), _import(1), _import(2), change, cut)


def test_an_older_revision_of_another_history_replaces_a_newer_one(kit: Kit) -> None:
    """After a restore that nobody announced, repair reaches states too: a desk is not stuck with a lost revision."""
    change, other = Step("settle", n=0, m=REPLIED), _import(2)
    steps = (_import(1), _exchange(), Step("backup"), change, _exchange(), Step("restore-untold"), other, _exchange())
    _take(kit, *steps)


def test_an_action_comes_back_although_its_case_is_withdrawn_after_a_restore(kit: Kit) -> None:
    """Before a case goes, with the event that shows what the centre has, the centre is asked for its actions.

    A restore that nobody announced took the action; that its case then left the desk hid the last sign of it.
    """
    moved = Step("move", n=0, m=TO_TH)
    steps = (_import(1), _exchange(), Step("backup"), Step("record", m=NOTE), _exchange(), Step("restore-untold"))
    _take(kit, *steps, _import(2), moved, _exchange())


def test_an_action_of_a_case_that_left_long_ago_comes_back_when_anything_differs(kit: Kit) -> None:
    """Nothing on the desk shows any more that the centre has it, so any sign of another history asks for it."""
    steps = (_import(1), _exchange(), Step("record", m=NOTE), _exchange(), Step("move", n=0, m=TO_TH))
    later = (_import(2, OPEN_AT_TH), _import(3), _import(4), _exchange())
    _take(kit, *steps, _exchange(), _exchange(), Step("restore-untold"), *later)


def test_an_action_that_a_restored_centre_decided_otherwise_is_not_called_received(kit: Kit) -> None:
    """A late copy may be held where the first one was received; the desk then learns of it."""
    steps = (_import(1), _exchange(), Step("backup"), Step("record", m=NOTE), _exchange(0, Mood("late")), _exchange())
    _take(kit, *steps, Step("restore-untold"), Step("move", n=0, m=TO_TH), Step("deliver"), _exchange())


def test_half_a_case_does_not_outlast_its_leaving_the_scope(kit: Kit) -> None:
    """A case whose head had arrived in a first sync goes wholly when the centre turns out not to have it.

    A head alone has no mark, so that only the state beside it was found to be surplus: the head stayed for ever.
    """
    cut = (Mood("fine"), Mood("fine"), Mood("lost"))
    steps = (_import(1), _exchange(0, *cut, budget=STEP_BY_STEP), Step("restore-untold"))
    _take(kit, *steps, _import(2, OPEN_AT_TH), _import(3), _exchange())


def test_a_clock_that_runs_ahead_does_not_let_go_of_words_that_a_restored_centre_needs(kit: Kit) -> None:
    """How long the words of a case that left are kept sealed is measured by the centre's clock."""
    steps = (_import(1), _exchange(), Step("backup"), Step("record", m=NOTE), _exchange(), Step("move", m=TO_TH))
    _take(kit, *steps, Step("clock", n=FAR_AHEAD), _exchange(), Step("restore-told"))
