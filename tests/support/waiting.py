"""Waiting for a condition, never for time."""

import threading
from collections.abc import Callable

import pytest

_PATIENCE_SECONDS = 30.0
_STEP_SECONDS = 0.02


def wait_for(condition: Callable[[], bool]) -> None:
    """Return as soon as the condition holds; fail the test when it never does."""
    never = threading.Event()
    for _ in range(int(_PATIENCE_SECONDS / _STEP_SECONDS)):
        if condition():
            return
        never.wait(_STEP_SECONDS)
    pytest.fail("the condition never came true")
