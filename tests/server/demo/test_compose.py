"""The invented year, composed for any day: what it must be to look like a real one, and what it may never hold."""

import re
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.contract.deadlines import deadlines, due_on
from sync.contract.events import RESPONSES, EventKind
from sync.contract.status import Bucket, bucket_of, needs_reply
from sync.server.calendars import default_rules, national_calendar
from sync.server.clock import local_day
from sync.server.demo.cases import DemoCase
from sync.server.demo.compose import compose
from sync.server.demo.days import moment
from sync.server.demo.material import load_material
from sync.server.demo.places import Atlas

_ZONE = ZoneInfo("Asia/Jakarta")
_TODAY = date(2026, 11, 23)
_OWN = "kec-tirta-muara"
_LONG_NUMBER = re.compile(r"\d(?:[ .-]?\d){7,}")


def _year(today: date) -> list[DemoCase]:
    return compose(load_material(), today, national_calendar(), _ZONE)


@pytest.fixture(scope="module")
def year() -> list[DemoCase]:
    """The year before one fixed day."""
    return _year(_TODAY)


def _own_open(cases: list[DemoCase]) -> list[DemoCase]:
    return [case for case in cases if case.unit == _OWN and bucket_of(case.status) is not Bucket.DONE]


def _working_days_left(case: DemoCase, today: date) -> int:
    came = local_day(case.received_at, _ZONE)
    due = deadlines(default_rules(), national_calendar(), case.classification, came)
    on = due_on(case.status, due.first_reply_on, due.completion_on)
    assert on is not None
    return national_calendar().between(today, on)


@given(today=st.dates(date(2025, 2, 1), date(2028, 12, 31)))
@settings(max_examples=6, deadline=None)
def test_the_year_is_right_whatever_day_it_is(today: date) -> None:
    """606 complaints: 589 done, 12 in process, 5 not followed up; nothing said lies ahead; some work is due."""
    cases = _year(today)
    buckets = [bucket_of(case.status) for case in cases]
    counted = (buckets.count(Bucket.DONE), buckets.count(Bucket.IN_PROCESS), buckets.count(Bucket.UNANSWERED))
    assert (len(cases), *counted) == (606, 589, 12, 5)
    midnight = moment(today, 0, 0, 0, _ZONE)
    for case in cases:
        times = [case.received_at, *(event.at for event in case.events)]
        assert times == sorted(times)
        assert times[-1] < midnight
        assert case.received_at >= moment(today - timedelta(days=366), 0, 0, 0, _ZONE)
    waiting = _own_open(cases)
    unanswered = [case for case in waiting if bucket_of(case.status) is Bucket.UNANSWERED]
    assert (len(waiting), len(unanswered)) == (9, 3)
    left = sorted(_working_days_left(case, today) for case in unanswered)
    assert left[0] < 0 <= left[1] <= 2 < left[2]
    assert sum(needs_reply(case.status) for case in waiting) == 2


def test_the_same_day_gives_the_same_year(year: list[DemoCase]) -> None:
    """A picture can be drawn again."""
    assert _year(_TODAY) == year
    assert _year(_TODAY + timedelta(days=1)) != year


def test_no_two_complaints_are_alike(year: list[DemoCase]) -> None:
    """Each body and each number exists once, and the officer's own list repeats no title."""
    assert len({case.body.casefold() for case in year}) == 606
    assert len({case.tracking_id for case in year}) == 606
    own = [case.title for case in year if case.unit == _OWN]
    assert len(own) == len(set(own)) == 54


def test_the_year_is_as_varied_as_a_real_one(year: list[DemoCase]) -> None:
    """Many stories, categories and channels; all kinds of complaint; glued words, capitals and hurried spelling."""
    assert len(load_material().stories) >= 120
    assert len({case.category for case in year}) >= 40
    assert len({case.channel for case in year}) >= 6
    assert len({case.classification for case in year}) == 4
    assert 150 < sum(case.anonymous for case in year) < 350
    assert 10 < sum(case.confidential for case in year) < 80
    bodies = [case.original_body for case in year]
    assert sum(bool(re.search(r"[a-z,][.!?,][A-Z]", body)) for body in bodies) > 60
    assert sum(body.isupper() for body in bodies) >= 10
    assert sum(" yg " in body for body in bodies) >= 30
    lengths = sorted(map(len, bodies))
    assert lengths[30] < 160 < 350 < lengths[-30]
    assert sum(event.kind is EventKind.REPORTER_REPLY for case in year for event in case.events) > 60
    assert sum(event.kind is EventKind.CONSTRAINT for case in year for event in case.events) > 10
    assert sum(event.kind is EventKind.NOTE for case in year for event in case.events) > 10


def test_every_unit_has_work(year: list[DemoCase]) -> None:
    """31 offices and 17 kecamatan, none of them idle."""
    material = load_material()
    atlas = Atlas(material.regency, material.users)
    assert (len(atlas.offices), len(atlas.kecamatan)) == (31, 17)
    assert {case.unit for case in year} == {unit.code for unit in (*atlas.offices, *atlas.kecamatan)}


def test_nothing_is_left_unfilled_and_nobody_is_numbered(year: list[DemoCase]) -> None:
    """No slot or choice shows through, and no run of digits could be a NIK or a telephone."""
    texts = [text for case in year for text in (case.title, case.original_body, case.body, case.reporter)]
    texts += [event.text for case in year for event in case.events]
    assert not [text for text in texts if re.search(r"[{}|\[\]]", text)]
    assert not [text for text in texts if _LONG_NUMBER.search(text)]
    assert not [text for text in texts if text != text.strip()]


def test_answers_keep_to_the_style_of_good_offices(year: list[DemoCase]) -> None:
    """A greeting, the office's name at the end, at most 1,000 letters; an anonymous reporter is never named."""
    names = load_material().phrases.invented_surnames
    for case in year:
        for event in case.events:
            if event.kind not in RESPONSES:
                continue
            assert event.text.startswith("Yth. ")
            assert "\n\nHormat kami,\n" in event.text
            assert len(event.text) <= 1000
            if case.anonymous:
                assert event.text.startswith("Yth. Pelapor,")
                assert not any(name in event.text for name in names)


def test_a_done_complaint_was_answered(year: list[DemoCase]) -> None:
    """Nothing is closed without a substantive answer, and no reply of a reporter stays unanswered if it complains."""
    for case in year:
        kinds = [event.kind for event in case.events]
        if bucket_of(case.status) is Bucket.DONE:
            assert EventKind.SUBSTANTIVE_RESPONSE in kinds
        if bucket_of(case.status) is Bucket.UNANSWERED:
            assert not RESPONSES.intersection(kinds)
        if needs_reply(case.status):
            assert kinds[-1] is EventKind.REPORTER_REPLY
