"""The power goes at any moment: what was promised before is there afterwards, and nothing is there by half."""

import random
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import UUID

import pytest
from litestar.testing import TestClient

from desktop.storage.database import open_database
from sync.contract.errors import LocalFault
from sync.contract.events import EventKind, Lamp
from sync.contract.messages import Action
from sync.server.app import build_app
from sync.server.settings import DataFolder
from tests.support import answers
from tests.support.bare_desks import Desk
from tests.support.centres import TestCentre, exported, open_test_centre
from tests.support.desks import KEY, TestDesk, desk_in
from tests.support.power_cut import Cut, power_cuts
from tests.support.thoroughness import rounds
from tests.support.watched_files import WHY_NOT, Step, desk_library, standard_library, watched_files

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(WHY_NOT), reason=WHY_NOT)]

_CUTS = rounds(75)
_KNOWN_SEED = 20261123
"""For tests that a fault is seen: they must not depend on chance."""
_CASE = 11
_RECORDED, _RECEIVED = "recorded", "received"


@pytest.fixture
def chance() -> random.Random:
    """Hand out a source of moments; its seed is printed when a test fails."""
    seed = random.SystemRandom().randrange(1 << 32)
    print(f"seed {seed}")  # noqa: T201 - shown by pytest on failure, to repeat the run
    return random.Random(seed)


@pytest.fixture
def new_folder(tmp_path: Path) -> Path:
    """Name a folder that is not there yet."""
    return tmp_path / "sesudah"


@contextmanager
def _laid_out(cut: Cut, folder: Path) -> Iterator[None]:
    cut.lay_out(folder)
    try:
        yield
    finally:
        shutil.rmtree(folder)


# --- the desk -----------------------------------------------------------------------------------------------------


def _receive(desk: TestDesk, case: int, *, receipts: bool) -> list[str]:
    """Take what an exchange brings: a case, and the receipts of what waits. Returns what was received."""
    waiting = desk.waiting() if receipts else []
    sheets = (answers.sheet(*waiting, event=waiting[0].written.at),) if waiting else ()
    news = (answers.text(case, f"74{case:05}", "Jalan berlubang " * 20), answers.state(case))
    desk.apply(answers.answer(answers.unit(), *news, sheets=sheets, cursor=f"e.1.{case}"), sent=waiting)
    return [str(action.id) for action in waiting]


def _a_day_at_the_desk(folder: Path, chance: random.Random, synchronous: str = "") -> list[Step]:
    """Work through three openings of a desk and note what it asked of its disk, and what it promised when."""
    folder.mkdir()
    with watched_files(desk_library(), folder) as files:
        for opening in range(3):
            with desk_in(folder) as desk:
                desk.clock.drawn = 1000 * opening
                if synchronous:
                    _loosen(desk, synchronous)
                _receive(desk, _CASE, receipts=False)
                for number in range(25):
                    words = f"Catatan {opening}-{number}. " + chance.randbytes(chance.choice((0, 50, 3000))).hex()
                    action = desk.casework.record_follow_up(_CASE, EventKind.NOTE, words.strip())
                    files.say((_RECORDED, action, words.strip()))
                    desk.clock.pass_by(60_000)
                    if number % 7 == 6:
                        for one in _receive(desk, _CASE + number, receipts=True):
                            files.say((_RECEIVED, one, ""))
        return files.steps


def _loosen(desk: TestDesk, synchronous: str) -> None:
    raw = desk.database._engine.raw_connection()
    assert raw.driver_connection is not None
    raw.driver_connection.execute(f"PRAGMA synchronous = {synchronous}")
    raw.close()


def _amiss_at_the_desk(cut: Cut, folder: Path, known: dict[str, str]) -> str:
    """Tell what is wrong with a desk after a cut; nothing, where it kept its word."""
    try:
        with _laid_out(cut, folder), closing(open_database(folder / "desk.db", KEY)) as database:
            with database.reading() as connection:
                verdict = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
            lines = {line.id: line for line in TestDesk(database, folder).casework.outbox(None)}
    except LocalFault as fault:
        return f"damaged: {fault}"
    if verdict != "ok":
        return f"damaged: {verdict}"
    if {one: line.text for one, line in lines.items()}.items() - known.items():
        return "half: something is there that nobody recorded"
    recorded = {one for what, one, _ in cut.words if what == _RECORDED}
    received = {one for what, one, _ in cut.words if what == _RECEIVED}
    if recorded - lines.keys():
        return f"lost: {len(recorded - lines.keys())} recorded before step {cut.at}"
    if any(lines[one].lamp is not Lamp.RECEIVED for one in received):
        return f"lost: a receipt stored before step {cut.at}"
    return "" if len(lines) <= len(recorded) + 1 else "half: more is there than can be"


def _amiss_at_desks(
    steps: list[Step], folder: Path, chance: random.Random, count: int = _CUTS, *, honest: bool = True
) -> Counter[str]:
    known = {step.word[1]: step.word[2] for step in steps if hasattr(step, "word") and step.word[0] == _RECORDED}
    assert len(known) == 75
    return Counter(
        amiss.split(":")[0]
        for cut in power_cuts(steps, count, chance, honest=honest)
        if (amiss := _amiss_at_the_desk(cut, folder, known))
    )


def test_a_power_cut_takes_nothing_from_a_desk(tmp_path: Path, new_folder: Path, chance: random.Random) -> None:
    """After any cut the desk opens, is sound, and holds every follow-up and receipt whose storing had returned."""
    steps = _a_day_at_the_desk(tmp_path / "meja", chance)
    assert _amiss_at_desks(steps, new_folder, chance) == Counter()


def test_a_desk_that_waits_less_for_its_disk_would_lose_words(tmp_path: Path, new_folder: Path) -> None:
    """What the test above sees: without FULL, follow-ups get lost, though the file stays sound."""
    chance = random.Random(_KNOWN_SEED)
    steps = _a_day_at_the_desk(tmp_path / "meja", chance, "NORMAL")
    amiss = _amiss_at_desks(steps, new_folder, chance, _CUTS // 3)
    assert amiss.keys() == {"lost"}


@pytest.mark.parametrize("how", ["never waits", "disk lies"])
def test_a_desk_that_never_waits_or_is_lied_to_would_be_damaged(tmp_path: Path, new_folder: Path, how: str) -> None:
    """A model of the disk in which nothing can break would prove nothing."""
    chance = random.Random(_KNOWN_SEED)
    steps = _a_day_at_the_desk(tmp_path / "meja", chance, "OFF" if how == "never waits" else "")
    amiss = _amiss_at_desks(steps, new_folder, chance, _CUTS // 3, honest=how != "disk lies")
    assert amiss["lost"]
    assert amiss["damaged"]


# --- the centre ---------------------------------------------------------------------------------------------------


def _furnished(centre: TestCentre) -> None:
    centre.unit("TM", "Kecamatan Tirta Muara")
    centre.officer("rini", "TM")
    centre.take(*(exported(row, f"740000{row}", "Kecamatan Tirta Muara") for row in range(1, 6)))


def _a_day_at_the_centre(folder: Path, chance: random.Random) -> tuple[list[Step], list[Action]]:
    """Take follow-ups and note what the centre asked of its disk, and which receipts it handed out when."""
    folder.mkdir()
    actions: list[Action] = []
    with watched_files(standard_library(), folder) as files:
        for opening in range(2):
            with open_test_centre(folder, "") as centre:
                if not opening:
                    files.say(("set up", None))
                    _furnished(centre)
                with TestClient(build_app(centre.centre, centre.folder)) as client:
                    rini = Desk(client, "rini", device=1 + opening)
                    rini.exchange()
                    case = rini.case("7400001")
                    for number in range(20):
                        words = f"Catatan {opening}-{number}. " + chance.randbytes(chance.choice((0, 4000))).hex()
                        sent = [rini.action(case, f"{words}{part}") for part in range(chance.randint(1, 3))]
                        rini.exchange(*sent)
                        actions += sent
                        for one in sent:
                            files.say((one.id, rini.proofs[one.id]))
        return files.steps, actions


def _amiss_at_the_centre(cut: Cut, folder: Path) -> str:
    """Tell what is wrong with a centre's file after a cut; nothing, where it kept its word."""
    promised = {one.hex: proof.statement for one, proof in cut.words if isinstance(one, UUID)}
    with _laid_out(cut, folder), closing(sqlite3.connect(folder / "centre.db")) as database:
        try:
            (verdict,) = database.execute("PRAGMA integrity_check").fetchone()
            receipts = dict(database.execute("SELECT action, statement FROM receipts")) if promised else {}
            events = {one for (one,) in database.execute("SELECT action FROM events")} if promised else set()
        except sqlite3.DatabaseError as fault:
            return f"damaged: {fault}"
    if verdict != "ok":
        return f"damaged: {verdict}"
    if promised.items() - receipts.items():
        return f"lost: a receipt handed out before step {cut.at}"
    if events != receipts.keys():
        return "half: an event without receipt, or a receipt without event"
    return "" if len(receipts) <= len(promised) + 3 else "half: more is there than was sent"


def test_a_power_cut_takes_no_receipt_from_the_centre(tmp_path: Path, new_folder: Path, chance: random.Random) -> None:
    """After any cut its file is sound, and what it gave a receipt for is there with the receipt, byte for byte."""
    steps, _ = _a_day_at_the_centre(tmp_path / "pusat", chance)
    amiss = [_amiss_at_the_centre(cut, new_folder) for cut in power_cuts(steps, _CUTS, chance)]
    assert [one for one in amiss if one] == []


def test_a_centre_whose_disk_lies_would_lose_receipts(tmp_path: Path, new_folder: Path) -> None:
    """What the test above would see."""
    chance = random.Random(_KNOWN_SEED)
    steps, _ = _a_day_at_the_centre(tmp_path / "pusat", chance)
    lied_to = [_amiss_at_the_centre(cut, new_folder) for cut in power_cuts(steps, _CUTS // 3, chance, honest=False)]
    assert {one.split(":")[0] for one in lied_to} >= {"lost", "damaged"}


def test_after_a_power_cut_a_repetition_gets_the_same_receipts(
    tmp_path: Path, new_folder: Path, chance: random.Random
) -> None:
    """The centre works on wherever it was cut, also in its set-up; a repetition doubles nothing."""
    steps, actions = _a_day_at_the_centre(tmp_path / "pusat", chance)
    for cut in power_cuts(steps, 12, chance):
        with _laid_out(cut, new_folder):
            if cut.words:
                shutil.copy(tmp_path / "pusat" / "centre.json", new_folder)
            _repeat_everything(new_folder, cut, actions)


def _repeat_everything(folder: Path, cut: Cut, actions: list[Action]) -> None:
    promised = dict(word for word in cut.words if isinstance(word[0], UUID))
    assert DataFolder(folder).is_set_up or not promised
    with open_test_centre(folder, "") as centre:
        if not promised:
            return
        with TestClient(build_app(centre.centre, centre.folder)) as client:
            rini = Desk(client, "rini", device=7)
            rini.exchange(*actions)
            assert [one for one, proof in promised.items() if rini.proofs[one] != proof] == []
            assert rini.proofs.keys() == {one.id for one in actions}
            rini = Desk(client, "rini", device=8)
            rini.exchange()
            assert len(rini.rows("event")) == len(actions)
