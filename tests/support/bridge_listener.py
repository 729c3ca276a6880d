"""A desk that takes what a centre with a bridge tells."""

from typing import Any

import msgspec

from sync.contract.messages import Opening
from sync.server.answer import Answer
from sync.server.store.events import events_of_cases, left_to_officers
from sync.server.store.users import user_by_name
from tests.support.bridges import TestBridge

Told = list[tuple[str, dict[str, Any]]]


class Listener:
    """A desk that takes what is new."""

    def __init__(self, bridge: TestBridge, name: str) -> None:
        self._bridge = bridge
        self._name = name
        self._cursor = ""

    def hear(self) -> Told:
        """Return (kind, body) of what is told since the last time; a unit by its code and what it says of a bridge."""
        with self._bridge.centre.database.reading() as connection:
            user = user_by_name(connection, self._name)
        assert user is not None
        frames = list(Answer(self._bridge.centre, user, Opening(cursor=self._cursor)).frames())
        self._cursor = frames[-1].cursor or self._cursor
        return [(one.kind, msgspec.msgpack.decode(one.body)) for frame in frames for one in frame.changes]

    def hear_of_events(self) -> dict[int, dict[str, Any]]:
        """Return what is told anew of events, by row."""
        with self._bridge.centre.database.reading() as connection:
            rows = {one.action.bytes: row for row, one in events_of_cases(connection, (1, 2, 3))}
        return {rows[body["action"]]: body for kind, body in self.hear() if kind == "event"}

    def not_posted(self) -> dict[int, bool]:
        """Return which events are told anew, by row, and whether the bridge could not post them."""
        return {row: body.get("not_posted", False) for row, body in self.hear_of_events().items()}

    def units(self) -> dict[str, tuple[int, bool]]:
        """Return what is told anew of units: from which event on replies are posted, and whether they wait."""
        told = {body["code"]: body for kind, body in self.hear() if kind == "unit"}
        return {code: (body.get("bridged_from", 0), body.get("bridge_stopped", False)) for code, body in told.items()}


def left_over(bridge: TestBridge) -> int:
    """How much of the first case the centre leaves to officers."""
    with bridge.centre.database.reading() as connection:
        return left_to_officers(connection, 1)
