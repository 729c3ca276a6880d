"""What every room is handed: the desk, the road, the lanes, the look, the clock, the evidence and the preferences."""

from dataclasses import dataclass, field
from functools import cached_property

from ui.clock import NowMs
from ui.lanes.background import Background
from ui.lanes.captions import Captions
from ui.language.translation import ForThisRun, Preferences
from ui.ports.desk import Desk
from ui.ports.evidence import EvidenceDesk
from ui.ports.exchange import Exchange
from ui.theme.appearance import Appearance


@dataclass(frozen=True)
class Workplace:
    """The surroundings of a room; it never changes while a vault is open."""

    desk: Desk
    exchange: Exchange
    background: Background
    appearance: Appearance
    now_ms: NowMs
    evidence: EvidenceDesk
    preferences: Preferences = field(default_factory=ForThisRun)

    @cached_property
    def captions(self) -> Captions:
        """What is typed about files, in whichever window, until it is stored."""
        return Captions(self.background.database, self.evidence)
