"""What every room is handed: the desk, the road, the lanes, the look, the clock, the evidence and the preferences."""

from dataclasses import dataclass, field

from ui.background import Background
from ui.clock import NowMs
from ui.evidence_ports import EvidenceDesk
from ui.exchange_ports import Exchange
from ui.ports import Desk
from ui.theme.appearance import Appearance
from ui.translation import ForThisRun, Preferences


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
