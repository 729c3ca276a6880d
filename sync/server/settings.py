"""The data folder of a centre: its settings, and the sign that it is being worked on."""

from pathlib import Path
from typing import Final

import msgspec

from sync.contract.errors import BadInput, LocalFault
from sync.durable import replace_file
from sync.server.bridge.settings import BridgeSettings
from sync.server.evidence.settings import FilesSettings

_SETTINGS: Final = "centre.json"
_DATABASE: Final = "centre.db"
_MAINTENANCE: Final = "maintenance.txt"


class Settings(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What ``tindak-server init`` decided, ``bridge configure`` and ``files configure``."""

    database: str = ""
    """Database URL; empty for the SQLite file inside the data folder."""
    bridge: BridgeSettings | None = None
    """The account at lapor.go.id; none for a centre without a bridge."""
    files: FilesSettings = FilesSettings()
    """Where files lie, and what may arrive."""


class DataFolder:
    """The folder handed in as ``--data``."""

    def __init__(self, path: Path) -> None:
        """Name the folder; nothing is read or written yet."""
        self.path = path

    @property
    def is_set_up(self) -> bool:
        """Whether a centre was set up here."""
        return (self.path / _SETTINGS).exists()

    def database_url(self, settings: Settings) -> str:
        """Return the database URL that these settings mean."""
        return settings.database or f"sqlite:///{(self.path / _DATABASE).absolute().as_posix()}"

    def read(self) -> Settings:
        """Read the settings.

        :raises BadInput: when no centre was set up here.
        :raises LocalFault: when the file is damaged.
        """
        try:
            return msgspec.json.decode((self.path / _SETTINGS).read_bytes(), type=Settings)
        except FileNotFoundError as fault:
            raise BadInput(
                f"Belum ada server Tindak di {self.path}. Siapkan dahulu dengan: tindak-server init --data {self.path}"
            ) from fault
        except (OSError, msgspec.DecodeError) as fault:
            raise LocalFault(f"Berkas pengaturan {self.path / _SETTINGS} tidak dapat dibaca.") from fault

    def write(self, settings: Settings) -> None:
        """Store the settings, wholly or not at all; only the owner may read them, for they hold secrets."""
        try:
            replace_file(self.path / _SETTINGS, msgspec.json.format(msgspec.json.encode(settings)) + b"\n")
        except OSError as fault:
            raise LocalFault(f"Folder {self.path} tidak dapat ditulisi.") from fault

    def create(self) -> None:
        """Make the folder, readable by its owner only where the system knows that.

        :raises LocalFault: when it cannot be made.
        """
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as fault:
            raise LocalFault(f"Folder {self.path} tidak dapat dibuat.") from fault

    def maintenance(self) -> str:
        """Return the announcement of the work going on; empty when there is none."""
        try:
            return (self.path / _MAINTENANCE).read_text(encoding="utf-8").strip() or "Server sedang dipelihara."
        except OSError:
            return ""

    def start_maintenance(self, message: str) -> None:
        """Let the server answer every exchange with this message from now on."""
        (self.path / _MAINTENANCE).write_text(message + "\n", encoding="utf-8")

    def end_maintenance(self) -> None:
        """Let the server work again."""
        (self.path / _MAINTENANCE).unlink(missing_ok=True)
