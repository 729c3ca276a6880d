"""The figures of a window over one profile, in a process of its own.

``python -m tests.bench._window_list PROFILE [opening]`` prints them as JSON; ``opening`` measures nothing else.
"""

import json
import random
import sys
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent

from desktop.doorway import OpenDesk
from tests.bench import _window_floors as floors
from tests.bench._window_entry import EVENTS, TALKATIVE, entered
from tests.bench._window_eyes import SIZE, Eyes, Paints, paint, rows_are_there
from ui.application import build_main_window, make_application
from ui.complaints.room import ComplaintsRoom
from ui.frame.preparing import Preparing
from ui.lanes.background import Background

_ROUNDS: Final = 11
_SEARCHES: Final = 25
_LEAST_LETTERS: Final = 3
_IDLE_MS: Final = 1.5
"""A turn of the event loop in which next to nothing happens is no frame."""


class Measured:
    """A window over a profile, and what is measured on it, in this order."""

    def __init__(self, opened: OpenDesk, background: Background) -> None:
        """Open the window at its list."""
        self._opened, self._background = opened, background
        _application, appearance = make_application(["tindak"], dark=False)
        # The window has no doorway: nothing here signs in.
        window = build_main_window(opened, None, background, appearance)  # type: ignore[arg-type]  # no door is needed
        self._eyes = Eyes(window)
        self._eyes.open_list()
        preparing = Preparing(window, background, opened.desk)
        self._eyes.until(lambda: preparing.is_done)

    def memory(self) -> dict[str, float]:
        """What the process takes with the list open, and all made that the program makes beforehand."""
        return {"mb": resident_mb()}

    def open_list(self) -> dict[str, float]:
        """How long it takes from asking for the room until its rows are painted: its widgets, the count, the rows."""
        workplace = self._eyes.window._workplace
        spent, worked = [], []
        for _ in range(_ROUNDS):
            began, began_work = time.perf_counter(), time.process_time()
            room = ComplaintsRoom(workplace)
            room.resize(*SIZE)
            room.show()
            room.refresh()
            table = room.list._table
            self._eyes.until(lambda table=table: rows_are_there(table))  # type: ignore[misc]  # mypy infers no type for it
            paint(table)
            spent.append(time.perf_counter() - began)
            worked.append(time.process_time() - began_work)
            room.hide()
            room.deleteLater()
            QCoreApplication.sendPostedEvents(room, QEvent.Type.DeferredDelete)
        return {"ms": _ms(median(spent[2:])), "cpu_ms": _ms(median(worked[2:]))}

    def scroll(self) -> dict[str, float]:
        """Every page from the first row to the last, once it is known how many there are."""
        table = self._eyes.table
        self._eyes.until(lambda: self._eyes.window.complaints.list._model.is_counted)
        QCoreApplication.processEvents()
        bar = table.verticalScrollBar()
        frames: list[float] = []
        filled: list[float] = []
        for value in range(0, bar.maximum() + 1, bar.pageStep()):
            began = time.perf_counter()
            bar.setValue(value)
            paint(table)
            frames.append(time.perf_counter() - began)
            self._eyes.busy.clear()
            self._eyes.until(lambda: rows_are_there(table))
            frames += [took for took in self._eyes.busy if 1000 * took > _IDLE_MS]
            filled.append(time.perf_counter() - began)
        floor = floors.scroll()
        return {
            "p99_ms": _ms(_p(frames, 99)),
            "most_ms": _ms(max(frames)),
            "filled_p99_ms": _ms(_p(filled, 99)),
            "frames": len(frames),
            "floor_p99_ms": _ms(_p(floor, 99)),
            "ratio": round(_p(frames, 99) / _p(floor, 99), 2),
        }

    def search(self) -> dict[str, float]:
        """From each keystroke, the third letter and later, until its hits are painted."""
        # Neither is a part of the program, whose memory is measured before.
        from PySide6.QtTest import QTest

        from tests.bench._workload import WORDS

        chance = random.Random(3)
        found = self._eyes.window.complaints.list
        field, table = found._search, found._table
        paints = Paints(table.viewport())
        spent, words = [], [word for word in WORDS if len(word) >= _LEAST_LETTERS]
        asked = []
        for word in chance.sample(words, _SEARCHES):
            field.clear()
            self._eyes.until(lambda: self._is_shown(""))
            for place, letter in enumerate(word, 1):
                began = time.perf_counter()
                QTest.keyClicks(field, letter)
                if place >= _LEAST_LETTERS:
                    answered: Callable[[], bool] = partial(self._is_shown, word[:place])
                    paints.expect(answered)
                    self._eyes.until(answered)
                    paints.finish()
                    spent.append(time.perf_counter() - began)
                    asked.append(word[:place])
        field.clear()
        self._eyes.until(lambda: self._is_shown(""))
        floor = floors.search(self._opened.database, asked)
        return {
            "p95_ms": _ms(_p(spent, 95)),
            "median_ms": _ms(median(spent)),
            "floor_p95_ms": _ms(_p(floor, 95)),
            "ratio": round(_p(spent, 95) / _p(floor, 95), 2),
        }

    def open_case(self) -> dict[str, float]:
        """From choosing a case with a long conversation until it is painted."""
        cases = self._talkative()
        room = self._eyes.window.complaints
        paints = Paints(room.pane)

        def is_shown(case: int) -> bool:
            return room.pane._view is not None and room.pane._view.line.case == case

        spent = []
        for case in cases * 2:
            began = time.perf_counter()
            paints.expect(partial(is_shown, case))
            room.show_case(case)
            self._eyes.until(partial(is_shown, case))
            paints.finish()
            spent.append(time.perf_counter() - began)
        spent = spent[5:]  # the first ones warm up
        floor = floors.open_case(self._opened.database, cases)
        return {
            "p95_ms": _ms(_p(spent, 95)),
            "median_ms": _ms(median(spent)),
            "floor_p95_ms": _ms(_p(floor, 95)),
            "ratio": round(_p(spent, 95) / _p(floor, 95), 2),
        }

    def _is_shown(self, text: str) -> bool:
        """Whether the list shows the answer to this question."""
        found = self._eyes.window.complaints.list
        model = found._model
        is_answered = model._awaited is None and model._query.text == text and not found._search._pause.isActive()
        return is_answered and (not model.rowCount() or rows_are_there(found._table))

    def _talkative(self) -> list[int]:
        with self._opened.database.reading() as connection:
            rows = connection.exec_driver_sql(
                'SELECT "case" FROM event GROUP BY "case" HAVING count(*) >= ? LIMIT ?', (EVENTS, TALKATIVE)
            )
            return [int(row[0]) for row in rows]

    def close(self) -> None:
        """Put the window away."""
        self._eyes.window.close()


def resident_mb() -> float:
    """Return the memory of this process that is in use; 0 where nobody tells."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    lines = status.read_text(encoding="ascii").splitlines()
    return round(next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024, 1)


def _p(spent: list[float], hundredth: int) -> float:
    return quantiles(spent, n=100, method="inclusive")[hundredth - 1]


def _ms(seconds: float) -> float:
    return round(1000 * seconds, 2)


def main(place: Path, only: tuple[str, ...]) -> None:
    """Print the figures."""
    background = Background(_raise)
    with closing(entered(place)) as opened:
        measured = Measured(opened, background)
        works: tuple[Callable[[], dict[str, float]], ...] = (
            measured.memory,
            measured.open_list,
            measured.open_case,
            measured.search,
            measured.scroll,
        )
        told = {work.__name__: work() for work in works if not only or work.__name__ in only}
        measured.close()
        background.close(opened.exchange.cancel)
    sys.stdout.write(json.dumps(told) + "\n")


def _raise(bug: Exception) -> None:
    raise bug


if __name__ == "__main__":
    main(Path(sys.argv[1]), tuple(sys.argv[2:]))
