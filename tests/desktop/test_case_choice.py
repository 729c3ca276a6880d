"""Which case a command is about, where a desk sees one complaint at several units."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.commands.acts import case_of
from sync.contract.errors import BadInput
from sync.server.users import Role
from tests.support.centres import exported, open_test_centre
from tests.support.offices import Offices, offices_of
from ui.ports.acts import ActRequest

MUARA, HULU, LAUT = "Kecamatan Tirta Muara", "Kecamatan Tirta Hulu", "Kecamatan Tirta Laut"
SHARED, OWN = "7400001", "7400002"


@pytest.fixture
def offices(tmp_path: Path) -> Iterator[Offices]:
    """One complaint at two kecamatan, one at one; a third kecamatan is asked about the one at Hulu."""
    with open_test_centre(tmp_path / "server", "") as centre, offices_of(centre, tmp_path) as offices:
        centre.unit("KAB", "Kabupaten Tirta Kencana")
        for code, name in (("TM", MUARA), ("TH", HULU), ("TL", LAUT)):
            centre.unit(code, name, "KAB")
        for username, unit in (("rini", "TM"), ("tuti", "TL"), ("pool", "KAB")):
            centre.officer(username, unit, Role.COORDINATOR if username == "pool" else Role.LIAISON)
        centre.take(exported(2, SHARED, MUARA), exported(3, SHARED, HULU), exported(4, OWN, MUARA))
        yield offices


def _unit_of(offices: Offices, username: str, case: int) -> str:
    return offices(username).casework.case(case).line.unit_code


def test_an_officer_means_the_case_of_the_own_unit(offices: Offices) -> None:
    """It is the only one on that desk, too."""
    desk = offices("rini").casework
    assert _unit_of(offices, "rini", case_of(desk, SHARED, "respon-awal", "")) == "TM"
    with pytest.raises(BadInput, match="tidak ada di komputer ini"):
        case_of(desk, "7400009", "respon-awal", "")


def test_a_coordinator_says_which_unit_is_meant(offices: Offices) -> None:
    """Where there is but one, it need not be said; letter case does not count."""
    desk = offices("pool").casework
    assert _unit_of(offices, "pool", case_of(desk, OWN, "postpone", "")) == "TM"
    assert _unit_of(offices, "pool", case_of(desk, SHARED, "postpone", "th")) == "TH"
    with pytest.raises(BadInput, match=r"beberapa unit: TH, TM\. Pilih dengan --case-unit"):
        case_of(desk, SHARED, "postpone", "")
    with pytest.raises(BadInput, match="tidak ada pada unit 'TL'"):
        case_of(desk, SHARED, "postpone", "TL")


def test_a_unit_that_is_asked_answers_where_the_question_is(offices: Offices) -> None:
    """Although it sees the complaint at two units, and once asked it has none of its own."""
    pool = offices("pool").casework
    rows = {_unit_of(offices, "pool", case): case for case in pool.cases_of(SHARED)}
    for case in rows.values():
        pool.act(case, "consult-units", _asking("TL"))
    offices("pool").exchange()
    tuti = offices("tuti")
    first = case_of(tuti.casework, SHARED, "catatan-internal", "TM")
    tuti.casework.act(first, "jawab-konsultasi", _asking())
    assert _unit_of(offices, "tuti", case_of(tuti.casework, SHARED, "jawab-konsultasi", "")) == "TH"


def _asking(*units: str) -> ActRequest:
    return ActRequest(units=units)
