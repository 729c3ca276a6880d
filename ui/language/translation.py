"""The language of the windows: Indonesian as the sources say it, or English from the catalogue beside them.

A language is taken up when windows are made, so that a chosen one shows with the next start. Status phrases, names and
whatever people wrote stay as they came.
"""

from collections.abc import Callable
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Final, ParamSpec, Protocol, cast

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from shiboken6 import isValid

P = ParamSpec("P")


class Language(StrEnum):
    """What windows can speak."""

    INDONESIAN = "id"
    ENGLISH = "en"


class Preferences(Protocol):
    """What one person has chosen about the windows; kept outside the vault, for the first window speaks too."""

    @property
    def language(self) -> Language:
        """The language to speak from the next start on."""
        ...

    def choose_language(self, language: Language) -> None:
        """Keep a language. :raises sync.contract.errors.LocalFault: when it cannot be kept."""
        ...


class ForThisRun:
    """Preferences that nobody keeps: for demos and pictures."""

    def __init__(self) -> None:
        """Begin with the language that is spoken."""
        self.language = spoken()

    def choose_language(self, language: Language) -> None:
        """Remember a language until the program ends."""
        self.language = language


NAMES: Final = {Language.INDONESIAN: "Bahasa Indonesia", Language.ENGLISH: "English"}
"""Each language in its own words, so that whoever reads the wrong one finds the way out."""

_LOCALES: Final = {Language.INDONESIAN: QLocale("id_ID"), Language.ENGLISH: QLocale("en_GB")}

_QT_WORDS: Final = {
    "&Undo": "&Urungkan",
    "&Redo": "&Ulangi",
    "Cu&t": "Po&tong",
    "&Copy": "&Salin",
    "Copy &Link Location": "Salin &alamat tautan",
    "&Paste": "&Tempel",
    "Select All": "Pilih semua",
    "OK": "Baik",
    "&OK": "&Baik",
    "Cancel": "Batal",
    "Close": "Tutup",
    "&Close": "&Tutup",
    "&Step up": "&Naikkan",
    "Step &down": "&Turunkan",
    "&Yes": "&Ya",
    "&No": "&Tidak",
    "Open": "Buka",
    "&Open": "&Buka",
    "&Save": "&Simpan",
    "Save As": "Simpan sebagai",
    "&Choose": "&Pilih",
    "Look in:": "Lihat di:",
    "&Look in:": "&Lihat di:",
    "File &name:": "&Nama berkas:",
    "Directory:": "Folder:",
    "Files of type:": "Jenis berkas:",
    "Files of &type:": "&Jenis berkas:",
    "All Files (*)": "Semua berkas (*)",
    "All files (*)": "Semua berkas (*)",
    "Directories": "Folder",
    "Find Directory": "Cari folder",
    "Recent Places": "Tempat terakhir",
    "Remove": "Hapus dari daftar",
    "Delete": "Hapus",
    "Drive": "Diska",
    "Unknown": "Tidak dikenal",
    "Are you sure you want to delete '%1'?": "Hapus “%1”?",
    "'%1' is write protected.\nDo you want to delete it anyway?": "“%1” dilindungi.\nTetap hapus?",
    "Could not delete directory.": "Folder itu tidak dapat dihapus.",
    "Back": "Mundur",
    "Forward": "Maju",
    "Parent Directory": "Folder di atasnya",
    "Go back": "Kembali",
    "Go forward": "Maju",
    "Go to the parent directory": "Ke folder di atasnya",
    "Create New Folder": "Buat folder baru",
    "Create a New Folder": "Buat folder baru",
    "List View": "Tampilan daftar",
    "Change to list view mode": "Ke tampilan daftar",
    "Detail View": "Tampilan rinci",
    "Change to detail view mode": "Ke tampilan rinci",
    "Sidebar": "Folder utama",
    "Computer": "Komputer",
    "My Computer": "Komputer ini",
    "Name": "Nama",
    "Size": "Ukuran",
    "Type": "Jenis",
    "Date Modified": "Diubah",
    "Folder": "Folder",
    "File Folder": "Folder",
    "New Folder": "Folder baru",
    "&New Folder": "Folder &baru",
    "&Rename": "Ganti &nama",
    "&Delete": "&Hapus",
    "Show &hidden files": "Tampilkan yang &tersembunyi",
    "%1 already exists.\nDo you want to replace it?": "%1 sudah ada.\nGanti dengan yang baru?",
    "%1\nFile not found.\nPlease verify the correct file name was given.": "%1\nBerkas itu tidak ada.",
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.": "%1\nFolder itu tidak ada.",
}


class QtWords(QTranslator):
    """Translates Qt's own words (menus of text fields, buttons of dialogs): Qt ships no Indonesian catalogue."""

    def translate(
        self, context: str, source_text: str, /, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """Return the Indonesian word, or nothing where Qt should go on looking."""
        del context, disambiguation, n
        return _QT_WORDS.get(source_text)

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """Say that there is something to translate, or Qt would never ask."""
        return False


class _Spoken:
    """The language of this process; there is one, as there is one application."""

    language = Language.INDONESIAN
    by: QTranslator | None = None
    forget: Final[list[Callable[[], None]]] = []
    """Forgets what was remembered in it."""


def spoken() -> Language:
    """Return the language that windows speak now."""
    return _Spoken.language


def locale() -> QLocale:
    """Return how the spoken language writes numbers, days and times, whatever the locale of the computer."""
    return _LOCALES[_Spoken.language]


def remembered(translate: Callable[P, str]) -> Callable[P, str]:
    """Return a function that asks Qt once for each text, for words that tables say again and again as they paint."""
    kept = cache(translate)
    _Spoken.forget.append(kept.cache_clear)
    return cast("Callable[P, str]", kept)


def speak(application: QCoreApplication, language: Language) -> None:
    """Speak a language in all windows that are made from now on."""
    if _Spoken.by is not None and isValid(_Spoken.by):
        application.removeTranslator(_Spoken.by)
        _Spoken.by.deleteLater()
    _Spoken.language = language
    for forget in _Spoken.forget:
        forget()
    QLocale.setDefault(_LOCALES[language])
    if language is Language.INDONESIAN:
        _Spoken.by = QtWords(application)
        application.installTranslator(_Spoken.by)
        return
    catalogue = QTranslator(application)
    if not catalogue.load(str(files("resources") / "translations" / f"tindak_{language}.qm")):
        raise FileNotFoundError(f"the catalogue of {language} is missing")
    _Spoken.by = catalogue
    application.installTranslator(catalogue)
