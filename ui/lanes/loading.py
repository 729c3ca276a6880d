"""Loads what rooms are made of in the thread of the windows, one module in a turn of its event loop.

A lane may not load it: Qt asks the classes of a window what they are without Python's lock, and while a lane makes a
class out of the same ones, the process ends there.
"""

import dis
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from types import CodeType
from typing import Final

from PySide6.QtCore import QObject, QTimer

_OURS: Final = "ui."


def still_to_load(*names: str) -> list[str]:
    """Return these modules of windows and what they need, as far as nothing has loaded it, each before who needs it.

    Reads what is compiled, and loads nothing: it may be asked from any thread.
    """
    found: dict[str, None] = {}
    for name in names:
        _add(name, found, set())
    return list(found)


def load_in_turns(names: Sequence[str], owner: QObject, then: Callable[[], None]) -> None:
    """Load them in this order while ``owner`` lives, then call; keys and painting come in between."""
    left = deque(names)

    def go_on() -> None:
        while left and left[0] in sys.modules:
            left.popleft()
        if not left:
            then()
            return
        import_module(left.popleft())
        QTimer.singleShot(0, owner, go_on)

    go_on()


def _add(name: str, found: dict[str, None], begun: set[str]) -> None:
    if name in sys.modules or name in found or name in begun:
        return
    begun.add(name)
    spec = find_spec(name)
    read = getattr(spec.loader, "get_code", None) if spec is not None else None
    code = read(name) if read is not None else None
    if not isinstance(code, CodeType):
        return
    for needed in _imported_by(code):
        if needed.startswith(_OURS):
            _add(needed, found, begun)
    found[name] = None


def _imported_by(code: CodeType) -> Iterator[str]:
    """Yield what a module imports when it is loaded; what it imports for type checkers only is jumped over."""
    behind, asks = 0, False
    for one in dis.get_instructions(code):
        if one.offset < behind:
            continue
        if asks and "IF_FALSE" in one.opname:
            behind = int(one.argval)
        elif one.opname == "IMPORT_NAME":
            yield str(one.argval)
        asks = one.argval == "TYPE_CHECKING" and one.opname.startswith("LOAD_")
