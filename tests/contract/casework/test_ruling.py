"""Verdicts and outcomes as functions: total, the same for the same question, and kind to what was decided before."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from sync.contract.casework.acts import ACT_OF_KIND, ACTS, act_named, words_of
from sync.contract.casework.outcome import Done, after
from sync.contract.casework.particulars import NONE, SHORT_TEXT_LIMIT, Particulars
from sync.contract.casework.ruling import Ground, Intent, Officer, outcome_of, ruling
from sync.contract.casework.standing import OPEN, Standing, standing_of
from sync.contract.casework.turn import Waits, turn_of
from sync.contract.entities import CaseState, Consult
from sync.contract.events import EVENT_TEXT_LIMIT, RESPONSES, EventKind
from sync.contract.receipts import Outcome, Reason
from tests.support.thoroughness import rounds

pytestmark = pytest.mark.slow

DRAFT, OTHER = UUID(int=1), UUID(int=2)
UNIT, ASKED, FREE, ABOVE = 1, 2, 3, 4
DAY = date(2026, 11, 23)
GROUND = Ground(units=frozenset({UNIT, ASKED, FREE, ABOVE}))
PHRASES = (
    "Belum Terverifikasi", "Terverifikasi", "Terdisposisi ke Kecamatan", "Ditindaklanjuti oleh Instansi",
    "Ditanggapi oleh Pelapor", "Tertunda", "Menunggu Kelengkapan Informasi", "Dikembalikan (bukan kewenangan)",
    "Ditutup oleh Sistem", "Diarsipkan oleh Admin", "Sebuah frasa baru",
)  # fmt: skip

_days = st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31))
_some_days = st.dates(date(2026, 1, 1), date(2027, 12, 31))
_units = st.integers(0, 5)
_ids = st.sampled_from((DRAFT, OTHER))
_texts = st.sampled_from(("", " ", "Kami periksa.", "x" * (EVENT_TEXT_LIMIT + 1)))
_states = st.builds(
    CaseState,
    unit=_units,
    status=st.sampled_from(PHRASES),
    lapor_status=st.just("Terverifikasi"),
    revision=st.integers(1, 9),
    first_reply_on=_days,
    completion_on=_days,
    closes_on=_days,
    verify_on=_days,
    replied_on=_days,
    public_on=_days,
    verified_on=_days,
    pauses=st.lists(st.tuples(_some_days, _days), max_size=2).map(tuple),
    proposed=st.booleans(),
    substantive=st.booleans(),
    drafts=st.lists(_ids, unique=True, max_size=2).map(tuple),
    consults=st.lists(st.builds(Consult, _units, st.integers(0, 2)), max_size=2).map(tuple),
    suggested=_units,
    related=st.lists(st.sampled_from(("7400001", "7400002")), unique=True).map(tuple),
)
_said = st.builds(
    Particulars,
    reason=st.sampled_from(("", " ", "Bukan kewenangan", "x" * (SHORT_TEXT_LIMIT + 1))),
    units=st.lists(_units, max_size=3).map(tuple),
    category=st.sampled_from(("", "Anggaran", "respon-awal", "entah")),
    title=st.sampled_from(("", "Judul")),
    related=st.lists(st.sampled_from(("7400001", "", "x y")), max_size=2).map(tuple),
    about=st.none() | _ids,
    at=st.sampled_from((0, 1_795_420_800_000)),
)
_kinds = st.sampled_from(sorted(EventKind))
_intents = st.builds(Intent, kind=_kinds, text=_texts, particulars=_said)
_officers = st.builds(Officer, st.sampled_from(("liaison", "coordinator", "trainer", "entah")), _units)
_likely = st.builds(Officer, st.sampled_from(("liaison", "coordinator")), st.just(UNIT))
_sound = st.builds(
    Particulars,
    reason=st.sampled_from(("", "Bukan kewenangan")),
    units=st.lists(st.integers(1, 5), min_size=1, max_size=2, unique=True).map(tuple),
    title=st.just("Judul"),
    related=st.just(("7400001",)),
    about=st.none() | _ids,
)
_likely_grounds = st.builds(
    Ground,
    units=st.just(frozenset(range(6))),
    elsewhere=st.frozensets(_units, max_size=1),
    to_upload=st.frozensets(_ids),
)
_grounds = st.builds(
    Ground,
    units=st.frozensets(_units),
    elsewhere=st.frozensets(_units),
    is_coordinated=st.booleans(),
    needs_approval=st.booleans(),
    own_drafts=st.frozensets(_ids),
    to_upload=st.frozensets(_ids),
)


def _state(status: str = "Terdisposisi ke Kecamatan", unit: int = UNIT, **fields: object) -> CaseState:
    return replace(CaseState(unit=unit, status=status, lapor_status=status, revision=1), **fields)


@given(intent=_intents, officer=_officers, state=_states, ground=_grounds)
def test_there_is_a_verdict_on_everything_and_always_the_same(
    intent: Intent, officer: Officer, state: CaseState, ground: Ground
) -> None:
    """Never an exception, and never a second opinion; what is refused has an outcome for the centre."""
    verdict = ruling(intent, officer, state, ground)
    assert verdict == ruling(intent, officer, state, ground)
    assert (outcome_of(verdict) is Outcome.ACCEPTED) == (verdict is None)
    if intent.kind not in ACT_OF_KIND:
        assert verdict is not None, "what only the centre notes is nobody's act"


@given(state=_states, kind=_kinds, text=_texts, said=_said, by=_units, on=_some_days)
def test_an_outcome_of_anything_is_a_case(
    state: CaseState, kind: EventKind, text: str, said: Particulars, by: int, on: date
) -> None:
    """No act that was recorded can break a case, not even one that no ruling would have allowed.

    Revision and due days stay the caller's.
    """
    needs_unit = kind in (EventKind.DISPOSE, EventKind.REDISPOSE)
    said = replace(said, units=said.units or ((FREE,) if needs_unit else ()))
    result = after(state, Done(action=OTHER, kind=kind, text=text, particulars=said, by=by, on=on, unit_name="Unit"))
    now = result.state
    assert (now.revision, now.first_reply_on, now.closes_on) == (state.revision, state.first_reply_on, state.closes_on)
    assert now.lapor_status == state.lapor_status
    assert turn_of(now).who in Waits
    assert all(ended is None or ended >= begun for begun, ended in now.pauses if (begun, ended) not in state.pauses)
    if kind in RESPONSES:
        assert standing_of(now) is Standing.IN_PROCESS
        assert now.replied_on is not None
    if result.says_status:
        assert now.status


@settings(max_examples=rounds(500))
@given(state=_states, officer=_likely, ground=_likely_grounds, said=_sound, kind=_kinds)
def test_what_the_table_promises_is_what_comes_of_an_allowed_act(
    state: CaseState, officer: Officer, ground: Ground, said: Particulars, kind: EventKind
) -> None:
    """Where an act is allowed, the case was in one of its states, and stands afterwards where the table says."""
    if ruling(Intent(kind=kind, text="Kami periksa.", particulars=said), officer, state, ground) is not None:
        return
    act, before = ACT_OF_KIND[kind], standing_of(state)
    assert before in act.states
    now = after(
        state, Done(action=OTHER, kind=kind, text="-", particulars=said, by=officer.unit, on=DAY, unit_name="Unit")
    ).state
    if act.to is None:
        assert standing_of(now) is before
    elif kind is EventKind.RESUME:
        assert standing_of(now) is not Standing.POSTPONED
    elif kind is EventKind.DISPOSE and state.unit and before not in (Standing.UNVERIFIED, Standing.RETURNED):
        assert now == state, "further units get cases of their own"
    elif kind is EventKind.VERIFY and state.unit:
        assert standing_of(now) is Standing.DISPOSED, "verified at the unit that has it already"
    else:
        assert standing_of(now) is act.to


@pytest.mark.parametrize(
    ("kind", "said", "text", "reason"),
    [
        (EventKind.INITIAL_RESPONSE, NONE, " \n", Reason.TEXT_EMPTY),
        (EventKind.NOTE, NONE, "x" * (EVENT_TEXT_LIMIT + 1), Reason.TEXT_TOO_LONG),
        (EventKind.RETURN, NONE, "", Reason.REASON_MISSING),
        (EventKind.RETURN, Particulars(reason="x" * (SHORT_TEXT_LIMIT + 1)), "", Reason.TEXT_TOO_LONG),
        (EventKind.RETURN, Particulars(reason="Bukan", units=(99,)), "", Reason.UNIT_UNKNOWN),
        (EventKind.CONSTRAINT, Particulars(category="Entah"), "x", Reason.CATEGORY_MISSING),
        (EventKind.DRAFT, Particulars(category="catatan"), "x", Reason.CATEGORY_MISSING),
        (EventKind.UPLOADED, NONE, "", Reason.NOTHING_TO_UPLOAD),
        (EventKind.DRAFT_DECLINED, Particulars(reason="x", about=DRAFT), "", Reason.DRAFT_GONE),
    ],
)
def test_what_an_officer_forgot_is_named(kind: EventKind, said: Particulars, text: str, reason: Reason) -> None:
    """By the desk, before anything leaves it."""
    assert ruling(Intent(kind=kind, text=text, particulars=said), Officer("liaison", UNIT), _state(), GROUND) is reason


@pytest.mark.parametrize(
    ("kind", "said", "reason"),
    [
        (EventKind.DISPOSE, NONE, Reason.UNIT_MISSING),
        (EventKind.DISPOSE, Particulars(units=(UNIT,)), Reason.UNIT_HAS_IT),
        (EventKind.CONSULT, Particulars(units=(ASKED, UNIT)), Reason.UNIT_HAS_IT),
        (EventKind.REDISPOSE, Particulars(units=(ASKED, FREE)), Reason.UNIT_MISSING),
        (EventKind.POSTPONE, NONE, Reason.REASON_MISSING),
        (EventKind.ARCHIVE, NONE, Reason.REASON_MISSING),
        (EventKind.RELATE, Particulars(related=("bukan nomor",)), Reason.RELATED_MISSING),
    ],
)
def test_what_a_coordinator_forgot_is_named(kind: EventKind, said: Particulars, reason: Reason) -> None:
    """The same for those who dispose."""
    intent = Intent(kind=kind, text="", particulars=said)
    assert ruling(intent, Officer("coordinator", ABOVE), _state(), GROUND) is reason


def test_a_returned_case_always_has_somebody_to_take_it() -> None:
    """Where nobody coordinates, nothing can be returned into the void."""
    intent = Intent(kind=EventKind.RETURN, particulars=Particulars(reason="Bukan kewenangan", units=(FREE,)))
    alone = replace(GROUND, is_coordinated=False)
    assert ruling(intent, Officer("liaison", UNIT), _state(), alone) is Reason.NO_COORDINATOR
    assert ruling(intent, Officer("liaison", UNIT), _state(), GROUND) is None
    returned = after(_state(), Done(action=OTHER, kind=intent.kind, particulars=intent.particulars, on=DAY)).state
    assert (returned.suggested, returned.reason, turn_of(returned).who) == (FREE, "Bukan kewenangan", Waits.COORDINATOR)
    insisting = Intent(kind=EventKind.DISPOSE, particulars=Particulars(units=(UNIT,)))
    assert ruling(insisting, Officer("coordinator", ABOVE), returned, GROUND) is None


def test_approval_takes_two() -> None:
    """A response alone is refused, a draft is not, and its author does not approve it."""
    strict = replace(GROUND, needs_approval=True)
    officer = Officer("liaison", UNIT)
    response = Intent(kind=EventKind.SUBSTANTIVE_RESPONSE, text="Sudah.")
    assert ruling(response, officer, _state(), strict) is Reason.APPROVAL_NEEDED
    assert ruling(response, Officer("coordinator", ABOVE), _state(), strict) is None
    draft = Intent(kind=EventKind.DRAFT, text="Sudah.")
    assert ruling(draft, officer, _state(), strict) is None
    waiting = after(_state(), Done(action=DRAFT, kind=EventKind.DRAFT, text="Sudah.", on=DAY)).state
    assert (waiting.drafts, turn_of(waiting).act) == ((DRAFT,), EventKind.DRAFT)
    approval = replace(response, particulars=Particulars(about=DRAFT))
    assert ruling(approval, officer, waiting, strict) is None
    own = replace(strict, own_drafts=frozenset({DRAFT}))
    assert ruling(approval, officer, waiting, own) is Reason.OWN_DRAFT
    sent = after(waiting, Done(action=OTHER, kind=response.kind, particulars=approval.particulars, on=DAY)).state
    assert (sent.drafts, standing_of(sent)) == ((), Standing.IN_PROCESS)
    assert ruling(approval, officer, sent, strict) is Reason.DRAFT_GONE


def test_a_reporter_who_waits_keeps_a_case_open() -> None:
    """Neither the unit proposes, nor the coordinator closes, before there is an answer."""
    replied = _state("Ditanggapi oleh Pelapor", substantive=True)
    for kind, role in ((EventKind.PROPOSAL, "liaison"), (EventKind.CLOSE, "coordinator")):
        assert ruling(Intent(kind=kind), Officer(role, UNIT), replied, GROUND) is Reason.REPLY_WAITS
    assert turn_of(replied).act is EventKind.REPLY
    assert ruling(Intent(kind=EventKind.PROPOSAL), Officer("liaison", UNIT), _state(PHRASES[3]), GROUND) is (
        Reason.SUBSTANCE_MISSING
    )


def test_an_answer_of_a_consult_says_whose_it_is() -> None:
    """Without a reason *ini wewenang kami*, with one *bukan*; then the coordinator goes on."""
    asked = _state("Terverifikasi", unit=0, consults=(Consult(ASKED), Consult(FREE)))
    assert turn_of(asked).units == (ASKED, FREE)
    answer = Intent(kind=EventKind.CONSULT_ANSWER)
    assert ruling(answer, Officer("liaison", ASKED), asked, GROUND) is None
    assert ruling(answer, Officer("liaison", UNIT), asked, GROUND) is Reason.ROLE_MAY_NOT
    ours = after(asked, Done(action=OTHER, kind=answer.kind, by=ASKED, on=DAY)).state
    assert ruling(answer, Officer("liaison", ASKED), ours, GROUND) is Reason.NOT_CONSULTED
    no = Particulars(reason="Jalan provinsi")
    both = after(ours, Done(action=OTHER, kind=answer.kind, particulars=no, by=FREE, on=DAY)).state
    assert [one.answer for one in both.consults] == [1, 2]
    assert (turn_of(both).who, turn_of(both).act) == (Waits.COORDINATOR, EventKind.DISPOSE)


@pytest.mark.parametrize("status", [phrase for phrase in PHRASES if "utup" not in phrase and "arsip" not in phrase])
def test_no_open_case_waits_for_a_unit_that_is_not_there(status: str) -> None:
    """An export may name no unit for a complaint that somebody answered: then it is the coordinator's to dispose."""
    nobodys = _state(status, unit=0)
    turn = turn_of(nobodys)
    assert turn.who in (Waits.COORDINATOR, Waits.REPORTER)
    assert turn.units == ()
    dispose = Intent(kind=EventKind.DISPOSE, particulars=Particulars(units=(FREE,)))
    assert ruling(dispose, Officer("coordinator", ABOVE), nobodys, GROUND) is None
    begun = after(nobodys, Done(action=OTHER, kind=dispose.kind, particulars=dispose.particulars, on=DAY)).state
    assert (begun.unit, standing_of(begun), turn_of(begun).units) == (FREE, Standing.DISPOSED, (FREE,))


def test_the_table_names_each_act_once() -> None:
    """By its own name and by the words of the field; every kind reads well in a timeline."""
    assert len({act.name for act in ACTS}) == len({act.kind for act in ACTS}) == len(ACTS)
    assert all(act_named(act.name.upper().replace("-", "_")) is act for act in ACTS)
    assert act_named("disposisi-ulang") is ACT_OF_KIND[EventKind.REDISPOSE]
    assert act_named("terbang") is None
    assert all(words_of(kind)[0].isupper() for kind in EventKind)
    assert words_of("jenis-baru") == "jenis-baru"
    assert all(act.states for act in ACTS)
    assert {state for act in ACTS if act.to for state in act.states} >= OPEN, "no open case is stuck"
