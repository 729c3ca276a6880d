"""What a command's exit code says."""

from typing import Final

from sync.contract.errors import BadInput, LocalFault, Maintenance, Refused, TindakError, Unreachable, VaultLocked

DONE: Final = 0
BAD_INPUT: Final = 2
UNREACHABLE: Final = 3
REFUSED: Final = 4
LOCAL_FAULT: Final = 5

OF_OUTCOME: Final = {
    "done": DONE,
    "resting": DONE,
    "unreachable": UNREACHABLE,
    "luring": UNREACHABLE,
    "maintenance": UNREACHABLE,
    "refused": REFUSED,
    "local-fault": LOCAL_FAULT,
}
"""By the outcome of an :class:`ui.ports.exchange.ExchangeReport` or :class:`ui.ports.exchange.FilesReport`."""


def of_fault(fault: TindakError) -> int:
    """Return the exit code of a fault; a password that does not open the vault asks for signing in again."""
    match fault:
        case Maintenance():
            return UNREACHABLE
        case VaultLocked() | Refused():
            return REFUSED
        case BadInput():
            return BAD_INPUT
        case Unreachable():
            return UNREACHABLE
        case LocalFault():
            return LOCAL_FAULT
        case _:
            return LOCAL_FAULT
