"""The status line: a word for each state, why it is so, what to do, and what happens next and when."""

import pytest

from sync.contract.line import LineState
from tests.support.invented_cases import NOW
from ui.frame.navigation import in_short
from ui.frame.status_line import StatusLine, exchange_sentence, line_sentence, waiting_sentence
from ui.language.wording import moment, time_of_day
from ui.ports.desk import DeskState
from ui.ports.evidence import Transfers
from ui.ports.exchange import ExchangeProgress

_HOUR = 3_600_000
_SAFE = "Pekerjaan tetap tersimpan."
_FAULTS = set(LineState) - {LineState.ONLINE, LineState.NEVER, LineState.LURING, LineState.SIGN_IN_REQUIRED}


def state(line: LineState = LineState.ONLINE, **changes: object) -> DeskState:
    """Return how things stand, with changes."""
    usual: dict[str, object] = {
        "username": "siti", "full_name": "Siti", "unit": "Kecamatan", "role": "liaison", "server": "https://x",
        "luring": False, "offline_since": 0, "last_exchange_at": NOW - _HOUR,
    }  # fmt: skip
    return DeskState(line=line, **(usual | changes))  # type: ignore[arg-type]  # values by name


def offline(line: LineState, reason: str = f"Sebabnya. {_SAFE}", **changes: object) -> DeskState:
    """Return a state in which the last try failed an hour ago and the next one is in an hour."""
    usual: dict[str, object] = {
        "offline_since": NOW - _HOUR, "offline_reason": reason, "next_try_at": NOW + _HOUR,
    }  # fmt: skip
    return state(line, **(usual | changes))


def test_each_state_has_its_own_word() -> None:
    """None is mistaken for another; green is only the line that worked."""
    told = {line: line_sentence(state(line), NOW) for line in LineState}
    assert len({word for word, _, _ in told.values()}) == len(LineState)
    assert [line for line, (_, tone, _) in told.items() if tone == "good"] == [LineState.ONLINE]
    assert told[LineState.NO_NETWORK][0] == "Tidak tersambung"
    assert told[LineState.SIGN_IN_REQUIRED][2].startswith("Pekerjaan tetap aman")


@pytest.mark.parametrize("line", sorted(_FAULTS))
def test_each_fault_says_what_to_do_why_since_when_and_when_again(line: LineState) -> None:
    """In this order, and each of them once; since when not where the last exchange says the same."""
    why = line_sentence(offline(line, last_exchange_at=NOW - 2 * _HOUR), NOW)[2]
    assert f"Sebabnya. {_SAFE.rstrip('.')} (sejak" in why or f"Sebabnya (sejak {time_of_day(NOW - _HOUR)})" in why
    assert why.endswith(f". Dicoba lagi {time_of_day(NOW + _HOUR)}")
    assert "sejak" not in line_sentence(offline(line), NOW)[2]
    assert why[0].isupper()
    if line is not LineState.LOCAL_FAULT:
        assert "aman" in why or "Teruskan bekerja" in why or _SAFE.rstrip(".") in why
    assert ".." not in why


def test_what_to_do_differs_with_the_state() -> None:
    """The browser for a portal, the keeper of the network for a proxy, the clock for a clock."""
    for line, act in (
        (LineState.CAPTIVE_PORTAL, "Buka peramban"),
        (LineState.PROXY_REFUSED, "Beri tahu pengelola jaringan"),
        (LineState.CLOCK_WRONG, "Betulkan tanggal, jam, dan zona waktu"),
        (LineState.PROTOCOL, "memperbarui program"),
        (LineState.NO_NETWORK, "terkirim sendiri saat tersambung"),
        (LineState.MAINTENANCE, "terkirim sendiri sesudahnya"),
    ):
        told = [other for other in LineState if act in line_sentence(offline(other), NOW)[2]]
        assert told == [line]


def test_the_centres_own_announcement_is_told_whole() -> None:
    """It may say until when; other reasons are told by their cause alone."""
    announced = "Server dipelihara sampai pukul 13.00. Nomor bantuan 110."
    assert announced.rstrip(".") in line_sentence(offline(LineState.MAINTENANCE, announced), NOW)[2]
    assert "Nomor bantuan" not in line_sentence(offline(LineState.SERVER_FAULT, announced), NOW)[2]


def test_times_that_cannot_be_are_not_told() -> None:
    """A clock that was set back leaves a beginning in the future; a try that is due is due soon."""
    why = line_sentence(offline(LineState.UNSTABLE, offline_since=NOW + _HOUR), NOW)[2]
    assert "Sebabnya. " in why
    assert "sejak" not in why
    for next_try in (NOW - _HOUR, NOW + 20_000):
        why = line_sentence(offline(LineState.UNSTABLE, next_try_at=next_try), NOW)[2]
        assert why.endswith("Dicoba lagi sebentar lagi")
    assert "Dicoba lagi" not in line_sentence(offline(LineState.UNSTABLE, next_try_at=0), NOW)[2]


def test_a_wrong_clock_is_told_beside_a_line_that_works() -> None:
    """By how much and what to do; five minutes are not worth a word."""
    word, tone, why = line_sentence(state(clock_off_by_ms=3 * _HOUR + 12 * 60_000), NOW)
    works = f"Tersambung saat sinkron {moment(NOW - _HOUR, NOW)}"
    assert (word, tone) == (works, "soon")
    assert why.startswith("Betulkan tanggal, jam, dan zona waktu")
    assert why.endswith("Jam komputer ini terlambat 3 jam 12 menit")
    assert line_sentence(state(clock_off_by_ms=299_000), NOW) == (works, "good", "")


def test_a_line_that_works_says_when_the_next_exchange_is() -> None:
    """Unless it is due already; that the line works is told as of the last one."""
    why = line_sentence(state(next_try_at=NOW + _HOUR), NOW)[2]
    assert why == f"Sinkronisasi berikutnya {time_of_day(NOW + _HOUR)}"
    assert line_sentence(state(next_try_at=NOW - 1), NOW)[2] == ""


def test_what_is_being_made_sure_of_is_told_in_every_state() -> None:
    """It never reads as failed, and it never goes out twice."""
    for line in LineState:
        why = line_sentence(state(line, unconfirmed=2, waiting=2), NOW)[2]
        assert why.endswith("2\N{NO-BREAK SPACE}belum pasti sampai; tidak terkirim dua kali")
        assert "gagal" not in why.casefold()


def test_the_status_line_says_what_waits_and_how_big_it_is() -> None:
    """Nothing is said that is not so."""
    assert waiting_sentence(state()) == "Tidak ada yang menunggu dikirim"
    assert waiting_sentence(state(waiting=3, waiting_bytes=1_240, attention=1)) == (
        "Menunggu 3 tindak lanjut, 1,2 kB · 1 perlu dilihat"
    )
    assert waiting_sentence(state(waiting=3, waiting_bytes=1_240, usual_exchange_ms=14_000)) == (
        "Menunggu 3 tindak lanjut, 1,2 kB, kira-kira 10 detik"
    )
    files = Transfers(files=1, bytes_left=181_000, seconds_left=12)
    both = state(waiting=1, waiting_bytes=1_240, usual_exchange_ms=14_000)
    assert waiting_sentence(both, files) == "Menunggu 1 tindak lanjut 1,2 kB, 1 berkas 181 kB, kira-kira 10 detik"
    assert exchange_sentence(state(last_exchange_at=0), NOW) == ""


def test_with_luring_on_nobody_is_told_how_long_sending_takes() -> None:
    """It takes as long as Luring is on; texts and files are counted all the same."""
    files = Transfers(files=1, bytes_left=181_000, seconds_left=12)
    luring = state(LineState.LURING, waiting=1, waiting_bytes=1_240, usual_exchange_ms=14_000)
    assert waiting_sentence(luring) == "Menunggu 1 tindak lanjut, 1,2 kB"
    assert waiting_sentence(luring, files) == "Menunggu 1 tindak lanjut 1,2 kB, 1 berkas 181 kB"


def test_the_times_of_an_exchange_are_those_of_the_line() -> None:
    """The last one, as is when it was."""
    assert exchange_sentence(offline(LineState.UNSTABLE), NOW) == f"Sinkron terakhir {moment(NOW - _HOUR, NOW)}"
    assert exchange_sentence(state(), NOW) == "", "the word for the line says it"


@pytest.mark.usefixtures("qapp")
def test_the_code_is_there_for_whoever_helps() -> None:
    """It does not stand in the way of whoever works; a line that works has none."""
    line = StatusLine()
    line.show_state(offline(LineState.NO_NETWORK, fault_code="T203"), NOW)
    assert line._below.toolTip() == f"Sebabnya. {_SAFE} (T203)"
    assert "T203" not in " ".join(line.sentences())
    line.show_state(state(), NOW)
    assert line._beside.toolTip() == ""
    assert line._below.isHidden()
    line.show_state(state(unconfirmed=1), NOW)
    assert "sudah berangkat, jawabannya belum tiba" in line._beside.toolTip()


@pytest.mark.usefixtures("qapp")
def test_a_sentence_for_which_there_is_room_stands_in_the_first_row() -> None:
    """The room below is taken from the page only where it must be."""
    line = StatusLine()
    line.show_state(state(LineState.NEVER, last_exchange_at=0), NOW)
    line.show_exchange(is_running=True, progress=ExchangeProgress(0, 3_250, 10_000, 42_000))
    for width, is_below in ((1366, False), (640, True)):
        line.resize(width, 40)
        line._place_why()
        assert line._below.isHidden() is not is_below


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Server tidak tercapai.", "Server tidak tercapai."),
        ("Server tidak tercapai. " + "Pekerjaan aman. " * 10, "Server tidak tercapai."),
        ("kata " * 40, "kata " * 18 + "…"),
    ],
)
def test_the_narrow_result_line_keeps_the_cause(sentence: str, told: str) -> None:
    """The rest stands in the status line and the tool tip."""
    assert in_short(sentence) == told


@pytest.mark.usefixtures("qapp")
def test_an_exchange_under_way_is_told_until_it_ends() -> None:
    """How far it has come and how long it takes; afterwards the line again."""
    line = StatusLine()
    line.resize(1093, 40)
    line.show_state(state(LineState.NEVER, last_exchange_at=0), NOW)
    line.show_exchange(is_running=True)
    assert line.sentences()[:2] == ("Sinkronisasi pertama", "Sedang menyinkronkan …")
    line.show_exchange(is_running=True, progress=ExchangeProgress(0, 3_250, 10_000, 42_000))
    assert line.sentences()[1] == "Sedang menyinkronkan: 3.250 dari 10.000 perubahan, kira-kira 40 detik lagi"
    line.show_state(state(LineState.NEVER, last_exchange_at=0), NOW)
    assert line.sentences()[1].startswith("Sedang menyinkronkan: 3.250")
    line.show_exchange(is_running=False)
    assert line.sentences()[1] == "Laporan unit Anda datang setelah sinkronisasi pertama"
