"""Which cases are overdue, for *Laporan Monev*: all of one moment with its figures, and no reporter named."""

from collections import Counter
from datetime import date
from random import Random
from typing import Any

from sync.contract.entities import Change
from sync.contract.monev.behind import Behind
from sync.contract.monev.scope import Scope
from tests.desktop.test_monev import fill
from tests.support import answers
from tests.support.desks import TestDesk
from tests.support.monev_checks import random_scope
from tests.support.monev_rows import random_cases


def test_those_are_named_that_were_counted_the_longest_overdue_first(desk: TestDesk) -> None:
    """Of any scope; as many as were asked for."""
    chance = Random(11)
    fill(desk, random_cases(chance, 200), chance)
    figures, seen = desk.casework.figures, 0
    for scope in (Scope(), *(random_scope(chance) for _ in range(12))):
        told = figures.report(scope, 500)
        assert told.overview == figures.overview(scope)
        assert len(told.overdue) == told.overview.figures.tree.total.overdue
        behind = figures.behind_lines(figures.behind(scope, Behind.OVERDUE))
        assert Counter((one.tracking_id, one.unit, one.due_on) for one in told.overdue) == Counter(
            (one.tracking_id, one.unit, one.due_on) for one in behind
        )
        days = [line.due_on for line in told.overdue]
        assert days == sorted(days)
        assert figures.report(scope, 3).overdue == told.overdue[:3]
        seen += len(days)
    assert seen > 10


def test_a_line_says_what_an_office_head_asks(desk: TestDesk) -> None:
    """Number, title, unit, day due, and how many working days have passed since: a weekend is none."""
    desk.apply(answers.answer(answers.unit(), *_case(11, "7400011", completion_on=date(2026, 11, 13))))
    [line] = desk.casework.figures.report(Scope(), 10).overdue
    assert (line.tracking_id, line.title, line.unit) == ("7400011", "Lampu jalan padam", "Kecamatan Tirta Muara")
    assert (line.due_on, line.days_late) == (date(2026, 11, 13), 6)  # 23 November 2026 is a Monday


def test_no_reporter_is_named_and_nothing_of_a_confidential_case_is_told(desk: TestDesk) -> None:
    """A title that names somebody is masked, also where nobody asked for it; a confidential one is left out."""
    late = {"completion_on": date(2026, 11, 13)}
    desk.apply(
        answers.answer(
            answers.unit(),
            *_case(11, "7400011", title="Sutikno Wibowo minta lampu", reporter="Sutikno Wibowo", **late),
            *_case(12, "7400012", title="Pungutan oleh Wahyu", confidential=True, **late),
            *_case(13, "7400013", title="Rini Ayu tanpa air", reporter="Rini Ayu", anonymous=True, **late),
        )
    )
    titles = {line.tracking_id: line.title for line in desk.casework.figures.report(Scope(), 10).overdue}
    assert titles == {"7400011": "S*** W*** minta lampu", "7400012": "", "7400013": "R*** A*** tanpa air"}


def _case(row: int, number: str, *, completion_on: date, **fields: Any) -> tuple[Change, Change]:
    text = answers.text(row, number, received_at=1_793_000_000_000, **fields)
    return text, answers.state(row, "Ditindaklanjuti oleh Instansi", completion_on=completion_on)
