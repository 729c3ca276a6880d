"""One start in a process of its own: to a usable list, or the least that has the same libraries.

``python -m tests.bench._window_start PROFILE program|floor KEY``; says ``ready`` and the seconds of the processor when
the rows are painted, then waits for its input to end. The floor is given the key of the database, so that it loads
nothing else.
"""

import sys
import time
from pathlib import Path


def _program(place: Path) -> None:
    """Start as ``tindak`` does for an open vault, and go to the list."""
    from desktop import __main__ as entry

    entry._speak_utf8()
    entry._parser(with_commands=False)
    with entry.loading():
        from desktop.bootstrap import doorway_of
        from desktop.evidence.laid_out import LaidOut
        from desktop.logs import write_log
        from desktop.preferences import ProfilePreferences
        from desktop.profile import Profile
        from tests.bench._window_eyes import Eyes
        from tests.bench._window_key import vault_of
        from ui.application import build_main_window, make_application
        from ui.lanes.background import Background
        from ui.rooms import Room
    profile = Profile(place)
    write_log(profile)
    LaidOut(profile.laid_out).clear()
    doorway = doorway_of(profile)
    _application, appearance = make_application(["tindak"], dark=False)
    background = Background(_raise)
    opened = doorway._enter(vault_of(place))
    window = build_main_window(opened, doorway, background, appearance, preferences=ProfilePreferences(profile))
    eyes = Eyes(window, room=Room.COMPLAINTS)
    eyes.open_list()
    _say_ready()
    window.close()
    background.close(opened.exchange.cancel)
    opened.close()


def _floor(place: Path, key: str) -> None:
    """Import the same three libraries, open the database and show an empty table."""
    from PySide6.QtGui import QStandardItemModel
    from PySide6.QtWidgets import QApplication, QTableView
    from sqlalchemy import create_engine
    from sqlalchemy.pool import StaticPool
    from sqlcipher3 import dbapi2

    application = QApplication(["floor"])
    connection = dbapi2.connect(str(place / "desk.db"))
    connection.execute(f"PRAGMA key = \"x'{key}'\"")
    engine = create_engine("sqlite://", module=dbapi2, creator=lambda: connection, poolclass=StaticPool)
    with engine.connect() as reading:
        reading.exec_driver_sql("SELECT count(*) FROM sqlite_schema").all()
    table = QTableView()
    model = QStandardItemModel(0, 4)
    table.setModel(model)
    table.resize(1366, 689)
    table.show()
    application.processEvents()
    table.grab()
    _say_ready()
    engine.dispose()


def _say_ready() -> None:
    sys.stdout.write(f"ready {time.process_time():.3f}\n")
    sys.stdout.flush()
    sys.stdin.read()


def _raise(bug: Exception) -> None:
    raise bug


if __name__ == "__main__":
    if sys.argv[2] == "program":
        _program(Path(sys.argv[1]))
    else:
        _floor(Path(sys.argv[1]), sys.argv[3])
