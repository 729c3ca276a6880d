"""The frame: the line in all its states, an exchange under way, and what it came to."""

from collections.abc import Callable

from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.sentences import unconfirmed
from sync.contract.line import LineState
from tests.shots.registry import screen
from tests.shots.stage import Stage
from tests.support.invented_cases import NOW
from tests.support.invented_desk import InventedDesk, wrong_password
from tests.support.real_faults import not_answered, reasons
from ui.language.speaking import as_spoken
from ui.language.translation import Language, spoken
from ui.ports.exchange import ExchangeProgress, ExchangeReport

_CUT_OFF = not_answered()
_WAITING: dict[str, object] = {
    "offline_since": NOW - 9 * 86_400_000,
    "last_exchange_at": NOW - 9 * 86_400_000,
    "offline_reason": _CUT_OFF,
    "next_try_at": NOW + 3_600_000,
    "waiting": 12,
    "waiting_bytes": 412_000,
    "unconfirmed": 2,
}


def _line(line: LineState) -> Callable[[Stage], QWidget]:
    def enter(stage: Stage) -> QWidget:
        of_line = {
            "line": line,
            "luring": line is LineState.LURING,
            "sign_in_required": line is LineState.SIGN_IN_REQUIRED,
            "clock_off_by_ms": 9 * 86_400_000 if line is LineState.CLOCK_WRONG else 0,
        }
        if line is LineState.NEVER:
            stage.hold(InventedDesk([]))
            stage.desk.changes = of_line | {"last_exchange_at": 0}
        elif line is LineState.ONLINE:
            stage.desk.changes = of_line
        else:
            stage.desk.changes = _WAITING | {"offline_reason": reasons(9).get(line, _CUT_OFF)} | of_line
        return stage.window

    enter.__doc__ = f"The line is *{line}*."
    return enter


for _state in LineState:
    screen(f"line-{_state}")(_line(_state))


@screen("luring-question")
def luring_question(stage: Stage) -> QWidget:
    """A room wants an exchange while Luring is on."""
    stage.desk.changes = _WAITING | {"line": LineState.LURING, "luring": True}
    window = stage.window
    window.refresh()
    stage.settle()
    window.complaints.exchange_wanted.emit()
    return stage.dialog(QMessageBox)


@screen("exchange-first-sync")
def first_sync(stage: Stage) -> QWidget:
    """The first exchange is under way."""
    stage.desk.changes = {"last_exchange_at": 0, "line": LineState.NEVER}
    window = stage.window
    window.refresh()
    window.exchanging.began.emit()
    window.exchanging.progressed.emit(ExchangeProgress(0, 3250, 10_000, 42_000))
    return window


@screen("exchange-first-sync-empty")
def first_sync_empty(stage: Stage) -> QWidget:
    """The first exchange is under way, and nothing of it is to be seen yet."""
    stage.desk.held = {}
    stage.desk.changes = {"last_exchange_at": 0, "line": LineState.NEVER}
    window = stage.window
    window.refresh()
    window.exchanging.began.emit()
    window.exchanging.progressed.emit(ExchangeProgress(0, 250, 10_000, 120_000))
    return window


@screen("palette")
def palette(stage: Stage) -> QWidget:
    """Ctrl+K over a case: its acts, with the reason beside what cannot be done."""
    window = stage.window
    window.show_case(2)
    stage.settle()
    window.open_palette()
    made = window.commands.palette
    assert made is not None
    return stage.show(made, made.size())


@screen("palette-typed")
def palette_typed(stage: Stage) -> QWidget:
    """Actions and cases for what was typed."""
    window = stage.window
    window.open_palette()
    made = window.commands.palette
    assert made is not None
    made._typed.setText("lap" if spoken() is Language.INDONESIAN else "com")
    made._search()
    return stage.show(made, made.size())


@screen("palette-nothing")
def palette_nothing(stage: Stage) -> QWidget:
    """Nothing fits."""
    window = stage.window
    window.open_palette()
    made = window.commands.palette
    assert made is not None
    made._typed.setText("xyzxyz")
    return stage.show(made, made.size())


@screen("keys")
def keys(stage: Stage) -> QWidget:
    """All keys, those of the form first."""
    window = stage.window
    window.write(1, "respon-substantif")
    stage.settle()
    window.open_keys()
    made = window.commands.sheet
    assert made is not None
    return stage.show(made, made.size())


@screen("exchange-done")
def done(stage: Stage) -> QWidget:
    """It has ended well."""
    stage.desk.held[4].written.clear()
    stage.desk.changes = {"last_exchange_at": NOW}
    window = stage.window
    window.refresh()
    window.navigation.show_report(
        ExchangeReport(
            outcome="done",
            sentence=as_spoken("3 tindak lanjut diterima server, 14 perubahan masuk."),
            pushed=3,
            pulled=14,
            bytes_sent=1500,
            bytes_received=22_700,
            duration_ms=9_800,
        )
    )
    return window


@screen("exchange-failed")
def failed(stage: Stage) -> QWidget:
    """It has not."""
    stage.desk.changes = _WAITING | {"line": LineState.UNSTABLE, "offline_since": NOW - 60_000}
    window = stage.window
    window.navigation.show_report(
        ExchangeReport(outcome="unreachable", sentence=as_spoken(f"{_CUT_OFF} {unconfirmed(2)}"), unconfirmed=2)
    )
    return window


@screen("renewal-password")
def renewal(stage: Stage) -> QWidget:
    """The password is asked for again."""
    stage.desk.changes = _WAITING | {"line": LineState.SIGN_IN_REQUIRED, "sign_in_required": True}
    window = stage.window
    window.banner.ask()
    window.banner._problem.setText(as_spoken(str(wrong_password())))
    window.banner._problem.show()
    return window
