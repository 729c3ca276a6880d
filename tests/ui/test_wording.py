"""Words of dates, sizes and deadlines."""

from datetime import date, datetime, timedelta

import msgspec
import pytest

from sync.contract.casework.turn import Waits
from sync.contract.deadlines.clocks import ClockName, ClockState
from sync.contract.events import PUBLIC_KINDS, EventKind, Lamp
from sync.contract.status import Bucket
from tests.support.invented_cases import TODAY, invented_case
from ui.language.wording import (
    about,
    capital,
    clock_words,
    due_pill,
    kind_word,
    long_date,
    moment,
    number,
    seconds,
    short_date,
    size,
    spelled,
    status_word,
    time_of_day,
    turn_word,
)
from ui.parts.lamps import lamp_words
from ui.ports.acts import DeadlineView, TurnView
from ui.ports.desk import CaseLine


def at(year: int, month: int, day: int, hour: int, minute: int) -> int:
    """Return a local moment in ms."""
    return int(datetime(year, month, day, hour, minute).astimezone().timestamp() * 1000)


def test_times_are_written_with_a_point() -> None:
    """Indonesian clocks say 08.57."""
    assert time_of_day(at(2026, 11, 23, 8, 57)) == "08.57"


@pytest.mark.parametrize(
    ("then", "words"),
    [
        (at(2026, 11, 23, 8, 4), "08.04"),
        (at(2026, 11, 22, 16, 41), "kemarin 16.41"),
        (at(2026, 11, 24, 7, 0), "Sel 24 Nov 07.00"),
        (at(2026, 11, 21, 16, 41), "Sab 21 Nov 16.41"),
        (at(2026, 11, 9, 7, 0), "Sen 9 Nov 07.00"),
        (at(2025, 12, 31, 7, 0), "Rab 31 Des 2025 07.00"),
    ],
)
def test_a_moment_is_told_as_near_as_it_is(then: int, words: str) -> None:
    """Today only the time, yesterday that word, else the date, another year the year too."""
    assert moment(then, at(2026, 11, 23, 9, 0)) == words


def test_dates_have_indonesian_names() -> None:
    """Whatever the locale of the computer."""
    assert long_date(date(2026, 8, 17)) == "Senin, 17 Agustus 2026"
    assert short_date(date(2026, 5, 1), date(2026, 1, 1)) == "Jum 1 Mei"


def test_figures_are_grouped_with_points_and_broken_with_commas() -> None:
    """1.000 letters, 4,8 MB, 0,8 detik."""
    assert (number(1000), number(537)) == ("1.000", "537")
    assert [size(n) for n in (1, 340, 1_200, 186_000, 999_999, 4_800_000)] == [
        "0,1 kB", "0,3 kB", "1,2 kB", "186 kB", "1 MB", "4,8 MB",
    ]  # fmt: skip
    assert (seconds(800), seconds(12_300)) == ("0,8 detik", "12 detik")


@pytest.mark.parametrize(
    ("seconds_left", "words"),
    [
        (0, "beberapa detik"),
        (7.9, "beberapa detik"),
        (8, "10 detik"),
        (44, "40 detik"),
        (54.9, "50 detik"),
        (55, "1 menit"),
        (60, "1 menit"),
        (89, "1 menit"),
        (91, "2 menit"),
        (3_299, "55 menit"),
        (3_300, "1 jam"),
        (3_600, "1 jam"),
        (5_500, "2 jam"),
        (100_000, "28 jam"),
    ],
)
def test_an_estimate_is_told_as_roughly_as_it_is_known(seconds_left: float, words: str) -> None:
    """Neither *60 detik* nor *60 menit*, and never a figure that is more exact than the estimate."""
    assert about(round(seconds_left * 1000)) == words


def test_small_numbers_are_spelled() -> None:
    """Sentences begin with words."""
    assert capital(spelled(3)) == "Tiga"
    assert spelled(214) == "214"


def due(in_days: int | None, left: int | None) -> CaseLine:
    """Return a case with a running clock."""
    line = invented_case(1, "Jalan", "Terverifikasi", in_days).line
    return msgspec.structs.replace(line, working_days_left=left)


@pytest.mark.parametrize(
    ("line", "pill"),
    [
        (due(-4, -2), ("lewat 2 HK", "late")),
        (due(-1, 0), ("baru lewat", "late")),
        (due(0, 0), ("hari ini", "soon")),
        (due(1, 1), ("besok", "soon")),
        (due(3, 1), ("1 HK lagi", "soon")),
        (due(4, 3), ("3 HK lagi", "wait")),
        (due(None, None), ("tanpa tenggat", "wait")),
        (invented_case(1, "a", "Ditutup oleh Sistem", None).line, ("selesai", "good")),
        (invented_case(1, "a", "Menunggu Kelengkapan Informasi", None).line, ("tertunda", "held")),
        (invented_case(1, "a", "Diarsipkan oleh Admin", None).line, ("arsip", "wait")),
        (invented_case(1, "a", "Dikembalikan", None).line, ("kembali", "wait")),
    ],
)
def test_a_deadline_is_a_word_and_a_tone(line: CaseLine, pill: tuple[str, str]) -> None:
    """One working day left over a weekend is not *besok*; a day gone by is late even with no working day between."""
    assert due_pill(line, TODAY) == pill


def test_every_bucket_has_a_word_and_a_reply_goes_before_it() -> None:
    """The status column is never empty."""
    line = invented_case(1, "a", "Ditanggapi oleh Pelapor", 1).line
    assert status_word(line) == "Perlu dijawab"
    for bucket in Bucket:
        assert status_word(msgspec.structs.replace(line, needs_reply=False, bucket=bucket))


@pytest.mark.parametrize("kind", list(EventKind))
def test_every_kind_has_words_and_only_what_the_reporter_reads_has_a_third_lamp(kind: EventKind) -> None:
    """Never a code on the screen; an internal act must not promise that it shows."""
    assert kind_word(kind) != str(kind)
    assert kind_word(kind)[0].isupper()
    words = [word for word, _tone in lamp_words(Lamp.RECEIVED, kind)]
    assert ("Tampil ke pelapor" in words) is (kind in PUBLIC_KINDS)


@pytest.mark.parametrize("state", list(ClockState))
@pytest.mark.parametrize("name", list(ClockName))
def test_every_clock_says_how_it_stands(name: ClockName, state: ClockState) -> None:
    """In words and a tone that the theme has; no code of either shows through."""
    left = {ClockState.OVERDUE: -3, ClockState.DUE_SOON: 0}.get(state, 4)
    words, tone = clock_words(DeadlineView(name.value, TODAY, left, state.value), TODAY)
    assert name.value not in words
    assert state.value not in words
    assert tone in ("late", "soon", "good", "held", "wait")
    if name is not ClockName.CLOSING:
        assert (tone == "late") is (state in (ClockState.OVERDUE, ClockState.MET_LATE, ClockState.WARNING))


def test_only_what_is_postponed_stands_still() -> None:
    """A reporter who waits stops no clock: the day by which the case may be closed over him is named all along."""
    day = TODAY + timedelta(days=10)
    said = {state: clock_words(DeadlineView("closing", day, 8, state.value), TODAY)[0] for state in ClockState}
    assert [state for state, words in said.items() if "berhenti" in words] == [ClockState.FROZEN]
    assert said[ClockState.STOPPED] == said[ClockState.RUNNING]


@pytest.mark.parametrize("state", list(ClockState))
def test_no_clock_speaks_of_days_below_nothing(state: ClockState) -> None:
    """A state that was reckoned some days ago is told as it is today."""
    words, _tone = clock_words(DeadlineView(ClockName.COMPLETION.value, TODAY, -2, state.value), TODAY)
    assert "-" not in words


@pytest.mark.parametrize("who", list(Waits))
def test_whose_turn_it_is_takes_two_words(who: Waits) -> None:
    """One's own turn is said as such, whoever it is."""
    assert turn_word(TurnView(who=who, is_mine=True)) == "giliran Anda"
    assert bool(turn_word(TurnView(who=who))) is (who is not Waits.NOBODY)
