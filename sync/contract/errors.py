"""What can go wrong between desk and centre.

TindakError
├── BadInput            what was handed in cannot be used; nothing was changed
│   ├── ReplyBlocked    a reply would give a person away; it is mended, or a coordinator lets it pass
│   └── ActRefused      the rules of casework do not allow this act on this case as it stands
├── Unreachable         the request never got a full answer from the centre; the work is safe and is repeated
│   ├── NeverSent       not a byte of the request left this computer, so the centre cannot have acted
│   │   ├── NoNetwork   no connection came about: no name, no way, nobody listening
│   │   ├── CertificateOutOfTime  by this computer's clock the certificate of the centre is not valid now
│   │   └── ClockWrong  the same, and there is evidence that it is the clock which is wrong
│   ├── CutOff          the answer broke off; what arrived before is kept
│   ├── StaleConnection the connection kept warm had gone meanwhile; at once again on a fresh one
│   ├── StrangeAnswer   something between answered in the centre's place; nothing proves that it always does
│   ├── CaptivePortal   something that is not our centre answers in its place
│   │   └── Intercepted     told by its certificate, so nothing was sent to it (also a NeverSent)
│   ├── ProxyRefused    the proxy does not pass us on
│   │   └── ProxyShut       it said so before anything was sent (also a NeverSent)
│   └── ServerFault     the centre says that it is the one in trouble
├── Refused             the centre answered, and said no
│   ├── SignInRequired  the session is unknown, expired or revoked
│   ├── Maintenance     the centre says it is being worked on
│   ├── ProtocolRefused the centre speaks another major version
│   ├── CodingRefused   the centre cannot read this coding of a request; a plainer one is taken
│   ├── ReceiptDoubtful a receipt is not signed with the centre's key, so its action is not called received
│   ├── FileDeclined     the centre will never take this file, or does not have it; texts are not touched by it
│   │   └── NotHere     it does not have the file, or not for this officer
│   ├── FilePostponed   the centre has no room for a file now, or must still look at it; it is asked later
│   └── OffsetMoved     the centre stands at another byte of the file than this desk thought
├── ProgramFault        a bug of ours; the log tells where
└── LocalFault          this computer's data needs attention: disk full, locked, damaged, newer than the program
    ├── VaultLocked     the password does not open the vault
    ├── StorageBusy     another process holds the data; nothing was changed
    └── DiskFull        nothing more can be written; what was stored can still be read
"""

from typing import ClassVar, Final


class TindakError(Exception):
    """Base of all expected faults. ``str()`` of it is one clear sentence in Indonesian for the operator."""

    code: ClassVar[str] = "T000"
    retry_after: int = 0
    """Seconds after which trying again makes sense, where the centre said so."""
    server_time: int = 0
    """ms since 1970 UTC by the centre's clock, where its words came with it; 0 when unknown."""


class BadInput(TindakError):
    """What was handed in cannot be used; nothing was changed."""

    code = "T100"


class ReplyBlocked(BadInput):
    """A reply holds what would give a person away: a NIK, a telephone number, the name of a hidden reporter."""

    code = "T101"


class ActRefused(BadInput):
    """The rules of casework do not allow this act on this case as it stands."""

    code = "T102"
    reason: str = ""
    """Code of the reason, see :class:`sync.contract.receipts.Reason`."""


class Unreachable(TindakError):
    """No full answer from the centre. Whether it acted is unknown; repeating is always safe."""

    code = "T200"


class NeverSent(Unreachable):
    """No connection came about, so not a byte of the request left this computer."""

    code = "T202"


class NoNetwork(NeverSent):
    """No connection came about: the name is unknown, no way leads there, or nobody listens."""

    code = "T203"


class CertificateOutOfTime(NeverSent):
    """A certificate that fits in all else is not valid now, by the clock of this computer."""

    code = "T207"
    is_early: bool = False
    """Whether it is not valid yet, rather than no longer."""


class ClockWrong(NeverSent):
    """The clock of this computer is wrong, so that no certificate can be checked against it."""

    code = "T206"


class CutOff(Unreachable):
    """The answer broke off; frames that arrived before are applied and kept."""

    code = "T201"


class StaleConnection(Unreachable):
    """A connection that was kept had been closed by the other side before a byte of an answer came."""

    code = "T208"


class StrangeAnswer(Unreachable):
    """Something between answered in the centre's place; nothing proves that it always does."""

    code = "T209"
    status: int = 0
    """The HTTP status it came with; 0 for what is not even HTTP."""


class CaptivePortal(Unreachable):
    """Something that is not our centre answers in its place, and to its health check too."""

    code = "T205"


class Intercepted(CaptivePortal, NeverSent):
    """Told by its certificate before anything was sent to it."""


class ProxyRefused(Unreachable):
    """The proxy of the office answered instead of passing us on."""

    code = "T204"


class ProxyShut(ProxyRefused, NeverSent):
    """The proxy opened no way to the centre, so nothing was sent."""


class ServerFault(Unreachable):
    """The centre's own words: it could not do it. Whether it acted is unknown."""

    code = "T210"


class Refused(TindakError):
    """The centre answered and refused."""

    code = "T300"


class SignInRequired(Refused):
    """The centre does not accept this session any more; local work goes on."""

    code = "T301"


class Maintenance(Refused):
    """The centre said that it is under maintenance."""

    code = "T302"


class ProtocolRefused(Refused):
    """The centre speaks another major protocol version; the desk keeps working offline."""

    code = "T303"


class CodingRefused(Refused):
    """The centre does not know the coding of the request's body; the gateway then uses a plainer one by itself."""

    code = "T305"


class ReceiptDoubtful(Refused):
    """A receipt is not signed with the key that was pinned at sign-in; its action is not called received."""

    code = "T304"


class FileDeclined(Refused):
    """The centre will never take this file; the text it belongs to is not touched by that."""

    code = "T306"


class NotHere(FileDeclined):
    """The centre does not have this file, or not yet, or not for this officer."""

    code = "T307"


class FilePostponed(Refused):
    """The centre takes no more files of this unit for now, or has one whole and must still look at it."""

    code = "T309"
    has_all: bool = False
    """Whether all of the file came, so that nothing of it is to be sent again and other files go on."""


class OffsetMoved(Refused):
    """The centre stands at another byte of a file than this desk thought; it is asked where, and goes on there."""

    code = "T308"
    is_damaged: bool = False
    """Whether the whole had arrived and was not what its name says, so that it starts anew."""


class ProgramFault(TindakError):
    """A bug of ours. What was stored stays stored."""

    code = "T900"


class LocalFault(TindakError):
    """The data on this computer needs attention."""

    code = "T500"


class VaultLocked(LocalFault):
    """The password does not open this vault."""

    code = "T501"


class StorageBusy(LocalFault):
    """Another process holds the data; nothing was changed, trying again helps."""

    code = "T502"


class DiskFull(LocalFault):
    """Nothing more can be written; what was stored can still be read."""

    code = "T503"
    may_be_damaged: bool = False
    """Whether the disk may be damaged instead: all that is known is that it did not take what was written."""


UNDONE: Final = (NeverSent, SignInRequired, Maintenance, ProtocolRefused)
"""After these it is certain that the centre did nothing of what was asked: it never heard it, or refused it unread."""
