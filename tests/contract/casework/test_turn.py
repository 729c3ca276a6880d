"""Whose turn it is: nothing that the reporter cannot read yet makes it his, and nobody waits for what is decided."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from msgspec.structs import replace

from sync.contract.casework.outcome import Done, after
from sync.contract.casework.particulars import Particulars
from sync.contract.casework.ruling import Ground, Intent, Officer, ruling
from sync.contract.casework.turn import Waits, turn_of
from sync.contract.deadlines import due_on
from sync.contract.entities import CaseState, Consult
from sync.contract.events import RESPONSES, EventKind
from sync.contract.receipts import Reason

UNIT, ASKED, ALSO_ASKED = 1, 5, 6
DRAFT = UUID(int=9)
DAY = date(2026, 11, 23)
DISPOSED = CaseState(
    unit=UNIT, status="Terdisposisi ke Kecamatan", lapor_status="Terverifikasi", first_reply_on=DAY, completion_on=DAY
)
UNDISPOSED = replace(DISPOSED, unit=0, status="Terverifikasi")


@pytest.mark.parametrize("kind", sorted(RESPONSES))
def test_the_closing_runs_from_the_last_reply_that_stands_on_lapor(kind: EventKind) -> None:
    """An answer that has yet to be uploaded moves nothing; one that is known to stand there, or is uploaded, does."""
    read_on, now = DAY - timedelta(days=6), DAY
    state = replace(_done(DISPOSED, EventKind.INITIAL_RESPONSE), public_on=read_on)
    done = Done(action=DRAFT, kind=kind, on=now, by=UNIT, text="x")
    assert after(state, done).state.public_on == read_on
    assert after(replace(state, public_on=None), done).state.public_on is None
    assert after(state, replace(done, is_public=True)).state.public_on == now
    uploaded = replace(done, kind=EventKind.UPLOADED)
    assert after(after(state, done).state, uploaded).state.public_on == now


def _done(state: CaseState, *kinds: EventKind, by: int = UNIT, **said: object) -> CaseState:
    """The case after these acts, one after the other."""
    for kind in kinds:
        particulars = Particulars(**said)  # type: ignore[arg-type] # as named
        done = Done(action=DRAFT, kind=kind, on=DAY, by=by, unit_name="Kecamatan", text="x", particulars=particulars)
        state = after(state, done).state
    return state


POSTPONED = _done(DISPOSED, EventKind.COMPLETENESS)
PROPOSED = _done(DISPOSED, EventKind.SUBSTANTIVE_RESPONSE, EventKind.PROPOSAL)


@pytest.mark.parametrize(
    ("state", "afterwards"), [(POSTPONED, Waits.REPORTER), (PROPOSED, Waits.COORDINATOR)], ids=["asked", "proposed"]
)
def test_what_is_not_uploaded_keeps_the_turn_of_the_unit(state: CaseState, afterwards: Waits) -> None:
    """A question or a response that the reporter cannot read yet waits for the unit, and for nobody else."""
    turn = turn_of(state, to_upload=1)
    assert (turn.who, turn.units, turn.act) == (Waits.UNIT, (UNIT,), EventKind.UPLOADED)
    assert turn_of(state).who is afterwards


ANSWERED = replace(_done(DISPOSED, EventKind.INITIAL_RESPONSE), completion_on=DAY + timedelta(days=10))


@pytest.mark.parametrize("closes_on", [None, DAY, DAY + timedelta(days=10), DAY + timedelta(days=12)])
@pytest.mark.parametrize("to_upload", [0, 1])
@pytest.mark.parametrize(
    "kinds",
    [
        (),
        (EventKind.SUBSTANTIVE_RESPONSE,),
        (EventKind.REPORTER_REPLY,),
        (EventKind.SUBSTANTIVE_RESPONSE, EventKind.PROPOSAL),
        (EventKind.DRAFT,),
    ],
    ids=["begun", "answered", "replied", "proposed", "drafted"],
)
def test_whoever_must_act_has_the_day_that_lists_name(
    kinds: tuple[EventKind, ...], to_upload: int, closes_on: date | None
) -> None:
    """The earliest that binds: LAPOR! closes over the last reply that was read, whatever was written since."""
    state = _done(replace(ANSWERED, closes_on=closes_on), *kinds)
    turn = turn_of(state, to_upload=to_upload)
    assert turn.due_on == due_on(state.status, state.first_reply_on, state.completion_on, state.closes_on)
    assert turn.due_on == min(day for day in (state.completion_on, closes_on) if day)


@pytest.mark.parametrize("asks", [False, True], ids=["nobody asked", "asked"])
@pytest.mark.parametrize(
    ("status", "known"),
    [
        ("Belum Terverifikasi", {"verify_on": DAY}),
        ("Terverifikasi", {"first_reply_on": DAY, "completion_on": DAY + timedelta(days=10)}),
        ("Ditindaklanjuti oleh Instansi", {"completion_on": DAY + timedelta(days=10), "closes_on": DAY}),
        ("Ditanggapi oleh Pelapor", {"first_reply_on": DAY, "completion_on": DAY + timedelta(days=10)}),
    ],
)
def test_what_no_unit_has_yet_is_due_for_whoever_disposes_it(status: str, known: dict[str, date], asks: bool) -> None:
    """Its clocks run all the same, as from its arrival, and lists name their day."""
    bare = CaseState(status=status, lapor_status=status, consults=(Consult(ASKED),) if asks else ())
    state = replace(bare, **known)
    names = ("first_reply_on", "completion_on", "closes_on", "verify_on")
    turn = turn_of(state)
    assert turn.who is (Waits.CONSULTED if asks else Waits.COORDINATOR)
    assert turn.due_on is not None
    assert turn.due_on == due_on(status, *(known.get(name) for name in names))


@pytest.mark.parametrize("to_upload", [0, 1])
def test_what_is_postponed_is_due_on_no_day(to_upload: int) -> None:
    """Its clocks stand still, also for an upload."""
    turn = turn_of(replace(POSTPONED, closes_on=DAY), to_upload=to_upload)
    assert turn.due_on is None


@pytest.mark.parametrize("state", [POSTPONED, PROPOSED], ids=["asked", "proposed"])
def test_a_draft_that_awaits_approval_is_the_turn_of_the_unit(state: CaseState) -> None:
    """Before the upload, which can only be of what is approved."""
    turn = turn_of(_done(state, EventKind.DRAFT), to_upload=1)
    assert (turn.who, turn.units, turn.act) == (Waits.UNIT, (UNIT,), EventKind.DRAFT)


def test_one_unit_that_says_ours_makes_it_the_turn_of_the_coordinator() -> None:
    """The other asked unit need not answer any more; one that says no leaves the turn to the other."""
    asked = _done(UNDISPOSED, EventKind.CONSULT, units=(ASKED, ALSO_ASKED))
    assert turn_of(asked).units == (ASKED, ALSO_ASKED)
    ours = turn_of(_done(asked, EventKind.CONSULT_ANSWER, by=ASKED))
    assert (ours.who, ours.act) == (Waits.COORDINATOR, EventKind.DISPOSE)
    not_ours = turn_of(_done(asked, EventKind.CONSULT_ANSWER, by=ASKED, reason="Bukan kewenangan"))
    assert (not_ours.who, not_ours.units) == (Waits.CONSULTED, (ALSO_ASKED,))


def test_a_case_that_lapor_answered_goes_on_as_answered() -> None:
    """Where the answer is known from LAPOR! alone, a pause that ends does not make the case unanswered."""
    answered = replace(DISPOSED, status="Sedang diproses instansi", lapor_status="Ditindaklanjuti oleh Instansi")
    resumed = _done(answered, EventKind.POSTPONE, EventKind.RESUME, reason="Menunggu anggaran")
    assert resumed.status == "Ditindaklanjuti oleh Instansi"
    unanswered = _done(DISPOSED, EventKind.POSTPONE, EventKind.RESUME, reason="Menunggu anggaran")
    assert unanswered.status == "Terdisposisi ke Kecamatan"


def test_nobody_postpones_while_the_reporter_waits() -> None:
    """First his reply is answered; then the case may be postponed."""
    replied = _done(DISPOSED, EventKind.SUBSTANTIVE_RESPONSE, EventKind.REPORTER_REPLY)
    postpone = Intent(kind=EventKind.POSTPONE, particulars=Particulars(reason="Menunggu anggaran"))
    coordinator, ground = Officer("coordinator", 4), Ground(units={UNIT})
    assert ruling(postpone, coordinator, replied, ground) is Reason.REPLY_WAITS
    assert ruling(postpone, coordinator, _done(replied, EventKind.REPLY), ground) is None
