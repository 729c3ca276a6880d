"""What stands before the desk: the first sign-in, unlocking offline, signing in again."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, Protocol
from uuid import UUID

from filelock import FileLock, Timeout

from desktop.casework import Casework
from desktop.profile import Profile
from desktop.storage import account
from desktop.storage.account import Account
from desktop.storage.database import Database, open_database
from desktop.synchroniser import Synchroniser
from desktop.vault import Vault, fresh_vault, open_vault, seal_vault
from sync.contract.errors import BadInput, LocalFault, StorageBusy, Unreachable, VaultLocked
from sync.contract.messages import SignedIn, SignIn
from sync.engine.ports import Replica
from ui.ports.desk import Opened

if TYPE_CHECKING:
    from desktop.evidence.desk import Evidence

_WAIT_FOR_OTHER_SECONDS: Final = 30


class SignInRoad(Protocol):
    """The part of the gateway that signs in."""

    def sign_in(self, who: SignIn) -> SignedIn:
        """Sign in at the centre."""
        ...

    def close(self) -> None:
        """Close the connection."""
        ...


class OpenDesk:
    """An open vault with its casework and its road to the centre; implements :class:`ui.ports.desk.Opened`."""

    def __init__(
        self,
        vault: Vault,
        database: Database,
        replica: Replica,
        casework: Casework,
        evidence: "Evidence",
        synchroniser: Synchroniser,
    ) -> None:
        """Hold what :mod:`desktop.bootstrap` wired."""
        self.vault = vault
        self.database = database
        self.replica = replica
        self.desk = casework
        self.evidence = evidence
        self.exchange = synchroniser

    def close(self) -> None:
        """Finish writing and lock the vault."""
        self.exchange.close()
        self.evidence.close()
        self.database.close()


class ProfileDoorway:
    """The doorway of one profile folder; implements :class:`ui.ports.desk.Doorway`."""

    def __init__(
        self,
        profile: Profile,
        clean_address: Callable[[str], str],
        road_to: Callable[[str], SignInRoad],
        furnish: Callable[[Vault, Database], OpenDesk],
        new_id: Callable[[], UUID],
    ) -> None:
        """Stand before a profile.

        :param clean_address: checks the address of a centre and spells it as it is kept.
        :param road_to: opens the road to such an address.
        :param furnish: wires casework and exchange over an open database.
        """
        self._profile = profile
        self._clean_address = clean_address
        self._road_to = road_to
        self._furnish = furnish
        self._new_id = new_id

    @property
    def has_vault(self) -> bool:
        """Whether somebody signed in here before."""
        return self._profile.vault.exists()

    def sign_in(self, server: str, username: str, password: str, vault_password: str | None = None) -> OpenDesk:
        """Sign in at the centre; make the vault, or open the one that is here.

        :param vault_password: the former password, where the one at the centre was changed since.
        :raises BadInput: no such address, or this profile is someone else's.
        :raises VaultLocked: neither password opens the vault that is here; the centre was not asked.
        :raises StorageBusy: another process signs in to this profile at this moment.
        """
        server = self._clean_address(server)
        if self.has_vault:
            with self._alone():
                return self._sign_in_again(server, username.strip(), password, vault_password)
        device = self._new_id()
        # The folder is made only for someone whom the centre knows.
        signed = self._sign_in(server, device, username.strip(), password)
        self._profile.make()
        with self._alone():
            if self._profile.vault.exists():  # another process was quicker
                return self._sign_in_again(server, username.strip(), password, vault_password)
            return self._make(server, device, password, signed)

    def _make(self, server: str, device: UUID, password: str, signed: SignedIn) -> OpenDesk:
        self._set_aside_what_nobody_can_open()
        opened = self._enter(fresh_vault())
        try:
            remember(opened.database, device, server, signed)
            # The vault's file comes last: where it lies, the first sign-in was complete.
            seal_vault(self._profile.vault, opened.vault, password)
        except BaseException:
            opened.close()
            raise
        return opened

    def _sign_in_again(self, server: str, username: str, password: str, vault_password: str | None) -> OpenDesk:
        try:
            opened = self._enter(open_vault(self._profile.vault, vault_password or password))
        except VaultLocked as locked:
            raise VaultLocked(
                "Kata sandi ini tidak membuka data terkunci di folder profil ini. Bila folder ini milik orang lain, "
                "pakai folder lain. Bila kata sandi diganti di server, data terkunci masih memakai yang lama: buka "
                "dengan yang lama lalu masuk lagi, atau isi TINDAK_VAULT_PASSWORD."
            ) from locked
        try:
            me = self._account_of(opened)
            if me is not None and me.username.casefold() != username.casefold():
                raise BadInput(
                    "Folder profil ini sudah dipakai orang lain. Pakai akun komputer sendiri atau folder profil lain."
                )
            device = me.device if me else self._new_id()
            signed = self._sign_in(server, device, username, password)
            if me is not None and me.epoch != signed.epoch and me.server != server:
                raise BadInput("Folder profil ini milik server lain. Pakai folder profil lain untuk server ini.")
            remember(opened.database, device, server, signed)
            if vault_password is not None and vault_password != password:
                seal_vault(self._profile.vault, opened.vault, password)
        except BaseException:
            opened.close()
            raise
        return opened

    def unlock(self, password: str) -> OpenDesk:
        """Open the vault, without any network."""
        if not self.has_vault:
            raise BadInput("Belum ada yang masuk di profil ini. Masuk dahulu saat tersambung dengan server.")
        opened = self._enter(open_vault(self._profile.vault, password))
        if self._account_of(opened) is None:
            opened.close()
            raise BadInput("Masuk pertama kali belum selesai. Masuk lagi saat tersambung dengan server.")
        return opened

    def renew(self, opened: Opened, password: str) -> None:
        """Sign in again at the same centre with the same user; a changed password then opens the vault too."""
        if not isinstance(opened, OpenDesk):
            raise TypeError("this doorway renews only what it opened")
        me = self._account_of(opened)
        if me is None:
            raise BadInput("Belum ada yang masuk di profil ini.")
        signed = self._sign_in(me.server, me.device, me.username, password)
        try:
            open_vault(self._profile.vault, password)
        except LocalFault:  # another password opens it, or it is gone or damaged: the key is here, so it is sealed anew
            seal_vault(self._profile.vault, opened.vault, password)
        remember(opened.database, me.device, me.server, signed)

    def _set_aside_what_nobody_can_open(self) -> None:
        """Rename a database whose vault is gone: left by a first sign-in that was cut, or worth a rescue by hand."""
        names = (self._profile.desk.name, self._profile.evidence.name)
        left = sorted(file for name in names for file in self._profile.folder.glob(f"{name}*"))
        mark = self._new_id().hex
        try:
            for file in left:
                file.rename(file.with_name(f"tanpa-kunci-{mark}-{file.name}"))
        except OSError as fault:
            raise LocalFault(
                "Berkas lama di folder profil sedang dipakai program lain. Tutup lalu coba lagi."
            ) from fault

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep two sign-ins to one profile apart, also those of two processes."""
        lock = FileLock(self._profile.sign_in_lock, timeout=_WAIT_FOR_OTHER_SECONDS)
        try:
            lock.acquire()
        except Timeout as fault:
            raise StorageBusy("Tindak lain sedang masuk ke profil ini. Coba lagi sebentar.") from fault
        except OSError as fault:
            raise LocalFault("Folder profil tidak dapat ditulis. Periksa hak aksesnya.") from fault
        try:
            yield
        finally:
            lock.release()

    def _enter(self, vault: Vault) -> OpenDesk:
        return self._furnish(vault, open_database(self._profile.desk, vault.key_for(self._profile.desk.name)))

    def _account_of(self, opened: OpenDesk | None) -> Account | None:
        if opened is None:
            return None
        with opened.database.reading() as connection:
            return account.load_account(connection)

    def _sign_in(self, server: str, device: UUID, username: str, password: str) -> SignedIn:
        road = self._road_to(server)
        try:
            return road.sign_in(
                SignIn(username=username, password=password, device=device, device_name=socket.gethostname())
            )
        except Unreachable as fault:  # the cause stays; that waiting work is sent by itself is not so before a sign-in
            cause = str(fault).partition(". ")[0].rstrip(".")
            raise type(fault)(f"{cause}. Periksa alamat {server} dan jaringan, lalu coba lagi.") from fault
        finally:
            road.close()


def remember(database: Database, device: UUID, server: str, signed: SignedIn) -> None:
    """Store who signed in where; the session's token lies inside the encrypted database only."""
    with database.writing() as connection:
        account.save_account(
            connection,
            Account(
                device=device,
                server=server,
                username=signed.username,
                full_name=signed.full_name,
                role=signed.role,
                unit_row=signed.unit_row,
                unit_code=signed.unit_code,
                unit_name=signed.unit_name,
                token=signed.token,
                epoch=signed.epoch,
                server_key=signed.server_key,
            ),
        )
        account.note_on_line(  # the centre has just answered: what was before is past
            connection,
            sign_in_required=False,
            next_try_at=0,
            offline_since=0,
            offline_reason="",
            failures=0,
            state="",
            fault_code="",
            last_server_time=signed.server_time or account.load_line(connection).last_server_time,
        )
