"""Opens a profile's real window and types into its form without a pause, until somebody kills the process.

Says each letter on standard output before it is typed.
"""

import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from desktop.bootstrap import doorway_of
from desktop.profile import Profile
from ui.application import build_main_window, make_application
from ui.lanes.background import Background

LETTER_MS: Final = 50


def main(folder: Path, password: str) -> int:
    """Type for ever."""
    application, appearance = make_application(["tindak", "-platform", "offscreen"])
    doorway = doorway_of(Profile(folder))
    opened = doorway.unlock(password)
    window = build_main_window(opened, doorway, Background(_die), appearance)
    window.show()
    window.begin(exchange=False)
    window.write(1, "respon-awal")
    typed = 0

    def type_a_letter() -> None:
        nonlocal typed
        if not window.form._text.hasFocus():
            return
        typed += 1
        sys.stdout.write(f"{typed}\n")
        sys.stdout.flush()
        QTest.keyClicks(window.form._text, "a")

    typing = QTimer(interval=LETTER_MS)
    typing.timeout.connect(type_a_letter)
    typing.start()
    return application.exec()


def _die(bug: BaseException) -> None:
    raise bug


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
