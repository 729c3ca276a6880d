"""Whatever officers do without a line, and in whatever order their desks come back: nothing is lost, nobody is stuck.

Real desks and a real centre in one process; which acts are done and when desks exchange is drawn from a seed.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import permutations
from pathlib import Path
from random import Random
from typing import Final

import pytest

from desktop.storage import cases, ground
from desktop.storage.standings import state_of_row
from desktop.storage.tables import case_state
from sync.contract.casework.acts import APPROVAL, Need
from sync.contract.casework.standing import OPEN, standing_of
from sync.contract.casework.turn import Waits, turn_of
from sync.contract.entities import CaseState
from sync.contract.errors import ActRefused
from sync.contract.events import EventKind, Lamp
from sync.contract.receipts import Reason
from sync.contract.status import Bucket, bucket_of
from sync.server.store.cases import StoredCase, cases_behind, state_of
from sync.server.store.events import events_of_case, unpublished_of_case
from sync.server.units import set_approval
from sync.server.users import Role
from tests.support.busy_centres import check_scopes
from tests.support.centres import TestCentre, exported, open_test_centre
from tests.support.invented_rules import counted
from tests.support.offices import ALL, OfficeDesk, Offices, offices_of
from ui.ports.acts import ActRequest, PossibleAct

pytestmark = pytest.mark.slow

MUARA, HULU, LAUT = "Kecamatan Tirta Muara", "Kecamatan Tirta Hulu", "Kecamatan Tirta Laut"
UNIT_OF: Final = {"rini": "TM", "sari": "TM", "budi": "TH", "tuti": "TL", "pool": "KAB"}
HOUR: Final = 3_600_000
SEEDS: Final = (1, 4, 7)


@contextmanager
def _kabupaten(folder: Path) -> Iterator[tuple[TestCentre, Offices]]:
    """Three kecamatan under a coordinator, and complaints in every state that an export knows."""
    with open_test_centre(folder / "server", "") as centre, offices_of(centre, folder) as offices:
        centre.unit("KAB", "Kabupaten Tirta Kencana")
        for code, name in (("TM", MUARA), ("TH", HULU), ("TL", LAUT)):
            centre.unit(code, name, "KAB")
        for username, unit in UNIT_OF.items():
            centre.officer(username, unit, Role.COORDINATOR if username == "pool" else Role.LIAISON)
        statuses = (
            ("", "Belum Terverifikasi"), ("", "Terverifikasi"), ("", "Ditindaklanjuti oleh Instansi"),
            (MUARA, "Terdisposisi ke Kecamatan"), (MUARA, "Ditindaklanjuti oleh Instansi"),
            (MUARA, "Ditanggapi oleh Pelapor"), (HULU, "Terdisposisi ke Kecamatan"), (HULU, "Tertunda"),
            (LAUT, "Belum Terverifikasi"), (LAUT, "Dikembalikan (bukan kewenangan)"),
        )  # fmt: skip
        centre.take(
            *(exported(2, str(7_400_001 + n), unit, status=status) for n, (unit, status) in enumerate(statuses))
        )
        yield centre, offices


class _Chance:
    """What officers happen to do."""

    def __init__(self, seed: int) -> None:
        self._dice = Random(seed)
        self.done: dict[str, str] = {}

    def order(self, desks: list[OfficeDesk]) -> list[OfficeDesk]:
        """Return some of the desks, in some order."""
        return self._dice.sample(desks, self._dice.randint(1, len(desks)))

    def work(self, desk: OfficeDesk, most: int) -> None:
        """Do something that the desk offers, with what comes to hand."""
        for _ in range(self._dice.randint(0, most)):
            lines = desk.casework.cases(ALL, 0, 100)
            case = self._dice.choice(lines).case
            offered = [one for one in desk.casework.possible_acts(case) if not one.why_not]
            one = self._dice.choice(offered)
            try:
                action = desk.casework.act(case, one.name, self._request(desk, case, one))
            except ActRefused as refused:
                if refused.reason != Reason.UNIT_HAS_IT:  # all else was promised by the offer
                    raise
                continue
            self.done[action] = desk.username

    def _request(self, desk: OfficeDesk, case: int, one: PossibleAct) -> ActRequest:
        codes = [unit.code for unit in desk.casework.units()]
        needs = (*one.act.needs, *one.act.may)
        count = 1 if Need.UNIT in needs else self._dice.randint(1, 2) if Need.UNITS in needs else 0
        return ActRequest(
            text=f"Kata {self._dice.randrange(100_000)}" if one.name != APPROVAL else "",
            reason="Bukan kewenangan" if Need.REASON in one.act.needs or self._dice.random() < 0.8 else "",
            units=tuple(self._dice.sample(codes, count)),
            title="Judul baru" if Need.CHANGE in needs else "",
            related=("7400001",) if Need.RELATED in needs else (),
            about=self._about(desk, case, one),
        )

    def _about(self, desk: OfficeDesk, case: int, one: PossibleAct) -> str:
        """Name a draft or response where there are several to choose from."""
        if one.act.kind is not EventKind.UPLOADED and Need.DRAFT not in one.act.needs:
            return ""
        with desk.database.reading() as connection:
            waiting = ground.to_upload(connection, case)
            row = cases.by_row(connection, case)
        assert row is not None
        if one.act.kind is EventKind.UPLOADED:
            return str(self._dice.choice(waiting))
        own = {line.id for line in desk.casework.outbox(None)}
        drafts = [str(draft) for draft in cases.state_now(row).drafts]
        return next((draft for draft in drafts if draft not in own), drafts[0])


def _held(desk: OfficeDesk) -> dict[int, CaseState]:
    with desk.database.reading() as connection:
        return {row.row: state_of_row(row) for row in connection.execute(case_state.select())}


def _all_cases(centre: TestCentre) -> list[StoredCase]:
    with centre.centre.database.reading() as connection:
        return cases_behind(connection, 0, 1000)


def _check_revisions(before: dict[int, CaseState], now: dict[int, CaseState]) -> None:
    """Check that no state changes without its revision, and that no revision comes back."""
    for row, state in before.items():
        later = now[row]
        assert later.revision >= state.revision
        assert later == state or later.revision > state.revision


def _check_nothing_lost(centre: TestCentre, offices: Offices, chance: _Chance) -> None:
    """Check that each act was accepted once, held with a reason or rejected with one; and that all agree."""
    stored = _all_cases(centre)
    with centre.centre.database.reading() as connection:
        events = Counter(str(event.action) for case in stored for event in events_of_case(connection, case.id))
    assert set(events.values()) <= {1}
    own = {line.id: line for desk in offices.desks for line in desk.casework.outbox(None)}
    assert own.keys() == chance.done.keys()
    for action, line in own.items():
        assert line.lamp in (Lamp.RECEIVED, Lamp.PUBLISHED, Lamp.HELD, Lamp.REJECTED)
        assert (action in events) == (line.lamp in (Lamp.RECEIVED, Lamp.PUBLISHED))
        assert bool(line.reason) == (line.lamp in (Lamp.HELD, Lamp.REJECTED))
    true = {case.id: state_of(case) for case in stored}
    for desk in offices.desks:
        held = _held(desk)
        assert held == {row: true[row] for row in held}, desk.username
        for shown in desk.casework.cases(ALL, 0, 100):
            assert shown.status == true[shown.case].status
    assert _held(offices("pool")).keys() == true.keys(), "the coordinator sees all"
    check_scopes(centre)


def _check_no_wrong_door(centre: TestCentre, offices: Offices) -> None:
    """Check that every open case is on the list of somebody who must act, or waits for the reporter."""
    for desk in offices.desks:
        assert desk.casework.day(2) == counted(desk.casework.today(), 2), desk.username
    today = {desk.username: {item.case for item in desk.casework.today() if item.is_mine} for desk in offices.desks}
    with centre.centre.database.reading() as connection:
        waiting = {case.id: len(unpublished_of_case(connection, case.id)) for case in _all_cases(centre)}
    for case in _all_cases(centre):
        state = state_of(case)
        if standing_of(state) not in OPEN:
            continue
        turn = turn_of(state, to_upload=waiting[case.id])
        lists = {username for username, listed in today.items() if case.id in listed}
        match turn.who:
            case Waits.REPORTER:
                continue
            case Waits.COORDINATOR:
                assert "pool" in lists, state
            case _:
                assert lists, state
        if bucket_of(state.status) is Bucket.RETURNED and not any(not one.answer for one in state.consults):
            assert "pool" in lists, "a returned case is always on a coordinator's list"


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_is_done_offline_comes_out_the_same_for_all(tmp_path: Path, seed: int) -> None:
    """Five desks work for three rounds and come back as chance will have it."""
    chance = _Chance(seed)
    with _kabupaten(tmp_path) as (centre, offices):
        if seed % 2:
            set_approval(centre.centre, "TM", needed=True)
        for username in UNIT_OF:
            offices(username)
        seen = {case.id: state_of(case) for case in _all_cases(centre)}
        for _ in range(3):
            for desk in offices.desks:
                chance.work(desk, 4)
            for desk in chance.order(offices.desks):
                centre.clock.now += HOUR
                desk.exchange()
                now = {case.id: state_of(case) for case in _all_cases(centre)}
                _check_revisions(seen, now)
                seen = now
        offices.exchange()
        assert chance.done
        _check_nothing_lost(centre, offices, chance)
        _check_no_wrong_door(centre, offices)


ORDERS: Final = list(permutations(("rini", "sari", "budi", "pool")))


@pytest.mark.parametrize("order", ORDERS[::3], ids="-".join)
def test_desks_that_return_dispose_and_answer_at_once_agree_in_every_order(
    tmp_path: Path, order: tuple[str, ...]
) -> None:
    """One returns, one answers, one is asked, one disposes anew, all of the same complaint and without a line."""
    number = "7400004"
    chance = _Chance(0)
    with _kabupaten(tmp_path) as (centre, offices):
        pool = offices("pool")
        pool.act(number, "consult-units", units=("TH",))
        chance.done.update(dict.fromkeys((line.id for line in pool.casework.outbox()), "pool"))
        pool.exchange()
        for username in UNIT_OF:
            offices(username).exchange()
        done = {
            "rini": offices("rini").act(number, "kembalikan", reason="Bukan kewenangan", units=("TL",)),
            "sari": offices("sari").act(number, "respon-awal", text="Kami periksa."),
            "budi": offices("budi").act(number, "jawab-konsultasi", reason="Bukan wilayah kami", units=("TL",)),
            "pool": pool.act(number, "re-dispose", units=("TL",)),
        }
        chance.done.update({action: username for username, action in done.items()})
        for username in order:
            offices(username).exchange()
        offices.exchange()
        _check_nothing_lost(centre, offices, chance)
        _check_no_wrong_door(centre, offices)
        lamps = {line.id: line.lamp for desk in offices.desks for line in desk.casework.outbox(None)}
        assert lamps[done[order[0]]] is Lamp.RECEIVED, "whoever comes first is heard"
