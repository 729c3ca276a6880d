"""The composition root: the only place that names concrete classes and ties them together."""

from importlib.resources import files
from typing import TYPE_CHECKING, cast

from desktop.casework import Casework
from desktop.clock import SystemClock
from desktop.doorway import OpenDesk, ProfileDoorway, remember
from desktop.evidence.laid_out import LaidOut
from desktop.file_exchange import FileExchange
from desktop.file_traffic import FileTraffic
from desktop.late import Late
from desktop.profile import Profile
from desktop.road import Road
from desktop.storage.account import Account
from desktop.storage.book import HeldBook
from desktop.storage.database import Database, open_database
from desktop.storage.evidence.contents import Contents
from desktop.storage.evidence.store import DeskFiles
from desktop.storage.evidence.tables import EVIDENCE
from desktop.storage.projection import renew
from desktop.storage.replica import DeskReplica
from desktop.synchroniser import PATIENCE_SECONDS, Synchroniser
from desktop.vault import Vault, fresh_vault, seal_vault
from sync.contract.deadlines import Calendar, DeadlineBook
from sync.contract.deadlines.files import HOLIDAYS_FILE, HOLIDAYS_NAME, RULES_FILE, read_holidays, read_rules
from sync.contract.messages import SignedIn
from sync.transport.address import check_address

if TYPE_CHECKING:
    from desktop.evidence.desk import Evidence
    from sync.transport.files import HttpFiles
    from sync.transport.http import HttpGateway


def doorway_of(profile: Profile, *, patience_seconds: float = PATIENCE_SECONDS) -> ProfileDoorway:
    """Return the doorway of a profile folder, with the clocks and the network of this computer behind it.

    :param patience_seconds: how long an exchange waits for one of another process.
    """
    return ProfileDoorway(
        profile,
        check_address,
        _road_to,
        lambda vault, database: _furnish(profile, vault, database, patience_seconds),
        SystemClock().new_id,
    )


def open_new_profile(profile: Profile, password: str, who: SignedIn) -> OpenDesk:
    """Open a new profile for someone whom no centre knows: for checking the program itself."""
    profile.make()
    vault = fresh_vault()
    opened = _furnish(profile, vault, open_database(profile.desk, vault.key_for(profile.desk.name)))
    remember(opened.database, SystemClock().new_id(), "", who)
    seal_vault(profile.vault, vault, password)
    return opened


def _furnish(
    profile: Profile, vault: Vault, database: Database, patience_seconds: float = PATIENCE_SECONDS
) -> OpenDesk:
    clock = SystemClock()
    book = HeldBook(_shipped_book())
    renew(database, book)
    replica = DeskReplica(database, clock.new_id, book, clock.wall_ms)
    contents = Contents(lambda: open_database(profile.evidence, vault.key_for(profile.evidence.name), EVIDENCE))
    traffic = FileTraffic(database, DeskFiles(database, contents, clock.wall_ms), clock, _files_over)

    def make_evidence() -> "Evidence":
        from desktop.evidence.desk import Evidence  # noqa: PLC0415 - a list stands there before pictures are looked at

        return Evidence(database, contents, clock, traffic, LaidOut(profile.laid_out), profile.folder)

    def tidy() -> int:
        return evidence.tidy()

    evidence = cast("Evidence", Late(make_evidence, transfers=traffic.transfers, allow=traffic.allow))
    synchroniser = Synchroniser(
        database,
        replica,
        _road_of,
        clock,
        clock.chance,
        profile.exchange_lock,
        patience_seconds,
        files=FileExchange(traffic, clock, tidy),
        settle=lambda: _make_ready(casework),
    )
    casework = Casework(database, clock, book, on_recorded=synchroniser.new_work, evidence=evidence)
    return OpenDesk(vault, database, replica, casework, evidence, synchroniser)


def _make_ready(casework: Casework) -> None:
    casework.figures.make_ready()


def _road_to(server: str, token: str = "") -> "HttpGateway":
    from sync.transport.http import HttpGateway  # noqa: PLC0415 - a list stands there before a road is opened

    return HttpGateway(server, token)


def _road_of(account: Account) -> "HttpGateway":
    return _road_to(account.server, account.token)


def _files_over(road: Road) -> "HttpFiles":
    from sync.transport.files import HttpFiles  # noqa: PLC0415 - as above
    from sync.transport.http import HttpGateway  # noqa: PLC0415 - as above

    if not isinstance(road, HttpGateway):
        raise TypeError("files travel over the roads that are opened here")
    return HttpFiles(road)


def _shipped_book() -> DeadlineBook:
    folder = files("resources") / "calendars"
    rules = read_rules((folder / RULES_FILE).read_text(encoding="utf-8"))
    holidays = read_holidays((folder / HOLIDAYS_FILE).read_text(encoding="utf-8"))
    return DeadlineBook([rules], [Calendar(name=HOLIDAYS_NAME, source=HOLIDAYS_FILE, holidays=holidays)])
