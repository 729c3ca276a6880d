"""What is made, and loaded, when something of it is asked for: a start need not wait for all that a desk can do."""

from collections.abc import Callable
from threading import RLock
from typing import Any


class Late:
    """Stands for an object that its maker returns at the first question; safe from any thread."""

    def __init__(self, make: Callable[[], object], **known: object) -> None:
        """Make nothing yet.

        :param known: what can be answered without it.
        """
        self.__dict__.update(known)
        self._make, self._guard = make, RLock()
        self._made: object | None = None

    def __getattr__(self, name: str) -> Any:
        """Answer as the object that it stands for."""
        with self._guard:
            if self._made is None:
                self._made = self._make()
        return getattr(self._made, name)
