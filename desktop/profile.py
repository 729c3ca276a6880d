"""A profile folder: one person's vault, and the names of what lies in it."""

from pathlib import Path

from platformdirs import user_data_path

from sync.contract.errors import LocalFault


class Profile:
    """The folder of one person on this computer.

    Nothing readable lies in it but ``vault.json``'s parameters, the language of the windows, and what was laid out on
    purpose.
    """

    def __init__(self, folder: Path) -> None:
        """Name the folder; nothing is made yet."""
        self.folder = folder

    @classmethod
    def usual(cls) -> "Profile":
        """Return the profile of the person logged in to this computer."""
        return cls(user_data_path("Tindak", appauthor=False) / "profil")

    @property
    def vault(self) -> Path:
        """Parameters of the key derivation and the wrapped data key."""
        return self.folder / "vault.json"

    @property
    def desk(self) -> Path:
        """The encrypted database of casework."""
        return self.folder / "desk.db"

    @property
    def evidence(self) -> Path:
        """The encrypted database of photos and documents."""
        return self.folder / "evidence.db"

    @property
    def laid_out(self) -> Path:
        """Where files of a response lie readable for as long as somebody uploads them to lapor.go.id."""
        return self.folder / "lampiran"

    @property
    def language(self) -> Path:
        """The language that this person has chosen for the windows; readable, for it is needed before the vault."""
        return self.folder / "language"

    @property
    def exchange_lock(self) -> Path:
        """Held by the process that exchanges."""
        return self.folder / "exchange.lock"

    @property
    def sign_in_lock(self) -> Path:
        """Held by the process that signs in."""
        return self.folder / "sign-in.lock"

    @property
    def window_lock(self) -> Path:
        """Held by the process that shows a window: two of them would write over each other's drafts."""
        return self.folder / "window.lock"

    @property
    def logs(self) -> Path:
        """Faults of the program itself, without any case text."""
        return self.folder / "logs"

    def make(self) -> None:
        """Make the folder, readable by its owner only where the system knows that.

        :raises LocalFault: when it cannot be made there.
        """
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as fault:
            raise LocalFault(f"Folder profil tidak dapat dibuat di {self.folder}. Periksa hak aksesnya.") from fault
