"""Every cell of the table of transitions, written out by hand: who, where the case stands, what is asked.

Each cell is asked of a real desk, which has no line, and of a real centre over SQLite, and both must say what stands
here. A cell that allows its act is tried on a case of its own.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple
from uuid import UUID

import pytest

from desktop.acts import APPROVED
from desktop.sentences import of_reason
from sync.contract.casework.acts import ACTS, APPROVAL, Act, Need
from sync.contract.casework.particulars import NONE, Particulars
from sync.contract.casework.standing import Standing, standing_of
from sync.contract.errors import ActRefused, BadInput
from sync.contract.events import EventKind
from sync.contract.messages import Action
from sync.contract.receipts import Outcome, Reason
from sync.server.follow_ups import accept
from sync.server.lapor_export.rows import ExportRow
from sync.server.store.cases import StoredCase, cases_of_complaints, state_of
from sync.server.store.units import all_units
from sync.server.users import Role
from tests.support.centres import TestCentre, exported, open_test_centre
from tests.support.offices import OfficeDesk, Offices, action, officer_of, offices_of
from ui.ports.acts import ActRequest

pytestmark = pytest.mark.slow

MUARA, HULU, LAUT = "Kecamatan Tirta Muara", "Kecamatan Tirta Hulu", "Kecamatan Tirta Laut"

COLUMNS: Final = "uUVTPORHBSA"
STANDING: Final = {
    "u": Standing.UNVERIFIED,  # nobody's yet
    "U": Standing.UNVERIFIED,  # at the unit
    "V": Standing.VERIFIED,
    "T": Standing.DISPOSED,
    "P": Standing.IN_PROCESS,  # answered substantively, the answer not uploaded
    "O": Standing.PROPOSED,
    "R": Standing.REPLIED,
    "H": Standing.POSTPONED,
    "B": Standing.RETURNED,
    "S": Standing.DONE,
    "A": Standing.ARCHIVED,
}
"""In all of them Tirta Hulu was asked and has not answered; from T to H a draft of a colleague waits at the unit."""

MEANING: Final[dict[str, Reason | None]] = {
    "+": None,
    ".": Reason.ROLE_MAY_NOT,
    "-": Reason.CASE_UNKNOWN,  # not on this desk at all
    "m": Reason.CASE_MOVED,  # was there while it was asked about, and has left
    "x": Reason.STATE_FORBIDS,
    "c": Reason.CASE_CLOSED,
    "d": Reason.NOT_DISPOSED,
    "w": Reason.REPLY_WAITS,
    "g": Reason.DRAFT_GONE,
    "n": Reason.NOTHING_TO_UPLOAD,
}

#                          uUVTPORHBSA
IN_CHARGE: Final = {
    "respon-awal":          "-+-+++++xcc",
    "respon-substantif":    "-+-+++++xcc",
    "jawab-pelapor":        "-x-xxx+xxcc",
    "minta-kelengkapan":    "-+-++x+xxcc",
    "kembalikan":           "-+-+xxxxxcc",
    "usulkan-selesai":      "-x-x+xwxxcc",
    "catatan-internal":     "-+-++++++++",
    "kendala":              "-+-++++++cc",
    "jawab-konsultasi":     "-.-........",
    "konsep":               "-+-+++++xcc",
    "tolak-konsep":         "-+-+++++gcc",
    "sudah-diunggah":       "-n-n+++nn+n",
    "verify":               "-.-........",
    "consult-units":        "-.-........",
    "dispose":              "-.-........",
    "re-dispose":           "-.-........",
    "postpone":             "-.-........",
    "resume":               "-.-........",
    "archive":              "-.-........",
    "close":                "-.-........",
    "relate-cases":         "-.-........",
    "edit-title-and-category": "-.-........",
    "setujui-konsep":       "-+-+++++xcc",
}  # fmt: skip

CONSULTED: Final = {
    "respon-awal":          ".........mm",
    "respon-substantif":    ".........mm",
    "jawab-pelapor":        ".........mm",
    "minta-kelengkapan":    ".........mm",
    "kembalikan":           ".........mm",
    "usulkan-selesai":      ".........mm",
    "catatan-internal":     "+++++++++mm",
    "kendala":              ".........mm",
    "jawab-konsultasi":     "+++++++++mm",
    "konsep":               ".........mm",
    "tolak-konsep":         ".........mm",
    "sudah-diunggah":       ".........mm",
    "verify":               ".........mm",
    "consult-units":        ".........mm",
    "dispose":              ".........mm",
    "re-dispose":           ".........mm",
    "postpone":             ".........mm",
    "resume":               ".........mm",
    "archive":              ".........mm",
    "close":                ".........mm",
    "relate-cases":         ".........mm",
    "edit-title-and-category": ".........mm",
    "setujui-konsep":       ".........mm",
}  # fmt: skip

COORDINATOR: Final = {
    "respon-awal":          "d+d+++++xcc",
    "respon-substantif":    "d+d+++++xcc",
    "jawab-pelapor":        "dxdxxx+xxcc",
    "minta-kelengkapan":    "d+d++x+xxcc",
    "kembalikan":           "d+d+xxxxxcc",
    "usulkan-selesai":      "dxdx+xwxxcc",
    "catatan-internal":     "+++++++++++",
    "kendala":              "+++++++++cc",
    "jawab-konsultasi":     "...........",
    "konsep":               "d+d+++++xcc",
    "tolak-konsep":         "g+g+++++gcc",
    "sudah-diunggah":       "nnnn+++nn+n",
    "verify":               "++xxxxxxxcc",
    "consult-units":        "++++xxxx+cc",
    "dispose":              "+++++++++cc",
    "re-dispose":           "d+d++++++cc",
    "postpone":             "++++++wxxcc",
    "resume":               "xxxxxxx+xcc",
    "archive":              "++++xxx++cc",
    "close":                "xxxx++wxxcc",
    "relate-cases":         "+++++++++++",
    "edit-title-and-category": "+++xxxxxxcc",
    "setujui-konsep":       "d+d+++++xcc",
}  # fmt: skip

STRANGER: Final = dict.fromkeys(COORDINATOR, "-" * len(COLUMNS))
"""An officer of a unit that has nothing to do with it learns nothing, not even that it exists."""

ROLES: Final = {
    "rini": IN_CHARGE,
    "latih": IN_CHARGE,  # a trainer of that unit acts for it as any officer there
    "budi": CONSULTED,
    "pool": COORDINATOR,
    "tuti": STRANGER,
}


class Cell(NamedTuple):
    """One officer, one act, one place where a case may stand."""

    username: str
    act: str
    column: str
    verdict: str


CELLS: Final = [
    Cell(username, act, column, verdict)
    for username, table in ROLES.items()
    for act, row in table.items()
    for column, verdict in zip(COLUMNS, row, strict=True)
]
PROMISED: Final = {act.name: act for act in (*ACTS, APPROVED)}


class World:
    """A centre with cases in every standing, and a desk of every officer."""

    def __init__(self, centre: TestCentre, offices: Offices) -> None:
        self.centre = centre
        self.offices = offices
        self.number: dict[tuple[str, str, str], str] = {}
        self.shared: dict[str, str] = {}
        self._columns: dict[str, str] = {}
        for column in COLUMNS:
            self.shared[column] = self._next(column)
        for cell in CELLS:
            if cell.verdict == "+":
                self.number[cell.username, cell.act, cell.column] = self._next(cell.column)
        self._build()

    def of(self, cell: Cell) -> str:
        """Tracking ID of the case that a cell is tried on."""
        return self.number.get((cell.username, cell.act, cell.column), self.shared[cell.column])

    def case(self, tracking_id: str) -> StoredCase:
        """The case as it was built."""
        return self.cases[tracking_id]

    def _next(self, column: str) -> str:
        tracking_id = str(7_500_000 + len(self._columns))
        self._columns[tracking_id] = column
        return tracking_id

    def _in(self, columns: str) -> list[str]:
        return [number for number, column in self._columns.items() if column in columns]

    def _load(self) -> None:
        with self.centre.centre.database.reading() as connection:
            found = cases_of_complaints(connection, list(self._columns))
        self.cases = {case.tracking_id: case for case in found}

    def _build(self) -> None:
        self.centre.take(*(self._row(number, column) for number, column in self._columns.items()))
        self._load()
        with self.centre.centre.database.reading() as connection:
            self.unit_rows = {u.code: u.id for u in all_units(connection)}
        self._all("pool", EventKind.CONSULT, COLUMNS, said=Particulars(units=(self.unit_rows["TH"],)))
        drafted = self._all("sari", EventKind.DRAFT, "UTPORHBSA")
        self.draft = {one.tracking_id: one.id for one in drafted}
        answered = self._all("rini", EventKind.SUBSTANTIVE_RESPONSE, "PORS")
        self.response = {one.tracking_id: one.id for one in answered}
        self._all("rini", EventKind.PROPOSAL, "O")
        self._all("rini", EventKind.RETURN, "B", said=Particulars(reason="-"))
        self._all("pool", EventKind.POSTPONE, "H", said=Particulars(reason="-"))
        self._all("pool", EventKind.CLOSE, "S")
        self._all("pool", EventKind.ARCHIVE, "A", said=Particulars(reason="-"))
        self.centre.take(*(self._row(number, "R", "Ditanggapi oleh Pelapor") for number in self._in("R")))
        self._load()

    def _row(self, number: str, column: str, status: str = "") -> ExportRow:
        told = {"u": "Belum Terverifikasi", "U": "Belum Terverifikasi", "V": "Terverifikasi"}
        unit = "" if column in "uV" else MUARA
        return exported(2, number, unit, status=status or told.get(column, f"Terdisposisi ke {MUARA}"))

    def _all(self, username: str, kind: EventKind, columns: str, said: Particulars = NONE) -> list[Action]:
        acts = [action(self.centre, self.case(number), kind, said=said) for number in self._in(columns)]
        user = officer_of(self.centre.centre.database, username)
        told = accept(self.centre.centre, user, acts).receipts
        assert {one.receipt.read().outcome for one in told} == {Outcome.ACCEPTED}, (username, kind)
        return acts


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """All cases, made once; refused acts change nothing, and an allowed one has its own case."""
    folder = tmp_path_factory.mktemp("table")
    with open_test_centre(folder / "server", "") as centre, offices_of(centre, folder) as offices:
        centre.unit("KAB", "Kabupaten Tirta Kencana")
        for code, name in (("TM", MUARA), ("TH", HULU), ("TL", LAUT)):
            centre.unit(code, name, "KAB")
        for username, unit in (("rini", "TM"), ("sari", "TM"), ("budi", "TH"), ("tuti", "TL")):
            centre.officer(username, unit)
        centre.officer("latih", "TM", Role.TRAINER)
        centre.officer("pool", "KAB", Role.COORDINATOR)
        yield World(centre, offices)


def test_the_matrix_has_every_cell() -> None:
    """No act and no standing is left out."""
    assert set(STANDING.values()) == set(Standing)
    for table in ROLES.values():
        assert table.keys() == PROMISED.keys()
    assert len(CELLS) == 5 * len(PROMISED) * len(COLUMNS)


def test_the_cases_stand_where_the_columns_say(world: World) -> None:
    """What the matrix is tried on is what it speaks of."""
    for number, column in world._columns.items():
        case = world.case(number)
        assert standing_of(state_of(case)) is STANDING[column], column
        assert (case.unit_id is None) == (column in "uV")


@pytest.mark.parametrize("username", ROLES)
def test_desk_and_centre_give_the_verdict_of_the_matrix(world: World, username: str) -> None:
    """In each cell of this officer: the same reason at both ends, and nothing recorded where one is given."""
    desk = world.offices(username)
    cells = [cell for cell in CELLS if cell.username == username]
    wrong = []
    sent: list[tuple[Cell, Action]] = []
    for cell in cells:
        expected = MEANING[cell.verdict]
        said = _of_desk(world, desk, cell)
        if said != expected:
            wrong.append(f"desk: {cell} said {said}")
        if expected is not None:
            sent.append((cell, _direct(world, cell)))
    waiting = {action.tracking_id: action for _, action in desk.replica.waiting(0, 10_000)}
    allowed = [cell for cell in cells if cell.verdict == "+"]
    assert waiting.keys() == {world.of(cell) for cell in allowed}
    desk.exchange()
    lamps = {line.id: (line.lamp, line.reason) for line in desk.casework.outbox(None)}
    wrong += [f"centre: {line}" for line in lamps.values() if line != ("received", "")]
    told = accept(world.centre.centre, officer_of(world.centre.centre.database, username), [one for _, one in sent])
    for (cell, _), given in zip(sent, told.receipts, strict=True):
        statement = given.receipt.read()
        if statement.reason != MEANING[cell.verdict]:
            wrong.append(f"centre: {cell} said {statement.reason or 'yes'}")
    assert wrong == []


@pytest.mark.parametrize("username", ["rini", "latih", "budi", "pool"])
def test_what_a_desk_offers_is_what_the_matrix_allows(world: World, username: str) -> None:
    """Acts of other roles are not offered at all; those that cannot be done now say why."""
    desk = world.offices(username)
    for column, number in world.shared.items():
        row = {act: verdicts[COLUMNS.index(column)] for act, verdicts in ROLES[username].items()}
        if row["catatan-internal"] in "-m":
            continue
        offered = {one.name: one.why_not for one in desk.casework.possible_acts(desk.case(number))}
        approval, verdict = offered.pop(APPROVAL, None), row.pop(APPROVAL)
        assert (approval == "") == (verdict == "+")
        assert approval is None or verdict != "."
        assert offered == {act: _sentence(verdict) for act, verdict in row.items() if verdict != "."}, column


def _sentence(verdict: str) -> str:
    reason = MEANING[verdict]
    return of_reason(reason) if reason else ""


def _of_desk(world: World, desk: OfficeDesk, cell: Cell) -> Reason | str | None:
    number = world.of(cell)
    if not desk.casework.cases_of(number):
        with pytest.raises(BadInput):
            desk.casework.act(world.case(number).id, cell.act, ActRequest(text="-"))
        return Reason.CASE_MOVED if cell.verdict == "m" else Reason.CASE_UNKNOWN
    act, said = PROMISED[cell.act], _said(world, cell)
    codes = {row: code for code, row in world.unit_rows.items()}
    request = ActRequest(
        text="-",
        reason=said.reason,
        units=tuple(codes[row] for row in said.units),
        title=said.title,
        related=said.related,
        about=str(said.about) if said.about else "",
    )
    try:
        desk.casework.act(desk.case(number), act.name, request)
    except ActRefused as refused:
        return refused.reason
    return None


def _direct(world: World, cell: Cell) -> Action:
    return action(world.centre, world.case(world.of(cell)), PROMISED[cell.act].kind, said=_said(world, cell))


def _said(world: World, cell: Cell) -> Particulars:
    """Say all that the act needs, so that only officer and standing decide."""
    act, number = PROMISED[cell.act], world.of(cell)
    needs = set(act.needs)
    return Particulars(
        reason="-" if Need.REASON in needs else "",
        units=(world.unit_rows["TL"],) if needs & {Need.UNIT, Need.UNITS} else (),
        title="Judul" if Need.CHANGE in needs else "",
        related=("7400009",) if Need.RELATED in needs else (),
        about=_about(world, act, number),
    )


def _about(world: World, act: Act, number: str) -> UUID | None:
    if act.kind is EventKind.UPLOADED:
        return world.response.get(number, UUID(int=1))
    if Need.DRAFT in act.needs:
        return world.draft.get(number, UUID(int=1))
    return None
