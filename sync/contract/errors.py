"""What can go wrong between desk and centre.

TindakError
├── BadInput            what was handed in cannot be used; nothing was changed
├── Unreachable         the request never got a full answer from the centre; the work is safe and is repeated
│   ├── NeverSent       not a byte of the request left this computer, so the centre cannot have acted
│   └── CutOff          the answer broke off; what arrived before is kept
├── Refused             the centre answered, and said no
│   ├── SignInRequired  the session is unknown, expired or revoked
│   ├── Maintenance     the centre says it is being worked on
│   └── ProtocolRefused the centre speaks another major version
├── ProgramFault        a bug of ours; the log tells where
└── LocalFault          this computer's data needs attention: disk full, locked, damaged, newer than the program
    ├── VaultLocked     the password does not open the vault
    └── StorageBusy     another process holds the data; nothing was changed
"""

from typing import ClassVar


class TindakError(Exception):
    """Base of all expected faults. ``str()`` of it is one clear sentence in Indonesian for the operator."""

    code: ClassVar[str] = "T000"
    retry_after: int = 0
    """Seconds after which trying again makes sense, where the centre said so."""


class BadInput(TindakError):
    """What was handed in cannot be used; nothing was changed."""

    code = "T100"


class Unreachable(TindakError):
    """No full answer from the centre. Whether it acted is unknown; repeating is always safe."""

    code = "T200"


class NeverSent(Unreachable):
    """No connection came about, so not a byte of the request left this computer."""

    code = "T202"


class CutOff(Unreachable):
    """The answer broke off; frames that arrived before are applied and kept."""

    code = "T201"


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
