"""Evidence beside the open database of a desk."""

from pathlib import Path
from typing import Protocol

from desktop.evidence.desk import Evidence
from desktop.evidence.laid_out import LaidOut
from desktop.file_traffic import FileTraffic, TrafficClock
from desktop.road import Road
from desktop.storage.database import Database, open_database
from desktop.storage.evidence.contents import Contents
from desktop.storage.evidence.store import DeskFiles
from desktop.storage.evidence.tables import EVIDENCE
from desktop.words import DeskClock
from sync.engine.files import FileRoad
from sync.transport.files import HttpFiles
from sync.transport.http import HttpGateway
from tests.support.blanks import lay_evidence

KEY = bytes(range(32, 64))


class Clocks(DeskClock, TrafficClock, Protocol):
    """All that evidence wants to know of time."""


class EvidenceBeside:
    """The evidence of a desk of a test, and what it is made of."""

    def __init__(self, database: Database, clock: Clocks, folder: Path) -> None:
        self.contents = Contents(lambda: open_database(lay_evidence(folder / "evidence.db", KEY), KEY, EVIDENCE))
        self.files = DeskFiles(database, self.contents, clock.wall_ms)
        self.traffic = FileTraffic(database, self.files, clock, road_for_files)
        self.desk = Evidence(database, self.contents, clock, self.traffic, LaidOut(folder / "lampiran"), folder)

    def close(self) -> None:
        self.contents.close()


def road_for_files(road: Road) -> FileRoad:
    assert isinstance(road, HttpGateway)
    return HttpFiles(road)
