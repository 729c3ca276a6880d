"""Files laid out unencrypted for a moment, so that an operator can upload them to lapor.go.id."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from desktop.evidence.names import shown_name
from sync.contract.errors import LocalFault

_MOST_LETTERS: Final = 60
_NOT_ON_WINDOWS: Final = frozenset('<>:"|?*')


def _fit(name: str) -> str:
    """Return a name that stays in its folder, whatever a colleague's desk has called the file."""
    return "".join("_" if sign in _NOT_ON_WINDOWS else sign for sign in shown_name(name)) or "berkas"


class LaidOut:
    """The one folder in which files of a response lie readable, as long as they are needed there."""

    def __init__(self, folder: Path) -> None:
        """Name the folder; nothing is made yet."""
        self._folder = folder
        self._is_ours = False

    def lay(self, name: str, files: Sequence[tuple[str, bytes]]) -> Path:
        """Lay files (name, content) into a fresh folder in place of those laid out before; returns the folder.

        :raises LocalFault: when they cannot be written; then nothing is left behind.
        """
        self.clear()
        self._is_ours = True
        place = self._folder / ("".join(sign for sign in name if sign.isalnum())[:_MOST_LETTERS] or "lampiran")
        try:
            place.mkdir(mode=0o700, parents=True)
            for number, (of_file, content) in enumerate(files, 1):
                (place / f"{number} {_fit(of_file)}").write_bytes(content)
        except OSError as fault:
            self.clear()
            raise LocalFault(
                "Lampiran tidak dapat diletakkan ke folder. Periksa ruang diska dan hak akses folder profil."
            ) from fault
        return place

    def clear(self) -> None:
        """Take away what was laid out; what another program holds open goes the next time."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def close(self) -> None:
        """Take away what was laid out here; what another process has laid out stays for its operator."""
        if self._is_ours:
            self.clear()
