"""Pieces of a period: each day lies in exactly one of them, and none is left out."""

from datetime import date, timedelta
from random import Random

import pytest

from sync.contract.monev.scope import PERIODS, By, days_of_period, keys_between, period_key, usual_periods


@pytest.mark.parametrize("by", PERIODS)
def test_a_key_says_from_when_until_when(by: By) -> None:
    """Its first and its last day lie in it, the day after no more."""
    chance = Random(by)
    for _ in range(200):
        day = date(2020, 1, 1) + timedelta(days=chance.randrange(4000))
        first, last = days_of_period(period_key(day, by), by)
        assert first <= day <= last
        assert period_key(first, by) == period_key(last, by) == period_key(day, by)
        assert period_key(last + timedelta(days=1), by) > period_key(day, by)
        assert period_key(first - timedelta(days=1), by) < period_key(day, by)


@pytest.mark.parametrize("by", PERIODS)
def test_all_pieces_between_two_follow_each_other(by: By) -> None:
    """Those without any case are pieces too."""
    first, last = date(2025, 11, 17), date(2026, 3, 2)
    days = [first + timedelta(days=ahead) for ahead in range((last - first).days + 1)]
    assert keys_between(period_key(first, by), period_key(last, by), by) == sorted(
        {period_key(day, by) for day in days}
    )


def test_a_period_is_cut_as_suits_its_length() -> None:
    """A month by day, a year by month, many years by quarter; an open one by month."""
    cut = [usual_periods(date(2026, 1, 1), last) for last in (date(2026, 1, 31), date(2026, 12, 31), date(2030, 1, 1))]
    assert cut == [By.DAY, By.MONTH, By.QUARTER]
    assert usual_periods(None, date(2026, 1, 1)) is By.MONTH
