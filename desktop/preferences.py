"""What one person has chosen about the windows, in their profile folder and outside the vault."""

from desktop.profile import Profile
from sync.contract.errors import LocalFault
from sync.durable import replace_file
from ui.language.translation import Language


class ProfilePreferences:
    """Keeps the language in a small file; implements :class:`ui.language.translation.Preferences`."""

    def __init__(self, profile: Profile) -> None:
        """Name the profile; what it holds is read each time, for another window may have written it."""
        self._profile = profile

    @property
    def language(self) -> Language:
        """The language that was chosen; Indonesian where none was, or the file cannot be read."""
        try:
            return Language(self._profile.language.read_text(encoding="utf-8").strip())
        except (OSError, ValueError):
            return Language.INDONESIAN

    def choose_language(self, language: Language) -> None:
        """Keep a language. :raises LocalFault: when it cannot be kept; the former one then still stands."""
        try:
            replace_file(self._profile.language, f"{language}\n".encode())
        except OSError as fault:
            raise LocalFault("Folder profil tidak dapat ditulis. Periksa hak aksesnya.") from fault
