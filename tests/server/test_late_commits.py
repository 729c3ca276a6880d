"""Many writers in threads and in other processes, on PostgreSQL: whoever commits late is never skipped by a reader."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import select, text

from sync.contract.entities import CaseEvent
from sync.contract.marks import added, event_mark, sum_bytes
from sync.contract.messages import AnswerFrame, Opening
from sync.server.answer import Answer
from sync.server.cursor import Cursor
from sync.server.store import tables
from sync.server.users import Role
from tests.support.centres import TestCentre, exported, open_test_centre
from tests.support.programs import start
from tests.support.thoroughness import rounds
from tests.support.writing_officer import officer_of, written

MUARA, HULU = "Kecamatan Tirta Muara", "Kecamatan Tirta Hulu"
THREADS, PROCESSES, NOTES = 6, 2, rounds(15)
PATIENCE = 90.0


class Follower:
    """Reads the feed of one officer without a pause, and checks each answer by itself."""

    def __init__(self, centre: TestCentre, username: str) -> None:
        self._centre = centre
        self._user = officer_of(centre.centre, username)
        self.events: list[int] = []
        self.answers = self.sums_compared = 0
        self._sum: int | None = None
        self._cursor = ""
        for frame in self._frames():
            self._cursor = frame.cursor or self._cursor
            self._sum = int.from_bytes(frame.sum, "big") if frame.sum else None
        assert self._sum is not None

    def read(self) -> None:
        """Ask for everything since the last time: as many events as the numbers that the cursor moves on."""
        self.answers += 1
        before, came = self._number, 0
        for frame in self._frames():
            assert not frame.restart
            assert {change.kind for change in frame.changes} <= {"event"}
            for change in frame.changes:
                event = msgspec.msgpack.decode(change.body, type=CaseEvent)
                self._sum = added(self._sum or 0, [event_mark(change.row, event.action, event.published_at)])
                self.events.append(change.row)
            came += len(frame.changes)
            self._cursor = frame.cursor or self._cursor
            if frame.sum:
                self.sums_compared += 1
                assert frame.sum == sum_bytes(self._sum or 0)
        assert came == self._number - before

    def _frames(self) -> list[AnswerFrame]:
        return list(Answer(self._centre.centre, self._user, Opening(cursor=self._cursor)).frames())

    @property
    def _number(self) -> int:
        cursor = Cursor.read(self._cursor)
        assert cursor is not None
        return cursor.seq


@pytest.mark.slow
@pytest.mark.postgres
def test_no_reader_skips_a_late_commit_of_many_threads_and_processes(tmp_path: Path, postgres_url: str) -> None:
    """Each number of a scope is seen once and in its order, and in the end a follower holds what the centre holds."""
    with open_test_centre(tmp_path / "server", postgres_url) as centre:
        centre.unit("KAB", "Kabupaten Tirta Kencana")
        for code, name in (("TM", MUARA), ("TH", HULU)):
            centre.unit(code, name, "KAB")
        for username, unit, role in (
            ("rini", "TM", Role.LIAISON),
            ("budi", "TH", Role.LIAISON),
            ("koordinator", "KAB", Role.COORDINATOR),
        ):
            centre.officer(username, unit, role)
        centre.take(exported(2, "7400001", MUARA), exported(3, "7400002", HULU))
        cases = _cases(centre)
        followers = [Follower(centre, username) for username in ("koordinator", "rini", "budi")]
        writers = [("rini", "7400001"), ("budi", "7400002"), ("koordinator", "7400001"), ("koordinator", "7400002")]
        done = threading.Event()

        def follow(follower: Follower) -> None:
            while not done.is_set():
                follower.read()

        def write(number: int) -> list[int]:
            username, complaint = writers[number % len(writers)]
            return written(centre.centre, username, cases[complaint], NOTES)

        def write_elsewhere(number: int) -> list[int]:
            username, complaint = writers[number % len(writers)]
            words = (str(centre.folder.path), username, str(cases[complaint]), str(NOTES))
            with start("tests.support.writing_officer", *words) as process:
                printed, said = process.communicate(timeout=PATIENCE)
            assert process.returncode == 0, said
            return list(json.loads(printed))

        with ThreadPoolExecutor(THREADS + PROCESSES + len(followers)) as pool:
            following = [pool.submit(follow, follower) for follower in followers]
            writing = [pool.submit(write_elsewhere, number) for number in range(PROCESSES)]
            writing += [pool.submit(write, number) for number in range(THREADS)]
            try:
                rows = [row for one in writing for row in one.result(PATIENCE)]
            finally:
                done.set()
            for one in following:
                one.result(PATIENCE)
        everyone, *units = followers
        for follower in followers:
            follower.read()
            assert len(follower.events) == len(set(follower.events))
            assert follower.sums_compared > 1
        assert len(rows) == len(set(rows)) == NOTES * (THREADS + PROCESSES)
        assert set(everyone.events) == set(rows) == _events(centre)
        assert sorted(units[0].events + units[1].events) == sorted(rows)
        assert everyone.answers > THREADS


def _cases(centre: TestCentre) -> dict[str, int]:
    with centre.centre.database.reading() as connection:
        query = select(tables.cases.c.tracking_id, tables.cases.c.id)
        return {row.tracking_id: row.id for row in connection.execute(query)}


def _events(centre: TestCentre) -> set[int]:
    with centre.centre.database.reading() as connection:
        return set(connection.scalars(text("SELECT id FROM events")))
