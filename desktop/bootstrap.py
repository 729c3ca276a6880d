"""The composition root: the only place that names concrete classes and ties them together."""

from importlib.resources import files

from desktop.casework import Casework
from desktop.clock import SystemClock
from desktop.doorway import OpenDesk, ProfileDoorway
from desktop.profile import Profile
from desktop.storage.account import Account
from desktop.storage.database import Database
from desktop.storage.replica import DeskReplica
from desktop.synchroniser import Synchroniser
from desktop.vault import Vault
from sync.contract.calendar_files import HOLIDAYS_FILE, read_calendar
from sync.contract.working_days import WorkingCalendar
from sync.transport.http import HttpGateway, check_address


def doorway_of(profile: Profile) -> ProfileDoorway:
    """Return the doorway of a profile folder, with the clocks and the network of this computer behind it."""
    clock = SystemClock()
    calendar = _calendar()

    def furnish(vault: Vault, database: Database) -> OpenDesk:
        replica = DeskReplica(database, clock.new_id, clock.wall_ms)
        synchroniser = Synchroniser(database, replica, _road_of, clock, clock.chance, profile.exchange_lock)
        casework = Casework(database, clock, calendar, on_recorded=synchroniser.new_work)
        return OpenDesk(vault, database, casework, synchroniser)

    return ProfileDoorway(profile, lambda server: HttpGateway(check_address(server)), furnish, clock.new_id)


def _road_of(account: Account) -> HttpGateway:
    return HttpGateway(account.server, account.token)


def _calendar() -> WorkingCalendar:
    return read_calendar((files("resources") / "calendars" / HOLIDAYS_FILE).read_text(encoding="utf-8"))
